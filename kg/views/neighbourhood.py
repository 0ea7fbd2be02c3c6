"""The part of a graph around one node: what it takes part in or speaks about, who else does, and so on outwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.views.records import EventRecord, Snapshot


def neighbourhood(data: Snapshot, around: str, depth: int, most_nodes: int) -> Snapshot:
    """The snapshot of everything within ``depth`` events of ``around`` (an actor, a place, an event or an article).

    Events are followed in the order of their IRIs; one that would bring in more than ``most_nodes`` actors and
    places altogether is left out. An IRI that the graph does not know gives an empty snapshot.
    """
    touching = _events_by_node(data)
    by_iri = {e.iri: e for e in data.events}
    kept: dict[str, EventRecord] = {}
    nodes: dict[str, None] = {around: None} if around in data.node else {}
    reached: list[EventRecord] = [e for e in data.events if _starts(e, around)]
    frontier: list[str] = list(nodes)
    for _ in range(max(depth, 1)):
        reached += [by_iri[iri] for node in frontier for iri in touching.get(node, ())]
        frontier = []
        for event in reached:
            new = [n for n in members(event) if n not in nodes and n in data.node]
            if event.iri in kept or len(nodes) + len(new) > most_nodes:
                continue
            kept[event.iri] = event
            nodes |= dict.fromkeys(new)
            frontier += new
        reached = []
    return _restricted(data, kept, nodes)


def members(event: EventRecord) -> tuple[str, ...]:
    """Everybody who takes part in an event or says something about it."""
    return tuple(dict.fromkeys([*(e for _, e in event.roles), *(c.claimant for c in event.claims)]))


def _starts(event: EventRecord, around: str) -> bool:
    return around in {event.iri, *event.same_as} or any(found.article == around for found in event.evidence)


def _events_by_node(data: Snapshot) -> Mapping[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for event in data.events:
        if event.evidence:
            for node in members(event):
                out[node].append(event.iri)
    return out


def _restricted(data: Snapshot, kept: Mapping[str, EventRecord], nodes: Mapping[str, None]) -> Snapshot:
    claims = tuple(c for c in data.claims if c.event in kept)
    cited = {found.article for event in kept.values() for found in event.evidence}
    cited |= {found.article for claim in claims for found in claim.evidence}
    return Snapshot(
        nodes=tuple(n for n in data.nodes if n.iri in nodes),
        events=tuple(e for e in data.events if e.iri in kept),
        claims=claims,
        quotes=tuple(q for q in data.quotes if q.speaker in nodes and any(e.article in cited for e in q.evidence)),
        sources=tuple(s for s in data.sources if s.iri in cited),
    )
