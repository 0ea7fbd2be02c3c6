"""From a parsed document to its time expressions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.model import DateExpression, Document, Mention, MentionKind, SegmentKind
from kg.times.context import Context, Direction
from kg.times.intervals import Interval
from kg.times.matching import Match, longest_match
from kg.times.meanings import resolve
from kg.times.tense import direction, is_perfect
from kg.times.vocabulary import Vocabulary, load

_CLOCK = "clock"
# Meanings that the word before tells apart: "før nyttår" is in the year that ends there.
_COUNTING_MODIFIERS = frozenset({"turn_of_year", "christmas"})


def find_dates(doc: Document) -> tuple[DateExpression, ...]:
    """Find all time expressions of a document, in text order, resolved against its day of publication.

    Durations ("i to dager"), times of day and ages are none. An article without a date resolves only what the
    text itself dates; other expressions have the value "".
    """
    vocabulary = load()
    out: list[DateExpression] = []
    told: list[_Told] = []
    end = 0
    for i in (t.i for t in doc.tokens if t.low in vocabulary.starts or t.low[:1].isdigit()):
        match = longest_match(doc, i, vocabulary) if i >= end else None
        if match is None or doc.sentence_of(i).segment is SegmentKind.META:
            continue
        head, end = _head(doc, match), match.last
        if match.pattern.needs_perfect and not is_perfect(doc, head):
            continue
        context = _context(doc, match, head, told, vocabulary)
        interval = resolve(match.pattern.meaning, match.values, context)
        if interval is not None:
            used_up = match.pattern.meaning in _COUNTING_MODIFIERS and bool(interval.value)
            out.append(_expression(doc, match, head, interval, "" if used_up else context.modifier))
            if interval.value:
                told.append(_Told(i, interval))
    return tuple(e for e in out if e.rule != _CLOCK or not _is_beside_day(doc, e, out))


@dataclass(frozen=True, slots=True)
class _Told:
    """A resolved date and the token that it begins at."""

    first: int
    interval: Interval


def _is_beside_day(doc: Document, clock: DateExpression, found: Sequence[DateExpression]) -> bool:
    """Whether a time of day has its day in the same sentence: "mandag … klokken 16", "klokken 03 natt til søndag"."""
    sentence = doc.tokens[clock.mention.head].sent
    return any(
        e.rule != _CLOCK and len(e.value) == len("2019-01-01") and doc.tokens[e.mention.head].sent == sentence
        for e in found
    )


def _named_in_paragraph(doc: Document, match: Match, told: Sequence[_Told]) -> Interval | None:
    """The date named last before a match, if no line break parts them; rather a day than a month or year that stands
    behind it in its sentence: "reiste mandag, selv om han ble syk i fjor. Samme dag …".
    """
    if not told:
        return None
    last = told[-1]
    if "\n" in doc.text_of(doc.tokens[last.first].start, doc.tokens[match.first].start):
        return None
    beside = (t.interval for t in reversed(told) if doc.tokens[t.first].sent == doc.tokens[last.first].sent)
    return next((d for d in beside if d.earliest == d.latest), last.interval)


def _context(doc: Document, match: Match, head: int, told: Sequence[_Told], vocabulary: Vocabulary) -> Context:
    before = _word_before(doc, match.first)
    modifier = match.pattern.modifier
    if not modifier and not match.pattern.determiner:
        modifier = next((m for m in ("before", "after", "approx") if before in vocabulary.modifiers[m]), "")
    if match.pattern.determiner or before not in vocabulary.modifiers["future"] | vocabulary.modifiers["past"]:
        points = direction(doc, head, vocabulary)
    elif _word_before(doc, match.first - 1) in vocabulary.modifiers["until"]:
        points, modifier = direction(doc, head, vocabulary), "before"
    else:
        points = Direction.AHEAD if before in vocabulary.modifiers["future"] else Direction.BACK
    printed = doc.article.modified or doc.article.published
    return Context(
        base=doc.article.published_day,
        direction=points,
        previous=told[-1].interval if told else None,
        modifier=modifier,
        paragraph=_named_in_paragraph(doc, match, told),
        last_day=next((t.interval for t in reversed(told) if t.interval.earliest == t.interval.latest), None),
        hour=printed.hour if isinstance(printed, datetime) else None,
    )


def _word_before(doc: Document, i: int) -> str:
    """The word before token ``i`` in its sentence, lower-cased."""
    inside = 0 < i < len(doc.tokens) and doc.tokens[i - 1].sent == doc.tokens[i].sent
    return doc.tokens[i - 1].low if inside else ""


def _head(doc: Document, match: Match) -> int:
    """The token of a match whose head lies outside it."""
    span = range(match.first, match.last)
    return next((i for i in span if doc.tokens[i].head not in span), match.first)


def _expression(doc: Document, match: Match, head: int, interval: Interval, modifier: str) -> DateExpression:
    start, end = doc.tokens[match.first].start, doc.tokens[match.last - 1].end
    mention = Mention(
        start=start,
        end=end,
        text=doc.text_of(start, end),
        kind=MentionKind.DATE,
        first=match.first,
        last=match.last,
        head=head,
        rule=match.pattern.rule,
    )
    return DateExpression(
        mention=mention,
        value=interval.value,
        earliest=interval.earliest.isoformat() if interval.earliest else "",
        latest=interval.latest.isoformat() if interval.latest else "",
        modifier=modifier,
        rule=match.pattern.rule,
    )
