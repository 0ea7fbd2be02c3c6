"""Quads as bytes: sorted N-Quads for machines and diffs, TriG and Turtle for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from pyoxigraph import Quad, RdfFormat, Triple

from kg.rdf.quads import quad_order
from kg.rdf.terms import PREFIXES


def _serialised(statements: Sequence[Quad] | Sequence[Triple], syntax: RdfFormat) -> bytes:
    out = ox.serialize(statements, format=syntax, prefixes=PREFIXES)
    assert out is not None  # only None when written to a file
    return out


def nquads(quads: Iterable[Quad]) -> bytes:
    """The canonical form: one line a quad, sorted by code point, LF. Equal graphs give equal bytes."""
    data = _serialised(list(quads), RdfFormat.N_QUADS)
    # Not splitlines(): a literal may hold U+2028, which is no line end of N-Quads.
    lines = sorted({line for line in data.split(b"\n") if line})
    return b"".join(line + b"\n" for line in lines)


def trig(quads: Iterable[Quad]) -> bytes:
    """TriG with one block per graph."""
    return _serialised(sorted(quads, key=quad_order), RdfFormat.TRIG)


def turtle(quads: Iterable[Quad]) -> bytes:
    """Turtle, which knows no named graphs: the union of all of them, every triple once."""
    return _serialised(_triples(quads), RdfFormat.TURTLE)


def jsonld(quads: Iterable[Quad]) -> bytes:
    """JSON-LD with named graphs."""
    return _serialised(sorted(quads, key=quad_order), RdfFormat.JSON_LD)


def _triples(quads: Iterable[Quad]) -> list[Triple]:
    triples = {q.triple for q in quads}
    return sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
