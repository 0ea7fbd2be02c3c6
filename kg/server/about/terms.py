"""Pages about terms of vocabularies, names of graphs, and nodes of other data sets."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.terms import KG, TYPE
from kg.server.about.page import MOST_ENTRIES, Page, Section, plain, rest
from kg.server.entries import Link
from kg.server.headings import headed_links
from kg.server.vocabulary import status_meaning, term_comment, term_label
from kg.store.browse import Browser
from kg.store.result import shorten
from kg.views.packing import safe_link


def term(graph: Browser, node: NamedNode) -> Page:
    """What a term is called and means, and the first things of that class."""
    instances = graph.subjects(TYPE, node)
    is_status = node.value.startswith(str(KG)) and graph.subjects(KG.status, node)
    local = node.value.removeprefix(str(KG))
    return Page(
        node.value,
        "term" if term_comment(node.value) else "elsewhere",
        term_label(node.value),
        facts=(
            ("IRI", (Link(shorten(node.value), safe_link(node.value)),)),
            ("på bokmål", _in(node, "nb")),
            ("på nynorsk", _in(node, "nn")),
            ("meaning", plain(status_meaning(local) if is_status else term_comment(node.value))),
        ),
        sections=(
            Section(
                "Things of this class",
                links=headed_links(graph, instances[:MOST_ENTRIES]),
                more=rest(instances, "instances_of", node, "things"),
            ),
        ),
    )


def _in(node: NamedNode, language: str) -> tuple[Link, ...]:
    label = term_label(node.value, language)
    return plain("" if label == term_label(node.value) and label == shorten(node.value) else label)
