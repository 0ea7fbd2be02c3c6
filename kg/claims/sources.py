"""Who a noun phrase of the text is: from tokens to the entities that can take a stance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg import syntax
from kg.lexicon import nations
from kg.model import Document, Entity, EntityType, Mention, MentionKind, Token

FIRST_PERSON = frozenset({"jeg", "eg", "vi", "me"})
_STOPS_RIGHT = frozenset({"ADP", "SCONJ", "VERB", "AUX", "CCONJ", "PUNCT"})
_SKIPPED_LEFT = frozenset({"AUX", "ADV", "PART", "ADP"})
_INDEFINITE = frozenset({"en", "ei", "et", "ein", "eit", "flere", "fleire", "noen", "nokre", "to", "tre"})
_TITLE_WORDS = 3
_POSSESSIVES = frozenset(("hans", "hennes", "hennar", "deres", "deira", "dens", "dets", "sin", "si", "sitt", "sine"))
_REFLEXIVES = frozenset({"seg", "selv", "sjølv", "også", "òg", "nå", "no"})


class Source(NamedTuple):
    """Somebody named in the text: entity id and the mention that names it."""

    entity: str
    mention: Mention


@dataclass(frozen=True)
class Sources:
    """The entities of an article that can take a stance, findable by token.

    The name of a place never speaks, unless a firm bears it, but what describes one may: "ifølge sykehuset".
    """

    doc: Document
    entities: tuple[Entity, ...]

    @cached_property
    def _by_token(self) -> dict[int, tuple[Source, ...]]:
        out: dict[int, list[Source]] = {}
        for entity in self.entities:
            for mention in entity.mentions:
                if entity.type is EntityType.PLACE and mention.kind is MentionKind.NAME:
                    firm = self._named_after(mention.text)
                    if firm is not None:
                        for k in range(mention.first, mention.last):
                            out.setdefault(k, []).append(Source(firm, mention))
                    continue
                if _is_owned_by_itself(entity, mention):
                    continue
                for k in range(mention.first, mention.last):
                    out.setdefault(k, []).append(Source(entity.id, mention))
        return {k: tuple(sorted(v, key=_longest_first)) for k, v in out.items()}

    def _named_after(self, place: str) -> str | None:
        """The one organization whose name begins with a place's: "Kongsberg" says what Kongsberg Gruppen says."""
        bodies = [e.id for e in self.entities if e.type is EntityType.ORGANIZATION and e.name.startswith(place + " ")]
        return bodies[0] if len(bodies) == 1 else None

    @cached_property
    def _entity(self) -> dict[str, Entity]:
        return {e.id: e for e in self.entities}

    def entity(self, key: str) -> Entity:
        """The entity with a local id."""
        return self._entity[key]

    def covering(self, k: int) -> tuple[Source, ...]:
        """All sources whose mention covers token ``k``, longest mention first."""
        return self._by_token.get(k, ())

    def starting(self, k: int) -> Source | None:
        """The longest mention that begins at token ``k``."""
        return next((s for s in self.covering(k) if s.mention.first == k), None)

    def ending(self, k: int) -> Source | None:
        """The longest mention that ends with token ``k``."""
        return next((s for s in self.covering(k) if s.mention.last == k + 1), None)

    def of_phrase(self, head: int) -> Source | None:
        """Who the noun phrase with this syntactic head denotes: itself, or the name in apposition to its title."""
        own = next((s for s in self.covering(head) if s.mention.head == head), None)
        if own is not None and not self.is_modifier(own.mention):
            return own
        for c in self._names_below(head):
            named = next((s for s in self.covering(c) if s.mention.head == c), None)
            if named is not None and not self.is_modifier(named.mention):
                return named
        return next((s for s in self.covering(head) if not self.is_modifier(s.mention)), None)

    def state_of_capital(self, head: int) -> Source | None:
        """The state, if the article names it, whose capital or seat of power a noun names: "i [Baku] avvises det"."""
        t = self.doc.tokens[head]
        code = nations.load().by_capital(t.form) or nations.load().by_seat(t.form)
        state = next((e for e in self.entities if e.type is EntityType.STATE and e.state == code), None)
        if code is None or state is None:
            return None
        return Source(state.id, Mention(t.start, t.end, t.form, MentionKind.NAME, head, head + 1, head, "capital"))

    def _names_below(self, head: int) -> tuple[int, ...]:
        """The words of a name or title chain below a token, nearest first."""
        out = list(syntax.children(self.doc, head, "flat", "appos"))
        for c in out:
            out += [d for d in syntax.children(self.doc, c, "flat", "appos") if d not in out]
        return tuple(out)

    def is_modifier(self, mention: Mention) -> bool:
        """A genitive in front of the noun that it belongs to: "E-tjenestens" in "E-tjenestens sjef"."""
        last = self.doc.tokens[mention.last - 1]
        if self._is_postposed(mention):
            return True
        if mention.last >= len(self.doc.tokens):
            return False
        following = self.doc.tokens[mention.last]
        if following.sent != last.sent or following.upos not in {"NOUN", "ADJ", "NUM", "PROPN"}:
            return False
        if self._is_name_in_s(mention):
            return False
        if mention.kind is MentionKind.PRONOUN:
            return last.rel in {"nmod", "det"} and last.feat("Poss") is not None
        return syntax.is_genitive(last) or self._is_name_plus_s(mention)

    def _is_postposed(self, mention: Mention) -> bool:
        """A possessive behind its noun: "hans" in "advokaten hans"."""
        pronoun = self.doc.tokens[mention.head]
        noun = self.doc.tokens[mention.head - 1] if mention.head else pronoun
        owned = syntax.has_definite_form(noun) and noun.sent == pronoun.sent
        return mention.kind is MentionKind.PRONOUN and owned and pronoun.low in _POSSESSIVES

    def _is_name_plus_s(self, mention: Mention) -> bool:
        """A known name, or the last part of one, with a genitive -s that the parser did not see: "Ukrainas"."""
        bare = mention.text.removesuffix("s")
        return bare != mention.text and any(
            s.mention == mention and f" {self.entity(s.entity).name}".endswith(f" {bare}")
            for s in self.covering(mention.first)
        )

    def _is_name_in_s(self, mention: Mention) -> bool:
        """A name that ends in -s itself: "Kypros", "Hamas"."""
        return any(
            s.mention == mention and self.entity(s.entity).name == mention.text for s in self.covering(mention.first)
        )

    def is_first_person(self, k: int) -> bool:
        """A speaker's word for himself or his own side."""
        return self.doc.tokens[k].low in FIRST_PERSON


