"""Which predicted thing stands for which gold one: by text offsets, never by label, one to one.

Entities are matched by the number of mentions whose spans overlap by at least half (the right type breaks ties),
events by the number of overlapping triggers (the right type comes first), quotes by spans that overlap by half.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation.gold import GoldArticle, Span
from kg.evaluation.predicted import PredictedArticle

HALF = 0.5
_TYPE_BREAKS_TIES = 0.5
_TYPE_COMES_FIRST = 100


@dataclass(frozen=True)
class Alignment:
    """Predicted id -> gold id (for quotes: index). ``typed_events`` are those of ``events`` with the right type."""

    entities: Mapping[str, str]
    events: Mapping[str, str]
    typed_events: Mapping[str, str]
    quotes: Mapping[str, int]

    def gold_entity(self, predicted: str) -> str:
        """The gold entity that a predicted one stands for, or the predicted id where there is none."""
        return self.entities.get(predicted, predicted)

    def gold_event(self, predicted: str) -> str:
        """The gold event of the same type, or the predicted id where there is none."""
        return self.typed_events.get(predicted, predicted)


def align(gold: GoldArticle, predicted: PredictedArticle) -> Alignment:
    """Aligns one article."""
    events = _one_to_one(_event_candidates(gold, predicted))
    type_of = {v.id: v.type for v in gold.events}
    quotes = _one_to_one(
        (overlap_of_sets(q.spans, [g.span]), q.id, str(i))
        for q in predicted.quotes
        for i, g in enumerate(gold.quotes)
        if overlap_of_sets(q.spans, [g.span]) >= HALF
    )
    return Alignment(
        entities=_one_to_one(_entity_candidates(gold, predicted)),
        events=events,
        typed_events={x: y for x, y in events.items() if type_of[y] in predicted.event[x].types},
        quotes={x: int(i) for x, i in quotes.items()},
    )


def intersection_over_union(a: Span, b: Span) -> float:
    """From 0 (apart) to 1 (the same)."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if shared <= 0 else shared / (max(a[1], b[1]) - min(a[0], b[0]))


def overlap_of_sets(a: Sequence[Span], b: Sequence[Span]) -> float:
    """The best intersection over union of any two spans."""
    return max((intersection_over_union(x, y) for x in a for y in b), default=0.0)


def touch(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return min(a[1], b[1]) > max(a[0], b[0])


def _entity_candidates(gold: GoldArticle, predicted: PredictedArticle) -> Iterable[tuple[float, str, str]]:
    for x in predicted.entities:
        for y in gold.entities:
            shared = sum(any(intersection_over_union(a, b) >= HALF for b in y.spans) for a in x.spans)
            if shared:
                yield shared + _TYPE_BREAKS_TIES * (y.type in x.types), x.id, y.id


def _event_candidates(gold: GoldArticle, predicted: PredictedArticle) -> Iterable[tuple[float, str, str]]:
    for x in predicted.events:
        for y in gold.events:
            shared = sum(any(touch(a, b) for b in y.spans) for a in x.spans)
            if shared:
                yield shared + _TYPE_COMES_FIRST * (y.type in x.types), x.id, y.id


def _one_to_one(candidates: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """Greedy, the heaviest pair first, ties by name."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    for _, x, y in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if x not in out and y not in taken:
            out[x] = y
            taken.add(y)
    return out
