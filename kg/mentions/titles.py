"""Titles: who is said to be what, of what, read off the words around a name.

Russlands forsvarsminister Sergej Sjojgu        before a name, with possessor, nationality or attribute
Stelios Markou, lederen for Nea Enosi           apposition, on either side
Eleni Savvidou var tidligere brigader           copula with a bare noun
Putins talsmann                                 a description that says of whom: holder of its own title
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import nations, titles
from kg.lexicon.modifiers import past_modifiers
from kg.mentions.context import with_context
from kg.mentions.implied_titles import colleague, leading
from kg.mentions.inherited_titles import inherited
from kg.mentions.predicates import appointments, later_predicates
from kg.mentions.reader import Reader
from kg.mentions.span import mention
from kg.mentions.title_owners import (
    OF_PREPOSITIONS,
    Owner,
    attribute_of,
    compound_start,
    modifiers_start,
    owner_of,
    title_case,
)
from kg.model import Document, EntityType, Mention, MentionKind, TitleFact

# Words for a ruler that are a judgement and no office when the text also names the office.
_EPITHETS = frozenset({"diktator", "statsmann"})
_COPULAS = frozenset({"er", "var", "blir", "ble", "blei", "vart", "vært", "vore", "heter", "heiter"})
_SKIPPED_AFTER_COPULA = frozenset(
    {
        "ny",
        "for",
        "tiden",
        "tida",
        "nylig",
        "nyleg",
        "igjen",
        "lenge",
        "også",
        "òg",
        "nå",
        "no",
        "da",
        "då",
        "fortsatt",
        "framleis",
        "både",
    }
)
_LEADS = frozenset({"leder", "leier", "ledet", "leidde", "leia", "styrer", "styrte", "kommanderer"})


def find_titles(doc: Document, mentions: tuple[Mention, ...]) -> tuple[TitleFact, ...]:
    """Every statement of a position, in text order of its evidence; see the module for the patterns."""
    reader = Reader(doc, mentions)
    found: list[TitleFact] = []
    for m in reader.persons:
        if m.kind is MentionKind.NAME:
            found += _before_name(reader, m)
            found += _appositions(reader, m)
            found += leading(reader, m)
            found += colleague(reader, m)
        found += _copula(reader, m)
        found += _by_verb(reader, m)
        if m.kind is MentionKind.DESCRIPTION:
            found += _own_title(reader, m)
    for m in mentions:
        if m.kind is MentionKind.PRONOUN and m.gender in {"masc", "fem"} and not m.rule.endswith("possessive"):
            found += _copula(reader, m)
            found += _by_verb(reader, m)
    found = [_led(reader, f) for f in found]
    found = inherited(reader, found)
    found.sort(key=lambda f: (f.evidence.start, f.evidence.end, f.holder.start))
    return with_context(doc, mentions, tuple(found))


# ------------------------------------------------------------------------------------------- patterns


def _before_name(reader: Reader, name: Mention) -> Iterator[TitleFact]:
    i = name.first - 1
    shared = _shared_title(reader, name)
    if shared is not None:
        yield from _fact(reader, name, shared, "title:shared")
        return
    if reader.role(i) is None or reader.doc.tokens[i].sent != reader.doc.tokens[name.first].sent:
        yield from _with_attribute_before(reader, name)
        return
    yield from _fact(reader, name, i, "title:before name", _after_name(reader, name, i))
    if reader.form(i - 1) in {"og", "–"} and reader.role(i - 2) is not None:
        yield from _fact(reader, name, i - 2, "title:before name:coordinated")


def _shared_title(reader: Reader, name: Mention) -> int | None:
    """The plural title before several coordinated names: "generalene N.N. og M.M."."""
    i = name.first - 1
    low = reader.doc.sentence_of(name.first).first
    while reader.form(i) in {"og", ","} and i > low:
        other = reader.ending.get(i)
        if other is None or other.kind is not MentionKind.NAME or other.entity_type is not EntityType.PERSON:
            return None
        i = other.first - 1
    found = reader.plural_role(i)
    return i if found is not None and found.is_position else None


def _after_name(reader: Reader, name: Mention, title: int) -> Owner | None:
    """ "guvernør N.N. i regionen X", "forsker N.N. ved Y": the owner stands behind the name."""
    role = reader.role(title)
    if role is None or owner_of(reader, modifiers_start(reader, title), title) != Owner():
        return None
    preposition = reader.form(name.last)
    owner = attribute_of(reader, name.last - 1, role) if preposition in OF_PREPOSITIONS - {"av", "til", "på"} else None
    if owner is None or owner.entity_type is EntityType.PERSON:
        return None
    body = owner.entity_type is EntityType.ORGANIZATION
    return Owner(owner) if role.kind != "state" and (body or role.kind == "local") else None


def _with_attribute_before(reader: Reader, name: Mention) -> Iterator[TitleFact]:
    """ "leder i Høyre Erna Solberg", "talskvinne for partiet, N.N.,": title and attribute before the name."""
    comma = reader.form(name.first - 1) == "," and reader.form(name.last) in {",", ".", ""}
    owner = reader.ending.get(name.first - comma)
    named = owner is not None and (owner.kind is MentionKind.NAME or comma)
    if owner is None or not named or owner.entity_type is EntityType.PERSON:
        return
    i = owner.first - 2
    if comma and (reader.ending.get(i + 1) is not None or (role := reader.role(i)) is None or role.form.definite):
        return
    if reader.form(owner.first - 1) in OF_PREPOSITIONS and reader.role(i) is not None:
        yield from _fact(reader, name, i, "title:with attribute before name", Owner(owner))


def _appositions(reader: Reader, name: Mention) -> Iterator[TitleFact]:
    """A description next to the name with a comma between; also "tidligere sjef" in a following bracket."""
    after = reader.starting.get(name.last + 1)
    if reader.form(name.last) in {",", "("}:
        if after is not None and after.kind is MentionKind.DESCRIPTION and after.entity_type is EntityType.PERSON:
            yield from _described(reader, name, after, "title:apposition after")
        else:
            yield from _bare_apposition(reader, name)
    comma = _comma_before(reader, name)
    before = reader.ending.get(comma)
    if reader.form(comma) == "," and before is not None and before.kind is MentionKind.DESCRIPTION:
        yield from _described(reader, name, before, "title:apposition before")


def _comma_before(reader: Reader, name: Mention) -> int:
    """The comma before a name, past "44 år gamle" and "russiske" between."""
    for i in range(name.first - 1, max(name.first - 6, -1), -1):
        if reader.form(i) == ",":
            return i if past_modifiers(reader.doc, i + 1) == name.first else name.first - 1
    return name.first - 1


def _bare_apposition(reader: Reader, name: Mention) -> Iterator[TitleFact]:
    """ "Kari Moe, tidligere statssekretær, …", "Kari Moe, gründer og daglig leder": bare nouns, modifiers before."""
    i = name.last + 1
    limit = reader.doc.sentence_of(name.first).last
    for _ in range(2):
        noun = _past_modifiers(reader, i, min(i + 4, limit))
        role = reader.role(noun) if noun < limit else None
        if role is None or role.form.definite or noun + 1 in reader.starting:
            return
        yield from _fact(reader, name, noun, "title:bare apposition")
        if reader.form(noun + 1) != "og":
            return
        i = noun + 2


def _past_modifiers(reader: Reader, i: int, limit: int) -> int:
    while i < limit and (titles.load().is_modifier(reader.form(i)) or nations.load().by_adjective(reader.form(i))):
        i += 1
    return i


def _described(reader: Reader, name: Mention, description: Mention, rule: str) -> Iterator[TitleFact]:
    role = reader.role(description.head)
    if role is None or not role.is_position:
        return
    if (
        description.rule.endswith("indefinite")
        and reader.form(description.first) in {"en", "ein", "ei"}
        and role.kind != "trade"
    ):
        return
    yield from _fact(reader, name, description.head, rule)


def _copula(reader: Reader, subject: Mention) -> Iterator[TitleFact]:
    i = subject.last
    relative = reader.form(i) == "," and reader.form(i + 1) == "som"
    i += 2 if relative else 0
    while relative and reader.form(i) in _SKIPPED_AFTER_COPULA:
        i += 1
    if reader.form(i) not in _COPULAS:
        return
    i += 1
    while reader.form(i) in _COPULAS | _SKIPPED_AFTER_COPULA:
        i += 1
    while titles.load().is_modifier(reader.form(i)) or _possessor_at(reader, i) is not None:
        owner = _possessor_at(reader, i)
        i = owner.last if owner is not None else i + 1
    role = reader.role(i)
    if role is None or not role.is_position or i + 1 in reader.starting:
        return
    second = reader.role(i + 2) if reader.form(i + 1) == "og" else None
    if second is not None and second.is_position and not second.form.definite and not role.form.definite:
        shared = owner_of(reader, modifiers_start(reader, i + 2), i + 2)
        yield from _fact(reader, subject, i, "title:copula", shared if shared != Owner() else None)
        yield from _fact(reader, subject, i + 2, "title:copula:coordinated")
        return
    owned = owner_of(reader, modifiers_start(reader, i), i) != Owner()
    if not role.form.definite or owned:
        yield from _fact(reader, subject, i, "title:copula")


def _by_verb(reader: Reader, person: Mention) -> Iterator[TitleFact]:
    """ "N.N. ble utnevnt til ny statsråd", "hun satt … og var statssekretær for M.M."."""
    for noun in appointments(reader, person):
        yield from _fact(reader, person, noun, "title:appointed")
    for noun in later_predicates(reader, person):
        yield from _fact(reader, person, noun, "title:copula")


def _possessor_at(reader: Reader, i: int) -> Mention | None:
    """A genitive name or description that starts at a token."""
    found = [m for m in reader.mentions if m.first == i and m.kind is not MentionKind.PRONOUN]
    return next((m for m in found if m.text[-1:] in {"s", "'", "’"} and reader.role(m.last - 1) is None), None)


def _own_title(reader: Reader, description: Mention) -> Iterator[TitleFact]:
    """A description that says of whom it is: it holds its own title, whoever it turns out to be."""
    role = reader.role(description.head)
    if role is None or not role.is_position:
        return
    indefinite = description.rule.endswith("indefinite")
    compound = "-" in role.form.modifier and role.form.definite
    rule = "title:own:compound" if compound else "title:own"
    for fact in _fact(reader, description, description.head, rule):
        named = fact.of is not None and fact.of.kind is MentionKind.NAME
        if fact.of != description and (named if indefinite else fact.of is not None):
            yield fact
        elif fact.of_state and not indefinite and role.kind == "state" and role.form.base not in _EPITHETS:
            yield replace(fact, rule="title:own:by nationality")
        elif description.rule.endswith("headline"):
            yield replace(fact, rule="title:own:headline")
        elif role.kind == "rank" and role.form.definite:
            yield replace(fact, rule="title:own:of nobody named")


# -------------------------------------------------------------------------------------------- facts


def _fact(reader: Reader, holder: Mention, noun: int, rule: str, owner: Owner | None = None) -> Iterator[TitleFact]:
    role = reader.role(noun) or (reader.plural_role(noun) if rule == "title:shared" else None)
    if role is None or not role.is_position:
        return
    first = modifiers_start(reader, compound_start(reader, noun))
    words = [reader.form(i) for i in range(first, noun)]
    of = owner or owner_of(reader, first, noun)
    evidence = mention(reader.doc, first, noun + 1, MentionKind.TITLE, rule, head=noun, title=role.lemma)
    title = " ".join([*words, title_case(reader, noun, role)])
    former = any(w in titles.load().former for w in words)
    yield TitleFact(holder, title, of.mention, of.state, former, evidence, rule)


def _led(reader: Reader, fact: TitleFact) -> TitleFact:
    """ "kommandør X, som leier operasjonen": the rank is of what its bearer leads."""
    after = fact.holder.last
    role = titles.load().kind_of(fact.title)
    if fact.of is not None or fact.of_state or reader.form(after) != "," or reader.form(after + 1) != "som":
        return fact
    if role == "state" or fact.rule == "title:leads":
        return fact  # "statsråd N.N., som leder komiteen" is the state's
    led = reader.starting.get(after + 3)
    if reader.form(after + 2) in _LEADS and led is not None and led.entity_type is EntityType.ORGANIZATION:
        return replace(fact, of=led, rule=fact.rule + ":leads")
    return fact
