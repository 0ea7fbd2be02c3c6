"""Hand-made news with who is who in it, for ``test_reference.py`` and ``data/reference/freeze.py``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from told_cases import segments_of

from kg.model import Article

DATA = Path(__file__).resolve().parent / "data" / "reference"
_LINE = " ¶ "
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
    """The rows of a table: day of publication, written standard, lines parted by "¶", checks parted by ";"."""
    rows = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_case(f"{name}-{n:03d}", row) for n, row in enumerate((r for r in rows if r and r[:1] != "#"), 1))


def names() -> tuple[str, ...]:
    """The tables."""
    return tuple(sorted(p.stem for p in DATA.glob("*.tsv")))


def _case(identifier: str, row: str) -> Case:
    published, language, lines, checks = row.split("\t")
    text = lines.replace(_LINE, "\n")
    article = Article(identifier, text, segments_of(text), published=date.fromisoformat(published), language=language)
    return Case(article, tuple(_check(c) for c in checks.split("; ")))


def _check(text: str) -> Check:
    relation = next(r for r in RELATIONS if r in text)
    left, _, right = text.removeprefix("?").partition(relation)
    return Check(left, relation.strip(), right, text.startswith("?"))
