"""Hand-made news with the date and status of its events, for ``test_told.py`` and ``data/told/freeze.py``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.model import Article, Segment, SegmentKind

DATA = Path(__file__).resolve().parent / "data" / "told"
_LINE = " ¶ "
_KINDS = (SegmentKind.HEADLINE, SegmentKind.LEDE, SegmentKind.BODY)


@dataclass(frozen=True)
class Check:
    """The ``nth`` word ``trigger`` denotes an event with a date ("-": none) and a status; ``open``: not right yet."""

    trigger: str
    nth: int | None
    date: str
    status: str
    open: bool


@dataclass(frozen=True)
class Case:
    """A text, and what is to be found in it."""

    article: Article
    checks: tuple[Check, ...]


def cases(name: str) -> tuple[Case, ...]:
    """The rows of a table: day of publication, written standard, lines parted by "¶", checks parted by ";"."""
    rows = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_case(f"{name}-{n:03d}", row) for n, row in enumerate((r for r in rows if r[:1] != "#"), 1))


def _case(identifier: str, row: str) -> Case:
    published, language, lines, checks = row.split("\t")
    text = lines.replace(_LINE, "\n")
    article = Article(identifier, text, segments_of(text), published=date.fromisoformat(published), language=language)
    return Case(article, tuple(_check(c) for c in checks.split("; ")))


def _check(text: str) -> Check:
    trigger, day, status = text.removeprefix("?").split("=")
    word, _, nth = trigger.partition(":")
    return Check(word, int(nth) if nth else None, day, status, text.startswith("?"))


def segments_of(text: str) -> tuple[Segment, ...]:
    """Headline, lede and body by line; a single line is body."""
    out: list[Segment] = []
    lines = text.split("\n")
    at = 0
    for n, line in enumerate(lines):
        kind = SegmentKind.BODY if len(lines) == 1 else _KINDS[min(n, 2)]
        out.append(Segment(kind, at, at + len(line)))
        at += len(line) + 1
    return tuple(out)
