"""Pages about articles, their sentences, and the mentions in them."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.terms import DCTERMS, KG, NIF, SCHEMA
from kg.server.about.page import Page, Section, links_to, plain, rules
from kg.server.entries import Link, article_links, claim_entries, event_entries, link_to, name_of
from kg.server.headings import headed_links, heading
from kg.store.browse import Browser
from kg.store.passages import passages_of
from kg.views.packing import safe_link

_OF_EVENTS_AND_CLAIMS = frozenset({"Event", "Claim", "RoleFilling"})


def article(graph: Browser, node: NamedNode) -> Page:
    """An article: what it tells of, who says what in it, its sentences."""
    inside, reported = graph.subjects(KG.inArticle, node), graph.subjects(KG.reportedBy, node)
    address = graph.text(node, SCHEMA.url)
    sentences = sorted(_of_kind(graph, inside, "Sentence"), key=lambda s: int(graph.text(s, NIF.beginIndex, "0")))
    return Page(
        node.value,
        "article",
        name_of(graph, node),
        facts=(
            ("identifier", plain(graph.text(node, DCTERMS.identifier))),
            ("published", plain(graph.text(node, SCHEMA.datePublished))),
            ("publisher", plain(graph.text(node, SCHEMA.publisher))),
            ("address", (Link(address, safe_link(address)),) if address else ()),
            ("language", plain(graph.text(node, SCHEMA.inLanguage))),
            ("repeats the text of", links_to(graph, node, KG.reprintOf)),
        ),
        sections=(
            Section("Events", events=event_entries(graph, _of_kind(graph, inside, "Event"))),
            Section("Who says what", claims=claim_entries(graph, _of_kind(graph, reported, "Claim"))),
            Section("Quotes", links=headed_links(graph, _of_kind(graph, reported, "Quote"))),
            Section("Its sentences", links=tuple(link_to(graph, s) for s in sentences)),
        ),
    )


def sentence(graph: Browser, node: NamedNode) -> Page:
    """A sentence, and all that was read out of it."""
    mentions = graph.subjects(NIF.sentence, node)
    denoted = dict.fromkeys(n for m in mentions for n in _denoted(graph, m))
    others = [n for n in denoted if not _OF_EVENTS_AND_CLAIMS.intersection(graph.types(n))]
    return Page(
        node.value,
        "sentence",
        name_of(graph, node),
        facts=(
            ("article", article_links(graph, node)),
            ("part of the article", plain(graph.text(node, KG.segment))),
            ("tells of", headed_links(graph, others)),
        ),
        sections=(
            Section("Events", events=event_entries(graph, _of_kind(graph, denoted, "Event"))),
            Section("Who says what", claims=claim_entries(graph, _of_kind(graph, denoted, "Claim"))),
        ),
    )


def mention(graph: Browser, node: NamedNode) -> Page:
    """Words of an article in one use."""
    return Page(
        node.value,
        "mention",
        heading(graph, node),
        facts=(
            ("denotes", headed_links(graph, _denoted(graph, node))),
            ("kind", plain(graph.text(node, KG.mentionKind))),
            ("frame", plain(*graph.texts(node, KG.frame))),
            ("modality", plain(*graph.texts(node, KG.modality))),
            ("article", article_links(graph, node)),
            ("characters", plain(f"{graph.text(node, NIF.beginIndex)}-{graph.text(node, NIF.endIndex)}")),
            ("rule", rules(graph, node)),
        ),
        sections=(Section("Where it stands", passages=passages_of(graph, [node])),),
    )


def _denoted(graph: Browser, mention: NamedNode) -> list[NamedNode]:
    return [n for p in (KG.denotedBy, KG.evidence) for n in graph.subjects(p, mention)]


def _of_kind(graph: Browser, nodes: list[NamedNode] | dict[NamedNode, None], kind: str) -> list[NamedNode]:
    return [n for n in nodes if kind in graph.types(n)]
