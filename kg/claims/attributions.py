"""Attributions: somebody takes a stance on a stretch of text, before it is known which event stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg import syntax
from kg.claims import hearsay, negation, nesting
from kg.claims.cues import CueMatch, matches, mention_of
from kg.claims.owners import document_owner, noun_owner, passive_agent
from kg.claims.quotes import HEADING, MARKS
from kg.claims.reporting import preposition_clause
from kg.claims.scope import content, up_to_clause_end
from kg.claims.sources import Source, Sources, joined
from kg.claims.speakers import clause_subject
from kg.claims.spans import tokens_in
from kg.lexicon import stances
from kg.lexicon.stances import StanceLexicon
from kg.model import (
    Attribution,
    Certainty,
    Document,
    Entity,
    Mention,
    Quote,
    SegmentKind,
    Sentence,
    Stance,
)


@dataclass(frozen=True, slots=True)
class _Finding:
    """An attribution before it is numbered and nested. ``sources`` empty: nobody is named."""

    sources: tuple[Source, ...]
    stance: Stance
    certainty: Certainty
    cue: Mention
    scope: tuple[int, ...]
    future: bool
    quote: str | None
    rule: str


def find_attributions(
    doc: Document, entities: tuple[Entity, ...], quotes: tuple[Quote, ...]
) -> tuple[Attribution, ...]:
    """All attributions of an article in text order, one for each of several joined sources.

    ``scope`` holds the content's tokens; it is empty for anaphoric ones. Hearsay without a named source ("skal ha",
    "angivelig", "etter det X erfarer") comes with ``source`` None and certainty Probable.
    """
    sources, lexicon = Sources(doc, entities), stances.default()
    reported = [
        _in_first_person(sources, f, quotes)
        for s in doc.sentences
        for f in _from_sentence(sources, lexicon, s, quotes)
    ]
    findings = [
        *_with_marked_speech(doc, reported, quotes),
        *_from_quotes(sources, lexicon, quotes, {f.cue.first for f in reported}),
        *_from_colon_headlines(sources),
    ]
    findings.sort(key=lambda f: (f.cue.first, f.cue.last, f.rule))
    numbered = [
        _attribution(doc, f, source)
        for f in findings
        for source in (f.sources or (None,))
    ]
    numbered = [replace(a, id=f"a{k}") for k, a in enumerate(numbered)]
    return nesting.with_outer(doc, tuple(numbered))


def _attribution(doc: Document, f: _Finding, source: Source | None) -> Attribution:
    anaphoric = not f.scope
    denied = negation.content_is_negated(doc, f.scope)
    return Attribution(
        id="",
        source=source.entity if source else None,
        source_mention=source.mention if source else None,
        stance=f.stance,
        certainty=f.certainty,
        cue=f.cue,
        scope=f.scope,
        anaphoric=anaphoric,
        antecedent_before=f.cue.first,
        negative=denied,
        future=f.future or negation.content_is_future(doc, f.scope),
        outer=None,
        quote=f.quote,
        rule=f.rule,
    )


# --------------------------------------------------------------------------------------------- from quotes


def _with_marked_speech(
    doc: Document, findings: list[_Finding], quotes: tuple[Quote, ...]
) -> Iterator[_Finding]:
    """A cue with a stretch in quotation marks reports the whole of it, even past the sentence."""
    by_cue = {q.cue.first: q for q in quotes if q.cue is not None and q.rule == MARKS}
    for f in findings:
        q = by_cue.get(f.cue.first)
        if q is None:
            yield f
            continue
        scope = sorted({*f.scope, *tokens_in(doc, q.mention.start, q.mention.end)})
        yield replace(f, scope=tuple(scope), quote=q.id)


def _from_quotes(
    sources: Sources, lexicon: StanceLexicon, quotes: tuple[Quote, ...], reported: set[int]
) -> Iterator[_Finding]:
    """What is said in direct speech is in the scope of its reporting verb; a bare quotation asserts."""
    doc = sources.doc
    for q in quotes:
        if q.rule.startswith(HEADING) or (q.cue is not None and q.cue.first in reported):
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
        yield _Finding(speaker, stance, certainty, q.cue or q.mention, tokens, future, q.id, "claim:" + q.rule)


def _in_first_person(sources: Sources, f: _Finding, quotes: tuple[Quote, ...]) -> _Finding:
    """ "Jeg tror at …" inside direct speech is the speaker's own stance."""
    if f.sources:
        return f
    subject = syntax.subject(sources.doc, f.cue.head)
    if subject is None or not sources.is_first_person(subject):
        return f
    for q in quotes:
        if q.mention.first <= f.cue.first < q.mention.last and q.speaker is not None and q.speaker_mention is not None:
            return replace(f, sources=(Source(q.speaker, q.speaker_mention),))
    return f


def _quote_cue(doc: Document, lexicon: StanceLexicon, q: Quote) -> CueMatch | None:
    if q.cue is None:
        return None
    found = matches(doc, lexicon, q.cue.first, doc.sentence_of(q.cue.first).last)
    return next((m for m in found if "quote" in m.entry.frames or m.stance is not None), None)


# ------------------------------------------------------------------------------------ from colon headlines


