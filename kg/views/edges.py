"""Turns events with roles into lines between two nodes, as declared in ``edges.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from kg.views.records import EventRecord, Snapshot


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """How one event class is drawn: see the head of ``edges.toml``."""

    pairs: tuple[tuple[str, str], ...] = ()
    mutual: tuple[str, ...] = ()
    to_place: tuple[str, ...] = ()

    @property
    def role_order(self) -> tuple[str, ...]:
        """Roles in reading order: who acts first, where last."""
        roles = dict.fromkeys([*(r for pair in self.pairs for r in pair), *self.mutual, *self.to_place])
        return (*(r for r in roles if r != "place"), "place")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one entity to another. ``kind`` is "event" or "claim" (claimant to participant).

    ``same`` holds what other articles, with the same status, have of the same event.
    """

    source: str
    target: str
    event: EventRecord
    kind: str = "event"
    directed: bool = True
    stance: str = ""
    claim: str = ""
    roles: tuple[str, str] = ("", "")
    same: tuple[EventRecord, ...] = ()

    @property
    def events(self) -> tuple[EventRecord, ...]:
        """The event of every article that this line stands for."""
        return (self.event, *self.same)

    @property
    def key(self) -> str:
        """A name that is the same whenever the graph is: the event (or claim) and both ends."""
        return "|".join((self.claim or self.event.iri, *self.roles, self.source, self.target))


def load_edge_model(path: Path) -> dict[str, EdgeRule]:
    """Reads the rules per event class. Raises ValueError naming file and class for an unknown key."""
    out = {}
    for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        unknown = sorted(set(table) - {"pairs", "mutual", "to_place"})
        if unknown:
            raise ValueError(f"{path}: [{name}] has an unknown key {unknown[0]!r}")
        out[name] = EdgeRule(
            pairs=tuple((a, b) for a, b in table.get("pairs", ())),
            mutual=tuple(table.get("mutual", ())),
            to_place=tuple(table.get("to_place", ())),
        )
    return out


EDGE_MODEL = load_edge_model(Path(__file__).with_name("edges.toml"))


def acting_roles(model: dict[str, EdgeRule] = EDGE_MODEL) -> dict[str, list[str]]:
    """For each event class the roles of those who do it, in contrast to whom or what it is done to."""
    return {name: list(dict.fromkeys([*(a for a, _ in rule.pairs), *rule.mutual])) for name, rule in model.items()}


def event_edges(event: EventRecord, model: dict[str, EdgeRule] = EDGE_MODEL) -> tuple[Edge, ...]:
    """The lines of one event; none when fewer than two entities take part in it or no sentence supports it."""
    rule = model.get(event.type)
    if rule is None or not event.evidence:
        return ()
    edges = [
        Edge(a, b, event, roles=(source, target))
        for source, target in rule.pairs
        for a in event.fillers(source)
        for b in event.fillers(target)
        if a != b
    ]
    for role in rule.mutual:
        edges += [
            Edge(a, b, event, directed=False, roles=(role, role)) for a, b in combinations(event.fillers(role), 2)
        ]
    if not edges:
        edges = [
            Edge(a, place, event, roles=(role, "place"))
            for role in rule.to_place
            for a in event.fillers(role)
            for place in event.fillers("place")
            if a != place
        ]
    return tuple(dict.fromkeys(edges))


def claim_edges(event: EventRecord) -> Iterator[Edge]:
    """Lines from every claimant to the actors the claim is about, never to the claimant itself."""
    actors = dict.fromkeys(entity for role, entity in event.roles if role != "place")
    for claim in event.claims:
        if claim.evidence:
            for actor in actors:
                if actor != claim.claimant:
                    yield Edge(claim.claimant, actor, event, "claim", True, claim.stance, claim.iri, ("claimant", ""))


def all_edges(data: Snapshot, *, claims: bool = False) -> list[Edge]:
    """Every line of a graph whose both ends are known entities, in the order of the events' IRIs."""
    edges = _one_per_shared_event(edge for event in data.events for edge in event_edges(event))
    if claims:
        edges += [edge for event in data.events for edge in claim_edges(event)]
    return [e for e in edges if e.source in data.node and e.target in data.node]


def _one_per_shared_event(edges: Iterable[Edge]) -> list[Edge]:
    """Joins lines that stand for one event told by several articles, but only where the status is the same.

    What one paper reports and another only alleges stays two lines, so that the one cannot lend certainty to the
    other.
    """
    out: list[Edge] = []
    # Where a line with these ends stands for an event: looking through all lines alike would take quadratic time.
    place: dict[tuple[tuple[str, ...], str], int] = {}
    for edge in edges:
        ends = (edge.source, edge.target) if edge.directed else sorted((edge.source, edge.target))
        alike = (edge.event.type, edge.event.status, *edge.roles, *ends)
        known = min((place[alike, iri] for iri in edge.event.same_as if (alike, iri) in place), default=len(out))
        if known == len(out):
            out.append(edge)
        else:
            out[known] = replace(out[known], same=(*out[known].same, edge.event))
        place.setdefault((alike, edge.event.iri), known)
    return out
