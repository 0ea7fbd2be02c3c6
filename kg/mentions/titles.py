"""Titles: who is said to be what, of what, read off the words around a name.

    Russlands forsvarsminister Sergej Sjojgu        before a name, with possessor, nationality or attribute
    Stelios Markou, lederen for Nea Enosi           apposition, on either side
    Eleni Savvidou var tidligere brigader           copula with a bare noun
    Putins talsmann                                 a description that says of whom: holder of its own title
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon import nations, titles
from kg.lexicon.titles import Role
from kg.mentions.context import with_context
from kg.mentions.noun_phrases import ARTICLES, POSSESSIVES
from kg.mentions.span import mention
from kg.model import Document, EntityType, Mention, MentionKind, TitleFact

_COPULAS = frozenset({"er", "var", "blir", "ble", "blei", "vart", "vært", "vore", "heter", "heiter"})
_OF_PREPOSITIONS = frozenset({"for", "i", "ved", "til", "hos", "av", "på", "fra", "frå"})
_SKIPPED_AFTER_COPULA = frozenset({"også", "òg", "ikke", "ikkje", "nå", "no", "da", "då", "fortsatt", "framleis"})
_LEADS = frozenset({"leder", "leier", "ledet", "leidde", "leia", "styrer", "styrte", "kommanderer"})


@dataclass(frozen=True, slots=True)
class _Owner:
    """What a position belongs to: a mention, or only a state's code; both None if the words do not say."""

    mention: Mention | None = None
    state: str | None = None


