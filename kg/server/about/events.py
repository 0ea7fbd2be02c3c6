"""Pages about events and about who fills a role in one."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.terms import KG
from kg.server.about.page import Page, Section, edges_on, links_to, plain, rules, words_section
from kg.server.entries import claim_entries, event_entries, event_entry
from kg.server.headings import headed_links, heading
from kg.server.vocabulary import kg_label
from kg.store.browse import Browser


def event(graph: Browser, node: NamedNode) -> Page:
    """An event: its status in words, who takes part, the sentences, who says what about it."""
    entry = event_entry(graph, node)
    reason = graph.text(node, KG.statusReason)
    return Page(
        node.value,
        entry.link.text,
        entry.heading,
        status=entry.status,
        status_label=entry.status_label,
        meaning=f"{entry.meaning}{f' ({reason})' if reason else ''}",
        facts=(
            *((c.role, c.who) for c in entry.cast),
            # What stands in the role of the item as well is shown there.
            ("things", () if any(c.role == kg_label("item") for c in entry.cast) else links_to(graph, node, KG.item)),
            ("quantity", plain(*graph.texts(node, KG.quantity))),
            ("position", plain(graph.text(node, KG.positionTitle))),
            ("date", plain(entry.date)),
            ("date in the text", plain(graph.text(node, KG.dateText))),
            ("in return for", headed_links(graph, graph.objects(node, KG.inReturnFor))),
            ("article", entry.articles),
            ("taken for one because of", plain(*graph.texts(node, KG.mergeReason))),
            ("rule", rules(graph, node)),
        ),
        sections=(
            words_section(graph, node, "The words of the article"),
            Section("Who says what about it", claims=claim_entries(graph, graph.subjects(KG.aboutEvent, node))),
            Section(
                "The same event in other articles", events=event_entries(graph, graph.objects(node, KG.sameEventAs))
            ),
            Section("Plain edges that rest on it", links=headed_links(graph, edges_on(graph, node))),
        ),
    )


def role(graph: Browser, node: NamedNode) -> Page:
    """Who fills a role in an event, and by which words."""
    return Page(
        node.value,
        "role in an event",
        heading(graph, node),
        caution="Whether it is so depends on the status of the event.",
        facts=(
            (kg_label(graph.local(node, KG.roleProperty)), links_to(graph, node, KG.filler)),
            ("quantity", plain(graph.text(node, KG.quantity))),
            ("rule", rules(graph, node)),
        ),
        sections=(
            Section("The event", events=event_entries(graph, graph.objects(node, KG.ofEvent))),
            words_section(graph, node, "The words that fill the role", KG.evidence),
        ),
    )
