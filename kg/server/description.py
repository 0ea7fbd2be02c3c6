"""The statements about one node, for whoever wants data instead of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf.quads import quad_order
from kg.rdf.terms import KG, PREFIXES, SKOS, TYPE
from kg.server.negotiation import QUAD_FORMATS
from kg.server.results import Tally
from kg.store.browse import Browser

MOST_STATEMENTS = 5_000
# A statement about an event or a claim is never given without what keeps it from being read as a fact.
_HEDGES = (TYPE, KG.status, KG.statusReason, KG.stance, KG.claimant, KG.polarity)
_NAMES = (SKOS.prefLabel,)


@dataclass(frozen=True, slots=True)
class Description:
    """Sorted quads; ``truncated`` if more point at the node than are given."""

    quads: tuple[ox.Quad, ...]
    truncated: bool

    def serialise(self, syntax: ox.RdfFormat) -> bytes:
        """In any RDF format; those without graphs get the union."""
        if syntax in QUAD_FORMATS:
            return ox.serialize(self.quads, format=syntax, prefixes=PREFIXES) or b""
        triples = dict.fromkeys(q.triple for q in self.quads)
        return ox.serialize(triples, format=syntax, prefixes=PREFIXES) or b""


def is_known(store: ox.Store, node: ox.NamedNode) -> bool:
    """Whether the graph says anything about or with the node."""
    patterns = ((node, None, None, None), (None, None, node, None), (None, node, None, None), (None, None, None, node))
    return any(next(store.quads_for_pattern(*pattern), None) for pattern in patterns)


def describe(store: ox.Store, node: ox.NamedNode) -> Description:
    """What is said of the node, what points at it, and the status or stance and the names of those that are met."""
    tally, browser = Tally(MOST_STATEMENTS), Browser(store)
    own = set(store.quads_for_pattern(node, None, None, None))
    incoming = set(tally.upto(store.quads_for_pattern(None, None, node, None)))
    met = {n for q in own | incoming for n in (q.subject, q.object) if isinstance(n, ox.NamedNode) and n != node}
    # A role filling leads on to its event, which has the status.
    met |= {o for n in met for o in browser.objects(n, KG.ofEvent)} - {node}
    quads = own | incoming | set(_statements(store, met))
    return Description(tuple(sorted(quads, key=quad_order)), tally.truncated)


def _statements(store: ox.Store, nodes: set[ox.NamedNode]) -> Iterator[ox.Quad]:
    for node in nodes:
        for predicate in (*_HEDGES, *_NAMES, KG.ofEvent):
            yield from store.quads_for_pattern(node, predicate, None, None)
