"""Attributions: somebody takes a stance on a stretch of text, before it is known which event stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims import hearsay, negation, nesting, verdicts
from kg.claims.colons import from_colons
from kg.claims.continued import with_continued_reports
from kg.claims.cues import mention_of
from kg.claims.echoes import echoes
from kg.claims.finding import Finding
from kg.claims.from_cues import from_cue
from kg.claims.from_source_phrases import from_colon_headlines, from_source_phrase
from kg.claims.from_speech import from_quotes, in_first_person, with_marked_speech
from kg.claims.quotes import MARKS
from kg.claims.reporting import preposition_clause
from kg.claims.requests import REFUSALS, from_refused_request
from kg.claims.source_clauses import OPENINGS, source_clause
from kg.claims.sources import Source, Sources
from kg.claims.summed_up import with_sentence_before
from kg.lexicon import stances
from kg.lexicon.stances import StanceLexicon
from kg.model import Attribution, Certainty, Document, Entity, Quote, Sentence, Stance


def find_attributions(
    doc: Document, entities: tuple[Entity, ...], quotes: tuple[Quote, ...]
) -> tuple[Attribution, ...]:
    """All attributions of an article in text order, one for each of several joined sources.

    ``scope`` holds the content's tokens; it is empty for anaphoric ones. Hearsay without a named source ("skal ha",
    "angivelig", "etter det X erfarer") comes with ``source`` None and certainty Probable.
    """
    sources, lexicon = Sources(doc, entities), stances.default()
    reported = [
        in_first_person(sources, f, quotes) for s in doc.sentences for f in _from_sentence(sources, lexicon, s, quotes)
    ]
    stated = [
        *with_marked_speech(doc, reported, quotes),
        *echoes(sources, reported),
        *from_quotes(sources, lexicon, quotes, {f.cue.first for f in reported}),
        *from_colon_headlines(sources),
        *from_colons(sources, lexicon),
    ]
    findings = list(verdicts.with_verdicts(doc, lexicon, stated))
    findings.sort(key=lambda f: (f.cue.first, f.cue.last, f.rule))
    findings = list(with_continued_reports(doc, list(with_sentence_before(doc, findings))))
    held = [(f, source) for f in findings for source in (f.sources or (None,))]
    return nesting.with_outer(doc, tuple(_attribution(doc, f, source, f"a{k}") for k, (f, source) in enumerate(held)))


def _from_sentence(
    sources: Sources, lexicon: StanceLexicon, s: Sentence, quotes: tuple[Quote, ...]
) -> Iterator[Finding]:
    doc = sources.doc
    quote_cues = {q.cue.first for q in quotes if q.cue is not None and q.rule != MARKS}
    used: set[int] = set()
    for t in doc.tokens[s.first : s.last]:
        if t.low not in lexicon.openings and t.low not in OPENINGS and t.low not in REFUSALS:
            continue
        k, form = t.i, t.low
        phrase = preposition_clause(sources, lexicon, k) if form in lexicon.source_prepositions else None
        if phrase is not None and k not in quote_cues and k not in used:
            used |= set(phrase.tokens)
            yield from from_source_phrase(sources, phrase.tokens, phrase.source, s)
        clause = source_clause(sources, lexicon, k) if form in lexicon.source_clauses or form in OPENINGS else None
        if clause is not None and k not in used:
            used |= set(clause.tokens)
            yield from from_source_phrase(sources, clause.tokens, clause.source, s, clause.stance)
        if form in REFUSALS:
            yield from from_refused_request(sources, k, s)
        if k in used or form not in lexicon.by_form:
            continue
        finding = next(from_cue(sources, lexicon, k, s, k in quote_cues), None)
        if finding is not None:
            used |= set(range(finding.cue.first, finding.cue.last))
            yield finding
    for mark in hearsay.marks(doc, lexicon, s):
        cue = mention_of(doc, mark.cue, "claim:" + mark.rule)
        yield Finding((), Stance.ASSERTS, Certainty.PROBABLE, cue, mark.scope, False, None, "claim:" + mark.rule)


def _attribution(doc: Document, f: Finding, source: Source | None, key: str) -> Attribution:
    anaphoric = not f.scope
    denied = negation.content_is_negated(doc, f.scope)
    return Attribution(
        id=key,
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
