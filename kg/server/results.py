"""Writes an answer of Oxigraph in a W3C format, up to so many rows.

Oxigraph writes an answer twice as quickly as Python could, but only to its end; one that has more rows than may be is
asked again and written row by row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import BinaryIO, ClassVar, TypeVar
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES, XSD
from kg.server.negotiation import RESULTS, TRIPLES
from kg.store.answering import Answer

Item = TypeVar("Item")
# XSD.string makes a new term each time it is asked for.
_STRING = XSD.string
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


def stream(answer: Answer, media_type: str, out: BinaryIO) -> None:
    """Writes all of the answer, in one of its ``offers``."""
    if isinstance(answer, ox.QueryTriples):
        ox.serialize(answer, output=out, format=TRIPLES[media_type], prefixes=PREFIXES)
    else:
        answer.serialize(out, format=RESULTS[media_type])


def complete(answer: Answer, media_type: str, limit: int) -> bytes | None:
    """The whole answer as Oxigraph writes it; None if it has, or may have, more rows than the limit."""
    if isinstance(answer, ox.QueryTriples):
        content, truncated = cut_off(answer, media_type, limit)
        return None if truncated else content
    syntax = RESULTS[media_type]
    out = io.BytesIO() if isinstance(answer, ox.QueryBoolean) else _Counted(syntax, limit)
    try:
        answer.serialize(out, format=syntax)
    except _TooManyRowsError:
        return None
    return out.getvalue()


def cut_off(answer: Answer, media_type: str, limit: int) -> tuple[bytes, bool]:
    """The first rows of the answer, no more than the limit, and whether there would be more."""
    out, tally = io.BytesIO(), Tally(limit)
    if isinstance(answer, ox.QueryTriples):
        ox.serialize(tally.upto(answer), output=out, format=TRIPLES[media_type], prefixes=PREFIXES)
    elif isinstance(answer, ox.QuerySolutions):
        names = [v.value for v in answer.variables]
        write = _WRITERS[RESULTS[media_type]]
        for text in write(names, ([solution[n] for n in names] for solution in tally.upto(answer))):
            out.write(text.encode("utf-8", "surrogatepass"))
    else:
        answer.serialize(out, format=RESULTS[media_type])
    return out.getvalue(), tally.truncated


class _TooManyRowsError(Exception):
    """There are more rows than may be."""


class _Counted(io.BytesIO):
    """Takes an answer until it has more rows than the limit.

    Rows are told by what stands between them. A text of the graph may look like that, but only like a row too many.
    """

    # The mark, and how many rows an answer has in which it does not stand.
    _MARKS: ClassVar = {
        ox.QueryResultsFormat.JSON: (b"},{", 1),
        ox.QueryResultsFormat.XML: (b"<result>", 0),
        ox.QueryResultsFormat.CSV: (b"\n", -1),
        ox.QueryResultsFormat.TSV: (b"\n", -1),
    }

    def __init__(self, syntax: ox.QueryResultsFormat, limit: int) -> None:
        super().__init__()
        self._mark, self._rows = self._MARKS[syntax]
        self._limit = limit
        self._tail = b""

    def write(self, content: object, /) -> int:
        data = bytes(content)  # type: ignore[call-overload]
        seen = self._tail + data
        self._rows += seen.count(self._mark)
        if self._rows > self._limit:
            raise _TooManyRowsError
        # Too short to hold the mark, long enough to hold all but the last byte of one.
        self._tail = seen[len(seen) - len(self._mark) + 1 :]
        return super().write(data)


Rows = Iterable[list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def _json(names: list[str], rows: Rows) -> Iterator[str]:
    keys = [_quoted(n) for n in names]
    yield f'{{"head":{{"vars":[{",".join(keys)}]}},"results":{{"bindings":['
    for i, row in enumerate(rows):
        bound = ",".join(f"{k}:{_json_term(t)}" for k, t in zip(keys, row, strict=True) if t is not None)
        yield f"{',' if i else ''}\n{{{bound}}}"
    yield "\n]}}\n"


def _json_term(term: Term) -> str:
    """A term as SPARQL 1.1 Query Results JSON has it (triples as SPARQL 1.2 has them)."""
    # Written out because answers have many terms: twice as quick as json.dumps of a dict for each.
    if isinstance(term, ox.NamedNode):
        return f'{{"type":"uri","value":{_quoted(term.value)}}}'
    if isinstance(term, ox.BlankNode):
        return f'{{"type":"bnode","value":{_quoted(term.value)}}}'
    if isinstance(term, ox.Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        inner = ",".join(f'"{name}":{_json_term(part)}' for name, part in parts)
        return f'{{"type":"triple","value":{{{inner}}}}}'
    kind = f',"xml:lang":{_quoted(term.language)}' if term.language else ""
    if not kind and term.datatype != _STRING:
        kind = f',"datatype":{_quoted(term.datatype.value)}'
    return f'{{"type":"literal","value":{_quoted(term.value)}{kind}}}'


def _quoted(text: str) -> str:
    """A JSON string."""
    return encode_basestring(text)


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
    if not kind and term.datatype != _STRING:
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
