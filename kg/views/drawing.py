"""What pyvis gives to the page: vis-network itself, its options, and the drawing of a small graph for notebooks.

pyvis' own pages are not used: its template loads scripts from the network and writes names unescaped.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.views.edges import Edge, all_edges
from kg.views.layout import positions
from kg.views.network import edge_label
from kg.views.opening import best_connected
from kg.views.read import HasStore, snapshot
from kg.views.records import ASSERTED, Snapshot

if TYPE_CHECKING:
    from pyvis.network import Network

# The same patterns and colours as on the page (templates/js/05-marks.js): contested lines differ by more than colour.
DASHES = {
    "Alleged": [9, 6],
    "Disputed": [9, 6],
    "Denied": [2, 5],
    "Planned": [14, 5],
    "Possible": [4, 8],
}
_PAINT = {
    "Reported": "#33475b",
    "Alleged": "#b45f06",
    "Disputed": "#c2182b",
    "Denied": "#6d2077",
    "Planned": "#0b6e74",
    "Possible": "#6b7280",
}

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "multiselect": False, "keyboard": {"enabled": False}},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4},
    "edges": {"arrows": {"to": {"scaleFactor": 0.6}}, "selectionWidth": 2, "hoverWidth": 0.8},
    "layout": {"improvedLayout": False},
}


def vis_script() -> str:
    """The vis-network that pyvis bundles (9.1.2, Apache-2.0 or MIT)."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8")


def pyvis_network(graph: HasStore | Snapshot, *, most_nodes: int = 150) -> Network:
    """A pyvis ``Network`` of the best-connected actors and places, laid out and still, contested lines dashed.

    For those who want to go on with pyvis. Its own ``write_html`` asks a CDN for scripts and trusts the names in
    the graph; ``kg.views.write_html`` does neither.
    """
    from pyvis.network import Network

    data = graph if isinstance(graph, Snapshot) else snapshot(graph)
    edges = all_edges(data)
    drawn = best_connected([(e.source, e.target) for e in edges], most_nodes)
    lines = [e for e in edges if e.source in drawn and e.target in drawn]
    names = {end: data.label(end) for e in lines for end in (e.source, e.target)}
    spots = positions(names, [(e.source, e.target) for e in lines])
    # Parallel edges survive only in a directed network (pyvis 0.3.2 drops them otherwise).
    net = Network(directed=True)
    net.options = OPTIONS
    for iri, name in names.items():
        net.add_node(iri, label=name, group=data.node[iri].type, x=spots[iri][0], y=spots[iri][1], physics=False)
    for edge in lines:
        net.add_edge(edge.source, edge.target, **_line(edge))
    return net


def _line(edge: Edge) -> dict[str, Any]:
    status = edge.event.status
    return {
        "label": edge_label(edge.event.type, status),
        "title": edge.event.evidence[0].sentence,
        "color": _PAINT[status],
        "dashes": False if status == ASSERTED else DASHES[status],
        **({} if edge.directed else {"arrows": ""}),
    }
