"""The graph as a networkx multigraph in which every line carries its status and who is behind it."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.views.attribution import attribution, claim_words
from kg.views.edges import Edge, all_edges
from kg.views.periods import period
from kg.views.read import HasStore, snapshot
from kg.views.records import ASSERTED, Snapshot, words_of


def networkx_graph(graph: HasStore, *, claims: bool = False) -> nx.MultiDiGraph[str]:
    """Actors and places joined by the events between them.

    Node attributes: ``label``, ``type``, ``aliases`` and, where known, ``lat``/``long``. Edge attributes: ``event``
    (IRI; several, with a space between, where articles tell of the same one), ``type``, ``status``, ``contested``
    (True for everything but what an article reports in its own voice), ``claims`` (who says what of it, in words),
    ``affirmed_by``, ``denied_by``, ``basis`` (why it has that status), ``date``, ``start`` and ``end`` (its first and
    last possible day), ``directed`` (False where the roles are the same: both met each other), ``sentence``,
    ``sources`` and ``kind``. Every value is a string, number or bool, so that any format can hold it. With ``claims``
    there is also a line of kind "claim" from everybody who says or denies something to those whom it is about.
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
    said = attribution(edge.events, data)
    words = said.words
    if edge.kind == "claim":
        evidence = data.claim[edge.claim].evidence
        words = claim_words(data.claim[edge.claim], data)
    articles = dict.fromkeys(e.article for e in evidence)
    cited = [data.source[a].identifier if a in data.source else a for a in articles]
    start, end = period(event)
    return {
        "label": edge.stance if edge.kind == "claim" else edge_label(event.type, event.status),
        "kind": edge.kind,
        "event": " ".join(e.iri for e in edge.events),
        "type": event.type,
        "status": event.status,
        "contested": event.contested,
        "claims": words,
        "affirmed_by": "; ".join(said.affirmed_by),
        "denied_by": "; ".join(said.denied_by),
        "basis": said.basis,
        "date": event.date,
        "start": start,
        "end": end,
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
