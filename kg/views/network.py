"""The graph as a networkx multigraph and in the files that Gephi and others read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

from kg.views.edges import Edge, all_edges
from kg.views.read import HasStore, snapshot
from kg.views.records import ASSERTED, Snapshot, words_of


def networkx_graph(graph: HasStore, *, claims: bool = False) -> nx.MultiDiGraph[str]:
    """Actors and places joined by the events between them.

    Node attributes: ``label``, ``type``, ``aliases`` and, where known, ``lat``/``long``. Edge attributes: ``event``
    (IRI; several, with a space between, where articles tell of the same one), ``type``, ``status``, ``contested``
    (True for everything but what an article reports in its own voice), ``date``, ``directed`` (False where the roles
    are the same: both met each other), ``sentence``, ``sources`` and ``kind``. Every value is a string, number or
    bool, so that any format can hold it. With ``claims`` there is also a line of kind "claim" from everybody who
    says or denies something to those whom it is about.
    """
    return to_networkx(snapshot(graph), claims=claims)


def to_networkx(data: Snapshot, *, claims: bool = False) -> nx.MultiDiGraph[str]:
    """The same from a snapshot already read."""
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in data.nodes:
        attributes: dict[str, Any] = {"label": node.label, "type": node.type, "aliases": " | ".join(node.aliases)}
        if node.lat is not None and node.long is not None:
            attributes |= {"lat": node.lat, "long": node.long}
        out.add_node(node.iri, **attributes)
    for edge in all_edges(data, claims=claims):
        out.add_edge(edge.source, edge.target, key=edge.key, **_attributes(edge, data))
    return out


def _attributes(edge: Edge, data: Snapshot) -> dict[str, str | bool]:
    event = edge.event
    evidence = tuple(found for e in edge.events for found in e.evidence)
    if edge.kind == "claim":
        evidence = data.claim[edge.claim].evidence
    articles = dict.fromkeys(e.article for e in evidence)
    cited = [data.source[a].identifier if a in data.source else a for a in articles]
    return {
        "label": edge.stance if edge.kind == "claim" else edge_label(event.type, event.status),
        "kind": edge.kind,
        "event": " ".join(e.iri for e in edge.events),
        "type": event.type,
        "status": event.status,
        "contested": event.contested,
        "date": event.date,
        "directed": edge.directed,
        "items": ", ".join(event.items),
        "sentence": " ¶ ".join(dict.fromkeys(e.sentence for e in evidence)),
        "sources": ", ".join(cited),
        "stance": edge.stance,
    }


def edge_label(type_: str, status: str) -> str:
    """The words on a line: "Meeting", and for what is not reported as a fact "Arms transfer (alleged)"."""
    name = words_of(type_)
    return name if status == ASSERTED else f"{name} ({status.lower()})"


def write_graphml(graph: HasStore, path: str | Path, *, claims: bool = False) -> None:
    """Writes GraphML (yEd, Gephi, Cytoscape)."""
    nx.write_graphml(networkx_graph(graph, claims=claims), Path(path), encoding="utf-8")


def write_gexf(graph: HasStore, path: str | Path, *, claims: bool = False) -> None:
    """Writes GEXF 1.2 (Gephi)."""
    out = networkx_graph(graph, claims=claims)
    text = "\n".join(nx.generate_gexf(_with_plain_edge_ids(out), encoding="utf-8"))
    # networkx stamps the day of writing; the same graph must give the same bytes.
    Path(path).write_text(_without_date(text) + "\n", encoding="utf-8")


def _with_plain_edge_ids(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """GEXF wants ``type`` for itself and short edge ids: ``type`` becomes ``event_type``."""
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    out.add_nodes_from(
        (n, {("node_type" if k == "type" else k): v for k, v in d.items()}) for n, d in graph.nodes(data=True)
    )
    for number, (a, b, attributes) in enumerate(graph.edges(data=True)):
        renamed = {("event_type" if k == "type" else k): v for k, v in attributes.items()}
        out.add_edge(a, b, key=f"e{number}", id=f"e{number}", **renamed)
    return out


def _without_date(text: str) -> str:
    head, _, rest = text.partition(' lastmodifieddate="')
    return head + rest.partition('"')[2] if rest else text
