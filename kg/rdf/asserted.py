"""The asserted graph: plain edges for what is reported as fact, and disputes between claims.

It is a function of the quads of the other graphs, so it can be rebuilt when an article is added or dropped.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.rdf import iri
from kg.rdf.disputes import LOOKED_AT, dispute_quads
from kg.rdf.statements import Statements
from kg.rdf.terms import ASSERTED_GRAPH, KG, RDF, TYPE


@dataclass(frozen=True, slots=True)
class EventEdge:
    """Reported events of a type give this property between the fillers of two roles."""

    event: str
    property: str
    subject: str
    object: str
    both: bool = False


@dataclass(frozen=True, slots=True)
class PositionEdge:
    """Positions give this property between holder and organisation; ``former`` for those no longer held."""

    former: bool
    property: str


@cache
def mapping() -> tuple[tuple[EventEdge, ...], tuple[PositionEdge, ...]]:
    """The edges that ``asserted.toml`` declares."""
    data = tomllib.loads(Path(__file__).with_name("asserted.toml").read_text(encoding="utf-8"))
    return tuple(EventEdge(**e) for e in data["edge"]), tuple(PositionEdge(**p) for p in data["position"])


def asserted_graph(quads: Iterable[Quad]) -> list[Quad]:
    """The asserted graph that follows from the quads of the article graphs and the entity graph."""
    stated = Statements.of(quads, (*_looked_at(), *LOOKED_AT))
    sources: defaultdict[tuple[NamedNode, NamedNode, NamedNode], list[NamedNode]] = defaultdict(list)
    for edge, source in (*_event_edges(stated), *_position_edges(stated)):
        sources[edge].append(source)
    out = [q for edge, events in sources.items() for q in _edge_quads(edge, events)]
    return out + dispute_quads(stated)


def _looked_at() -> Iterator[NamedNode]:
    """The predicates that edges are derived from."""
    yield from (TYPE, KG.status, KG.holder, KG.of, KG.former)
    for rule in mapping()[0]:
        yield from (KG[rule.subject], KG[rule.object])


def _event_edges(stated: Statements) -> Iterator[tuple[tuple[NamedNode, NamedNode, NamedNode], NamedNode]]:
    reported = set(stated.subjects(KG.status, KG.Reported))
    for rule in mapping()[0]:
        for event in stated.subjects(TYPE, KG[rule.event]):
            if event not in reported:
                continue
            fillers = (stated.objects(event, KG[role]) for role in (rule.subject, rule.object))
            for subject, target in product(*fillers):
                if subject != target:
                    yield (subject, KG[rule.property], target), event


def _position_edges(
    stated: Statements,
) -> Iterator[tuple[tuple[NamedNode, NamedNode, NamedNode], NamedNode]]:
    for rule in mapping()[1]:
        for position in stated.subjects(TYPE, KG.Position):
            if stated.flag(position, KG.former) == rule.former:
                for holder, of in product(stated.objects(position, KG.holder), stated.objects(position, KG.of)):
                    yield (holder, KG[rule.property], of), position


def _edge_quads(edge: tuple[NamedNode, NamedNode, NamedNode], sources: list[NamedNode]) -> list[Quad]:
    subject, predicate, target = edge
    record = iri.hashed("edge", subject.value, predicate.value, target.value)
    g = ASSERTED_GRAPH
    return [
        Quad(subject, predicate, target, g),
        Quad(record, TYPE, KG.AssertedEdge, g),
        Quad(record, RDF.subject, subject, g),
        Quad(record, RDF.predicate, predicate, g),
        Quad(record, RDF.object, target, g),
        *(Quad(record, KG.basedOn, source, g) for source in sources),
    ]
