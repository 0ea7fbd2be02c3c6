"""GEXF 1.3 for Gephi: a dynamic graph in which every event, and whoever takes part in one, stands at its date."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import networkx as nx

from kg.exports.xml_text import printable
from kg.views.network import networkx_graph
from kg.views.read import HasStore

# networkx stamps the day and its own version, of which the same graph must not depend, and writes what the schema does
# not have (https://gexf.net/schema.html); so from it come the nodes and edges, and the head from here.
_HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>Nyhetsgraf</creator>
    <description>What Norwegian news say of events. Edges with contested="true" are nobody's facts: see status, \
claims, affirmed_by and denied_by.</description>
  </meta>
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">"""

Spell = tuple[str | None, str | None]


def gexf(graph: HasStore) -> bytes:
    """Edges carry ``start`` and ``end`` as wide as the date is vague; one without a date is always there.

    A node has the spells of its edges; one with an undated edge, or without any, is always there.
    """
    network = _as_gephi_reads_it(printable(networkx_graph(graph)))
    out = BytesIO()
    nx.write_gexf(network, out, encoding="utf-8", version="1.2draft")
    _, _, rest = out.getvalue().partition(b"<graph ")
    return _HEAD + rest.partition(b">")[2] + b"\n"


def _as_gephi_reads_it(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """GEXF wants ``type`` for itself (directed or not), labels on one line, short edge ids, and no empty dates."""
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph(mode="dynamic")
    for node, data in network.nodes(data=True):
        out.add_node(node, **_renamed(data, "type", "node_type"))
    for number, (a, b, data) in enumerate(network.edges(data=True)):
        attributes = _renamed(data, "type", "event_type")
        # Beside the interval, since networkx and others drop it on reading.
        attributes |= {"first_day": attributes.pop("start"), "last_day": attributes.pop("end")}
        spell = {"start": attributes["first_day"], "end": attributes["last_day"]}
        out.add_edge(a, b, key=f"e{number}", id=f"e{number}", **attributes, **{k: v for k, v in spell.items() if v})
    for node, spells in _spells(out).items():
        out.nodes[node]["spells"] = spells
    return out


def _spells(network: nx.MultiDiGraph[str]) -> dict[str, list[Spell]]:
    """The spells of each node whose edges all have one, in order of time; those that nothing begins come first."""
    found: dict[str, set[Spell]] = {}
    for a, b, data in network.edges(data=True):
        for node in (a, b):
            found.setdefault(node, set()).add((data.get("start"), data.get("end")))
    dated = {node: spells for node, spells in found.items() if (None, None) not in spells}
    return {node: sorted(spells, key=lambda s: (s[0] or "", s[1] or "9999")) for node, spells in dated.items()}


def _renamed(attributes: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    renamed = {(new if key == old else key): value for key, value in attributes.items()}
    return renamed | {"label": " ".join(str(renamed["label"]).split())}
