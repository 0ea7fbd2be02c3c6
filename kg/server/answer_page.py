"""The answer to a query as a page: a table whose nodes lead to their own pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox
from starlette.responses import Response

from kg.rdf.terms import ID
from kg.server import pages
from kg.server.addresses import answer_to, page_of, query_page_for
from kg.server.context import Context
from kg.server.entries import Link
from kg.server.negotiation import JSON_RESULTS
from kg.server.vocabulary import STATUSES
from kg.store.library import Question
from kg.store.result import shorten

MOST_ROWS = 1_000
_TABLE_FORMATS, _TRIPLE_FORMATS = ("csv", "tsv", "json", "xml"), ("turtle", "ntriples", "jsonld")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of cells; ``verdict`` instead is the answer of an ASK."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: SPARQL, and if it is a canned question, which one with which values."""

    sparql: str
    question: Question | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def answered(context: Context, asked: Asked, media_type: str, body: bytes, truncated: bool) -> Response:
    """The page for an answer in SPARQL results JSON or N-Triples."""
    if media_type == JSON_RESULTS:
        return _page(context, asked, _TABLE_FORMATS, table=_solutions(body), truncated=truncated)
    return _page(context, asked, _TRIPLE_FORMATS, table=_triples(body), truncated=truncated)


def failed(context: Context, asked: Asked, message: str, status: int) -> Response:
    """The page for a query that has no answer."""
    return _page(context, asked, (), error=message, status=status)


def _page(
    context: Context,
    asked: Asked,
    formats: tuple[str, ...],
    *,
    table: Table | None = None,
    truncated: bool = False,
    error: str = "",
    status: int = 200,
) -> Response:
    return pages.html(
        "answer",
        status=status,
        asked=asked,
        table=table,
        error=error,
        truncated=truncated,
        limit=context.settings.limit,
        statuses=STATUSES,
        formats=[(f, answer_to(asked.sparql, format=f)) for f in formats],
        editor=query_page_for(asked.sparql),
        query="",
    )


def _solutions(body: bytes) -> Table:
    answer = json.loads(body)
    if "boolean" in answer:
        return Table((), (), "yes" if answer["boolean"] else "no")
    columns = tuple(answer["head"]["vars"])
    rows = (tuple(_cell(binding.get(c)) for c in columns) for binding in answer["results"]["bindings"])
    return Table(columns, tuple(rows))


def _triples(body: bytes) -> Table:
    quads = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
    rows = (tuple(_term(t) for t in (q.subject, q.predicate, q.object)) for q in quads)
    return Table(("subject", "predicate", "object"), tuple(rows))


def _cell(binding: dict[str, str] | None) -> Link:
    if binding is None:
        return Link("", "")
    if binding["type"] == "uri":
        return _iri(binding["value"])
    return Link(str(binding["value"]), "", binding.get("xml:lang", ""))


def _term(term: object) -> Link:
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    return Link(term.value, "", term.language or "") if isinstance(term, ox.Literal) else Link(str(term), "")


def _iri(iri: str) -> Link:
    """A column of hashes tells nobody anything; what leads somewhere may be short."""
    short = shorten(iri)
    kind, _, local = short.partition(":")
    text = kind if iri.startswith(ID) and len(local) == 16 and local.isalnum() else short
    return Link(text, page_of(iri), iri)
