"""The page about a node: ``page_about`` finds out what kind of node it is and has the right module make it."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import NamedNode

from kg.server.about import claims, derived, entities, events, terms, texts
from kg.server.about.page import Page
from kg.store.browse import Browser


def page_about(graph: Browser, node: NamedNode) -> Page:
    """The page about any node that the graph knows."""
    kinds = graph.types(node)
    make = next((_PAGES[k] for k in kinds if k in _PAGES), derived.anything if kinds else terms.term)
    return make(graph, node).without_blanks()


_PAGES: dict[str, Callable[[Browser, NamedNode], Page]] = {
    "Actor": entities.entity,
    "Article": texts.article,
    "AssertedEdge": derived.edge,
    "Claim": claims.claim,
    "CrossMerge": derived.merge,
    "Event": events.event,
    "Item": entities.entity,
    "Mention": texts.mention,
    "Merge": derived.merge,
    "Place": entities.entity,
    "Position": entities.position,
    "Quote": claims.quote,
    "RoleFilling": events.role,
    "Sentence": texts.sentence,
}
