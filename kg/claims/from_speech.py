"""Attributions from direct speech: what is quoted is in the scope of its reporting verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg import syntax
from kg.claims.cues import CueMatch, matches
from kg.claims.finding import Finding
from kg.claims.joining import joined
from kg.claims.quotes import HEADING, MARKS
from kg.claims.sources import Source, Sources
from kg.claims.spans import tokens_in
from kg.lexicon.stances import StanceLexicon
from kg.model import Certainty, Document, Quote, Stance

_NAMING = "claim:verb-naming"


def from_quotes(
    sources: Sources, lexicon: StanceLexicon, quotes: tuple[Quote, ...], reported: set[int]
) -> Iterator[Finding]:
    """What is said in direct speech is in the scope of its reporting verb; a bare quotation asserts."""
    doc = sources.doc
    for q in quotes:
        unsaid = q.rule.startswith(HEADING) and q.cue is None
        if unsaid or (q.cue is not None and q.cue.first in reported) or _says_it_itself(doc, q, reported):
            continue
        speaker = (
            ()
            if q.speaker is None or q.speaker_mention is None
            else joined(sources, Source(q.speaker, q.speaker_mention))
        )
        tokens = tokens_in(doc, q.mention.start, q.mention.end)
        match = _quote_cue(doc, lexicon, q)
        stance = match.stance if match is not None and match.stance is not None else Stance.ASSERTS
        certainty = match.entry.certainty if match is not None else Certainty.CERTAIN
        future = match is not None and match.entry.future
        yield Finding(speaker, stance, certainty, q.cue or q.mention, tokens, future, q.id, "claim:" + q.rule)


def _says_it_itself(doc: Document, q: Quote, reported: set[int]) -> bool:
    """ "Departementet «hilser møtet velkommen»": the verb that is quoted is the cue already."""
    beside = q.cue is not None and q.speaker_mention is not None and q.cue.head == q.speaker_mention.head
    return beside and any(k in reported for k in tokens_in(doc, q.mention.start, q.mention.end))


def _quote_cue(doc: Document, lexicon: StanceLexicon, q: Quote) -> CueMatch | None:
    if q.cue is None:
        return None
    found = matches(doc, lexicon, q.cue.first, doc.sentence_of(q.cue.first).last)
    return next((m for m in found if "quote" in m.entry.frames or m.stance is not None), None)


def with_marked_speech(doc: Document, findings: list[Finding], quotes: tuple[Quote, ...]) -> Iterator[Finding]:
    """A cue with a stretch in quotation marks reports the whole of it, even past the sentence."""
    by_cue = {q.cue.first: q for q in quotes if q.cue is not None and q.rule == MARKS}
    cues = {f.cue.first for f in findings}
    own = (q for q in quotes if _says_it_itself(doc, q, cues))
    by_cue |= {k: q for q in own for k in tokens_in(doc, q.mention.start, q.mention.end) if k in cues}
    for f in findings:
        q = by_cue.get(f.cue.first)
        # "kaller påstandene «absurde»": the words in quotation marks judge the content, they are not it
        if q is None or f.rule == _NAMING:
            yield f
            continue
        scope = sorted({*f.scope, *tokens_in(doc, q.mention.start, q.mention.end)})
        yield replace(f, scope=tuple(scope), quote=q.id)


def in_first_person(sources: Sources, f: Finding, quotes: tuple[Quote, ...]) -> Finding:
    """ "Jeg tror at …" inside direct speech is the speaker's own stance."""
    subject = syntax.subject(sources.doc, f.cue.head)
    if subject is None or not sources.is_first_person(subject):
        return f
    for q in quotes:
        if q.mention.first <= f.cue.first < q.mention.last and q.speaker is not None and q.speaker_mention is not None:
            return replace(f, sources=(Source(q.speaker, q.speaker_mention),))
    return f
