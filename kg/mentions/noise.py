"""Parts of an article that name people and agencies without being about them: bylines, photo credits, datelines."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.lexicon import organizations
from kg.model import Document, SegmentKind

_CREDIT_START = re.compile(
    r"(?:Foto(?:grafi|illustrasjon|montasje)?|Illustrasjon|Grafikk|Video|Arkivfoto|Skjermdump|Kilde|Skjermbilde)\s*:",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(r"\)|\n|Vis me(?:r|ir)\b")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")


def ignored_tokens(doc: Document) -> frozenset[int]:
    """Indices of tokens in metadata segments, photo credits and bracketed agency marks such as "(NTB/AFP)"."""
    text = doc.article.text
    spans = [(s.start, s.end) for s in doc.article.segments if s.kind is SegmentKind.META]
    for m in _CREDIT_START.finditer(text):
        end = _CREDIT_END.search(text, m.end())
        spans.append((m.start(), end.end() if end else len(text)))
    known = organizations.load()
    for m in _BRACKETS.finditer(text):
        names = [known.look_up(part.strip()) for part in re.split(r"[/,–-]", m[1])]
        if names and all(n is not None and n.kind in {"agency", "media"} for n in names):
            spans.append(m.span())
    starts = [t.start for t in doc.tokens]
    inside = (range(bisect_left(starts, a), bisect_left(starts, b)) for a, b in spans)
    return frozenset(i for tokens in inside for i in tokens)