def _is_owned_by_itself(entity: Entity, mention: Mention) -> bool:
    """ "advokaten hans" taken for the client himself: nobody is his own lawyer."""
    last = mention.last
    return mention.kind is MentionKind.DESCRIPTION and any(
        m.kind is MentionKind.PRONOUN and m.last == last and m.first > mention.first for m in entity.mentions
    )


def _longest_first(s: Source) -> tuple[int, int, str]:
    return (s.mention.first - s.mention.last, s.mention.first, s.entity)


def right_of(sources: Sources, k: int, end: int) -> Source | None:
    """Whom the words from token ``k`` on name, before any preposition, verb or clause: "sier (statsminister) X".

    A description without an entity lets the apposition behind its comma count: "sa sjefen, general X". An indefinite
    one stays unnamed: "ifølge en diplomat avisen har snakket med".
    """
    doc = sources.doc
    crossed = unnamed = False
    while k < end:
        found = sources.starting(k)
        if found is not None and not sources.is_modifier(found.mention):
            return _named_behind(sources, found) or found
        if found is not None:
            k = found.mention.last
            continue
        t = doc.tokens[k]
        if t.form == "," and not crossed and _apposition_follows(sources, k + 1, end):
            crossed = True
        elif t.upos == "ADP" and _person_behind_field(sources, k, end):
            k += 1
        elif (unnamed and t.upos == "NOUN") or _ends_search(t):
            return None
        unnamed = unnamed or t.low in _INDEFINITE
        k += 1
    return None


