"""The rules of ``kg/data/article_lines.toml``: which lines are meta lines and captions."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.model import SegmentKind
from kg.resources import data


@dataclass(frozen=True, slots=True)
class LineRule:
    """A pattern that tells what a line is, with the lines that show it (they run as tests).

    With ``closes_caption``, a line that the match opens ("Foto: …") belongs to the caption in the line above it.
    """

    name: str
    kind: SegmentKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    closes_caption: bool


@cache
def _table() -> dict[str, Any]:
    with data("article_lines.toml").open("rb") as f:
        return tomllib.load(f)


@cache
def words(name: str) -> tuple[str, ...]:
    """One of the word lists, longest words first so that they can be alternatives of a pattern."""
    return tuple(sorted(dict.fromkeys(_table()["words"][name]), key=lambda w: (-len(w), w)))


@cache
def rules() -> tuple[LineRule, ...]:
    """All rules in the order in which they are tried. Raises ValueError for a pattern that does not compile."""
    return tuple(_rule(entry) for entry in _table()["rule"])


def _rule(entry: dict[str, Any]) -> LineRule:
    pattern = entry["pattern"]
    for name in _table()["words"]:
        pattern = pattern.replace("{" + name + "}", "|".join(map(re.escape, words(name))))
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise ValueError(f"article_lines.toml, rule {entry['name']!r}: {error}") from None
    return LineRule(
        name=entry["name"],
        kind=SegmentKind(entry["kind"]),
        pattern=compiled,
        examples=tuple(entry["examples"]),
        counterexamples=tuple(entry["counterexamples"]),
        closes_caption=entry.get("closes_caption", False),
    )


def matching_rule(line: str) -> LineRule | None:
    """The first rule that matches a line without outer white space, or None for running text."""
    if len(line) > _table()["longest_line"]:
        return None
    return next((rule for rule in rules() if rule.pattern.search(line)), None)
