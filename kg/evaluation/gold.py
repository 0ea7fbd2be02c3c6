"""Gold annotation: a folder with ``articles/<id>.txt`` and ``gold/<id>.json``, spans written as [exact words, n].

The n-th (from 0) occurrence of the words in the text becomes a half-open interval of Unicode code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UserError

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Something that acts or holds events; ``spans`` are all its mentions, in text order."""

    id: str
    type: str
    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """``roles`` are (role, entity id), the place being a role "place"; ``date`` is None where it cannot be known."""

    id: str
    type: str
    spans: tuple[Span, ...]
    roles: frozenset[tuple[str, str]]
    items: tuple[str, ...]
    date: str | None
    status: str


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Direct speech: the id of who says it, and where it stands."""

    speaker: str
    span: Span


@dataclass(frozen=True)
class GoldArticle:
    """One annotated article. Claims are (source, stance, event), positions (person, title, of)."""

    id: str
    text: str
    entities: tuple[GoldEntity, ...]
    events: tuple[GoldEvent, ...]
    claims: frozenset[tuple[str, str, str]]
    quotes: tuple[GoldQuote, ...]
    positions: frozenset[tuple[str, str, str | None]]

    def words(self, span: Span) -> str:
        """The text of a span on one line."""
        return " ".join(self.text[span[0] : span[1]].split())


def load(folder: Path) -> tuple[GoldArticle, ...]:
    """All annotated articles of a folder, by file name.

    Raises UserError naming the file for a folder without gold, a broken file, or words that the text does not hold.
    """
    files = sorted((folder / "gold").glob("*.json"))
    if not files:
        raise UserError(f"{folder}: no gold/*.json in it; expected are articles/ID.txt and gold/ID.json")
    return tuple(_article(folder, file) for file in files)


def plain(words: str) -> str:
    """Words as they are compared: lower case, single spaces."""
    return " ".join(words.lower().split())


def _article(folder: Path, file: Path) -> GoldArticle:
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        text = (folder / "articles" / f"{raw['id']}.txt").read_text(encoding="utf-8")
        return GoldArticle(
            id=raw["id"],
            text=text,
            entities=tuple(
                GoldEntity(e["id"], e["type"], e["name"], _spans(text, e["mentions"])) for e in raw["entities"]
            ),
            events=tuple(_event(text, v) for v in raw["events"]),
            claims=frozenset((c["source"], c["stance"], c["about"]) for c in raw["claims"]),
            quotes=tuple(GoldQuote(q["speaker"], _span(text, *q["text"])) for q in raw["quotes"]),
            positions=frozenset((p["person"], plain(p["title"]), p["of"]) for p in raw["positions"]),
        )
    except KeyError as e:
        raise UserError(f"{file}: the key {e} is missing") from None
    except (OSError, ValueError, TypeError) as e:
        raise UserError(f"{file}: not usable as gold annotation ({e})") from None


def _event(text: str, raw: Mapping[str, Any]) -> GoldEvent:
    roles = [(r, e) for r, fillers in raw["roles"].items() if r not in {"item", "position"} for e in fillers]
    return GoldEvent(
        id=raw["id"],
        type=raw["type"],
        spans=_spans(text, raw["triggers"]),
        roles=frozenset(roles) | {("place", e) for e in raw["place"]},
        items=tuple(raw["roles"].get("item", ())),
        date=raw["date"],
        status=raw["status"],
    )


def _spans(text: str, written: Iterable[tuple[str, int]]) -> tuple[Span, ...]:
    return tuple(sorted({_span(text, words, n) for words, n in written}))


def _span(text: str, words: str, n: int) -> Span:
    start = -1
    for _ in range(n + 1):
        start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"the text does not hold {words!r} {n + 1} times")
    return start, start + len(words)
