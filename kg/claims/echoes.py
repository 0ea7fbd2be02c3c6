"""Sentences that lend somebody the stance of the one before: "Det samme gjør X", "X krever det samme"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.claims.cues import mention_of
from kg.claims.finding import Finding
from kg.claims.joining import joined
from kg.claims.sources import Source, Sources, left_of, right_of
from kg.model import Sentence

_SAME = ("samme", "same")
_THE_SAME = ("det", "samme"), ("det", "same")
_PRO_VERBS = frozenset(
    ("gjør", "gjorde", "gjort", "gjer", "sier", "sa", "seier", "mener", "mente", "meiner", "meinte", "krever", "krevde")
) | {"krev"}


def echoes(sources: Sources, findings: list[Finding]) -> Iterator[Finding]:
    """A finding for every sentence with "det samme" and a verb of doing or saying, after the finding before it."""
    doc = sources.doc
    for s in (doc.sentences[i] for i in dict.fromkeys(t.sent for t in doc.tokens if t.low in _SAME)):
        start = s.first - _reach(sources, s)
        previous = [f for f in findings if f.sources and start <= f.cue.first < s.first]
        found = _echo(sources, s) if previous else None
        if found is None:
            continue
        cue, source = found
        model = max(previous, key=lambda f: f.cue.first)
        named = joined(sources, source)
        mention = mention_of(doc, cue, "claim:echo")
        yield replace(model, sources=named, cue=mention, quote=None, rule="claim:echo")


def _reach(sources: Sources, s: Sentence) -> int:
    """How many tokens the sentence before has."""
    return s.first - sources.doc.sentences[s.i - 1].first if s.i > 0 else 0


def _echo(sources: Sources, s: Sentence) -> tuple[tuple[int, ...], Source] | None:
    """The tokens of "det samme" with its verb, and who does it."""
    doc = sources.doc
    forms = [t.low for t in doc.tokens[s.first : s.last]]
    for n in range(len(forms) - 2):
        if (forms[n], forms[n + 1]) not in _THE_SAME:
            continue
        k = s.first + n
        if n == 0 and forms[2] in _PRO_VERBS:
            source = right_of(sources, k + 3, s.last)
            return ((k, k + 1, k + 2), source) if source is not None else None
        if n > 0 and forms[n - 1] in _PRO_VERBS:
            source = left_of(sources, k - 2, s.first)
            return ((k - 1, k, k + 1), source) if source is not None else None
    return None
