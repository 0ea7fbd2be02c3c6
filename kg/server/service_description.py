"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES, RDFS, TYPE, XSD, Namespace
from kg.server.context import Context
from kg.server.negotiation import RESULTS, TRIPLES

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
_PREFIXES = PREFIXES | {"sd": str(SD), "void": str(VOID)}


def describe(context: Context, endpoint: str, syntax: ox.RdfFormat) -> bytes:
    """The description of the service at this address."""
    triples = _triples(context, endpoint)
    return ox.serialize(triples, format=syntax, prefixes=_PREFIXES) or b""


def _triples(context: Context, endpoint: str) -> Iterator[ox.Triple]:
    service, dataset, union = (ox.NamedNode(f"{endpoint}#{name}") for name in ("service", "dataset", "union"))
    yield ox.Triple(service, TYPE, SD.Service)
    yield ox.Triple(service, SD.endpoint, ox.NamedNode(endpoint))
    yield ox.Triple(service, SD.supportedLanguage, SD.SPARQL11Query)
    yield ox.Triple(service, SD.feature, SD.UnionDefaultGraph)
    for iri in _formats():
        yield ox.Triple(service, SD.resultFormat, ox.NamedNode(iri))
    yield ox.Triple(service, RDFS.comment, ox.Literal(words(context), language="en"))
    yield ox.Triple(service, SD.defaultDataset, dataset)
    yield ox.Triple(dataset, TYPE, SD.Dataset)
    yield ox.Triple(dataset, SD.defaultGraph, union)
    yield ox.Triple(union, TYPE, SD.Graph)
    yield ox.Triple(union, VOID.triples, ox.Literal(str(len(context.graph)), datatype=XSD.integer))
    for name in sorted(context.graph.store.named_graphs(), key=str):
        if isinstance(name, ox.NamedNode):
            graph = ox.NamedNode(f"{endpoint}?graph={name.value}")
            yield ox.Triple(dataset, SD.namedGraph, graph)
            yield ox.Triple(graph, TYPE, SD.NamedGraph)
            yield ox.Triple(graph, SD.name, name)


def _formats() -> list[str]:
    return sorted({f.iri for f in RESULTS.values()} | {f.iri for f in TRIPLES.values()})


def words(context: Context) -> str:
    """What a user of the endpoint must know, in words."""
    settings = context.settings
    limit = (
        f"An answer holds at most {settings.limit:,} rows or triples; the header X-Result-Truncated says whether there "
        "were more."
        if settings.limit
        else "Answers may have any number of rows."
    )
    return (
        "A query that names no graph sees the union of all graphs: one for each article, the entity graph and the "
        "asserted graph. An event is no fact because it is in the graph: its kg:status says whether an article reports "
        "it, somebody alleges it, or it is disputed, denied, planned or possible. FROM, FROM NAMED, default-graph-uri "
        "and named-graph-uri restrict a query to the graphs they name. The graph is read-only; SERVICE is refused. "
        f"A query is stopped after {settings.timeout:g} s. {limit} The prefixes of the graph need not be declared."
    )
