"""RDF 1.2: events and claims as reifiers of triple terms, which quote a relation without asserting it.

``event:1f rdf:reifies <<( actor:tsjad kg:suppliesArmsTo actor:militsen )>>`` stands beside the event's kg:status,
and every claim about it reifies the same triple beside its kg:claimant and kg:stance. Only what an article reports
in its own voice is also asserted as a plain triple, in the asserted graph.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.exports.relations import relations
from kg.rdf.quads import quad_order
from kg.rdf.terms import KG, PREFIXES, RDF
from kg.views.read import HasStore


def trig12(graph: HasStore) -> bytes:
    """All statements and the reifiers, each in the graph of its article, as RDF 1.2 TriG."""
    quads = sorted((*graph.store, *reifying(graph.store)), key=quad_order)
    out = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
    assert out is not None  # only None when written to a file
    return b'VERSION "1.2"\n' + out


def reifying(store: ox.Store) -> Iterator[ox.Quad]:
    """What makes events, and the claims about them, reifiers of the relations that they speak of."""
    for event, relation in relations(store):
        for home in _graphs(store, event):
            yield ox.Quad(event, RDF.reifies, relation, home)
        for claim in sorted(_claims(store, event), key=lambda c: c.value):
            for home in _graphs(store, claim):
                yield ox.Quad(claim, RDF.reifies, relation, home)


def _claims(store: ox.Store, event: ox.NamedNode) -> set[ox.NamedNode]:
    """The claims about the event itself; one about another claim reifies nothing."""
    found = {q.subject for q in store.quads_for_pattern(None, KG.aboutEvent, event, None)}
    return {s for s in found if isinstance(s, ox.NamedNode)}


def _graphs(store: ox.Store, node: ox.NamedNode) -> list[ox.NamedNode]:
    """The named graphs that say what status or stance it has."""
    homes = {q.graph_name for p in (KG.status, KG.stance) for q in store.quads_for_pattern(node, p, None, None)}
    return sorted((h for h in homes if isinstance(h, ox.NamedNode)), key=lambda h: h.value)
