"""Direct speech and its speakers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.claims import headings, marked, speakers
from kg.claims.cues import mention_of
from kg.claims.reporting import ReportingClause, reporting_clause
from kg.claims.sources import Source, Sources
from kg.claims.spans import SpanKind, SpeechSpan, speech_mention, speech_spans, tokens_in
from kg.lexicon import stances
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, Entity, Mention, Quote

MARKS = "quote:marks"
HEADING = "quote:heading"


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quotation before its speaker is certain."""

    span: SpeechSpan
    mention: Mention
    clause: ReportingClause | None
    speaker: Source | None
    rule: str


def find_quotes(doc: Document, entities: tuple[Entity, ...]) -> tuple[Quote, ...]:
    """Direct speech in dash paragraphs and quotation marks, in text order.

    ``mention`` runs from behind the dash (or opening mark) to before the reporting clause (or closing mark).
    A quotation whose speaker is not found keeps ``speaker`` None; a reporter's question is left out.
    """
    sources, lexicon = Sources(doc, entities), stances.default()
    drafts: list[_Draft] = []
    for span in speech_spans(doc):
        previous = drafts[-1] if drafts else None
        if previous is not None and _is_inside(doc, span, previous):
            continue
        draft = _draft(sources, lexicon, span, previous)
        if draft is not None:
            drafts.append(_with_context(sources, lexicon, draft, previous))
    drafts = [
        d
        for k, d in enumerate(drafts)
        if not _is_reporters_question(doc, drafts, k) and not _is_list_item(doc, drafts, k)
    ]
    quotes = tuple(_quote(doc, k, d) for k, d in enumerate(drafts))
    kinds = tuple(d.span.kind is SpanKind.HEADING for d in drafts)
    return headings.with_speakers(sources, lexicon, quotes, kinds)


def _is_inside(doc: Document, span: SpeechSpan, dash: _Draft) -> bool:
    """Marks in the speech of a dash paragraph or in the sentence that ascribes it: only behind that others may."""
    if dash.span.line_start != span.line_start or dash.span.kind is SpanKind.MARKS:
        return False
    told = doc.sentence_of(dash.clause.tokens[0]).end if dash.clause is not None else dash.span.end
    return span.start < max(told, dash.mention.end)


def _draft(sources: Sources, lexicon: StanceLexicon, span: SpeechSpan, previous: _Draft | None) -> _Draft | None:
    if span.kind is SpanKind.MARKS:
        clause = marked.ascription(sources, lexicon, span)
        mention = speech_mention(sources.doc, span.start, span.end, MARKS)
        if mention is None:
            return None
        if clause is None:
            goes_on = _goes_on(sources.doc, span, mention, previous)
            return _Draft(span, mention, None, previous.speaker, MARKS) if previous and goes_on else None
        return _Draft(span, mention, clause, clause.source, MARKS)
    clause = speakers.before_colon(sources, span) or reporting_clause(
        sources, lexicon, tokens_in(sources.doc, span.start, span.end)
    )
    inside = clause is not None and sources.doc.tokens[clause.start].start >= span.start
    end = _before_clause(sources.doc, clause.start) if clause is not None and inside else span.end
    rule = "quote:" + span.kind.value
    mention = speech_mention(sources.doc, span.start, end, rule)
    if mention is None:
        return None
    return _Draft(span, mention, clause, _speaker(sources, lexicon, clause, span), rule)


def _speaker(
    sources: Sources, lexicon: StanceLexicon, clause: ReportingClause | None, span: SpeechSpan
) -> Source | None:
    if clause is None or clause.source is None:
        return None
    meant = speakers.pronoun_speaker(sources, lexicon, clause.source, span.line_start)
    return clause.source if meant is None else Source(meant.entity, clause.source.mention)


def _before_clause(doc: Document, cue: int) -> int:
    """Where speech ends before a reporting clause: without the comma, but with a question or exclamation mark."""
    before = doc.tokens[cue - 1]
    return before.start if before.form in {",", "»", '"', "”"} else before.end


def _with_context(sources: Sources, lexicon: StanceLexicon, draft: _Draft, previous: _Draft | None) -> _Draft:
    """The speaker from the neighbourhood, for dash paragraphs that name none themselves."""
    if draft.speaker is not None or draft.span.kind is not SpanKind.DASH or _in_document(draft.clause):
        return draft
    span = draft.span
    if draft.clause is None:
        for clause, rule in (
            (speakers.announced_after(sources, lexicon, span.line_end), "quote:dash-said-after"),
            (speakers.announced_before(sources, lexicon, span.line_start), "quote:dash-colon"),
        ):
            if clause is not None:
                return replace(draft, clause=clause, speaker=clause.source, rule=rule)
    if previous is not None and previous.speaker is not None and _adjacent(sources.doc, previous, draft):
        return replace(draft, speaker=previous.speaker, rule="quote:dash-continued")
    return replace(draft, speaker=speakers.introduced_before(sources, span.line_start), rule="quote:dash-introduced")


def _in_document(clause: ReportingClause | None) -> bool:
    """ "heter det i en rapport": a document whose owner is unknown is not the last speaker."""
    return clause is not None and clause.match is not None and "document" in clause.match.entry.frames


def _adjacent(doc: Document, previous: _Draft, draft: _Draft) -> bool:
    """Nothing but white space between the paragraphs (or the same paragraph)."""
    between = doc.article.text[previous.span.line_end : draft.span.line_start]
    return previous.span.kind is SpanKind.DASH and not between.strip()


def _is_reporters_question(doc: Document, drafts: list[_Draft], k: int) -> bool:
    """A dash paragraph that asks, is ascribed to nobody, and is answered in the next."""
    d = drafts[k]
    if d.span.kind is SpanKind.MARKS or d.clause is not None or not d.mention.text.endswith("?"):
        return False
    following = drafts[k + 1] if k + 1 < len(drafts) else None
    if following is None or following.span.kind is SpanKind.MARKS:
        return False
    return not doc.article.text[d.span.line_end : following.span.line_start].strip()


def _goes_on(doc: Document, span: SpeechSpan, mention: Mention, previous: _Draft | None) -> bool:
    """A second marked sentence in the paragraph of a first one: «A», sier X. «B.»."""
    if previous is None or previous.span.line_start != span.line_start or previous.span.kind is not SpanKind.MARKS:
        return False
    return not marked.looks_like_name(doc, tuple(range(mention.first, mention.last)))


def _is_list_item(doc: Document, drafts: list[_Draft], k: int) -> bool:
    """One of several lines with dashes that are no sentences: a list, not speech."""
    return any(
        0 <= other < len(drafts)
        and drafts[k].span.kind is drafts[other].span.kind is SpanKind.HEADING
        and drafts[k].clause is None
        and not doc.article.text[
            min(drafts[k].span.line_end, drafts[other].span.line_end) : max(
                drafts[k].span.line_start, drafts[other].span.line_start
            )
        ].strip()
        for other in (k - 1, k + 1)
    )


def _quote(doc: Document, number: int, d: _Draft) -> Quote:
    cue = mention_of(doc, d.clause.tokens, d.rule) if d.clause is not None else None
    speaker = d.speaker
    return Quote(
        f"q{number}",
        d.mention,
        speaker.entity if speaker else None,
        speaker.mention if speaker else None,
        cue,
        True,
        d.rule,
    )
