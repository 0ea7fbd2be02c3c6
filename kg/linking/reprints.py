"""The same agency text in two papers: found by runs of words in common, so that it counts as one source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from kg.lexicon import organizations
from kg.model import Analysis, Article, SegmentKind

_SHINGLE = 7
_COVERED = 0.6
_COMMON = 20
_WORD = re.compile(r"\w+")


def find_reprints(analyses: Sequence[Analysis]) -> tuple[tuple[str, str], ...]:
    """(article id, id of the original) for every article most of whose words stand in an earlier one.

    Both must name the same news agency. The original is the earliest published, the smaller id on equal days.
    """
    articles = sorted((a.article for a in analyses), key=_age)
    shingles = {a.id: _shingles(a) for a in articles}
    agencies = {a.id: _agencies(a) for a in articles}
    where: dict[tuple[str, ...], list[str]] = {}
    out: list[tuple[str, str]] = []
    for a in articles:
        shared: Counter[str] = Counter()
        for s in shingles[a.id]:
            earlier = where.setdefault(s, [])
            if len(earlier) <= _COMMON:
                shared.update(earlier)
                earlier.append(a.id)
        original = _original(a, shared, shingles, agencies)
        if original is not None:
            out.append((a.id, original))
    originals = dict(out)
    return tuple(sorted((a, _first(o, originals)) for a, o in out))


def _original(
    a: Article,
    shared: Counter[str],
    shingles: dict[str, frozenset[tuple[str, ...]]],
    agencies: dict[str, frozenset[str]],
) -> str | None:
    for other, n in sorted(shared.items(), key=lambda x: (-x[1], x[0])):
        smaller = min(len(shingles[a.id]), len(shingles[other]))
        if smaller and n / smaller >= _COVERED and agencies[a.id] & agencies[other]:
            return other
    return None


def _first(article: str, originals: dict[str, str]) -> str:
    while article in originals:
        article = originals[article]
    return article


def _age(a: Article) -> tuple[str, str]:
    """Undated articles come last: what is dated is taken for the original."""
    when = a.published
    if isinstance(when, datetime):
        return when.isoformat(), a.id
    return (when.isoformat(), a.id) if isinstance(when, date) else ("9999", a.id)


def _shingles(a: Article) -> frozenset[tuple[str, ...]]:
    out: set[tuple[str, ...]] = set()
    for s in a.segments:
        if s.kind in {SegmentKind.META, SegmentKind.CAPTION}:
            continue
        words = _WORD.findall(a.text[s.start : s.end].lower())
        out |= {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    return frozenset(out)


def _agencies(a: Article) -> frozenset[str]:
    known = organizations.load()
    return frozenset(
        k.name
        for word in _WORD.findall(f"{a.text} {a.publisher or ''}")
        if (k := known.look_up(word)) and k.kind == "agency"
    )
