"""Tables of hand-made news: an article and what is to be checked of it in each row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kg.model import Article, Segment, SegmentKind

_LINE = " ¶ "
_KINDS = (SegmentKind.HEADLINE, SegmentKind.LEDE, SegmentKind.BODY)


def articles_of(table: Path) -> tuple[tuple[Article, tuple[str, ...]], ...]:
    """The rows of a table: day of publication, written standard, lines parted by "¶", checks parted by ";"."""
    rows = [r for r in table.read_text(encoding="utf-8").splitlines() if r and r[:1] != "#"]
    return tuple(_article(f"{table.stem}-{n:03d}", row) for n, row in enumerate(rows, 1))


def _article(identifier: str, row: str) -> tuple[Article, tuple[str, ...]]:
    published, language, lines, checks = row.split("\t")
    text = lines.replace(_LINE, "\n")
    article = Article(identifier, text, _segments(text), published=date.fromisoformat(published), language=language)
    return article, tuple(checks.split("; "))


def _segments(text: str) -> tuple[Segment, ...]:
    """Headline, lede and body by line; a single line is body."""
    out: list[Segment] = []
    lines = text.split("\n")
    at = 0
    for n, line in enumerate(lines):
        kind = SegmentKind.BODY if len(lines) == 1 else _KINDS[min(n, 2)]
        out.append(Segment(kind, at, at + len(line)))
        at += len(line) + 1
    return tuple(out)
