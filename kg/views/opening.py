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
    roles = {e.iri: list(dict.fromkeys(w for _, w in e.roles if w in data.node)) for e in events}
    spoken_of = [e for e in events if e.claims]
    said = {e.iri: list(dict.fromkeys(c.claimant for c in e.claims if c.claimant in data.node)) for e in spoken_of}
    lines = [(e.source, e.target) for e in edges if not e.claim]
    return {
        "actors": _picture(data, _among(lines, best_connected(lines, most_nodes))),
        "events": _picture(data, whole_events(events, roles, {}, most_nodes)),
        "claims": _picture(data, whole_events(spoken_of, roles, said, most_nodes)),
    }


def best_connected(pairs: Iterable[Pair], most: int) -> set[str]:
    """The nodes with the most lines; of equals those whose IRI comes first."""
    degree = Counter(end for pair in pairs for end in pair)
    ranked = sorted(degree.items(), key=lambda item: (-item[1], item[0]))
    return {node for node, _ in ranked[:most]}


def whole_events(
    events: Sequence[EventRecord],
    roles: Mapping[str, Sequence[str]],
    said: Mapping[str, Sequence[str]],
    most: int,
) -> list[Pair]:
    """The lines of the most telling events, each with everybody in it: half an event would say something else.

    First come those that most speak about, then those of the best-connected; but one of each kind around the same
    hub before a second of any. The page ranks in the same way (templates/js/10-network-ranking.js).
    """
    ends = {e.iri: dict.fromkeys([*said.get(e.iri, ()), *roles[e.iri]]) for e in events}
    degree = Counter(end for several in ends.values() for end in several)
    ranked = sorted(
        (e for e in events if ends[e.iri]),
        key=lambda e: (-len(said.get(e.iri, ())), -sum(degree[end] for end in ends[e.iri]), e.iri),
    )
    turns: Counter[tuple[str, str, str]] = Counter()
    turn = {}
    for event in ranked:
        hub = min(ends[event.iri], key=lambda end: (-degree[end], end))
        kind = (event.type, event.status, hub)
        turn[event.iri] = turns[kind]
        turns[kind] += 1
    drawn: dict[str, None] = {}
    lines: list[Pair] = []
    for event in sorted(ranked, key=lambda e: turn[e.iri]):
        added = [node for node in (event.iri, *ends[event.iri]) if node not in drawn]
        # One is drawn however many take part in it.
        if drawn and len(drawn) + len(added) > most:
            continue
        drawn |= dict.fromkeys(added)
        lines += [(end, event.iri) for end in ends[event.iri]]
    return lines


def _among(pairs: Iterable[Pair], drawn: set[str]) -> list[Pair]:
    return [pair for pair in pairs if pair[0] in drawn and pair[1] in drawn]


def _picture(data: Snapshot, lines: Sequence[Pair]) -> Picture:
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
