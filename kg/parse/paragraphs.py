"""The stretches of an article that are tokenized by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Article, Segment, SegmentKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the article's text that is tokenized by itself."""

    start: int
    end: int
    kind: SegmentKind


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The lines of the article's segments, hard-wrapped lines joined; blank ones left out."""
    out: list[Paragraph] = []
    for segment in article.segments:
        out += _lines(article.text, segment)
    return tuple(out)


def _lines(text: str, segment: Segment) -> Iterator[Paragraph]:
    start = position = segment.start
    for line in text[segment.start : segment.end].splitlines(keepends=True):
        position += len(line)
        if position < segment.end and _is_hard_wrapped(line):
            continue
        yield from _trimmed(text, start, position, segment.kind)
        start = position
    yield from _trimmed(text, start, segment.end, segment.kind)


def _is_hard_wrapped(line: str) -> bool:
    """A line of typewriter length that ends inside a sentence goes on in the next one."""
    shown = line.strip()
    return 60 <= len(shown) <= 100 and shown[-1] not in ".!?:»”\"'…"


def _trimmed(text: str, start: int, end: int, kind: SegmentKind) -> Iterator[Paragraph]:
    raw = text[start:end]
    stripped = raw.strip()
    if stripped:
        begin = start + raw.index(stripped[0])
        yield Paragraph(begin, begin + len(stripped), kind)
