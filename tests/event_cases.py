"""Sentences with the events that they tell of, for ``test_events_sentences.py`` and ``data/events/freeze.py``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from kg.model import Article, Segment, SegmentKind

DATA = Path(__file__).resolve().parent / "data" / "events"
PUBLISHED = date(2024, 5, 15)


@dataclass(frozen=True)
class Told:
    """An event of a type at one of the ``triggers`` ("*": anywhere) with fillers; ``absent``: no event of the type."""

    type: str
    triggers: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    absent: bool


@dataclass(frozen=True)
class Case:
    """A text and what it tells of."""

    article: Article
    told: tuple[Told, ...]


def cases() -> tuple[Case, ...]:
    """The rows of ``sentences.tsv``: written standard, text, events parted by ";" ("Type trigger role=filler,filler";
    "_" is a space inside a filler, "|" parts triggers, "-Type" says that there is no such event).
    """
    rows = (DATA / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_case(row) for row in rows if row and row[:1] != "#")


def _case(row: str) -> Case:
    language, text, told = row.split("\t")
    key = sha256(text.encode()).hexdigest()[:12]
    segment = Segment(SegmentKind.BODY, 0, len(text))
    article = Article(key, text, (segment,), published=PUBLISHED, language=language)
    return Case(article, tuple(_told(t) for t in told.split("; ")))


def _told(text: str) -> Told:
    words = text.split()
    if words[0].startswith("-"):
        return Told(words[0][1:], ("*",), (), True)
    pairs = (w.split("=") for w in words[2:])
    roles = tuple((role, v.replace("_", " ")) for role, values in pairs for v in values.split(","))
    return Told(words[0], tuple(words[1].split("|")), roles, False)
