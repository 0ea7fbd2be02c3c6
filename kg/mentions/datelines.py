"""Datelines: the towns, with the agency in brackets, that a report opens with: "MOSKVA/KYIV (NTB-AFP):"."""

from __future__ import annotations

import re

from kg.lexicon import organizations
from kg.model import Document
from kg.syntax import remembered

_JOINING = frozenset({"/", ",", "og", "-", "–"})
_LONGEST = 8  # tokens of the towns, and of what stands in brackets
_SEPARATORS = re.compile(r"[/,–-]")


@remembered
def datelines(doc: Document) -> tuple[tuple[int, int, int], ...]:
    """For each dateline its first token, the one past the towns and the first one of the report itself."""
    starts = (t.i for t in doc.tokens if t.form[:1].isupper() and opens_line(doc, t.i))
    return tuple(found for i in starts if (found := _dateline(doc, i)) is not None)


def opens_line(doc: Document, i: int) -> bool:
    """Whether token ``i`` is the first of its line."""
    return i == 0 or "\n" in doc.text_of(doc.tokens[i - 1].end, doc.tokens[i].start)


def _dateline(doc: Document, first: int) -> tuple[int, int, int] | None:
    end = min(doc.sentence_of(first).last, first + _LONGEST)
    last = first
    while last < end and (doc.tokens[last].form[:1].isupper() or (last > first and doc.tokens[last].form in _JOINING)):
        last += 1
    following = doc.tokens[last].form if last < end else ""
    capitals = all(t.form.isupper() or t.form in _JOINING for t in doc.tokens[first:last])
    if following == ":" and capitals:
        return first, last, last + 1
    if following != "(":
        return None
    closing = next(
        (k for k in range(last + 1, min(last + _LONGEST, len(doc.tokens))) if doc.tokens[k].form == ")"), None
    )
    if closing is None or not (capitals or _are_agencies(doc, last, closing)):
        return None
    colon = closing + 1 < len(doc.tokens) and doc.tokens[closing + 1].form == ":"
    return first, last, closing + 1 + colon


def _are_agencies(doc: Document, bracket: int, closing: int) -> bool:
    inside = doc.text_of(doc.tokens[bracket].end, doc.tokens[closing].start)
    found = [organizations.load().look_up(part.strip()) for part in _SEPARATORS.split(inside)]
    return all(f is not None and f.kind in {"agency", "media"} for f in found)
