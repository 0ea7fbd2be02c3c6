"""Which representation a client gets: by ``Accept`` with its q-values, or by name (``?format=csv``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import mimeparse
import pyoxigraph as ox

HTML = "text/html"
JSON_RESULTS = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"

# Ordered by what is given when a client does not mind.
RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    JSON_RESULTS: ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
TRIPLES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "text/n3": ox.RdfFormat.N3,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
QUAD_FORMATS = frozenset({ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD})

# The second is for answers that are triples.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "json": (JSON_RESULTS, "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ttl": ("text/turtle",),
    "ntriples": (N_TRIPLES,),
    "n-triples": (N_TRIPLES,),
    "nt": (N_TRIPLES,),
    "jsonld": ("application/ld+json",),
    "json-ld": ("application/ld+json",),
    "rdfxml": ("application/rdf+xml",),
    "rdf+xml": ("application/rdf+xml",),
    "rdf": ("application/rdf+xml",),
    "n3": ("text/n3",),
    "trig": ("application/trig",),
    "nquads": ("application/n-quads",),
    "nq": ("application/n-quads",),
    "html": (HTML,),
}


class NotAcceptableError(Exception):
    """Nothing on offer is what the client accepts; the message lists the offers."""


def named(format_name: str) -> str:
    """What ``?format=`` asks for, as an ``Accept`` header: a short name, or a media type as it is."""
    wanted = format_name.strip().lower().replace(" ", "+")
    return ", ".join(_NAMES.get(wanted, (wanted,)))


def choose(accept: str, offers: Sequence[str]) -> str:
    """The offered media type that the client likes best; among equals the one offered first.

    Raises NotAcceptableError if there is none, or if the header cannot be read.
    """
    try:
        best = mimeparse.best_match(list(reversed(offers)), accept or "*/*")
    except ValueError as error:
        raise NotAcceptableError(f"cannot read Accept: {accept!r} ({error})") from None
    if not best:
        raise NotAcceptableError(f"none of {accept!r} can be given; there is {', '.join(offers)}")
    return str(best)


def prefers_html(accept: str, others: Sequence[str]) -> bool:
    """Whether a page is liked better than any of the others; a client that does not mind is no browser."""
    try:
        return choose(accept, [*others, HTML]) == HTML
    except NotAcceptableError:
        return False
