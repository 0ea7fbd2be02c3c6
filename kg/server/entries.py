"""Events, claims, quotes and positions as entries of a list: one line each, with links, status and date.

Whoever shows one of these shows its status or stance with it: nothing here can be mistaken for a fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf.terms import DCTERMS, KG, NIF, SCHEMA
from kg.server.addresses import page_of
from kg.server.vocabulary import kg_label, status_meaning
from kg.store.browse import Browser
from kg.store.explanation import Passage
from kg.store.passages import passages_of
from kg.views.edges import EDGE_MODEL, EdgeRule


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``title`` says more to those who point at them."""

    text: str
    href: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who fills a role of an event."""

    role: str
    who: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event: ``status`` is its local name ("Alleged"), ``meaning`` what that says in words."""

    link: Link
    status: str
    status_label: str
    meaning: str
    date: str
    cast: tuple[Cast, ...]
    articles: tuple[Link, ...]

    @property
    def heading(self) -> str:
        """Like "arms transfer (alleged): supplier Sørland, recipient Vestland"."""
        cast = ", ".join(f"{c.role} {' and '.join(w.text for w in c.who)}" for c in self.cast)
        return f"{self.link.text} ({self.status_label}){': ' if cast else ''}{cast}"


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim: who takes which stance in which words on what. ``about`` are events, ``passes_on`` other claims."""

    link: Link
    claimants: tuple[Link, ...]
    stance: str
    stance_label: str
    cue: str
    about: tuple[EventEntry, ...]
    passes_on: tuple[Link, ...]
    articles: tuple[Link, ...]
    passages: tuple[Passage, ...]

    @property
    def heading(self) -> str:
        """Like "Sørland denies («avviser»)"."""
        who = " and ".join(c.text for c in self.claimants) or "somebody"
        return f"{who} {self.stance_label}{f' («{self.cue}»)' if self.cue else ''}"


def link_to(graph: Browser, node: NamedNode) -> Link:
    """A link to the page of a node, under the name people know it by."""
    return Link(name_of(graph, node), page_of(node.value))


def name_of(graph: Browser, node: NamedNode) -> str:
    """Its label; the words of a mention or sentence; the headline of an article; else its short form."""
    for predicate in (NIF.anchorOf, SCHEMA.headline, DCTERMS.identifier):
        if text := graph.text(node, predicate):
            return text
    return graph.label(node)


def article_links(graph: Browser, node: NamedNode) -> tuple[Link, ...]:
    """The articles that a node is in."""
    found = graph.objects(node, KG.inArticle) or graph.objects(node, KG.reportedBy)
    return tuple(Link(name_of(graph, a), page_of(a.value), graph.text(a, DCTERMS.identifier)) for a in found)


def event_entry(graph: Browser, event: NamedNode) -> EventEntry:
    """One event."""
    type_ = next(iter(graph.types(event)), "Event")
    status = graph.local(event, KG.status)
    return EventEntry(
        link=Link(kg_label(type_), page_of(event.value)),
        status=status,
        status_label=kg_label(status) or "status unknown",
        meaning=status_meaning(status),
        date=graph.text(event, KG.date),
        cast=_cast(graph, event, type_),
        articles=article_links(graph, event),
    )


def _cast(graph: Browser, event: NamedNode, type_: str) -> tuple[Cast, ...]:
    order = EDGE_MODEL.get(type_, EdgeRule()).role_order
    by_role: dict[str, list[Link]] = {}
    for filling in graph.subjects(KG.ofEvent, event):
        role = graph.local(filling, KG.roleProperty)
        by_role.setdefault(role, []).extend(link_to(graph, n) for n in graph.objects(filling, KG.filler))
    ranked = sorted(by_role, key=lambda r: (order.index(r) if r in order else len(order), r))
    return tuple(Cast(kg_label(role), tuple(dict.fromkeys(by_role[role]))) for role in ranked)


def event_entries(graph: Browser, events: Iterable[NamedNode]) -> tuple[EventEntry, ...]:
    """Events by date, those without one last."""
    entries = (event_entry(graph, e) for e in dict.fromkeys(events))
    return tuple(sorted(entries, key=lambda e: (e.date == "", e.date, e.link.href)))


def claim_entry(graph: Browser, claim: NamedNode) -> ClaimEntry:
    """One claim."""
    stance = graph.local(claim, KG.stance)
    return ClaimEntry(
        link=Link("claim", page_of(claim.value)),
        claimants=tuple(link_to(graph, c) for c in graph.objects(claim, KG.claimant)),
        stance=stance,
        stance_label=kg_label(stance),
        cue=graph.text(claim, KG.cue),
        about=event_entries(graph, graph.objects(claim, KG.aboutEvent)),
        passes_on=tuple(
            Link(claim_entry(graph, c).heading, page_of(c.value))
            for c in graph.objects(claim, KG.aboutClaim)
            if c != claim
        ),
        articles=article_links(graph, claim),
        passages=passages_of(graph, graph.objects(claim, KG.denotedBy)),
    )


def claim_entries(graph: Browser, claims: Iterable[NamedNode]) -> tuple[ClaimEntry, ...]:
    """Claims by who makes them."""
    entries = (claim_entry(graph, c) for c in dict.fromkeys(claims))
    return tuple(sorted(entries, key=lambda c: (c.heading, c.link.href)))
