"""Running text in which a colon stands for "at": "I går kom svaret fra ministeren: Norge selger ikke våpen"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.cues import matches, mention_of
from kg.claims.finding import Finding
from kg.claims.joining import joined
from kg.claims.owners import noun_owner
from kg.claims.sources import Source, Sources
from kg.claims.speakers import clause_subject
from kg.lexicon.stances import StanceLexicon
from kg.model import Certainty, SegmentKind, Sentence, Stance

_RULE = "claim:colon"
_SPOKEN = frozenset({"–", "—", "«", '"', "“", "”", "„"})
_SHORT = 3


def from_colons(sources: Sources, lexicon: StanceLexicon) -> Iterator[Finding]:
    """What stands behind a colon is said by whose answer or message is named before it, or who says something there."""
    for s in sources.doc.sentences:
        if s.segment is SegmentKind.BODY:
            yield from _from_sentence(sources, lexicon, s)


def _from_sentence(sources: Sources, lexicon: StanceLexicon, s: Sentence) -> Iterator[Finding]:
    doc = sources.doc
    colon = next((k for k in range(s.first + 2, s.last) if doc.tokens[k].form == ":"), None)
    if colon is None:
        return
    scope = _behind(sources, colon, s)
    if len(scope) <= _SHORT or doc.tokens[scope[0]].form in _SPOKEN:
        return
    source = _sender(sources, lexicon, s, colon) or _speaker(sources, lexicon, s, colon)
    if source is not None:
        cue = mention_of(doc, (colon,), _RULE)
        yield Finding(joined(sources, source), Stance.ASSERTS, Certainty.CERTAIN, cue, scope, False, None, _RULE)


def _behind(sources: Sources, colon: int, s: Sentence) -> tuple[int, ...]:
    """The rest of the sentence; where the colon ends it, the next one in the paragraph."""
    doc = sources.doc
    first, last = colon + 1, s.last
    if first >= last and s.i + 1 < len(doc.sentences):
        following = doc.sentences[s.i + 1]
        if "\n" in doc.article.text[s.end : following.start]:
            return ()
        first, last = following.first, following.last
    return tuple(range(first, last))


def _sender(sources: Sources, lexicon: StanceLexicon, s: Sentence, colon: int) -> Source | None:
    """Whose "svar", "beskjed" or "krav" it is."""
    forms = ((k, sources.doc.tokens[k].low) for k in range(s.first, colon))
    owners = (noun_owner(sources, k, s) for k, form in forms if form in lexicon.messages)
    return next((o for o in owners if o is not None), None)


def _speaker(sources: Sources, lexicon: StanceLexicon, s: Sentence, colon: int) -> Source | None:
    """The subject of a verb of saying right before the colon: "X slår fast:"."""
    for k in range(colon - 1, max(colon - _SHORT, s.first), -1):
        match = next((m for m in matches(sources.doc, lexicon, k, s.last) if "quote" in m.entry.frames), None)
        if match is not None and match.last == colon - 1 and match.stance is Stance.ASSERTS:
            return clause_subject(sources, k, s)
    return None
