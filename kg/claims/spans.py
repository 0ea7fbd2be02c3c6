"""Where direct speech stands in the text: dash paragraphs and stretches between quotation marks.

Nothing is said here about who speaks; a span only knows what kind of stretch it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter

from kg.model import Document, Mention, MentionKind, Segment, SegmentKind

_DASH = re.compile(r"[ \t]*[–—―‒-][ \t]+(?=\S)|[ \t]*[–—―](?=\w)")
_COLON_DASH = re.compile(r"(?<=:)[ \t]+[–—―][ \t]+(?=\S)")
_LATER_DASH = re.compile(r"(?<=[.!?:»])[ \t]+[–—―][ \t]+(?=\S)")
_MIDLINE_DASH = re.compile(r"(?<=[.!?»])[ \t]+[–—―][ \t]+(?=[A-ZÆØÅ])")
_MARKED = re.compile(r"«([^«»\n]+)»|“([^“”\n]+)”|”([^”\n]+)”|„([^“”\n]+)[“”]|(?<!\w)\"([^\"\n]+)\"")
_start = attrgetter("start")
_SENTENCE_END = (".", "!", "?", "»", "”", '"')


class SpanKind(Enum):
    """How speech is marked."""

    DASH = "dash"
    HEADING = "heading"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """A candidate for direct speech.

    ``start``/``end`` are characters inside the marks; ``line_start``/``line_end`` those of its paragraph.
    A dash span runs to the end of its paragraph; whoever finds the cue in it cuts it there.
    """

    kind: SpanKind
    start: int
    end: int
    line_start: int
    line_end: int
    segment: SegmentKind


def speech_spans(doc: Document) -> tuple[SpeechSpan, ...]:
    """All dash paragraphs and marked stretches of an article, line by line, the dash before what is marked in it."""
    out: list[SpeechSpan] = []
    for segment in doc.article.segments:
        if segment.kind is SegmentKind.META:
            continue
        for start, end in _lines(doc.article.text, segment):
            out += _in_line(doc.article.text, start, end, segment.kind)
    return tuple(out)


def _lines(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    start = segment.start
    while start < segment.end:
        newline = text.find("\n", start, segment.end)
        end = segment.end if newline < 0 else newline
        if text[start:end].strip():
            yield start, end
        start = end + 1


def _in_line(text: str, start: int, end: int, segment: SegmentKind) -> Iterator[SpeechSpan]:
    end = start + len(text[start:end].rstrip())
    dash = _DASH.match(text, start, end) or _COLON_DASH.search(text, start, end)
    if dash:
        starts = [dash.end(), *(m.end() for m in _LATER_DASH.finditer(text, dash.end(), end))]
        stops = [*(m.start() for m in _LATER_DASH.finditer(text, dash.end(), end)), end]
        for a, b in zip(starts, stops, strict=True):
            yield SpeechSpan(_dash_kind(text, a, b, segment), a, b, start, end, segment)
        yield from _marked(text, starts[0], start, end, segment)
        return
    later = _MIDLINE_DASH.search(text, start, end)
    if later is not None and segment is SegmentKind.HEADLINE:
        yield SpeechSpan(SpanKind.HEADING, later.end(), end, start, end, segment)
        return
    if later is not None:
        yield from _in_line(text, start, later.start(), segment)
        yield SpeechSpan(SpanKind.DASH, later.end(), end, later.start(), end, segment)
        return
    yield from _marked(text, start, start, end, segment)


def _marked(text: str, first: int, start: int, end: int, segment: SegmentKind) -> Iterator[SpeechSpan]:
    """The marked stretches of a line from a character on."""
    for m in _MARKED.finditer(text, first, end):
        a, b = next((m.span(g) for g in range(1, 6) if m.group(g) is not None), m.span())
        whole = m.start() == start and m.end() == end
        yield SpeechSpan(SpanKind.HEADING if whole else SpanKind.MARKS, a, b, start, end, segment)


def _dash_kind(text: str, start: int, end: int, segment: SegmentKind) -> SpanKind:
    """A dash line that is a title: by its segment, or short and without a full stop."""
    if segment in {SegmentKind.HEADLINE, SegmentKind.SUBHEAD}:
        return SpanKind.HEADING
    bare = len(text[start:end].split()) <= 10 and not text[start:end].endswith(_SENTENCE_END)
    return SpanKind.HEADING if bare and "," not in text[start:end] else SpanKind.DASH


def tokens_in(doc: Document, start: int, end: int) -> tuple[int, ...]:
    """The tokens that stand wholly between two characters."""
    first = bisect_left(doc.tokens, start, key=_start)
    last = bisect_left(doc.tokens, end, first, key=_start)
    return tuple(t.i for t in doc.tokens[first:last] if t.end <= end and t.start < t.end)


def speech_mention(doc: Document, start: int, end: int, rule: str) -> Mention | None:
    """The stretch as a quote mention, trimmed of white space; None when no token stands in it."""
    text = doc.article.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    last = bisect_left(doc.tokens, end, key=_start)
    first = bisect_right(doc.tokens, start, hi=last, key=attrgetter("end"))
    tokens = range(first, last)
    if not tokens:
        return None
    head = next((k for k in tokens if doc.tokens[k].head not in tokens), tokens[0])
    return Mention(start, end, text[start:end], MentionKind.QUOTE, tokens[0], tokens[-1] + 1, head, rule)
