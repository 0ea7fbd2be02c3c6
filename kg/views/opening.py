"""The pictures that the network opens with: who is drawn when a graph is too large to be drawn whole, and where.

There is one picture for each way of looking: ``actors`` (lines are events), ``events`` (actors and events are nodes)
and ``claims`` (who says what: claimants, the events they speak about, and those who take part in them).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.views.edges import Edge
from kg.views.layout import positions
from kg.views.records import EventRecord, Snapshot

Pair = tuple[str, str]
Picture = dict[str, list[list[int]]]

_EVENT_LABEL = "x" * 14  # room for a type's name in any of the page's languages


def openings(data: Snapshot, edges: Sequence[Edge], most_nodes: int) -> dict[str, Picture]:
    """The drawn nodes of every way of looking: rows of record number, x and y for ``entities`` and ``events``."""
    events = [e for e in data.events if e.evidence]
    roles = [(who, e.iri) for e in events for who in dict.fromkeys(w for _, w in e.roles) if who in data.node]
    contested = {e.iri for e in events if e.claims}
    said = [(c.claimant, e.iri) for e in events for c in e.claims if c.claimant in data.node]
    return {
        "actors": _picture(data, [(e.source, e.target) for e in edges if not e.claim], most_nodes),
        "events": _picture(data, _with_their_events(roles, most_nodes), most_nodes * 2),
        "claims": _picture(data, [*said, *(pair for pair in roles if pair[1] in contested)], most_nodes),
    }


def best_connected(pairs: Iterable[Pair], most: int) -> set[str]:
    """The nodes with the most lines; of equals those whose IRI comes first."""
    degree = Counter(end for pair in pairs for end in pair)
    ranked = sorted(degree.items(), key=lambda item: (-item[1], item[0]))
    return {node for node, _ in ranked[:most]}


def _with_their_events(roles: Sequence[Pair], most: int) -> list[Pair]:
    """Roles of the best-connected actors: an event of one role is of less interest than one that joins several."""
    drawn = best_connected(((who, who) for who, _ in roles), most)
    kept = [(who, event) for who, event in roles if who in drawn]
    joining = best_connected(((event, event) for _, event in kept), most)
    return [(who, event) for who, event in kept if event in joining]


def _picture(data: Snapshot, pairs: Sequence[Pair], most: int) -> Picture:
    drawn = best_connected(pairs, most)
    lines = [pair for pair in pairs if pair[0] in drawn and pair[1] in drawn]
    ends = dict.fromkeys(end for pair in lines for end in pair)
    spots = positions({iri: _label(iri, data) for iri in ends}, lines)
    numbered = _numbers(e for e in data.events if e.evidence)
    return {
        "entities": [[i, *spots[n.iri]] for i, n in enumerate(data.nodes) if n.iri in spots],
        "events": [[i, *spots[iri]] for iri, i in numbered.items() if iri in spots],
    }


def _label(iri: str, data: Snapshot) -> str:
    return data.label(iri) if iri in data.node else _EVENT_LABEL


def _numbers(events: Iterable[EventRecord]) -> Mapping[str, int]:
    return {e.iri: i for i, e in enumerate(events)}


def statistics(data: Snapshot) -> dict[str, Any]:
    """How much there is, in numbers."""
    events = [e for e in data.events if e.evidence]
    return {
        "articles": len(data.sources),
        "events": len(events),
        "contested": sum(e.contested for e in events),
        "claims": len(data.claims),
        "entities": len(data.nodes),
    }
