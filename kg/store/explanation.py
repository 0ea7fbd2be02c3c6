"""What ``explain`` shows: a thing, what is said of it, and the sentences with the words it rests on marked."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kg.store.result import shorten

MARK = ("[[", "]]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with marked words. ``marks`` are half-open offsets into ``sentence``, disjoint and in order."""

    article: str
    published: str
    segment: str
    sentence: str
    marks: tuple[tuple[int, int], ...]
    rules: tuple[str, ...]
    headline: str = ""
    publisher: str = ""

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The sentence cut into (text, whether it is marked)."""
        at = 0
        for start, end in self.marks:
            yield self.sentence[at:start], False
            yield self.sentence[start:end], True
            at = end
        yield self.sentence[at:], False

    def marked(self) -> str:
        """The sentence on one line, marked words in double brackets."""
        text = "".join(f"{MARK[0]}{t}{MARK[1]}" if on else t for t, on in self.pieces())
        return " ".join(text.split())

    def source(self) -> str:
        """Article, date, part of the article and rules, for the line below the sentence."""
        where = f"{self.article}, {self.published}" if self.published else self.article
        return f"{where}, {self.segment}; rule: {', '.join(self.rules) or 'none'}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One thing of the graph: heading, (name, value) facts, passages, and the things that belong to it."""

    iri: str
    kind: str
    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    parts: tuple[Explanation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The same as nested dicts and lists, ready for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(self._lines(0))

    def _lines(self, depth: int) -> Iterator[str]:
        pad = "  " * depth
        yield f"{pad}{self.heading}  <{shorten(self.iri)}>"
        for name, value in self.facts:
            yield f"{pad}  {name}: {value}"
        for passage in self.passages:
            yield f"{pad}  > {passage.marked()}"
            yield f"{pad}    ({passage.source()})"
        for part in self.parts:
            yield from part._lines(depth + 1)

    def _repr_html_(self) -> str:
        facts = "".join(f"<li>{html.escape(n)}: {html.escape(v)}</li>" for n, v in self.facts)
        passages = "".join(
            "<blockquote>"
            + "".join(f"<mark>{html.escape(t)}</mark>" if on else html.escape(t) for t, on in p.pieces())
            + f"<br><small>{html.escape(p.source())}</small></blockquote>"
            for p in self.passages
        )
        parts = "".join(part._repr_html_() for part in self.parts)
        heading = f"<b>{html.escape(self.heading)}</b> <code>{html.escape(shorten(self.iri))}</code>"
        return f"<div style='margin-left:1em'>{heading}<ul>{facts}</ul>{passages}{parts}</div>"
