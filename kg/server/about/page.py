"""What a page about a node is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from kg.rdf import iri
from kg.rdf.terms import KG
from kg.server.addresses import answer_to, page_of
from kg.server.entries import ClaimEntry, EventEntry, Link, link_to
from kg.server.templated_queries import about
from kg.server.vocabulary import kg_label
from kg.store.browse import Browser
from kg.store.explanation import Passage
from kg.store.passages import passages_of

MOST_ENTRIES = 50
MOST_PASSAGES = 12

Facts = tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: entries or links under a title; ``more`` leads to the rest, if there is one."""

    title: str
    events: tuple[EventEntry, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()
    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""
    more: Link | None = None

    def __bool__(self) -> bool:
        return bool(self.events or self.claims or self.passages or self.links)


@dataclass(frozen=True, slots=True)
class Page:
    """``status`` and ``meaning`` are of events only; ``caution`` is what must be known before quoting anything."""

    iri: str
    kind: str
    heading: str
    status: str = ""
    status_label: str = ""
    meaning: str = ""
    caution: str = ""
    facts: Facts = ()
    sections: tuple[Section, ...] = ()

    def without_blanks(self) -> Page:
        """The page without facts and sections that hold nothing."""
        facts = tuple((name, links) for name, links in self.facts if links)
        return replace(self, facts=facts, sections=tuple(s for s in self.sections if s))


def kind_of(graph: Browser, node: NamedNode) -> str:
    """What its most special class is called."""
    return kg_label(next(iter(graph.types(node)), ""))


def plain(*texts: str) -> tuple[Link, ...]:
    """Texts that lead nowhere."""
    return tuple(Link(t, "") for t in texts if t)


def links_to(graph: Browser, node: NamedNode, predicate: NamedNode) -> tuple[Link, ...]:
    """Links to what the node has for the predicate."""
    return tuple(link_to(graph, n) for n in graph.objects(node, predicate))


def rules(graph: Browser, node: NamedNode) -> tuple[Link, ...]:
    """The rules that made the node."""
    return plain(*graph.texts(node, KG.rule))


def rest(found: Sequence[object], query: str, node: NamedNode, what: str) -> Link | None:
    """A link to all of them, if there are more than a page shows."""
    return Link(f"all {len(found)} {what}", answer_to(about(query, node))) if len(found) > MOST_ENTRIES else None


def words_section(graph: Browser, node: NamedNode, title: str, predicate: NamedNode = KG.denotedBy) -> Section:
    """The sentences that a node rests on, the first of them."""
    mentions = graph.objects(node, predicate)
    # A hub has thousands of mentions; reading ever so many more than are shown would take long.
    passages = passages_of(graph, mentions[: MOST_PASSAGES * 20])
    more = Link(f"all {len(mentions)} mentions", answer_to(about("mentions_of", node)))
    return Section(title, passages=passages[:MOST_PASSAGES], more=more if len(passages) > MOST_PASSAGES else None)


def edges_on(graph: Browser, node: NamedNode) -> Iterable[NamedNode]:
    """The plain edges that rest on an event or position."""
    return graph.subjects(KG.basedOn, node)


def article_page(passage: Passage) -> str:
    """Where the page of the article that a passage stands in is."""
    return page_of(iri.article(passage.article).value)
