"""Asks a graph the questions in ``sparql/``: rows of plain text, sorted, each once, over the union of all graphs.

Sorting and dropping repetitions happens here and not in the queries: there it took most of the time on large graphs.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.store import gate

_SPARQL = Path(__file__).with_name("sparql")

Row = tuple[str, ...]


def rows(store: ox.Store, name: str) -> list[Row]:
    """The solutions of ``sparql/<name>.rq`` in the order of its columns; "" where nothing (or no name) is bound."""
    query = (_SPARQL / f"{name}.rq").read_text(encoding="utf-8")
    solutions = gate.run(store, query)
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted({tuple(map(_text, solution)) for solution in solutions})


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
