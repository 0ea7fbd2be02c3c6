"""Everything that the graph says of a node, grouped by property and put in words; the end of every page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.rdf.terms import ID
from kg.server.addresses import answer_to, page_of
from kg.server.entries import Link, name_of
from kg.server.vocabulary import in_words, term_label
from kg.store.browse import Browser

_MOST_VALUES = 25
_MOST_READ = 2_000


@dataclass(frozen=True, slots=True)
class Statements:
    """Values of one property, the first of them; ``more`` leads to all, if there are more."""

    prop: Link
    values: tuple[Link, ...]
    more: Link | None = None


def outgoing(graph: Browser, node: ox.NamedNode) -> tuple[Statements, ...]:
    """What the graph says of the node."""
    found: dict[ox.NamedNode, set[object]] = defaultdict(set)
    for quad in islice(graph.store.quads_for_pattern(node, None, None, None), _MOST_READ):
        found[quad.predicate].add(quad.object)
    every = "SELECT DISTINCT ?value ?graph WHERE {{ GRAPH ?graph {{ <{0}> <{1}> ?value }} }}"
    return _grouped(graph, node, found, every)


def incoming(graph: Browser, node: ox.NamedNode) -> tuple[Statements, ...]:
    """What points at the node."""
    found: dict[ox.NamedNode, set[object]] = defaultdict(set)
    for quad in islice(graph.store.quads_for_pattern(None, None, node, None), _MOST_READ):
        found[quad.predicate].add(quad.subject)
    return _grouped(
        graph, node, found, "SELECT DISTINCT ?thing ?graph WHERE {{ GRAPH ?graph {{ ?thing <{1}> <{0}> }} }}"
    )


def _grouped(
    graph: Browser, node: ox.NamedNode, found: dict[ox.NamedNode, set[object]], every: str
) -> tuple[Statements, ...]:
    out = []
    for prop in sorted(found, key=lambda p: (term_label(p.value), p.value)):
        values = sorted(found[prop], key=str)
        shown = tuple(_value(graph, v) for v in values[:_MOST_VALUES])
        more = Link("all of them", answer_to(every.format(node.value, prop.value)))
        out.append(
            Statements(
                Link(term_label(prop.value), page_of(prop.value)), shown, more if len(values) > _MOST_VALUES else None
            )
        )
    return tuple(out)


def _value(graph: Browser, term: object) -> Link:
    """A link to a node, or plain words for a literal (no address)."""
    if isinstance(term, ox.NamedNode):
        if term.value.startswith(ID):
            return Link(name_of(graph, term), page_of(term.value), term.value)
        return Link(term_label(term.value), page_of(term.value), term.value)
    if isinstance(term, ox.Literal):
        return Link(in_words(term), "", f"@{term.language}" if term.language else "")
    return Link(str(term), "")
