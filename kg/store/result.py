"""What a query gives: columns and rows of RDF terms, as a table, CSV, JSON or DataFrame."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES, XSD

if TYPE_CHECKING:
    import pandas as pd

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = str | int | float | bool | None

_NUMBERS: dict[str, Callable[[str], int | float]] = {
    XSD.integer.value: int,
    XSD.decimal.value: float,
    XSD.double.value: float,
}
_TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True)
class Result:
    """Rows of RDF terms under column names; None where a variable is unbound.

    ASK gives one row under "answer"; CONSTRUCT and DESCRIBE give "subject", "predicate", "object".
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    @classmethod
    def of(cls, answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
        """Reads an answer of Oxigraph to its end."""
        if isinstance(answer, ox.QueryBoolean):
            literal = ox.Literal(str(bool(answer)).lower(), datatype=XSD.boolean)
            return cls(("answer",), ((literal,),))
        if isinstance(answer, ox.QueryTriples):
            return cls(_TRIPLE, tuple((t.subject, t.predicate, t.object) for t in answer))
        names = tuple(v.value for v in answer.variables)
        return cls(names, tuple(tuple(solution[n] for n in names) for solution in answer))

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """One dict a row: numbers and booleans as such, everything else as text."""
        for row in self.rows:
            yield {name: plain(term) for name, term in zip(self.columns, row, strict=True)}

    def to_csv(self) -> str:
        """CSV with a header line; IRIs in full."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([("" if t is None else lexical(t)) for t in row] for row in self.rows)
        return out.getvalue()

    def to_json(self) -> str:
        """The W3C's SPARQL 1.1 Query Results JSON."""
        bindings = [
            {name: _json_term(t) for name, t in zip(self.columns, row, strict=True) if t is not None}
            for row in self.rows
        ]
        data = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    def to_dataframe(self) -> pd.DataFrame:
        """A pandas DataFrame with one column a variable."""
        import pandas as pd

        return pd.DataFrame(list(self), columns=list(self.columns))

    def to_rows(self) -> list[list[str]]:
        """Rows for people to read: IRIs shortened by prefix, "" where nothing is bound."""
        return [["" if t is None else short(t) for t in row] for row in self.rows]

    def _repr_html_(self) -> str:
        def cells(tag: str, texts: list[str] | tuple[str, ...]) -> str:
            return "<tr>" + "".join(f"<{tag}>{html.escape(t)}</{tag}>" for t in texts) + "</tr>"

        body = "".join(cells("td", row) for row in self.to_rows())
        return f"<table><thead>{cells('th', self.columns)}</thead><tbody>{body}</tbody></table>"


def plain(term: Term | None) -> Value:
    """A term as a Python value."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        if datatype in _NUMBERS:
            return _NUMBERS[datatype](term.value)
        if datatype == XSD.boolean.value:
            return term.value == "true"
    return lexical(term)


def lexical(term: Term) -> str:
    """The text of a term: an IRI in full, a literal without quotes."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def short(term: Term) -> str:
    """The text of a term with IRIs shortened by the prefixes of ``kg.rdf.terms``."""
    return shorten(term.value) if isinstance(term, ox.NamedNode) else lexical(term)


def shorten(iri: str) -> str:
    """``https://w3id.org/nyhetsgraf/id/event/1f`` as ``event:1f``; any other IRI as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal) and term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if isinstance(term, ox.Literal) and term.datatype != XSD.string:
        return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
    return {"type": "literal", "value": lexical(term)}