def _from_colon_headlines(sources: Sources) -> Iterator[_Finding]:
    """"Putin: Russland skal hjelpe …": what stands behind the colon is said by the one before it."""
    doc = sources.doc
    headline = [t for s in doc.sentences if s.segment is SegmentKind.HEADLINE for t in doc.tokens[s.first : s.last]]
    colon = next((n for n, t in enumerate(headline[:8]) if t.form == ":"), None)
    if not colon or colon + 1 >= len(headline) or headline[colon + 1].form in {"–", "—", "«"}:
        return
    source = sources.ending(headline[colon - 1].i)
    if source is None or source.mention.first > headline[0].i + 2:
        return
    scope = tuple(t.i for t in headline[colon + 1 :])
    cue = mention_of(doc, (headline[colon].i,), "claim:colon")
    yield _Finding((source,), Stance.ASSERTS, Certainty.CERTAIN, cue, scope, False, None, "claim:colon")


# ------------------------------------------------------------------------------------------ from sentences


def _from_sentence(
    sources: Sources, lexicon: StanceLexicon, s: Sentence, quotes: tuple[Quote, ...]
) -> Iterator[_Finding]:
    doc = sources.doc
    quote_cues = {q.cue.first for q in quotes if q.cue is not None and q.rule != MARKS}
    used: set[int] = set()
    for k in range(s.first, s.last):
        phrase = preposition_clause(sources, lexicon, k)
        if phrase is not None and k not in quote_cues and k not in used:
            used |= set(phrase.tokens)
            yield from _from_source_phrase(sources, phrase.tokens, phrase.source, s)
        if k in used:
            continue
        finding = next(_from_cues(sources, lexicon, k, s, k in quote_cues), None)
        if finding is not None:
            used |= set(range(finding.cue.first, finding.cue.last))
            yield finding
    for mark in hearsay.marks(doc, lexicon, s):
        cue = mention_of(doc, mark.cue, "claim:" + mark.rule)
        yield _Finding(
            (), Stance.ASSERTS, Certainty.PROBABLE, cue, mark.scope, False, None, "claim:" + mark.rule
        )


def _from_source_phrase(
    sources: Sources, cue: tuple[int, ...], source: Source | None, s: Sentence
) -> Iterator[_Finding]:
    """"ifølge X": the clause it stands in, without the phrase itself."""
    doc = sources.doc
    named = joined(sources, source) if source is not None else ()
    last = named[-1].mention.last if named else cue[-1] + 1
    scope = tuple(
        k
        for k in up_to_clause_end(doc, _clause_start(doc, cue[0], s), s, cue[0])
        if not cue[0] <= k < last and not _in_own_phrase(doc, k, cue[0], last)
    )
    if scope:
        mention = mention_of(doc, cue, "claim:source-phrase")
        yield _Finding(
            named, Stance.ASSERTS, Certainty.CERTAIN, mention, scope, False, None, "claim:source-phrase"
        )


def _clause_start(doc: Document, cue: int, s: Sentence) -> int:
    """The word behind an "at" or an adversative conjunction before the phrase, else the sentence's first."""
    for k in range(cue - 1, s.first, -1):
        if doc.tokens[k].form.lower() in {"men", "mens"} or doc.tokens[k].form == ";":
            return k + 1
    return s.first


def _in_own_phrase(doc: Document, k: int, cue: int, last: int) -> bool:
    """Hanging on the named source: "ifølge to kilder i regjeringen"."""
    return k >= last and any(
        cue <= a < last and doc.tokens[a].upos in {"NOUN", "PROPN"} for a in syntax.ancestors(doc, k)
    ) and doc.tokens[k].upos in {"NOUN", "PROPN", "ADP", "ADJ", "DET"}


def _from_cues(
    sources: Sources, lexicon: StanceLexicon, k: int, s: Sentence, in_quote: bool
) -> Iterator[_Finding]:
    """The readings of one word as a cue that have both a stance and a content."""
    doc = sources.doc
    for match in matches(doc, lexicon, k, s.last):
        if match.stance is None or (in_quote and "quote" in match.entry.frames):
            continue
        found = content(doc, lexicon, match, s)
        if found is None or negation.subject_is_negative(doc, k) or _only_wished(doc, match):
            continue
        source = _source(sources, match, s)
        named = joined(sources, source) if source is not None else ()
        if not named and (match.entry.kind != "verb" or not found.tokens):
            continue
        cue = mention_of(doc, match.tokens, "claim:" + match.entry.name)
        scope = tuple(t for t in found.tokens if t not in match.tokens and not _names(named, t, found.frame))
        if found.tokens and not scope:
            continue
        rule = f"claim:{match.entry.kind}-{found.frame}"
        yield _Finding(
            named, match.stance, match.entry.certainty, cue, scope, match.entry.future, None, rule
        )


def _only_wished(doc: Document, match: CueMatch) -> bool:
    """An infinitive with "å" reports no speech act ("slipper å kreve"), unless it is one of declining."""
    return (
        match.entry.kind == "verb"
        and match.entry.stance is not None
        and not match.negated
        and doc.tokens[match.head - 1].form.lower() == "å"
        and match.head > doc.sentence_of(match.head).first
    )


def _names(named: tuple[Source, ...], k: int, frame: str) -> bool:
    """The claimant standing inside the found stretch: "nå innrømmer [X] leveransen"."""
    return any(n.mention.first <= k < n.mention.last for n in named)


def _source(sources: Sources, match: CueMatch, s: Sentence) -> Source | None:
    if match.entry.kind == "noun":
        return noun_owner(sources, match.head, s)
    if "document" in match.entry.frames:
        return document_owner(sources, match.last + 1, s.last) or document_owner(sources, s.first, match.head)
    if match.passive:
        return passive_agent(sources, match.head)
    return clause_subject(sources, match.head, s)
