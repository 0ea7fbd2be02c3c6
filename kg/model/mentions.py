"""Mentions and what a title says, before it is known who is who."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """The five classes of things that act, speak or hold events; values are the ontology's class names."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    STATE = "State"
    GROUP = "Group"
    PLACE = "Place"


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    DATE = "date"
    TRIGGER = "trigger"
    CUE = "cue"
    QUOTE = "quote"
    TITLE = "title"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that denotes something.

    ``first``/``last`` are the half-open token range, ``head`` its syntactic head. ``entity_type`` is the best
    guess for the thing denoted, decided by syntax and lexicon, not by the NER label alone (None: not an entity).
    ``state`` is the ISO 3166 code (or "EU"-like key) of the state that the mention *denotes* (Russland, Moskva as
    subject of saying, iranske myndigheter); ``nationality`` the code of a state that merely *qualifies* it ("den
    nordkoreanske diktatoren"). ``title`` is the lemma of a role noun in it ("diktator", "president").
    ``gender`` is "masc", "fem", "neut" or "" where open; ``number`` "sing", "plur" or ""; ``person`` 1, 2, 3.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    first: int
    last: int
    head: int
    rule: str
    entity_type: EntityType | None = None
    state: str | None = None
    nationality: str | None = None
    title: str | None = None
    gender: str = ""
    number: str = ""
    person: int = 3

    def __hash__(self) -> int:
        """Of the stretch alone, as mentions are keys all over the place."""
        return hash((self.start, self.end, self.rule))


@dataclass(frozen=True, slots=True)
class TitleFact:
    """A position as the text states it, between mentions: "Russlands forsvarsminister Sergej Sjojgu".

    ``of`` is the mention of what the position belongs to; ``of_state`` its ISO code when only an adjective says
    it ("den norske diplomaten"). ``evidence`` is the span that says so. ``former`` for tidligere, eks-, avgått.
    """

    holder: Mention
    title: str
    of: Mention | None
    of_state: str | None
    former: bool
    evidence: Mention
    rule: str
