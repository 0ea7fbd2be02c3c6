"""Everything that the page shows, as one JSON-able structure: inside view.html, or fetched from ``kg serve``."""

from __future__ import annotations

from typing import Any

from kg.views.edges import EDGE_MODEL, all_edges
from kg.views.neighbourhood import neighbourhood
from kg.views.opening import openings, statistics
from kg.views.packing import packed
from kg.views.read import HasStore, snapshot
from kg.views.records import Snapshot

MOST_NODES = 150
"""How many nodes are drawn together at first: more cannot be read on one screen."""

FORMAT = 2
"""Changes whenever a page of one version could not read the data of another."""


def page_data(
    graph: HasStore | Snapshot, around: str | None = None, depth: int = 2, most_nodes: int = MOST_NODES
) -> dict[str, Any]:
    """The data of the page: the whole graph, or what lies within ``depth`` events of the IRI ``around``.

    ``most_nodes`` limits how many nodes the network draws at once and, with ``around``, how many actors and places
    come at all. Whoever asks often reads the graph once with ``snapshot`` and passes that. The result is the same,
    byte for byte, whenever the graph is; an IRI that the graph does not know gives data without records.
    """
    data = graph if isinstance(graph, Snapshot) else snapshot(graph)
    part = neighbourhood(data, around, depth, most_nodes) if around is not None else data
    edges = all_edges(part, claims=True)
    return {
        "format": FORMAT,
        "counts": statistics(data),
        "around": around or "",
        "most": most_nodes,
        "types": list(EDGE_MODEL),
        **packed(part, edges),
        "openings": {} if around is not None else openings(part, edges, most_nodes),
    }