def _named_behind(sources: Sources, described: Source) -> Source | None:
    """The name right behind a description: "Xs skyggeregjering [NUG]", which is not the state of X."""
    tokens, k = sources.doc.tokens, described.mention.last
    named = sources.starting(k) if described.mention.kind is MentionKind.DESCRIPTION and k < len(tokens) else None
    if named is None or named.mention.kind is not MentionKind.NAME or sources.is_modifier(named.mention):
        return None
    return named if described.mention.first <= tokens[named.mention.head].head < k else None


def _person_behind_field(sources: Sources, k: int, end: int) -> bool:
    """A preposition inside a title: "professor [i] fysikk Ola Nes", "talsmann [for] partiet Kari Moe"."""
    tokens = sources.doc.tokens
    if k + 2 >= end or tokens[k - 1].upos != "NOUN" or tokens[k + 1].upos != "NOUN" or sources.covering(k + 1):
        return False
    found = sources.starting(k + 2)
    return found is not None and found.mention.kind is MentionKind.NAME and _is_person(sources, found)


def _is_person(sources: Sources, source: Source) -> bool:
    return sources.entity(source.entity).type is EntityType.PERSON


def _ends_search(t: Token) -> bool:
    """Negations and the start of another phrase or clause."""
    form = t.low
    return form in syntax.NEGATIONS or (t.upos in _STOPS_RIGHT and form not in _REFLEXIVES)


def _apposition_follows(sources: Sources, k: int, end: int) -> bool:
    """Up to two title words and then a name."""
    for j in range(k, min(k + 3, end)):
        found = sources.starting(j)
        if found is not None:
            return found.mention.kind is MentionKind.NAME
        if sources.doc.tokens[j].upos not in {"NOUN", "ADJ"}:
            return False
    return False


def left_of(sources: Sources, k: int, start: int) -> Source | None:
    """Whom the words up to token ``k`` name, looking back over auxiliaries, adverbs and bracketed insertions."""
    doc = sources.doc
    while k >= start:
        found = sources.ending(k)
        if found is not None and not sources.is_modifier(found.mention):
            return None if _in_prepositional_phrase(sources, found) else found
        t = doc.tokens[k]
        if t.form in {")", ","}:
            opening = _matching(doc, k, start)
            if opening is None:
                return None
            named = sources.ending(k - 1) if t.form == "," else None
            if named is not None and named.mention.first - opening <= _TITLE_WORDS:
                return named
            k = opening - 1
        elif t.upos in _SKIPPED_LEFT or t.low in _REFLEXIVES or _is_manner(doc, k):
            k -= 1
        else:
            return None
    return None


def _is_manner(doc: Document, k: int) -> bool:
    """An adjective used as an adverb before the verb ("blankt avviser"), which parsers may take for a verb."""
    t = doc.tokens[k]
    return t.low.endswith("t") and (t.upos, t.rel) in {("ADJ", "advmod"), ("VERB", "xcomp")}


def _in_prepositional_phrase(sources: Sources, source: Source) -> bool:
    """Inside an adverbial, so not the subject: "Før møtet mellom X og [Y] meldte Z"."""
    doc, k = sources.doc, source.mention.first - 1
    if k >= 0 and doc.tokens[k].low == "og":
        before = sources.ending(k - 1)
        if before is not None:
            k = before.mention.first - 1
    return k >= doc.sentence_of(source.mention.first).first and doc.tokens[k].upos == "ADP"


def _matching(doc: Document, k: int, start: int) -> int | None:
    """Where the insertion that ends at a closing bracket or comma begins."""
    opening = "(" if doc.tokens[k].form == ")" else ","
    return next((j for j in range(k - 1, start - 1, -1) if doc.tokens[j].form == opening), None)
