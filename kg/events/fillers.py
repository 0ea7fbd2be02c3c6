"""From a token to what it denotes: the entity of the mention it heads, or a thing named by its noun phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg import plural_reference, syntax
from kg.lexicon.frames import noun_classes
from kg.model import Argument, Document, Entity, EntityType, Item, Mention, MentionKind


@dataclass(frozen=True)
class Referents:
    """Who the tokens of a document denote. Built once per document."""

    doc: Document
    entities: tuple[Entity, ...]
    by_head: dict[int, tuple[Mention, Entity]] = field(default_factory=dict)
    by_token: dict[int, tuple[Mention, Entity]] = field(default_factory=dict)
    by_state: dict[str, Entity] = field(default_factory=dict)
    # nouns and what names stand for, found when first asked for
    nouns: list[tuple[int, str]] = field(default_factory=list)
    noun_endings: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    named_things: dict[str, list[int]] = field(default_factory=dict)
    # roles of a trigger by frame, head and first token, which the choice of a frame and its reading both need
    filled: dict[tuple[str, int, int], tuple[Argument, ...]] = field(default_factory=dict)

    @staticmethod
    def of(doc: Document, entities: Sequence[Entity]) -> Referents:
        """Index the mentions of all entities; a shorter mention wins over one it is nested in."""
        out = Referents(doc, tuple(entities))
        pairs = [(m, e) for e in entities for m in e.mentions]
        pairs.sort(key=lambda p: (-(p[0].last - p[0].first), p[0].start))
        for m, e in pairs:
            out.by_head[m.head] = (m, e)
            for i in range(m.first, m.last):
                out.by_token[i] = (m, e)
            if e.state:
                out.by_state.setdefault(e.state, e)
        return out

    def at(self, i: int) -> tuple[Mention, Entity] | None:
        """The mention that the nominal at token ``i`` is: headed by it, or the name that a title carries."""
        if i in self.by_head:
            owned = self._owned_by_person(i)
            if owned is not None:
                return self.by_head.get(owned)
            return self._named_after_owner(i) or self.by_head[i]
        named = syntax.children(self.doc, i, "flat", "appos")
        for j in (*named, *syntax.name_tokens(self.doc, i)) if named else ():
            if j in self.by_head:
                return self.by_head[j]
        found = self.by_token.get(i)
        if found and (found[0].kind is MentionKind.NAME or found[0].head == i):
            return found
        whole = _whole(self.doc, i)
        return self.at(whole) if whole is not None else None

    def _named_after_owner(self, i: int) -> tuple[Mention, Entity] | None:
        """ "møttes Finlands Pekka Haavisto": parsers make the country the head of the minister's name."""
        t = self.doc.tokens[i]
        if t.rel not in {"nsubj", "obj", "iobj", "obl", "conj"} or not syntax.is_genitive(t):
            return None
        names = (c for c in syntax.children(self.doc, i, "flat") if c in self.by_head)
        return next((self.by_head[c] for c in names if self.by_head[c][1] is not self.by_head[i][1]), None)

    def _owned_by_person(self, i: int) -> int | None:
        """The noun of "Khalifa Haftars | styrker", which parsers make a part of the owner's name."""
        mention, entity = self.by_head[i]
        last = self.doc.tokens[mention.last - 1]
        if entity.type is not EntityType.PERSON or mention.last >= len(self.doc.tokens) or not last.form.endswith("s"):
            return None
        beside = self.doc.tokens[mention.last]
        inside = mention.first <= beside.head < mention.last and beside.rel == "flat" and beside.upos == "NOUN"
        return beside.i if inside and beside.sent == last.sent else None

    def _joined_before(self, i: int, one: tuple[Mention, Entity] | None) -> tuple[tuple[Mention, Entity], ...]:
        """Those who were named together just before a "de" that is taken for one of them or for nobody."""
        t = self.doc.tokens[i]
        if t.upos != "PRON" or t.rel != "nsubj" or t.low not in _THEY:
            return ()
        if one is not None and one[1].type not in {EntityType.STATE, EntityType.PERSON, EntityType.ORGANIZATION}:
            return ()
        first = self.doc.sentences[max(0, t.sent - _BEFORE)].first
        for u in reversed(self.doc.tokens[first:i]):
            if u.rel in {"nsubj", "obj"} and syntax.children(self.doc, u.i, "conj"):
                named = [f for f in (self.at(j) for j in _coordinated(self.doc, u.i)) if f is not None]
                if len({e.id for _, e in named}) > 1:
                    return tuple(named)
        return ()

    def all_at(self, i: int) -> tuple[tuple[Mention, Entity], ...]:
        """The referents of a nominal and of the nominals coordinated below it; plurals such as "de to lederne" are
        the things they take up.
        """
        out: list[tuple[Mention, Entity]] = []
        for j in _coordinated(self.doc, i):
            one = self.at(j)
            several = plural_reference.members(self.doc, j, self.entities) or self._joined_before(j, one)
            if several and (one is None or one[0].kind is not MentionKind.NAME):
                out += several
            elif one is not None:
                out.append(one)
        return tuple(out)


