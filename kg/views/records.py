"""What a view knows about a graph: flat, frozen records with names instead of IRIs where people read them.

Offsets are half-open and count Unicode code points inside ``Evidence.sentence``. Dates are ISO strings, as
precise as the graph has them ("2023-09-13", "2023-09", "2023"), "" when it has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

ASSERTED = "Reported"


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it is cited. ``url`` is whatever the article gave: check it before linking to it.

    ``reprint_of`` is the IRI of the article that this one repeats, "" if it stands for itself.
    """

    iri: str
    identifier: str
    title: str
    published: str
    publisher: str
    url: str
    language: str
    reprint_of: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence and the stretches in it that carry the statement."""

    sentence: str
    marks: tuple[tuple[int, int], ...]
    article: str
    segment: str

    @property
    def words(self) -> tuple[str, ...]:
        """The marked words."""
        return tuple(self.sentence[start:end] for start, end in self.marks)


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """How a place was found in the gazetteer: ``score`` (points, see kg/places/linking.py), why, and what it is.

    ``feature`` is a word such as "city" or "county", "" if unknown.
    """

    score: float
    reason: str
    feature: str


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or a place. ``type`` is Person, Organization, State, Group or Place.

    ``positions`` are (title, IRI of what it belongs to or ""), ``former_positions`` those no longer held.
    ``country`` is the ISO 3166 code of a state, or of the state a place lies in; ``match`` is None for actors.
    """

    iri: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    positions: tuple[tuple[str, str], ...] = ()
    lat: float | None = None
    long: float | None = None
    country: str = ""
    match: PlaceMatch | None = None
    former_positions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claimant's stance on an event; ``about_claim`` holds the outer-to-inner link of nested attribution.

    With ``negative`` the content itself is negated ("sier at de ikke har solgt"): asserting it denies the event.
    """

    iri: str
    claimant: str
    stance: str
    certainty: str
    event: str
    about_claim: str
    cue: str
    evidence: tuple[Evidence, ...]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event as one article has it: ``roles`` are (role, entity IRI) in a fixed order, place included.

    ``date_text`` is the article's own time expression, ``earliest`` and ``latest`` bound it where it has no one date
    ("before Christmas", "in the nineties"), ``same_as`` names the events of other articles that were
    taken for the same one.
    """

    iri: str
    type: str
    status: str
    status_reason: str
    date: str
    date_text: str
    roles: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    position_title: str
    evidence: tuple[Evidence, ...]
    claims: tuple[ClaimRecord, ...]
    same_as: tuple[str, ...] = ()
    earliest: str = ""
    latest: str = ""

    @property
    def contested(self) -> bool:
        """Whether it must not be shown as a fact."""
        return self.status != ASSERTED

    def fillers(self, role: str) -> tuple[str, ...]:
        """The entities that fill a role."""
        return tuple(entity for name, entity in self.roles if name == role)


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """What somebody is quoted as saying; ``speaker`` is an entity IRI or ""."""

    iri: str
    speaker: str
    directness: str
    cue: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Snapshot:
    """All that the views draw, read once from a graph; every tuple is sorted by IRI."""

    nodes: tuple[Node, ...]
    events: tuple[EventRecord, ...]
    claims: tuple[ClaimRecord, ...]
    quotes: tuple[QuoteRecord, ...]
    sources: tuple[Source, ...]

    @cached_property
    def node(self) -> dict[str, Node]:
        """Nodes by IRI."""
        return {n.iri: n for n in self.nodes}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Articles by IRI."""
        return {s.iri: s for s in self.sources}

    @cached_property
    def claim(self) -> dict[str, ClaimRecord]:
        """Claims by IRI."""
        return {c.iri: c for c in self.claims}

    def label(self, iri: str) -> str:
        """The name of an entity, or the end of its IRI when it has none."""
        found = self.node.get(iri)
        return found.label if found else local_name(iri)


def local_name(iri: str) -> str:
    """What follows the last ``#`` or ``/``."""
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2]


def words_of(name: str) -> str:
    """A class or role name as words: ``ArmsTransfer`` -> ``Arms transfer``, ``sourceOf`` -> ``source of``."""
    spaced = "".join(f" {c.lower()}" if c.isupper() and i else c for i, c in enumerate(name))
    return spaced.strip()
