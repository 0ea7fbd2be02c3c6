"""Hand-made news with who is who in it, for ``test_reference.py`` and ``data/reference/freeze.py``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from article_tables import articles_of

from kg.model import Article

DATA = Path(__file__).resolve().parent / "data" / "reference"
RELATIONS = (" = ", " != ", " @ ")


@dataclass(frozen=True)
class Check:
    """What the words ``left`` denote: the same as ``right`` ("="), another ("!="), a holder of a position ("@").

    A position is "title of owner", the owner by its name. ``open``: not right yet.
    """

    left: str
    relation: str
    right: str
    open: bool


@dataclass(frozen=True)
class Case:
    """A text, and who is who in it."""

    article: Article
    checks: tuple[Check, ...]


def cases(name: str) -> tuple[Case, ...]:
    """The rows of a table."""
    return tuple(
        Case(article, tuple(_check(c) for c in checks)) for article, checks in articles_of(DATA / f"{name}.tsv")
    )


def names() -> tuple[str, ...]:
    """The tables."""
    return tuple(sorted(p.stem for p in DATA.glob("*.tsv")))


def _check(text: str) -> Check:
    relation = next(r for r in RELATIONS if r in text)
    left, _, right = text.removeprefix("?").partition(relation)
    return Check(left, relation.strip(), right, text.startswith("?"))
