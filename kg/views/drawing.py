"""The nodes, lines and options of the network on the page, built with pyvis.

pyvis' own pages are not used: its template loads scripts from the network and writes names unescaped. Of its
``Network`` we take what it is good for, the vis-network structures, and of its package the bundled vis-network.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.views.edges import Edge
from kg.views.layout import positions
from kg.views.network import edge_label
from kg.views.records import Snapshot

# The same patterns as in the legend (templates/js/2-data.js): contested lines differ by more than colour.
_DASHES = {
    "Alleged": [8, 5],
    "Disputed": [2, 4],
    "Denied": [12, 4, 2, 4],
    "Planned": [5, 3],
    "Possible": [1, 5],
}
_CLAIM_DASHES = [1, 4]

_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "multiselect": False, "hideEdgesOnDrag": False},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4},
    "edges": {"arrows": {"to": {"scaleFactor": 0.6}}, "width": 1.8, "selectionWidth": 2, "hoverWidth": 0.8},
    "layout": {"improvedLayout": False},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What vis-network is given: lists of plain dicts, and the options."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def draw(data: Snapshot, edges: Sequence[Edge], together: set[str]) -> Drawing:
    """A drawing of the given lines and of the nodes at their ends.

    The nodes in ``together`` get fixed positions: ``spot`` when only events are shown, ``claimSpot`` when also who
    says what. The others are there for the view of one node's neighbourhood.
    """
    from pyvis.network import Network

    # Parallel edges survive only in a directed network (pyvis 0.3.2 drops them otherwise).
    net = Network(directed=True)
    net.set_options(json.dumps(_OPTIONS))
    degree = Counter(end for e in edges for end in (e.source, e.target))
    names = {iri: data.label(iri) for iri in sorted(degree)}
    shown = [e for e in edges if e.source in together and e.target in together]
    plain = _spots(names, [e for e in shown if e.kind == "event"])
    talking = _spots(names, shown)
    for iri, name in names.items():
        size = round(9 + 3 * degree[iri] ** 0.5, 1)
        spots = {"spot": plain.get(iri), "claimSpot": talking.get(iri)}
        net.add_node(iri, label=_short(name), group=data.node[iri].type, size=size, physics=False, **spots)
    for edge, bend in zip(edges, _bends(edges), strict=True):
        net.add_edge(edge.source, edge.target, **_line(edge, bend, data))
    return Drawing(list(net.nodes), [dict(e) for e in net.edges], dict(net.options))


def _spots(names: Mapping[str, str], edges: Sequence[Edge]) -> dict[str, dict[str, int]]:
    """Coordinates of the nodes at the ends of some lines."""
    ends = dict.fromkeys(end for e in edges for end in (e.source, e.target))
    found = positions({n: names[n] for n in ends}, [(e.source, e.target) for e in edges])
    return {iri: {"x": x, "y": y} for iri, (x, y) in found.items()}


def vis_script() -> str:
    """The vis-network that pyvis bundles (9.1.2, Apache-2.0 or MIT)."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8")


def _line(edge: Edge, bend: float, data: Snapshot) -> dict[str, Any]:
    event = edge.event
    line: dict[str, Any] = {
        "id": edge.key,
        "kind": edge.kind,
        "status": event.status,
        "events": [e.iri for e in edge.events],
        "smooth": _smooth(bend),
    }
    if edge.kind == "claim":
        evidence = data.claim[edge.claim].evidence
        return line | {
            "label": edge.stance.lower(),
            "sentence": evidence[0].sentence,
            "dashes": _CLAIM_DASHES,
            "width": 1.2,
        }
    return line | {
        "label": edge_label(event.type, event.status),
        "sentence": event.evidence[0].sentence,
        "dashes": _DASHES.get(event.status, False) if event.contested else False,
        **({} if edge.directed else {"arrows": ""}),
    }


def _smooth(bend: float) -> dict[str, Any] | bool:
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}


def _bends(edges: Sequence[Edge]) -> list[float]:
    """How far each line leaves the straight one, so that several between the same two nodes stay apart."""
    between: Mapping[tuple[str, str], list[int]] = defaultdict(list)
    for i, e in enumerate(edges):
        between[(min(e.source, e.target), max(e.source, e.target))].append(i)
    bends = [0.0] * len(edges)
    for (first, _), lines in between.items():
        step = min(0.3, 1.4 / len(lines))
        for rank, i in enumerate(lines):
            side = 1 if edges[i].source == first else -1
            bends[i] = round(side * (rank - (len(lines) - 1) / 2) * step, 3)
    return bends


def _short(name: str) -> str:
    one_line = " ".join(name.split())
    return one_line if len(one_line) <= 28 else f"{one_line[:27]}…"
