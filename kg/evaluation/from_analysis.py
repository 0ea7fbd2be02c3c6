"""An analysis as a prediction, before it becomes RDF: what the baselines start from and change one thing of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.evaluation.gold import plain
from kg.evaluation.predicted import PredictedArticle, PredictedEntity, PredictedEvent, PredictedQuote
from kg.model import Analysis, Event, Mention


def predicted(analysis: Analysis) -> PredictedArticle:
    """The same things under ids that cannot be taken for those of the gold."""
    return PredictedArticle(
        entities=tuple(
            PredictedEntity(own(e.id), frozenset({e.type.value}), spans(e.mentions)) for e in analysis.entities
        ),
        events=tuple(event(v) for v in analysis.events),
        claims=frozenset(
            (own(c.claimant), plain(c.stance.value), own(c.about_event)) for c in analysis.claims if c.about_event
        ),
        quotes=tuple(
            PredictedQuote(own(q.id), spans([q.mention]), frozenset({own(q.speaker)} if q.speaker else ()))
            for q in analysis.quotes
        ),
        positions=frozenset((own(p.holder), plain(p.title), own(p.of) if p.of else None) for p in analysis.positions),
    )


def own(local_id: str) -> str:
    """A local id of an analysis as the id of a prediction."""
    return f"predicted:{local_id}"


def spans(mentions: Sequence[Mention]) -> tuple[tuple[int, int], ...]:
    """Where mentions stand, in text order."""
    return tuple(sorted({(m.start, m.end) for m in mentions}))


def event(v: Event) -> PredictedEvent:
    """One event."""
    return PredictedEvent(
        id=own(v.id),
        types=frozenset({v.type}),
        spans=spans([m.trigger for m in v.mentions]),
        roles=frozenset((a.role, own(a.entity)) for a in v.arguments),
        items=frozenset(plain(i.label) for i in v.items),
        status=plain(v.status.value),
        date=v.date.value if v.date else "",
    )
