"""GEXF 1.2 for Gephi: a dynamic graph in which every event stands at its date on Gephi's timeline."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import networkx as nx

from kg.exports.xml_text import printable
from kg.views.network import networkx_graph
from kg.views.read import HasStore


def gexf(graph: HasStore) -> bytes:
    """Edges carry ``start`` and ``end`` as wide as the date is vague; one without a date is always there."""
    network = _as_gephi_reads_it(printable(networkx_graph(graph)))
    out = BytesIO()
    nx.write_gexf(network, out, encoding="utf-8", version="1.2draft")
    # networkx stamps the day of writing; the same graph must give the same bytes.
    return _without_date(out.getvalue()) + b"\n"


def _as_gephi_reads_it(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """GEXF wants ``type`` for itself (directed or not), short edge ids, and no empty dates."""
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph(mode="dynamic")
    for node, data in network.nodes(data=True):
        out.add_node(node, **_renamed(data, "type", "node_type"))
    for number, (a, b, data) in enumerate(network.edges(data=True)):
        attributes = _renamed(data, "type", "event_type")
        # Beside the interval, since networkx and others drop it on reading.
        attributes |= {"first_day": attributes.pop("start"), "last_day": attributes.pop("end")}
        spell = {"start": attributes["first_day"], "end": attributes["last_day"]}
        out.add_edge(a, b, key=f"e{number}", id=f"e{number}", **attributes, **{k: v for k, v in spell.items() if v})
    return out


def _renamed(attributes: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {(new if key == old else key): value for key, value in attributes.items()}


def _without_date(text: bytes) -> bytes:
    head, _, rest = text.partition(b' lastmodifieddate="')
    return head + rest.partition(b'"')[2] if rest else text
