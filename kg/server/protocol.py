"""Reads a request of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import Request

from kg.server.negotiation import named
from kg.store.answering import Dataset

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
MOST_BYTES = 1 << 20

_BAD_REQUEST, _FORBIDDEN, _TOO_LARGE, _UNSUPPORTED = 400, 403, 413, 415
_READ_ONLY = "the graph is only for reading; updates are refused"


class ProtocolError(Exception):
    """The request is not one that can be answered; ``status`` is the HTTP status that says so."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Question:
    """What a client asks: the query ("" if it only asks about the service), what it accepts, over which graphs."""

    sparql: str
    accept: str
    dataset: Dataset | None


async def read_question(request: Request) -> Question:
    """The question of a GET or POST request. Raises ProtocolError."""
    fields = list(request.query_params.multi_items())
    if request.method == "POST":
        fields += await _posted(request)
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise ProtocolError(_FORBIDDEN, _READ_ONLY)
    queries = values.get("query", [])
    if len(queries) > 1:
        raise ProtocolError(_BAD_REQUEST, f"one query is asked at a time; here are {len(queries)}")
    if not queries and request.method == "POST":
        raise ProtocolError(_BAD_REQUEST, "there is no query")
    asked = next((v[-1] for n in ("format", "output") if (v := values.get(n)) and v[-1]), "")
    default, graphs = (_graphs(values.get(n, [])) for n in ("default-graph-uri", "named-graph-uri"))
    return Question(
        sparql=queries[0] if queries else "",
        accept=named(asked) if asked else request.headers.get("accept", ""),
        # A request that names graphs of one kind has none of the other.
        dataset=Dataset(default, graphs) if default or graphs else None,
    )


async def _posted(request: Request) -> list[tuple[str, str]]:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == UPDATE:
        raise ProtocolError(_FORBIDDEN, _READ_ONLY)
    if media_type not in {FORM, QUERY}:
        raise ProtocolError(_UNSUPPORTED, f"a query is posted as {FORM} or {QUERY}, not as {media_type or 'nothing'}")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise ProtocolError(_TOO_LARGE, f"a query may have {MOST_BYTES:,} bytes")
    try:
        text = body.decode("utf-8")
        return [("query", text)] if media_type == QUERY else parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise ProtocolError(_BAD_REQUEST, "the query is not UTF-8") from None


def _graphs(iris: list[str]) -> tuple[str, ...]:
    for iri in iris:
        try:
            ox.NamedNode(iri)
        except ValueError:
            raise ProtocolError(_BAD_REQUEST, f"{iri!r} is not an absolute IRI of a graph") from None
    return tuple(iris)
