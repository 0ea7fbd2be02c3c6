"""Events without a date that are told beside one that has a day: "demonstrerte mens møtet pågikk", "under besøket"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg import syntax
from kg.events import functions
from kg.model import Document, Event, EventMention, Modality

_MARKS = frozenset({"mens", "medan", "idet", "da", "då"})
_DURING = frozenset({"under"})
_DAY = len("2019-01-01")


def date_by_company(doc: Document, events: Sequence[Event]) -> tuple[Event, ...]:
    """Give what somebody did "mens toppmøtet pågikk" the day of the summit. Months and years are too long for that:
    what happened while a war went on need not have happened when it began.
    """
    days = {
        m.trigger.head: e
        for e in events
        for m in e.mentions
        if e.date is not None and len(e.date.value) == _DAY and e.date.earliest == e.date.latest
    }
    return tuple(e if e.date is not None and e.date.value else _dated(doc, e, days) for e in events)


def _dated(doc: Document, event: Event, days: Mapping[int, Event]) -> Event:
    told = (m for m in event.mentions if m.modality is Modality.ASSERTED)
    beside = (days[i] for m in told for i in _beside(doc, m) if i in days)
    other = next((e for e in beside if e.id != event.id), None)
    if other is None or other.date is None:
        return event
    return replace(event, date=replace(other.date, rule=f"{other.date.rule}:meanwhile"))


def _beside(doc: Document, m: EventMention) -> Iterator[int]:
    """Heads of what the clause of a mention says that it was simultaneous with."""
    verb = functions.carrier(doc, m.trigger.head) if m.nominal else m.trigger.head
    if verb is None or not syntax.is_past(doc, verb):
        return
    for c in syntax.children(doc, verb, "advcl"):
        if any(doc.tokens[k].low in _MARKS for k in syntax.children(doc, c, "mark", "advmod")):
            yield from (c, *syntax.children(doc, c, "nsubj", "obj", "obl"))
    for preposition, noun in syntax.obliques(doc, verb):
        if preposition in _DURING:
            yield noun
