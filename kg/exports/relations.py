"""The relations that events speak of, whatever their status: what ``kg.rdf.asserted`` would assert if all were facts.

They are only ever written as something quoted: inside a triple term, or beside a status.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pyoxigraph as ox

from kg.rdf.asserted import mapping
from kg.rdf.terms import KG, TYPE


def relations(store: ox.Store) -> Iterator[tuple[ox.NamedNode, ox.Triple]]:
    """Every event with each plain relation (supplier, suppliesArmsTo, recipient) that it is about, sorted by both."""
    found = {
        (event, ox.Triple(subject, KG[rule.property], target))
        for rule in mapping()[0]
        for event in _subjects(store, TYPE, KG[rule.event])
        for subject, target in product(
            _objects(store, event, KG[rule.subject]), _objects(store, event, KG[rule.object])
        )
        if subject != target
    }
    yield from sorted(found, key=lambda pair: (pair[0].value, str(pair[1])))


def _subjects(store: ox.Store, predicate: ox.NamedNode, value: ox.NamedNode) -> Iterator[ox.NamedNode]:
    for quad in store.quads_for_pattern(None, predicate, value, None):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _objects(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode]:
    found = (q.object for q in store.quads_for_pattern(subject, predicate, None, None))
    return [o for o in found if isinstance(o, ox.NamedNode)]
