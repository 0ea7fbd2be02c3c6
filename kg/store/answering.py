"""Answers a question that a user puts: through the gate, with the prefixes of the graph at hand."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES
from kg.store.gate import Answer, Dataset, RefusedError, run

__all__ = ["Answer", "Dataset", "RefusedError", "answer"]


def answer(store: ox.Store, sparql: str, dataset: Dataset | None = None) -> Answer:
    """The answer; a query sees the union of all graphs unless ``dataset``, FROM or GRAPH says otherwise.

    Raises RefusedError for an update and for SERVICE, UserError if it is no SPARQL.
    """
    return run(store, sparql, dataset, PREFIXES)
