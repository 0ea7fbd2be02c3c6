"""Which of the events in a content the claim is about: those highest in its tree."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.model import Document, Event


def triggers(events: tuple[Event, ...]) -> dict[int, Event]:
    """Trigger token -> event; the head of a trigger of several words, else its first word."""
    out: dict[int, Event] = {}
    for event in events:
        for m in event.mentions:
            out.setdefault(m.trigger.head, event)
    return out


def main_events(
    doc: Document, scope: tuple[int, ...], events: tuple[Event, ...]
) -> Iterator[tuple[Event, int]]:
    """(event, trigger token) of the events in a scope that have no other event's trigger above them in it."""
    at = {k: e for k, e in triggers(events).items() if k in set(scope)}
    inside = set(scope)
    seen: list[str] = []
    for k in sorted(at):
        if at[k].id in seen or _is_below_another(doc, k, at, inside):
            continue
        seen.append(at[k].id)
        yield at[k], k


def _is_below_another(doc: Document, k: int, at: dict[int, Event], inside: set[int]) -> bool:
    for a in syntax.ancestors(doc, k):
        if a not in inside:
            return False
        if a in at and at[a].id != at[k].id:
            return True
    return False
