"""Where paragraphs begin and end in a text as read: by blank lines, by single line ends, or hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# Only the line ends that editors write; str.splitlines would also cut at U+2028 or a form feed.
_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_FINAL = '.!?:…»"”)'
_DASH = re.compile(r"[–—―]|-(?=\s|[A-ZÆØÅ])")
_WIDEST_WRAP = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without outer white space. ``block`` counts stretches between blank lines."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more whole lines of one block that belong together."""

    start: int
    end: int
    block: int


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than white space, in order."""
    block, last_end = 0, 0
    for m in _LINE.finditer(text):
        content = m.group()
        stripped = content.strip()
        if not stripped:
            continue
        if len(_BREAK.findall(text, last_end, m.start())) > 1:
            block += 1
        start = m.start() + len(content) - len(content.lstrip())
        yield Line(start, start + len(stripped), block)
        last_end = m.end()


def paragraphs(text: str, stands_alone: Callable[[str], bool]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text. ``stands_alone`` tells whether a line is never part of a wrapped paragraph."""
    all_lines = tuple(lines(text))
    wrapped = _is_wrapped(text, all_lines)
    out: list[Paragraph] = []
    previous: Line | None = None
    previous_alone = True
    for line in all_lines:
        content = text[line.start : line.end]
        alone = not wrapped or _DASH.match(content) is not None or stands_alone(content)
        joins = previous is not None and previous.block == line.block and not alone and not previous_alone
        if joins:
            out[-1] = Paragraph(out[-1].start, line.end, line.block)
        else:
            out.append(Paragraph(line.start, line.end, line.block))
        # A dash opens a paragraph but the lines that follow it may go on.
        previous, previous_alone = line, not wrapped or stands_alone(content)
    return tuple(out)


def _is_wrapped(text: str, all_lines: tuple[Line, ...]) -> bool:
    """Whether line ends fall inside sentences: a fair share of lines goes on in lower case, no full stop before."""
    if len(all_lines) < 3 or all_lines[-1].block == 0:
        return False
    if max(line.end - line.start for line in all_lines) > _WIDEST_WRAP:
        return False
    pairs = [(a, b) for a, b in pairwise(all_lines) if a.block == b.block]
    run_on = [1 for a, b in pairs if text[a.end - 1] not in _FINAL and text[b.start].islower()]
    return bool(pairs) and 4 * len(run_on) >= len(pairs)