class _Reader:
    """The mentions of one document, by where they start and end."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]):
        self.doc = doc
        self.mentions = mentions
        self.starting: dict[int, Mention] = {}
        self.ending: dict[int, Mention] = {}
        for m in mentions:
            self.starting.setdefault(m.first, m)  # sorted: the longest comes first
            self.ending.setdefault(m.last, m)
        self.persons = [m for m in mentions if m.entity_type is EntityType.PERSON]

    def role(self, i: int) -> Role | None:
        """The singular role noun at a token, if it is one."""
        if not 0 <= i < len(self.doc.tokens) or self.doc.tokens[i].upos in {"ADP", "AUX"}:
            return None
        found = titles.load().look_up(self.doc.tokens[i].form)
        return found if found is not None and not found.form.plural else None

    def form(self, i: int) -> str:
        """The lower-cased word at a token, "" outside the document."""
        return self.doc.tokens[i].form.lower() if 0 <= i < len(self.doc.tokens) else ""


def find_titles(doc: Document, mentions: tuple[Mention, ...]) -> tuple[TitleFact, ...]:
    """Every statement of a position, in text order of its evidence; see the module for the patterns."""
    reader = _Reader(doc, mentions)
    found: list[TitleFact] = []
    for m in reader.persons:
        if m.kind is MentionKind.NAME:
            found += _before_name(reader, m)
            found += _appositions(reader, m)
        found += _copula(reader, m)
        if m.kind is MentionKind.DESCRIPTION:
            found += _own_title(reader, m)
    found = [_led(reader, f) for f in found]
    found = _inherited(reader, found)
    found.sort(key=lambda f: (f.evidence.start, f.evidence.end, f.holder.start))
    return with_context(doc, mentions, tuple(found))


# ------------------------------------------------------------------------------------------- patterns


def _before_name(reader: _Reader, name: Mention) -> Iterator[TitleFact]:
    i = name.first - 1
    if reader.role(i) is None or reader.doc.tokens[i].sent != reader.doc.tokens[name.first].sent:
        yield from _with_attribute_before(reader, name)
        return
    yield from _fact(reader, name, i, "title:before name", _after_name(reader, name, i))
    if reader.form(i - 1) in {"og", "–"} and reader.role(i - 2) is not None:
        yield from _fact(reader, name, i - 2, "title:before name:coordinated")


def _after_name(reader: _Reader, name: Mention, title: int) -> _Owner | None:
    """ "guvernør N.N. i regionen X", "forsker N.N. ved Y": the owner stands behind the name."""
    role = reader.role(title)
    if role is None or _owner(reader, _modifiers_start(reader, title), title) != _Owner():
        return None
    preposition = reader.form(name.last)
    owner = _attribute(reader, name.last - 1) if preposition in _OF_PREPOSITIONS - {"av", "til", "på"} else None
    if owner is None or owner.entity_type is EntityType.PERSON:
        return None
    local = owner.entity_type is EntityType.ORGANIZATION or role.kind == "local"
    return _Owner(owner) if local and role.kind not in {"state", "rank"} else None


def _with_attribute_before(reader: _Reader, name: Mention) -> Iterator[TitleFact]:
    """ "leder i Høyre Erna Solberg": the title stands before its attribute, right before the name."""
    owner = reader.ending.get(name.first)
    if owner is None or owner.kind is not MentionKind.NAME or owner.entity_type is EntityType.PERSON:
        return
    i = owner.first - 2
    if reader.form(owner.first - 1) in _OF_PREPOSITIONS and reader.role(i) is not None:
        yield from _fact(reader, name, i, "title:with attribute before name", _Owner(owner))


def _appositions(reader: _Reader, name: Mention) -> Iterator[TitleFact]:
    """A description next to the name with a comma between; also "tidligere sjef" in a following bracket."""
    after = reader.starting.get(name.last + 1)
    if reader.form(name.last) in {",", "("}:
        if after is not None and after.kind is MentionKind.DESCRIPTION and after.entity_type is EntityType.PERSON:
            yield from _described(reader, name, after, "title:apposition after")
        else:
            yield from _bare_apposition(reader, name)
    before = reader.ending.get(name.first - 1)
    if reader.form(name.first - 1) == "," and before is not None and before.kind is MentionKind.DESCRIPTION:
        if before.entity_type is EntityType.PERSON:
            yield from _described(reader, name, before, "title:apposition before")


def _bare_apposition(reader: _Reader, name: Mention) -> Iterator[TitleFact]:
    """ "Kari Moe, tidligere statssekretær, …": modifiers before a bare noun."""
    i = name.last + 1
    limit = min(i + 4, reader.doc.sentence_of(name.first).last)
    while i < limit and (titles.load().is_modifier(reader.form(i)) or nations.load().by_adjective(reader.form(i))):
        i += 1
    role = reader.role(i) if i < limit else None
    if role is not None and not role.form.definite and i + 1 not in reader.starting:
        yield from _fact(reader, name, i, "title:bare apposition")


def _described(reader: _Reader, name: Mention, description: Mention, rule: str) -> Iterator[TitleFact]:
    role = reader.role(description.head)
    if role is None or not role.is_position:
        return
    if description.rule.endswith("indefinite") and reader.form(description.first) in {"en", "ein", "ei"} and role.kind != "trade":
        return
    yield from _fact(reader, name, description.head, rule)


def _copula(reader: _Reader, subject: Mention) -> Iterator[TitleFact]:
    i = subject.last
    if reader.form(i) not in _COPULAS:
        return
    i += 1
    while reader.form(i) in _COPULAS | _SKIPPED_AFTER_COPULA:
        i += 1
    while titles.load().is_modifier(reader.form(i)) or _possessor_at(reader, i) is not None:
        owner = _possessor_at(reader, i)
        i = owner.last if owner is not None else i + 1
    role = reader.role(i)
    if role is not None and role.is_position and not role.form.definite and i + 1 not in reader.starting:
        yield from _fact(reader, subject, i, "title:copula")


def _possessor_at(reader: _Reader, i: int) -> Mention | None:
    """A genitive name that starts at a token."""
    m = reader.starting.get(i)
    return m if m is not None and m.kind is MentionKind.NAME and m.text[-1:] in {"s", "'", "’"} else None


def _own_title(reader: _Reader, description: Mention) -> Iterator[TitleFact]:
    """A description that says of whom it is: it holds its own title, whoever it turns out to be."""
    role = reader.role(description.head)
    if role is None or not role.is_position or description.rule.endswith("indefinite"):
        return
    compound = "-" in role.form.modifier and role.form.definite
    rule = "title:own:compound" if compound else "title:own"
    for fact in _fact(reader, description, description.head, rule):
        if fact.of is not None and fact.of != description:
            yield fact
        elif role.kind in {"rank", "trade", "relation"} and role.form.definite:
            yield replace(fact, rule="title:own:of nobody named")


# ----------------------------------------------------------------------------------- title and owner


def _fact(reader: _Reader, holder: Mention, noun: int, rule: str, owner: _Owner | None = None) -> Iterator[TitleFact]:
    role = reader.role(noun)
    if role is None or not role.is_position:
        return
    first = _modifiers_start(reader, noun)
    words = [reader.form(i) for i in range(first, noun)]
    of = owner or _owner(reader, first, noun)
    evidence = mention(reader.doc, first, noun + 1, MentionKind.TITLE, rule, head=noun, title=role.lemma)
    title = " ".join([*words, _title_case(reader, noun, role)])
    former = any(w in titles.load().former for w in words)
    yield TitleFact(holder, title, of.mention, of.state, former, evidence, rule)


def _title_case(reader: _Reader, noun: int, role: Role) -> str:
    """The lemma, with the capitals that a name inside a compound has: "NATO-sjef"."""
    word = reader.doc.tokens[noun].form
    modifier = role.form.modifier
    return word[: len(modifier)] + role.form.base if "-" in modifier and not word.isupper() else role.lemma


def _modifiers_start(reader: _Reader, noun: int) -> int:
    i = noun
    while i > 0 and titles.load().is_modifier(reader.form(i - 1)):
        i -= 1
    return i


def _owner(reader: _Reader, first: int, noun: int) -> _Owner:
    i = first - 1
    low = reader.doc.sentence_of(noun).first
    state: str | None = None
    while i >= low:
        word = reader.doc.tokens[i]
        owner = reader.ending.get(i + 1)
        if owner is not None and (word.form.lower() in POSSESSIVES or word.form[-1:] in {"s", "'", "’"}):
            return _Owner(owner)
        state = state or nations.load().by_adjective(word.form)
        if not (word.upos in {"ADJ", "DET"} or word.form.lower() in ARTICLES or nations.load().by_adjective(word.form)):
            break
        i -= 1
    if state is not None and (role := reader.role(noun)) is not None and role.kind == "state":
        return _Owner(None, state)  # "den russiske ambassadøren til FN" is Russia's
    attribute = _attribute(reader, noun)
    return _Owner(attribute, None) if attribute is not None else _Owner(_by_compound(reader, noun), state)


def _attribute(reader: _Reader, noun: int) -> Mention | None:
    """The name after "for/i/ved/til …" that follows a title, past articles, adjectives and classifying nouns."""
    after = reader.starting.get(noun + 1)
    if after is not None and after.kind is MentionKind.PRONOUN and reader.form(noun + 1) in POSSESSIVES:
        return after
    if reader.form(noun + 1) not in _OF_PREPOSITIONS:
        return None
    for i in range(noun + 2, min(noun + 6, reader.doc.sentence_of(noun).last)):
        t = reader.doc.tokens[i]
        m = reader.starting.get(i)
        if m is not None and (m.kind is MentionKind.NAME or _contains_name(reader, m) or _is_body(reader, m, noun)):
            return m
        if t.upos in {"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "ADP"}:
            return None
    return None


def _is_body(reader: _Reader, m: Mention, noun: int) -> bool:
    """An organisation that only a description names: "talspersonen for det polske utenriksdepartementet"."""
    role = reader.role(noun)
    organization = m.kind is MentionKind.DESCRIPTION and m.entity_type is EntityType.ORGANIZATION
    return organization and role is not None and role.kind != "rank"


def _contains_name(reader: _Reader, m: Mention) -> bool:
    return any(i in reader.starting and reader.starting[i].kind is MentionKind.NAME for i in range(m.first + 1, m.last)) or any(
        n.kind is MentionKind.NAME and m.start <= n.start < m.end for n in reader.mentions
    )


def _by_compound(reader: _Reader, noun: int) -> Mention | None:
    """The name in "NATO-sjefen" or "Høyre-leder", where the article names it elsewhere too."""
    head, hyphen, _ = reader.doc.tokens[noun].form.rpartition("-")
    if not hyphen:
        return None
    return next((m for m in reader.mentions if m.kind is MentionKind.NAME and m.text in {head, head + "s"}), None)


def _led(reader: _Reader, fact: TitleFact) -> TitleFact:
    """ "kommandør X, som leier operasjonen": the rank is of what its bearer leads."""
    after = fact.holder.last
    if fact.of is not None or fact.of_state or reader.form(after) != "," or reader.form(after + 1) != "som":
        return fact
    led = reader.starting.get(after + 3)
    if reader.form(after + 2) in _LEADS and led is not None and led.entity_type is EntityType.ORGANIZATION:
        return replace(fact, of=led, rule=fact.rule + ":leads")
    return fact


def _inherited(reader: _Reader, facts: Sequence[TitleFact]) -> list[TitleFact]:
    """ "USAs handelsrepresentant A og finansminister B": the second title shares the first one's owner."""
    out: list[TitleFact] = []
    for fact in facts:
        before = fact.evidence.first - 1
        previous = next((f for f in out if f.holder.last == before or _bracket_between(reader, f.holder.last, before)), None)
        bare = fact.of is None and fact.of_state is None
        if bare and reader.form(before) == "og" and previous is not None and (previous.of or previous.of_state):
            fact = replace(fact, of=previous.of, of_state=previous.of_state, rule=fact.rule + ":coordinated")
        out.append(fact)
    return out


def _bracket_between(reader: _Reader, start: int, end: int) -> bool:
    return end - start == 3 and reader.form(start) == "(" and reader.form(start + 2) == ")"
