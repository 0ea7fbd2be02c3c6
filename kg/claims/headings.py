"""Headings in speech form ("– Ikke ett fly er levert"): they quote what somebody says in the text below."""

from __future__ import annotations

from dataclasses import replace

from kg.claims import speakers
from kg.claims.reporting import preposition_clause, verb_clause
from kg.claims.sources import Source, Sources
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, Quote, Sentence

_SAME_WORDS = 0.6


def with_speakers(
    sources: Sources, lexicon: StanceLexicon, quotes: tuple[Quote, ...], is_heading: tuple[bool, ...]
) -> tuple[Quote, ...]:
    """The quotes, with headings given the speaker of the passage below that repeats them, else the next speaker."""
    return tuple(
        _resolved(sources, lexicon, quote, quotes, is_heading) if heading and quote.speaker is None else quote
        for quote, heading in zip(quotes, is_heading, strict=True)
    )


def _resolved(
    sources: Sources,
    lexicon: StanceLexicon,
    heading: Quote,
    quotes: tuple[Quote, ...],
    is_heading: tuple[bool, ...],
) -> Quote:
    doc = sources.doc
    words = content_words(doc, heading.mention.first, heading.mention.last)
    below = [
        q
        for q, other in zip(quotes, is_heading, strict=True)
        if not other and q.speaker is not None and q.mention.start > heading.mention.end
    ]
    scored = [(_share(words, content_words(doc, q.mention.first, q.mention.last)), q) for q in below]
    best = max(scored, key=lambda c: c[0], default=None)
    if best is not None and best[0] >= _SAME_WORDS:
        return _spoken_by(heading, best[1].speaker, best[1], "quote:heading-repeated")
    reported = _reported(sources, lexicon, heading, words)
    if reported is not None:
        return replace(
            heading,
            speaker=reported.entity,
            speaker_mention=reported.mention,
            rule="quote:heading-reported",
        )
    if below:
        return _spoken_by(heading, below[0].speaker, below[0], "quote:heading-next")
    return heading


def _spoken_by(heading: Quote, speaker: str | None, model: Quote, rule: str) -> Quote:
    return replace(heading, speaker=speaker, speaker_mention=model.speaker_mention, rule=rule)


def _reported(sources: Sources, lexicon: StanceLexicon, heading: Quote, words: tuple[str, ...]) -> Source | None:
    """The source of the first sentence below that uses the same words and is ascribed to somebody."""
    for s in sources.doc.sentences:
        if s.start < heading.mention.end or _share(words, content_words(sources.doc, s.first, s.last)) < 1:
            continue
        found = _ascribed(sources, lexicon, s)
        if found is not None:
            return found
    return None


def _ascribed(sources: Sources, lexicon: StanceLexicon, s: Sentence) -> Source | None:
    for k in range(s.first, s.last):
        clause = verb_clause(sources, lexicon, k) or preposition_clause(sources, lexicon, k)
        if clause is not None and clause.source is not None:
            return clause.source
        if any("clause" in c.frames for c in lexicon.by_form.get(sources.doc.tokens[k].low, ())):
            subject = speakers.clause_subject(sources, k, s)
            if subject is not None:
                return subject
    return None


def content_words(doc: Document, first: int, last: int) -> tuple[str, ...]:
    """The words of a stretch in lower case, function words and punctuation left out."""
    skip = {"PUNCT", "ADP", "DET", "CCONJ", "SCONJ", "AUX", "PART"}
    return tuple(t.low for t in doc.tokens[first:last] if t.upos not in skip)


def _share(words: tuple[str, ...], among: tuple[str, ...]) -> float:
    """How many of the words occur in the other stretch, as a share."""
    return sum(w in among for w in words) / len(words) if words else 0.0
