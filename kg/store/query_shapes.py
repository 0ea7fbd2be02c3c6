"""SHACL-SPARQL constraints (https://www.w3.org/TR/shacl/#sparql-constraints), run by Oxigraph instead of rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib.namespace import SH

from kg.rdf.terms import TYPE


@dataclass(frozen=True, slots=True)
class QueryShape:
    """A ``sh:select`` and the nodes that it is asked about: one node, or the instances of classes."""

    select: str
    message: str
    prefixes: dict[str, str]
    classes: tuple[str, ...]
    nodes: tuple[str, ...]

    def focus_nodes(self, store: ox.Store) -> list[ox.NamedNode]:
        """The nodes of a store that the shape is about."""
        kinds = (ox.NamedNode(c) for c in self.classes)
        found = {q.subject for kind in kinds for q in store.quads_for_pattern(None, TYPE, kind, None)}
        named = {n for n in found if isinstance(n, ox.NamedNode)} | {ox.NamedNode(n) for n in self.nodes}
        return sorted(named, key=lambda n: n.value)

    def broken_by(self, store: ox.Store, focus: ox.NamedNode) -> Iterator[dict[str, str]]:
        """The solutions for one focus node, each a violation."""
        answer = store.query(self.select, prefixes=self.prefixes, substitutions={ox.Variable("this"): focus})
        assert isinstance(answer, ox.QuerySolutions)
        names = [v.value for v in answer.variables if v.value != "this"]
        for solution in answer:
            terms = ((n, solution[n]) for n in names)
            yield {n: t.value for n, t in terms if isinstance(t, ox.NamedNode | ox.Literal)}


def take_queries(shapes: rdflib.Graph) -> tuple[QueryShape, ...]:
    """The constraints that are queries, which are taken out of the graph of shapes."""
    found = [
        QueryShape(
            select=str(shapes.value(constraint, SH.select)),
            message=str(shapes.value(constraint, SH.message)),
            prefixes=_prefixes(shapes, constraint),
            classes=tuple(sorted(str(c) for c in shapes.objects(shape, SH.targetClass))),
            nodes=tuple(sorted(str(n) for n in shapes.objects(shape, SH.targetNode))),
        )
        for shape, constraint in shapes.subject_objects(SH.sparql)
    ]
    shapes.remove((None, SH.sparql, None))
    return tuple(sorted(found, key=lambda q: (q.message, q.select)))


def _prefixes(shapes: rdflib.Graph, constraint: rdflib.term.Node) -> dict[str, str]:
    declared = [d for o in shapes.objects(constraint, SH.prefixes) for d in shapes.objects(o, SH.declare)]
    return {str(shapes.value(d, SH.prefix)): str(shapes.value(d, SH.namespace)) for d in declared}
