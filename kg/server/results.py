"""Writes an answer of Oxigraph in a W3C format, up to so many rows.

Oxigraph writes whole answers itself, but only to their end; a limit needs the rows one by one.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeVar
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES, XSD
from kg.server.negotiation import RESULTS, TRIPLES

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Item = TypeVar("Item")
_RESULTS_XML = "http://www.w3.org/2005/sparql-results#"


@dataclass
class Tally:
    """How many rows or triples were written, and whether there were more."""

    limit: int
    rows: int = 0
    truncated: bool = False

    def upto(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, but no more than the limit (0: all)."""
        for item in items:
            if self.limit and self.rows == self.limit:
                self.truncated = True
                return
            self.rows += 1
            yield item


def offers(answer: Answer) -> list[str]:
    """The media types that this kind of answer can be written in."""
    return list(TRIPLES if isinstance(answer, ox.QueryTriples) else RESULTS)


def write(answer: Answer, media_type: str, tally: Tally, out: BinaryIO) -> None:
    """Writes the answer in one of its ``offers``; ``tally`` then tells how much it was."""
    if isinstance(answer, ox.QueryTriples):
        ox.serialize(tally.upto(answer), output=out, format=TRIPLES[media_type], prefixes=PREFIXES)
        return
    syntax = RESULTS[media_type]
    if isinstance(answer, ox.QueryBoolean):
        answer.serialize(out, format=syntax)
        return
    names = [v.value for v in answer.variables]
    write_rows = _WRITERS[syntax]
    for text in write_rows(names, ([solution[n] for n in names] for solution in tally.upto(answer))):
        out.write(text.encode("utf-8", "surrogatepass"))


Rows = Iterable[list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def _json(names: list[str], rows: Rows) -> Iterator[str]:
    yield f'{{"head":{{"vars":{json.dumps(names, ensure_ascii=False)}}},"results":{{"bindings":['
    for i, row in enumerate(rows):
        bound = {n: json_term(t) for n, t in zip(names, row, strict=True) if t is not None}
        yield (",\n" if i else "\n") + json.dumps(bound, ensure_ascii=False, separators=(",", ":"))
    yield "\n]}}\n"


def json_term(term: Term) -> dict[str, object]:
    """A term as SPARQL 1.1 Query Results JSON has it (triples as SPARQL 1.2 has them)."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: json_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype != XSD.string:
        return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
    return {"type": "literal", "value": term.value}


def _xml(names: list[str], rows: Rows) -> Iterator[str]:
    variables = "".join(f"<variable name={quoteattr(n)}/>" for n in names)
    yield f'<?xml version="1.0"?>\n<sparql xmlns="{_RESULTS_XML}"><head>{variables}</head><results>'
    for row in rows:
        bound = (f"<binding name={quoteattr(n)}>{_xml_term(t)}</binding>" for n, t in zip(names, row, strict=True) if t)
        yield f"\n<result>{''.join(bound)}</result>"
    yield "\n</results></sparql>\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return "<triple>" + "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts) + "</triple>"
    kind = f" xml:lang={quoteattr(term.language)}" if term.language else ""
    if not kind and term.datatype != XSD.string:
        kind = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{kind}>{escape(term.value, {chr(13): '&#13;'})}</literal>"


def _csv(names: list[str], rows: Rows) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(names)
    for row in rows:
        writer.writerow(["" if t is None else _csv_term(t) for t in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _csv_term(term: Term) -> str:
    if isinstance(term, ox.Triple):
        return str(term)
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value


def _tsv(names: list[str], rows: Rows) -> Iterator[str]:
    yield "\t".join(f"?{n}" for n in names) + "\n"
    for row in rows:
        # A term as in N-Triples, where a tab in a literal is no tab.
        yield "\t".join("" if t is None else str(t).replace("\t", "\\t") for t in row) + "\n"


_WRITERS = {
    ox.QueryResultsFormat.JSON: _json,
    ox.QueryResultsFormat.XML: _xml,
    ox.QueryResultsFormat.CSV: _csv,
    ox.QueryResultsFormat.TSV: _tsv,
}
