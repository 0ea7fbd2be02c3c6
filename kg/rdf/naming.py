"""Which IRI each local id of an article stands for.

Stages number things inside an article ("e3", "v1"); the graph names them by content. An event is the article,
the type and its trigger words; a claim and a quote are the words that make them. None of these depends on how
entities were linked across articles, so that undoing a merge leaves their names alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.model import Actor, Analysis, Claim, EntityType, Event
from kg.rdf import iri

Offsets = tuple[int, int]


@dataclass(frozen=True)
class Names:
    """The IRIs of one article: its own (also the name of its graph) and those of its local ids."""

    article_id: str
    language: str
    article: NamedNode
    entities: Mapping[str, NamedNode]
    events: Mapping[str, NamedNode]
    claims: Mapping[str, NamedNode]

    def entity(self, local: str) -> NamedNode:
        """The actor or place that the local entity is a member of; ValueError if it is of none."""
        try:
            return self.entities[local]
        except KeyError:
            raise ValueError(f"article {self.article_id!r}: entity {local!r} belongs to no actor") from None

    def event(self, local: str) -> NamedNode:
        """The event; ValueError if the article has none of that id."""
        try:
            return self.events[local]
        except KeyError:
            raise ValueError(f"article {self.article_id!r}: there is no event {local!r}") from None


def actor_iri(actor: Actor) -> NamedNode:
    """The node of an actor or place, named by its key."""
    kind = "place" if actor.type is EntityType.PLACE else "actor"
    return iri.node(kind, iri.readable(actor.key))


def member_iris(actors: tuple[Actor, ...]) -> dict[tuple[str, str], NamedNode]:
    """For every (article id, local entity id) the node of the actor it belongs to."""
    return {member: actor_iri(actor) for actor in actors for member in actor.members}


def names_of(analysis: Analysis, members: Mapping[tuple[str, str], NamedNode]) -> Names:
    """The IRIs of one article's things, given which actor each entity belongs to."""
    article_id = analysis.article.id
    entities = {e.id: members[article_id, e.id] for e in analysis.entities if (article_id, e.id) in members}
    first = {e.id: _span(e.mentions[0].start, e.mentions[0].end) for e in analysis.entities if e.mentions}
    return Names(
        article_id=article_id,
        language=analysis.article.language,
        article=iri.article(article_id),
        entities=entities,
        events=_event_iris(article_id, analysis.events),
        claims=_claim_iris(article_id, analysis.claims, first),
    )


def _span(start: int, end: int) -> str:
    return f"{start}-{end}"


def _triggers(event: Event) -> str:
    return " ".join(_span(*s) for s in sorted({(m.trigger.start, m.trigger.end) for m in event.mentions}))


def _fillers(event: Event) -> str:
    return " ".join(sorted(f"{a.role}={_span(a.mention.start, a.mention.end)}" for a in event.arguments))


def _event_iris(article_id: str, events: tuple[Event, ...]) -> dict[str, NamedNode]:
    """Type and triggers name an event; where coordination gives two events one trigger, so do the fillers."""
    shared = Counter((e.type, _triggers(e)) for e in events)
    out = {}
    for e in events:
        parts = [article_id, e.type, _triggers(e)]
        if shared[e.type, _triggers(e)] > 1:
            parts.append(_fillers(e))
        out[e.id] = iri.hashed("event", *parts)
    return out


def _claim_iris(article_id: str, claims: tuple[Claim, ...], first: Mapping[str, str]) -> dict[str, NamedNode]:
    def own(c: Claim) -> tuple[str, ...]:
        words = (_span(c.cue.start, c.cue.end), _span(c.evidence.start, c.evidence.end))
        return (first.get(c.claimant, c.claimant), c.stance.value, *words)

    by_id = {c.id: c for c in claims}
    out = {}
    for c in claims:
        about = own(by_id[c.about_claim]) if c.about_claim in by_id else (c.about_event or "",)
        out[c.id] = iri.hashed("claim", article_id, *own(c), *about)
    return out
