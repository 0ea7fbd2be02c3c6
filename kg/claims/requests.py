"""Requests that were turned down: "Tunisia fikk avslag fra Serbia på å kjøpe jagerfly" tells of both."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.claims.cues import mention_of
from kg.claims.extent import noun_phrase, up_to_clause_end
from kg.claims.finding import Finding
from kg.claims.joining import joined
from kg.claims.sources import Source, Sources, right_of
from kg.claims.speakers import clause_subject
from kg.model import Certainty, Document, Sentence, Stance

_RULE = "claim:refused-request"
REFUSALS = frozenset({"avslag", "nei"})
_GET = frozenset({"få", "motta"})
_ON = frozenset({"på", "til"})
_FROM = frozenset({"fra", "frå", "av"})
_BEFORE = 6


def from_refused_request(sources: Sources, k: int, s: Sentence) -> Iterator[Finding]:
    """Whoever gets an "avslag" or a "nei" (token ``k``) has asked for what stands behind "på"; who gave it, if named,
    denies it.
    """
    doc = sources.doc
    verb = next((j for j in range(k - 1, max(k - _BEFORE, s.first) - 1, -1) if doc.tokens[j].lemma in _GET), None)
    content = _content(doc, k, s)
    if verb is None or not content:
        return
    cue = mention_of(doc, (k,), _RULE)
    asking, refusing = clause_subject(sources, verb, s), _giver(sources, k, content[0])
    for source, stance in ((asking, Stance.DEMANDS), (refusing, Stance.DENIES)):
        if source is not None:
            scope = tuple(j for j in content if not source.mention.first <= j < source.mention.last)
            yield Finding(joined(sources, source), stance, Certainty.CERTAIN, cue, scope, False, None, _RULE)


def _content(doc: Document, k: int, s: Sentence) -> tuple[int, ...]:
    """What stands behind "på" or "til", the one who refuses between: "avslag (fra Serbia) på å kjøpe jagerfly"."""
    on = next((j for j in range(k + 1, min(k + _BEFORE, s.last)) if doc.tokens[j].low in _ON), None)
    between = range(k + 1, on) if on is not None else ()
    if on is None or on + 1 >= s.last or any(syntax.is_verb(doc.tokens[j]) for j in between):
        return ()
    if doc.tokens[on + 1].low == "å":
        return up_to_clause_end(doc, on + 2, s, k)
    return noun_phrase(doc, on + 1, s, k)


def _giver(sources: Sources, k: int, end: int) -> Source | None:
    """ "avslag [fra Serbia]"."""
    if sources.doc.tokens[k + 1].low not in _FROM:
        return None
    return right_of(sources, k + 2, end)
