"""The event that an article, or the passage just read, is about."""

from __future__ import annotations

from kg.claims.topmost import main_events
from kg.model import Document, Event, SegmentKind

_HEADLINE_WEIGHT = 2


def main_event(doc: Document, events: tuple[Event, ...]) -> Event | None:
    """The event named most often in the article, being in the headline or lead counting for more."""
    return min(events, key=lambda e: prominence(doc, e), default=None)


def prominence(doc: Document, event: Event) -> tuple[int, int]:
    """Sort key: how much weight an event's mentions have, heaviest first, then where it is first named."""
    segments = [doc.sentence_of(m.trigger.head).segment for m in event.mentions]
    weight = len(segments) + _HEADLINE_WEIGHT * (SegmentKind.HEADLINE in segments) + (SegmentKind.LEDE in segments)
    return -weight, min(m.trigger.head for m in event.mentions)


def last_told(doc: Document, before: int, events: tuple[Event, ...]) -> tuple[Event, int] | None:
    """The main event of the nearest stretch before a token that tells of one, and how many sentences back it is."""
    here = doc.sentence_of(before).i
    for distance in range(here + 1):
        s = doc.sentences[here - distance]
        told = main_events(doc, tuple(range(s.first, min(s.last, before))), events)
        if told:
            return told[0][0], distance
    return None


def last_passage(doc: Document, before: int, events: tuple[Event, ...]) -> tuple[tuple[Event, ...], int]:
    """The main events of the nearest paragraph before a token that tells of any, and how many sentences back it is."""
    here = doc.sentence_of(before).i
    told: tuple[Event, ...] = ()
    nearest = 0
    for distance in range(here + 1):
        s = doc.sentences[here - distance]
        if told and "\n" in doc.article.text[s.end : doc.sentences[s.i + 1].start]:
            break
        found = main_events(doc, tuple(range(s.first, min(s.last, before))), events)
        nearest = nearest if told else distance
        told += tuple(e for e, _ in found)
    return told, nearest
