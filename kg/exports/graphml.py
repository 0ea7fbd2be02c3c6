"""GraphML, for networkx, yEd, Cytoscape, igraph and Gephi."""

from __future__ import annotations

from io import BytesIO

import networkx as nx

from kg.exports.xml_text import printable
from kg.views.network import networkx_graph
from kg.views.read import HasStore


def graphml(graph: HasStore) -> bytes:
    """One edge an event between two entities; status, claims, date and sentence are its attributes."""
    out = BytesIO()
    nx.write_graphml(printable(networkx_graph(graph)), out, encoding="utf-8")
    return out.getvalue()
