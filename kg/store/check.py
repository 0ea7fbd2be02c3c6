"""Validates a graph against ``ontologies/shapes.ttl`` (SHACL).

pyshacl walks a graph triple by triple, which over an Oxigraph store is some sixty times slower than in rdflib's
memory; so each article's graph is copied, with what the entity graph says of its actors, and checked by itself. The
shapes that are queries (SHACL-SPARQL) are run by Oxigraph, since three quarters of the time would go to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib.namespace import SH

from kg.rdf.terms import ASSERTED_GRAPH, ENTITY_GRAPH, KG
from kg.resources import top_level
from kg.store.opening import memory_store
from kg.store.query_shapes import QueryShape, take_queries
from kg.store.result import shorten


@dataclass(frozen=True, slots=True)
class Violation:
    """A node that breaks a shape: in which graph, which value of which property, and what should hold."""

    graph: str
    node: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        what = f" {self.path}" if self.path else ""
        value = f" = {self.value}" if self.value else ""
        return f"{self.graph}: {self.node}{what}{value}: {self.message}"


def check(store: ox.Store) -> tuple[Violation, ...]:
    """All violations, sorted; none means that the graph is as the shapes demand."""
    shapes = rdflib.Graph().parse(top_level("ontologies") / "shapes.ttl", format="turtle")
    queries = take_queries(shapes)
    found: set[Violation] = set()
    for name, quads in _parts(store):
        found.update(_validate(name, quads, shapes))
        found.update(_broken_queries(name, quads, queries))
    return tuple(sorted(found, key=str))


def _parts(store: ox.Store) -> Iterator[tuple[str, list[ox.Quad]]]:
    """Each graph with the statements of other graphs that its shapes look at."""
    entities = list(store.quads_for_pattern(None, None, None, ENTITY_GRAPH))
    yield shorten(ENTITY_GRAPH.value), entities
    asserted = list(store.quads_for_pattern(None, None, None, ASSERTED_GRAPH))
    # What edges rest on, without its type: its own shape looks at it in the graph of its article.
    bases = [q for p in (KG.status, KG.holder) for q in store.quads_for_pattern(None, p, None, None)]
    sources = {q.object for q in asserted if q.predicate == KG.basedOn}
    yield shorten(ASSERTED_GRAPH.value), asserted + [q for q in bases if q.subject in sources]
    special = {ENTITY_GRAPH.value, ASSERTED_GRAPH.value}
    for graph in sorted((g for g in store.named_graphs() if g.value not in special), key=lambda g: g.value):
        own = list(store.quads_for_pattern(None, None, None, graph))
        named = {q.object for q in own} | {q.subject for q in own}
        yield shorten(graph.value), own + [q for q in entities if q.subject in named and q.object not in named]


def _validate(name: str, quads: Iterable[ox.Quad], shapes: rdflib.Graph) -> Iterator[Violation]:
    import pyshacl

    triples = ox.serialize([q.triple for q in quads], format=ox.RdfFormat.N_TRIPLES) or b""
    data = rdflib.Graph().parse(data=triples, format="nt")
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pyshacl could not run the shapes: {report}")
    if conforms:
        return
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        yield Violation(
            graph=name,
            node=_text(report.value(result, SH.focusNode)),
            path=_text(report.value(result, SH.resultPath)),
            value=_text(report.value(result, SH.value)),
            message=str(report.value(result, SH.resultMessage) or "breaks a shape"),
        )


def _broken_queries(name: str, quads: Iterable[ox.Quad], queries: Iterable[QueryShape]) -> Iterator[Violation]:
    """What the queries find; their focus is a whole graph, and the node that is wrong their ``?value``."""
    part = memory_store(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    for shape in queries:
        for focus in shape.focus_nodes(part):
            for found in shape.broken_by(part, focus):
                node, path = (found.get(key) for key in ("value", "path"))
                yield Violation(name, _text(node or focus.value), _text(path), "", shape.message)


def _text(term: object) -> str:
    if term is None or isinstance(term, rdflib.BNode):
        return ""
    return str(term) if isinstance(term, rdflib.Literal) else shorten(str(term))
