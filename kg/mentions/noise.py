"""Parts of an article that name people and agencies without being about them: bylines, photo credits, datelines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.lexicon import organizations
from kg.model import Document, SegmentKind

_CREDIT = re.compile(
    r"(?:Foto(?:grafi|illustrasjon|montasje)?|Illustrasjon|Grafikk|Video|Arkivfoto|Skjermdump|Kilde|Skjermbilde)\s*\Z",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 20
_CREDIT_END = re.compile(r"\)|\n|Vis me(?:r|ir)\b")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")


def ignored_tokens(doc: Document) -> frozenset[int]:
    """Indices of tokens in metadata segments, photo credits and bracketed agency marks such as "(NTB/AFP)"."""
    text = doc.article.text
    spans = [(s.start, s.end) for s in doc.article.segments if s.kind is SegmentKind.META]
    for start, colon in _credits(text):
        end = _CREDIT_END.search(text, colon)
        spans.append((start, end.end() if end else len(text)))
    known = organizations.load()
    for m in _BRACKETS.finditer(text):
        names = [known.look_up(part.strip()) for part in re.split(r"[/,–-]", m[1])]
        if names and all(n is not None and n.kind in {"agency", "media"} for n in names):
            spans.append(m.span())
    starts = [t.start for t in doc.tokens]
    inside = (range(bisect_left(starts, a), bisect_left(starts, b)) for a, b in spans)
    return frozenset(i for tokens in inside for i in tokens)


def _credits(text: str) -> Iterator[tuple[int, int]]:
    """Where the word of a credit begins and its colon stands. Colons are few, so the word is looked for from there."""
    colon = text.find(":")
    while colon >= 0:
        m = _CREDIT.search(text, max(0, colon - _LONGEST_CREDIT), colon)
        if m is not None:
            yield m.start(), colon
        colon = text.find(":", colon + 1)
