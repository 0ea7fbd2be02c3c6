"""Text without case and diacritics, so that "tromso" finds "Tromsø"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text in lower-case ASCII."""
    return (text if text.isascii() else _FOREIGN.sub(lambda m: _ascii(m[0]), text)).lower()


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def marks(text: str, wanted: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where the folded words stand in the unfolded text: half-open offsets, disjoint and in order."""
    folded, origin = [], []
    for i, character in enumerate(text):
        for part in fold(character):
            folded.append(part)
            origin.append(i)
    plain = "".join(folded)
    spans = sorted((m.start(), m.end()) for word in wanted for m in re.finditer(re.escape(word), plain))
    out: list[tuple[int, int]] = []
    for first, last in ((origin[start], origin[end - 1] + 1) for start, end in spans if end > start):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)


@lru_cache(maxsize=4096)
def _ascii(character: str) -> str:
    return anyascii(character)
