"""Tables and answers as pandas DataFrames: names instead of IRIs, and dates, numbers and yes/no as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.views.names import best_name
from kg.views.read import KG, HasStore, snapshot
from kg.views.records import local_name
from kg.views.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}integer": int, f"{_XSD}decimal": float, f"{_XSD}double": float}
_DAYS = {f"{_XSD}date", f"{_XSD}dateTime"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PREF_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


def dataframe(graph: HasStore, what: str = "events") -> pd.DataFrame:
    """One of the tables of ``kg.views.tables`` ("nodes", "edges", "events", "claims", "quotes").

    ``start`` and ``end`` are days (datetime64), ``lat`` and ``long`` numbers, ``contested`` and ``negated`` True or
    False; ``date`` stays text, as precise as the article is ("2023", "2023-09", "2023-09-13"). Raises ValueError for
    any other name.
    """
    import pandas as pd

    if what not in TABLES:
        raise ValueError(f"no table {what!r}: choose {', '.join(TABLES)}")
    header, body = TABLES[what](snapshot(graph))
    frame = pd.DataFrame(body, columns=list(header))
    for name in frame.columns.intersection(["contested", "negated"]):
        frame[name] = frame[name] == "yes"
    for name in frame.columns.intersection(["lat", "long"]):
        frame[name] = pd.to_numeric(frame[name])
    for name in frame.columns.intersection(["start", "end"]):
        frame[name] = _days(frame[name])
    return frame


def readable_frame(
    store: ox.Store, columns: Sequence[str], rows: Sequence[Sequence[object]], shorten: Callable[[str], str]
) -> pd.DataFrame:
    """An answer for people: ``rows`` are RDF terms (None where nothing is bound), one column a variable.

    Actors, places and items stand under their names, classes, statuses and stances as they are called in the
    ontology ("ArmsTransfer", "Disputed"); events, claims and other things without a name keep a short form that
    ``shorten`` gives. A column of nothing but whole days is datetime64; one with a month or year among them is text.
    """
    import pandas as pd

    named = cache(lambda iri: _name(store, iri) or shorten(iri))
    frame = pd.DataFrame([[_value(term, named) for term in row] for row in rows], columns=list(columns))
    for number, name in enumerate(columns):
        bound = [row[number] for row in rows if row[number] is not None]
        if bound and all(isinstance(t, ox.Literal) and t.datatype.value in _DAYS for t in bound):
            frame[name] = _days(frame[name])
    return frame


def _value(term: object, named: Callable[[str], str]) -> Any:
    if isinstance(term, ox.NamedNode):
        return named(term.value)
    if not isinstance(term, ox.Literal):
        return None if term is None else str(term)
    datatype = term.datatype.value
    if datatype in _NUMBERS:
        return _NUMBERS[datatype](term.value)
    return term.value == "true" if datatype == f"{_XSD}boolean" else term.value


def _name(store: ox.Store, iri: str) -> str:
    if iri.startswith(KG):
        return local_name(iri)
    labels = [q.object for q in store.quads_for_pattern(ox.NamedNode(iri), _PREF_LABEL, None, None)]
    return best_name((o.value, o.language or "") for o in labels if isinstance(o, ox.Literal))


def _days(texts: pd.Series[Any]) -> pd.Series[Any]:
    """ISO dates as days; whole seconds as the unit, since nanoseconds end in the year 2262 and begin in 1677."""
    import numpy as np
    import pandas as pd

    found = [_DAY.match(text) if isinstance(text, str) else None for text in texts]
    days = np.array([day[0] if day else "NaT" for day in found], dtype="datetime64[s]")
    return pd.Series(days, index=texts.index)
