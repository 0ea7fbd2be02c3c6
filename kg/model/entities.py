"""Entities of one article with the record of their merges, places and positions."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.mentions import EntityType, Mention


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two mentions (or two articles' entities) are taken for one: undoable, and shown to the user."""

    mention: Mention
    antecedent: Mention | None
    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A gazetteer entry: ``key`` is "geonames:2022890" or "seed:vostotsjnyj"; ``country`` an ISO code."""

    key: str
    name: str
    country: str
    lat: float | None
    lon: float | None
    feature: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A cluster of mentions inside one article. ``id`` is local ("e0", "e1" … by first mention)."""

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    merges: tuple[Merge, ...] = ()
    aliases: tuple[str, ...] = ()
    state: str | None = None
    nationality: str | None = None
    gender: str = ""
    place: PlaceLink | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A position held, between entities of one article. ``of`` is an entity id or None."""

    holder: str
    title: str
    of: str | None
    former: bool
    evidence: Mention
    rule: str
