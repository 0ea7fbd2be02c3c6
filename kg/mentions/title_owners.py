"""What a position belongs to, read off the words around a title: possessor, nationality, attribute, compound."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon import nations, titles
from kg.lexicon.coreference import saying_forms
from kg.lexicon.titles import Role
from kg.mentions.noun_phrases import ARTICLES, POSSESSIVES
from kg.mentions.reader import Reader
from kg.model import EntityType, Mention, MentionKind

_AUXILIARIES = frozenset(
    {"har", "hadde", "ha", "er", "var", "blir", "ble", "blei", "vart", "blitt", "vorte", "fikk", "fekk"}
)
OF_PREPOSITIONS = frozenset({"for", "i", "ved", "til", "hos", "av", "på", "fra", "frå"})


@dataclass(frozen=True, slots=True)
class Owner:
    """What a position belongs to: a mention, or only a state's code; both None if the words do not say."""

    mention: Mention | None = None
    state: str | None = None


def owner_of(reader: Reader, first: int, noun: int) -> Owner:
    """Read the owner off the words before ``first`` (where the title with its modifiers starts) and after ``noun``."""
    i = first - 1
    low = reader.doc.sentence_of(noun).first
    state: str | None = None
    while i >= low:
        word = reader.doc.tokens[i]
        owner = reader.ending.get(i + 1)
        if owner is not None and (word.low in POSSESSIVES or word.form[-1:] in {"s", "'", "’"}):
            return Owner(owner)
        state = state or nations.load().by_adjective(word.form)
        if not (word.upos in {"ADJ", "DET"} or word.low in ARTICLES or nations.load().by_adjective(word.form)):
            break
        i -= 1
    if state is not None and (role := reader.role(noun)) is not None and role.kind == "state":
        return Owner(None, state)  # "den russiske ambassadøren til FN" is Russia's
    attribute = attribute_of(reader, noun, reader.role(noun))
    seat = _seat(reader, noun, attribute)
    if seat is not None:
        return Owner(None, seat)
    if attribute is not None:
        return Owner(attribute, None)
    role = reader.role(noun)
    if role is not None and role.kind == "trade":
        return Owner(None, state)  # a "Russland-forsker" knows Russia and is not its
    return _by_compound(reader, noun, state)


def _seat(reader: Reader, noun: int, attribute: Mention | None) -> str | None:
    """The state whose capital follows an office: "forsvarsministeren i København"."""
    role = reader.role(noun)
    if attribute is None or role is None or role.kind != "state" or attribute.entity_type is not EntityType.PLACE:
        return None
    if role.form.base in titles.load().posted:
        return None  # "ambassadøren i Washington" serves there
    return nations.load().by_capital(attribute.text) if reader.form(noun + 1) == "i" else None


def attribute_of(reader: Reader, noun: int, role: Role | None) -> Mention | None:
    """The name after "for/i/ved/til …" that follows a title, past articles, adjectives and classifying nouns."""
    after = reader.starting.get(noun + 1)
    if after is not None and after.kind is MentionKind.PRONOUN and reader.form(noun + 1) in POSSESSIVES:
        return after
    if reader.form(noun + 1) not in OF_PREPOSITIONS:
        return None
    if reader.form(noun + 1) == "til" and reader.form(noun - 1) in saying_forms():
        return None  # "seier ministeren til NRK"
    for i in range(noun + 2, min(noun + 6, reader.doc.sentence_of(noun).last)):
        t = reader.doc.tokens[i]
        m = reader.starting.get(i)
        if m is not None and (m.kind is MentionKind.NAME or _contains_name(reader, m) or _is_body(m, role)):
            return m
        if t.low in {"ved", "hos"} and reader.form(noun + 1) == "i":
            continue  # "professor i økonomi ved Universitetet i Oslo"
        if t.upos in {"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "ADP"}:
            return None
    return None


def _is_body(m: Mention, role: Role | None) -> bool:
    """An organisation that only a description names: "talspersonen for det polske utenriksdepartementet"."""
    organization = m.kind is MentionKind.DESCRIPTION and (
        m.entity_type is EntityType.ORGANIZATION
        or (m.rule == "description:facility" and role is not None and role.kind != "state")
    )
    return organization and role is not None and role.kind != "rank"


def _contains_name(reader: Reader, m: Mention) -> bool:
    return any(
        i in reader.starting and reader.starting[i].kind is MentionKind.NAME for i in range(m.first + 1, m.last)
    ) or any(n.kind is MentionKind.NAME and m.start <= n.start < m.end for n in reader.mentions)


def _by_compound(reader: Reader, noun: int, state: str | None) -> Owner:
    """The name in "NATO-sjefen" or "Høyre-leder" where the article names it elsewhere; a state in "Kreml-talsmann"."""
    head, hyphen, _ = reader.doc.tokens[noun].form.rpartition("-")
    if not hyphen:
        return Owner(None, state)
    named = next((m for m in reader.mentions if m.kind is MentionKind.NAME and m.text in {head, head + "s"}), None)
    return Owner(
        named, state or nations.load().by_name(head) or nations.load().by_seat(head) if named is None else None
    )


def compound_start(reader: Reader, noun: int) -> int:
    """Where a coordinated title starts: "fiskeri-" in "fiskeri- og havminister"."""
    shared = noun > 1 and reader.form(noun - 1) == "og" and reader.form(noun - 2).endswith("-")
    return noun - 2 if shared and len(reader.form(noun - 2)) > 2 else noun


def modifiers_start(reader: Reader, noun: int) -> int:
    """The first of the words before a title that are part of it ("tidligere")."""
    i = noun
    while i > 0 and titles.load().is_modifier(reader.form(i - 1)) and not _is_participle(reader, i - 1):
        i -= 1
    return i


def _is_participle(reader: Reader, i: int) -> bool:
    """ "har avsatt president N.N.": what was done to the holder, not what he is."""
    return reader.form(i - 1) in _AUXILIARIES and not reader.form(i).endswith("e")


def title_case(reader: Reader, noun: int, role: Role) -> str:
    """The lemma, with the capitals that a name inside a compound has: "NATO-sjef"."""
    word = reader.doc.tokens[noun].form
    modifier = role.form.modifier
    return word[: len(modifier)] + role.form.base if "-" in modifier and not word.isupper() else role.lemma
