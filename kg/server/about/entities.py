"""Pages about actors, places and things, and about the positions people hold."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.terms import GEO, KG, RDF, SKOS
from kg.server.about.page import (
    MOST_ENTRIES,
    Page,
    Section,
    edges_on,
    links_to,
    plain,
    rest,
    rules,
    words_section,
)
from kg.server.entries import Link, claim_entries, event_entry
from kg.server.headings import headed_links, heading, is_former
from kg.server.vocabulary import kg_label
from kg.store.browse import Browser
from kg.views.packing import safe_link


def entity(graph: Browser, node: NamedNode) -> Page:
    """An actor, place or thing: what it takes part in and claims, where it is mentioned, why that is taken for one."""
    name = graph.label(node)
    where = ", ".join(t for p in (GEO.lat, GEO.long) if (t := graph.text(node, p)))
    same = graph.objects(node, SKOS.closeMatch)
    return Page(
        node.value,
        ", ".join(kg_label(k) for k in graph.types(node) if k != "Actor") or "actor",
        name,
        facts=(
            ("also called", plain(*(t for t in graph.texts(node, SKOS.altLabel) if t != name))),
            ("positions", headed_links(graph, graph.subjects(KG.holder, node)[:MOST_ENTRIES])),
            ("within", links_to(graph, node, KG.within)),
            ("where", plain(where)),
            ("probably the same as", tuple(Link(n.value, safe_link(n.value)) for n in same)),
            ("link rests on", plain(*(graph.text(k, KG.reason) for k in graph.subjects(KG.linkedPlace, node)))),
        ),
        sections=(
            events_section(graph, node),
            _claims_section(graph, node),
            words_section(graph, node, "Mentioned here"),
            Section(
                "Plain edges",
                links=headed_links(graph, _edges(graph, node))[:MOST_ENTRIES],
                note="From events that articles report in their own voice, and from positions.",
            ),
            Section(
                "Why these mentions are taken for one",
                links=headed_links(graph, graph.subjects(KG.mergedInto, node)[:MOST_ENTRIES]),
            ),
        ),
    )


def events_section(graph: Browser, node: NamedNode) -> Section:
    """The latest events that something takes part in."""
    fillings = graph.subjects(KG.filler, node)
    events = dict.fromkeys(e for f in fillings for e in graph.objects(f, KG.ofEvent))
    events |= dict.fromkeys(graph.subjects(KG.item, node))
    dated = sorted(events, key=lambda e: (graph.text(e, KG.date), e.value), reverse=True)
    return Section(
        "Takes part in",
        events=tuple(event_entry(graph, e) for e in dated[:MOST_ENTRIES]),
        more=rest(dated, "events_of", node, "events"),
    )


def _claims_section(graph: Browser, node: NamedNode) -> Section:
    claims = graph.subjects(KG.claimant, node)
    return Section(
        "What it says about events: claims, denials, no comment",
        claims=claim_entries(graph, claims[:MOST_ENTRIES]),
        more=rest(claims, "claims_of", node, "claims"),
    )


def _edges(graph: Browser, node: NamedNode) -> list[NamedNode]:
    ends = dict.fromkeys(n for p in (RDF.subject, RDF.object) for n in graph.subjects(p, node))
    return list(ends)[: MOST_ENTRIES * 4]


def position(graph: Browser, node: NamedNode) -> Page:
    """Who holds, or held, which position where."""
    former = "former " if is_former(graph, node) else ""
    return Page(
        node.value,
        "position",
        heading(graph, node),
        facts=(
            ("holder", links_to(graph, node, KG.holder)),
            ("title", plain(former + graph.text(node, KG.title))),
            ("of", links_to(graph, node, KG.of)),
            ("rule", rules(graph, node)),
        ),
        sections=(
            words_section(graph, node, "The words of the article"),
            Section("Plain edges that rest on it", links=headed_links(graph, edges_on(graph, node))),
        ),
    )
