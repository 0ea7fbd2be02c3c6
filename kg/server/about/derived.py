"""Pages about what was derived: plain edges, merges, and whatever else has a class."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.terms import KG, RDF
from kg.server.about.entities import events_section
from kg.server.about.page import Page, Section, kind_of, links_to, plain, rules, words_section
from kg.server.addresses import page_of
from kg.server.entries import Link, event_entries
from kg.server.headings import headed_links, heading
from kg.server.vocabulary import term_label
from kg.store.browse import Browser


def edge(graph: Browser, node: NamedNode) -> Page:
    """A plain edge and the reported events or positions that it rests on."""
    based = graph.objects(node, KG.basedOn)
    events = [b for b in based if "Event" in graph.types(b)]
    return Page(
        node.value,
        "plain edge",
        heading(graph, node),
        facts=(
            ("from", links_to(graph, node, RDF.subject)),
            ("to", links_to(graph, node, RDF.object)),
            ("edge", tuple(Link(term_label(p.value), page_of(p.value)) for p in graph.objects(node, RDF.predicate))),
        ),
        sections=(
            Section("It rests on these events, each reported by its article", events=event_entries(graph, events)),
            Section("It rests on", links=headed_links(graph, (b for b in based if b not in events))),
        ),
    )


def merge(graph: Browser, node: NamedNode) -> Page:
    """Why a mention was taken for somebody or something."""
    return Page(
        node.value,
        kind_of(graph, node),
        heading(graph, node),
        facts=(
            ("taken for", links_to(graph, node, KG.mergedInto)),
            ("reason", plain(graph.text(node, KG.reason))),
            ("rule", rules(graph, node)),
            ("score", plain(graph.text(node, KG.score))),
        ),
        sections=(
            words_section(graph, node, "What was taken for it", KG.mergedMention),
            words_section(graph, node, "What came before", KG.antecedent),
        ),
    )


def anything(graph: Browser, node: NamedNode) -> Page:
    """Any other node that has a class; the statements below the page tell the rest."""
    return Page(
        node.value,
        kind_of(graph, node) or "node",
        heading(graph, node),
        sections=(words_section(graph, node, "The words of the article"), events_section(graph, node)),
    )
