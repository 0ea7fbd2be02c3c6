"""Participants that an event takes over from the event it is about: negotiations and the agreement they aim at."""

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
    return tuple(_completed(doc, e, events) if e.type in _ROLE else e for e in events)


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
