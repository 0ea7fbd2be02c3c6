"""Hand-made news with the date and status of its events, for ``test_told.py`` and ``data/told/freeze.py``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from article_tables import articles_of

from kg.model import Article

DATA = Path(__file__).resolve().parent / "data" / "told"


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
    """The rows of a table."""
    return tuple(
        Case(article, tuple(_check(c) for c in checks)) for article, checks in articles_of(DATA / f"{name}.tsv")
    )


def _check(text: str) -> Check:
    trigger, day, status = text.removeprefix("?").split("=")
    word, _, nth = trigger.partition(":")
    return Check(word, int(nth) if nth else None, day, status, text.startswith("?"))
