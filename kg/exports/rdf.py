"""The graph as RDF: every statement, contested events with their status and claims beside them."""

from __future__ import annotations

from kg.rdf import serialise
from kg.views.read import HasStore


def turtle(graph: HasStore) -> bytes:
    """Turtle."""
    return serialise.turtle(graph.store)


def trig(graph: HasStore) -> bytes:
    """TriG."""
    return serialise.trig(graph.store)


def nquads(graph: HasStore) -> bytes:
    """N-Quads."""
    return serialise.nquads(graph.store)
