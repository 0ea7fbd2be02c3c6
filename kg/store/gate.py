"""Runs one SPARQL query over a store: the one place where it is decided what a query may do and which graphs it sees.

Everybody who asks comes through here, so that a query means the same wherever it is asked. It knows no vocabulary:
questions that users put, in which the prefixes of the graph need no declaring, go to ``kg.store.answering``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import UserError
from kg.store import sparql_text

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class RefusedError(UserError):
    """The query is one, but not one that is run here."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about, by IRI; these go before what the query says with FROM."""

    default: Sequence[str] = ()
    named: Sequence[str] = ()


def run(
    store: ox.Store, sparql: str, dataset: Dataset | None = None, prefixes: Mapping[str, str] | None = None
) -> Answer:
    """The answer; a query sees the union of all graphs unless ``dataset``, FROM or GRAPH says otherwise.

    Raises RefusedError for an update and for SERVICE, UserError if it is no SPARQL.
    """
    known = dict(prefixes or {})
    bare = sparql_text.bare(sparql)
    if sparql_text.is_update(bare):
        raise RefusedError("this is an update; the graph is only for reading")
    if sparql_text.reaches_out(bare):
        raise RefusedError("SERVICE is refused: a query here asks no other server")
    try:
        if dataset is not None:
            default, named = ([ox.NamedNode(g) for g in graphs] for graphs in (dataset.default, dataset.named))
            return store.query(sparql, prefixes=known, default_graph=list(default), named_graphs=list(named))
        # Oxigraph's switch for the union of all graphs overrides FROM.
        union = not sparql_text.names_dataset(bare)
        return store.query(sparql, prefixes=known, use_default_graph_as_union=union)
    except SyntaxError as error:
        raise UserError("not a SPARQL query: " + " ".join(str(error).split())) from None
