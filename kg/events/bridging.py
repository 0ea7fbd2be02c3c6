"""What an event takes over from another of the same article: participants from the agreement that is negotiated,
day and place of a meeting from the reception at which it took place. The rule name says that it was lent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Argument, Document, Event

_ROLE = {"Negotiation": "participant", "Agreement": "party"}


def with_related(doc: Document, events: Sequence[Event]) -> tuple[Event, ...]:
    """Negotiations and agreements without any participant get those of the nearest event of the other kind.

    "Forhandlingene ble avsluttet fredag" in an article on the agreement between two states is between these. Only an
    event with at least two participants lends them, and the rule name says that they were lent.
    """
    completed = tuple(_completed(doc, e, events) if e.type in _ROLE else e for e in events)
    return tuple(_received(e, completed) if e.type == "Meeting" else e for e in completed)


def _received(meeting: Event, events: Sequence[Event]) -> Event:
    """Who is received by somebody meets him there and then: "Kim ble onsdag tatt imot av Putin i Vladivostok"."""
    met = {a.entity for a in meeting.arguments if a.role == "participant"}
    if len(met) < 2 or not any(m.past for m in meeting.mentions):
        return meeting
    for visit in events:
        there = {a.entity for a in visit.arguments if a.role in {"visitor", "host"}}
        if visit.type == "Visit" and met <= there and any(m.past for m in visit.mentions):
            places = tuple(replace(a, rule="related/Visit") for a in visit.arguments if a.role == "place")
            own = any(a.role == "place" for a in meeting.arguments)
            arguments = meeting.arguments if own else (*meeting.arguments, *places)
            return replace(meeting, date=meeting.date or visit.date, arguments=arguments)
    return meeting


def _completed(doc: Document, event: Event, events: Sequence[Event]) -> Event:
    role = _ROLE[event.type]
    if any(a.role == role for a in event.arguments):
        return event
    lenders = [
        e
        for e in events
        if e.type in _ROLE and e.type != event.type and len([a for a in e.arguments if a.role == _ROLE[e.type]]) > 1
    ]
    if not lenders:
        return event
    nearest = min(lenders, key=lambda e: (_distance(doc, event, e), e.id))
    lent = tuple(
        Argument(role, a.entity, a.mention, f"related/{nearest.type}")
        for a in nearest.arguments
        if a.role == _ROLE[nearest.type]
    )
    return replace(event, arguments=(*event.arguments, *lent))


def _distance(doc: Document, a: Event, b: Event) -> int:
    return min(
        abs(doc.tokens[x.trigger.head].sent - doc.tokens[y.trigger.head].sent) for x in a.mentions for y in b.mentions
    )
