"""What was read out of one article, and what holds across articles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.model.articles import Article
from kg.model.claims import Claim, Quote
from kg.model.dates import DateExpression
from kg.model.entities import Entity, PlaceLink, Position
from kg.model.events import Event
from kg.model.mentions import EntityType
from kg.model.parses import Document


@dataclass(frozen=True)
class Analysis:
    """All that was read out of one article: what ``kg.rdf`` turns into one named graph."""

    document: Document
    entities: tuple[Entity, ...]
    positions: tuple[Position, ...]
    dates: tuple[DateExpression, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]

    @property
    def article(self) -> Article:
        """The article analysed."""
        return self.document.article

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entities by local id."""
        return {e.id: e for e in self.entities}


@dataclass(frozen=True, slots=True)
class Actor:
    """One thing of the world across articles: members are (article id, local entity id)."""

    key: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    merges: tuple[CrossMerge, ...] = ()
    state: str | None = None
    place: PlaceLink | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class CrossMerge:
    """Why (article, local id) ``left`` and ``right`` were taken for one across articles; ``kind`` entity/event."""

    kind: str
    left: tuple[str, str]
    right: tuple[str, str]
    rule: str
    evidence: str
    score: float


@dataclass(frozen=True)
class Corpus:
    """Analyses of all articles plus what holds across them: the input of ``kg.rdf``.

    ``event_links`` join events of different articles; ``reprints`` maps an article id to the id of the article
    whose agency text it repeats, so that both count as one source.
    """

    analyses: tuple[Analysis, ...]
    actors: tuple[Actor, ...]
    event_links: tuple[CrossMerge, ...] = ()
    reprints: tuple[tuple[str, str], ...] = ()