def _whole(doc: Document, i: int) -> int | None:
    """Of whom some or none are told of: "ingen | av disse bedriftene", "to | av dem"."""
    if doc.tokens[i].upos not in {"DET", "NUM", "PRON", "ADJ"}:
        return None
    return next((j for case, j in syntax.obliques(doc, i) if case == "av"), None)


_THEY = frozenset({"de", "dei"})
_BEFORE = 1  # sentences
_ALONE = frozenset({"conj", "flat", "appos"})  # without one of these below it a nominal is all there is


def _coordinated(doc: Document, i: int) -> tuple[int, ...]:
    """``i`` and what is coordinated below it, also where that hangs on a name or an apposition: "de to landene Norge og
    Island", "diplomaten Karsten Klepsvik og advokaten".
    """
    if _ALONE.isdisjoint(doc.dependents[i]):
        return (i,)
    out = [i]
    for j in out:
        named = (c for c in syntax.children(doc, j, "flat", "appos"))
        below = (k for c in (j, *named) for k in syntax.children(doc, c, "conj"))
        out += [k for k in below if syntax.is_nominal(doc.tokens[k]) and k not in out]
    return tuple(out)


@syntax.remembered
def item_at(doc: Document, i: int) -> Item:
    """The thing a noun phrase names, in the words of the text; its numeral as quantity."""
    tokens = _without_tail(doc, i)
    start, end = doc.tokens[tokens[0]].start, doc.tokens[tokens[-1]].end
    mention = Mention(
        start, end, doc.text_of(start, end), MentionKind.ITEM, tokens[0], tokens[-1] + 1, i, "noun-phrase"
    )
    numerals = [doc.tokens[c].form for c in syntax.children(doc, i, "nummod")]
    return Item(mention.text, mention, " ".join(numerals))


# What a phrase with one of these says of a thing is part of what it is; all others say where, when, how or for whom.
_OF_THE_THING = frozenset({"", "av", "med", "uten", "utan"})


def _without_tail(doc: Document, i: int) -> tuple[int, ...]:
    """The phrase of a thing up to an adjunct of place, time or manner: "førti droner | over grensen i september"."""
    tokens = _without_negation(doc, syntax.phrase(doc, i))
    right = (c for c in syntax.children(doc, i, "nmod", "obl") if c > i)
    cut = [syntax.subtree(doc, c)[0] for c in right if not _tells_what_it_is(doc, c)]
    return tuple(t for t in tokens if t <= i or t < min(cut, default=len(doc.tokens)))


def _without_negation(doc: Document, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """ "Ikke | ett fly er levert": what is denied, not the denial."""
    denied = len(tokens) > 1 and doc.tokens[tokens[0]].low_lemma in syntax.NEGATIONS
    return tokens[1:] if denied else tokens


def _tells_what_it_is(doc: Document, i: int) -> bool:
    """ "rakettar | av typen Spike", "et anlegg | for luftvern"; not "våpen | for tre milliarder"."""
    case = syntax.case(doc, i).split(" ")[0]
    if case == "for":
        return not any(doc.tokens[j].low_lemma in noun_classes()["money"] for j in syntax.subtree(doc, i))
    if case == "av" and doc.tokens[i].upos == "PROPN":
        return False  # "kjøpt ammunisjon | av Nord-Korea": who sells it
    return case in _OF_THE_THING


def compound_item(doc: Document, i: int, modifier: str) -> Item:
    """The thing that the first part of a compound trigger names: "våpen" of "våpenleveransene"."""
    start = doc.tokens[i].start
    end = start + len(modifier)
    mention = Mention(start, end, doc.text_of(start, end), MentionKind.ITEM, i, i + 1, i, "compound")
    return Item(mention.text, mention)
