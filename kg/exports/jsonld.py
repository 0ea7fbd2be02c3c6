"""JSON-LD for people and programs: short names, article by article, and what is said of an event inside the event.

The context is the one in ``ontologies/context.jsonld``; it stands in the file, so that nothing is fetched to read it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.exports.jsonld_context import loaded
from kg.exports.jsonld_terms import Terms
from kg.rdf.terms import KG, SCHEMA, SKOS, TYPE
from kg.views.read import HasStore

_MENTION = KG.Mention

# What decides whether a thing may be taken for a fact stands before everything else.
_FIRST = (
    SCHEMA.headline,
    SKOS.prefLabel,
    KG.status,
    KG.statusReason,
    KG.claimant,
    KG.stance,
    KG.polarity,
    KG.certainty,
)

Graph = dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]]

# In this order on the page: what people look for first, its evidence (inside it) last.
_KINDS = tuple(
    KG[k] for k in ("Article", "Event", "Claim", "Quote", "Position", "Actor", "Place", "Mention", "Sentence")
)


def jsonld(graph: HasStore) -> bytes:
    """All statements, one named graph an article; expanding it gives the graph back, quad by quad."""
    context = loaded()
    terms = Terms.of(context["@context"])
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in graph.store:
        graphs[quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""].append(quad)
    parts: list[dict[str, Any]] = []
    for name in sorted(graphs):
        nodes = _Tree(_by_subject(graphs[name]), terms).nodes()
        parts += [{"id": terms.address(name), "@graph": nodes}] if name else nodes
    return (json.dumps({**context, "@graph": parts}, ensure_ascii=False, indent=1) + "\n").encode()


def _by_subject(quads: Iterable[ox.Quad]) -> Graph:
    out: Graph = defaultdict(lambda: defaultdict(list))
    for quad in sorted(quads, key=lambda q: (str(q.subject), str(q.predicate), str(q.object))):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            out[quad.subject][quad.predicate].append(quad.object)
    return out


class _Tree:
    """The nodes of one named graph, each written once: inside the node it belongs to, else at the top."""

    def __init__(self, graph: Graph, terms: Terms) -> None:
        self.graph = graph
        self.terms = terms
        self.written: set[ox.NamedNode] = set()
        self.inward: dict[tuple[ox.NamedNode, ox.NamedNode], list[ox.NamedNode]] = defaultdict(list)
        for subject, properties in graph.items():
            for predicate in terms.reverse:
                for target in properties.get(predicate, [])[:1]:
                    if isinstance(target, ox.NamedNode) and target in graph and target != subject:
                        self.inward[target, predicate].append(subject)

    def nodes(self) -> list[dict[str, Any]]:
        held = {subject for subjects in self.inward.values() for subject in subjects}
        order = sorted(self.graph, key=lambda s: (self._rank(s), s.value))
        # Mentions are written inside the first node that they are evidence of; whatever is left (claims that speak
        # of each other in a circle) stands at the top.
        waiting = [*(s for s in order if s not in held), *(s for s in order if s in held)]
        return [self._node(s, ()) for s in waiting if s not in self.written]

    def _rank(self, subject: ox.NamedNode) -> int:
        types = self.graph[subject].get(TYPE, [])
        return next((i for i, kind in enumerate(_KINDS) if kind in types), len(_KINDS) - 2)

    def _node(self, subject: ox.NamedNode, without: tuple[ox.NamedNode, ...]) -> dict[str, Any]:
        self.written.add(subject)
        out: dict[str, Any] = {"id": self.terms.address(subject.value)}
        properties = self.graph[subject]
        if TYPE in properties:
            types = [self.terms.word(t.value) for t in properties[TYPE]]
            out["type"] = types[0] if len(types) == 1 else types
        for predicate in sorted(properties, key=_place):
            if predicate != TYPE:
                kept = properties[predicate][1:] if predicate in without else properties[predicate]
                for value in kept:
                    self._add(out, predicate, value)
        for predicate, term in self.terms.reverse.items():
            inside = [self._node(s, (predicate,)) for s in self.inward[subject, predicate] if s not in self.written]
            if inside:
                out[term] = inside
        return out

    def _add(self, node: dict[str, Any], predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> None:
        term, compact = self.terms.pair(predicate, value)
        if isinstance(value, ox.NamedNode) and self._is_evidence(value):
            compact = self._node(value, ())
        if isinstance(compact, dict) and term in self.terms.by_language:
            held = node.setdefault(term, {})
            for tag, text in compact.items():
                held[tag] = _joined(held[tag], text) if tag in held else text
        else:
            node[term] = _joined(node[term], compact) if term in node else compact

    def _is_evidence(self, value: ox.NamedNode) -> bool:
        return value not in self.written and _MENTION in self.graph.get(value, {}).get(TYPE, [])


def _place(predicate: ox.NamedNode) -> tuple[int, str]:
    return (_FIRST.index(predicate) if predicate in _FIRST else len(_FIRST), predicate.value)


def _joined(old: Any, new: Any) -> list[Any]:
    return [*(old if isinstance(old, list) else [old]), new]
