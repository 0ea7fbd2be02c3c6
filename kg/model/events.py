"""Event mentions, events, their roles, things and status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.dates import DateExpression
from kg.model.mentions import Mention


class Status(StrEnum):
    """``kg:status`` of an event."""

    REPORTED = "Reported"
    ALLEGED = "Alleged"
    DISPUTED = "Disputed"
    DENIED = "Denied"
    PLANNED = "Planned"
    POSSIBLE = "Possible"


class Modality(StrEnum):
    """How the clause around one trigger presents it, before any claim is considered."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HEARSAY = "hearsay"
    FUTURE = "future"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Argument:
    """A filled role: ``role`` is the ontology's local name ("supplier", "place" …), ``entity`` an entity id."""

    role: str
    entity: str
    mention: Mention
    rule: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is traded or fired: the words as in the text, and the quantity where a numeral gives one."""

    label: str
    mention: Mention
    quantity: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """One trigger read through one frame. ``cue`` is the word that decided a modality other than asserted.

    ``firm``: a verb, or a noun with a light verb ("inngikk en avtale"), tells it; a bare noun only names it.
    ``past``: told in the past or perfect. ``unnamed``: core roles filled by people or things that are no known entity
    ("fem personer er pågrepet"). ``kind``: what the trigger adds to its head noun ("EØS" of "EØS-avtalen").
    """

    type: str
    frame: str
    trigger: Mention
    arguments: tuple[Argument, ...]
    items: tuple[Item, ...]
    date: DateExpression | None
    modality: Modality
    cue: Mention | None
    rule: str
    nominal: bool = False
    definite: bool = False
    firm: bool = True
    past: bool = False
    kind: str = ""
    position_title: str = ""
    in_return: bool = False
    unnamed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A cluster of event mentions inside one article. ``reasons`` says why each was merged."""

    id: str
    type: str
    mentions: tuple[EventMention, ...]
    arguments: tuple[Argument, ...]
    items: tuple[Item, ...]
    date: DateExpression | None
    status: Status
    status_reason: str
    reasons: tuple[str, ...] = ()
    position_title: str = ""
    in_return_for: str | None = None
