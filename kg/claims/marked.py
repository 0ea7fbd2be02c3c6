"""Which stretches between quotation marks are speech, and whose; names, titles and distancing marks are not."""

from __future__ import annotations

from kg import syntax
from kg.claims import negation, speakers
from kg.claims.cues import matches
from kg.claims.reporting import ReportingClause, preposition_clause, verb_clause
from kg.claims.sources import Sources
from kg.claims.spans import SpeechSpan, tokens_in
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, EntityType, Sentence

_SENTENCE_LIKE = 4
_TAIL = 3
_CONTRASTING = frozenset({"mens", "medan"})
_OWN_CLAUSES = frozenset({"root", "conj", "advcl", "parataxis"})
# "containere merket «deler»", "den såkalte «planen»": what something bears as its name, the word before the mark
_LABEL = 2
_LABELS = frozenset(
    ("merket", "merka", "merkt", "såkalt", "såkalte", "såkalla", "heter", "heiter", "het", "heitte", "navnet", "namnet")
) | {"tittelen", "døpt", "kodenavnet", "kodenamnet", "betegnelsen", "nemninga", "begrepet", "omgrepet", "ordet"}


def ascription(sources: Sources, lexicon: StanceLexicon, span: SpeechSpan) -> ReportingClause | None:
    """Who is quoted in a marked stretch, or None when it is no speech or nobody is named.

    Tried in this order: the clause behind it (», sier X), the clause around or before it (X sier: «, X kaller det
    «, ifølge X), and for a stretch that reads like a sentence the subject of the sentence it stands in.
    """
    doc = sources.doc
    tokens = tokens_in(doc, span.start, span.end)
    if not tokens:
        return None
    s = doc.sentence_of(tokens[0])
    behind = _behind(sources, lexicon, tokens, doc.sentence_of(tokens[-1]))
    if behind is not None:
        return behind
    felt = _subject_of_predicate(sources, tokens)
    if felt is not None:
        return felt
    around = _around(sources, lexicon, tokens, s)
    if looks_like_name(doc, tokens):
        label = tokens[0] >= _LABEL and doc.tokens[tokens[0] - _LABEL].low in _LABELS
        return around if doc.tokens[tokens[0]].form[:1].islower() and not label else None
    if around is not None:
        return around
    own = _subject_of_own_verb(sources, tokens)
    if own is not None:
        return own
    if len(tokens) < _SENTENCE_LIKE or not _is_clause(doc, tokens):
        return None
    before = speakers.announced_before(sources, lexicon, s.start) if s.first == tokens[0] - 1 else None
    if before is not None:
        return before
    subject = speakers.root_subject(sources, s)
    outside = subject is not None and subject.mention.head not in tokens
    return ReportingClause((tokens[0],), None, subject) if outside else None


def _behind(sources: Sources, lexicon: StanceLexicon, tokens: tuple[int, ...], s: Sentence) -> ReportingClause | None:
    last = tokens[-1]
    for k in range(last + 1, min(last + 1 + _TAIL, len(sources.doc.tokens))):
        if sources.doc.tokens[k].start - sources.doc.tokens[last].end > 4:
            return None
        found = verb_clause(sources, lexicon, k)
        if found is not None:
            return found
    return None


def _around(sources: Sources, lexicon: StanceLexicon, tokens: tuple[int, ...], s: Sentence) -> ReportingClause | None:
    """The nearest cue before the stretch in its sentence, else a source phrase anywhere in it."""
    doc = sources.doc
    for k in range(tokens[0] - 1, s.first - 1, -1):
        for match in matches(doc, lexicon, k, s.last):
            if match.entry.kind == "verb" and match.stance is not None:
                source = speakers.clause_subject(sources, k, s)
                if source is not None:
                    return ReportingClause(match.tokens, match, source)
    for k in range(s.first, s.last):
        found = preposition_clause(sources, lexicon, k) if k not in tokens else None
        if found is not None and found.source is not None:
            return found
    return None


def _subject_of_own_verb(sources: Sources, tokens: tuple[int, ...]) -> ReportingClause | None:
    """ "Departementet «hilser møtet velkommen»": who does in his own words what the words say."""
    doc = sources.doc
    head = negation.content_head(doc, tokens)
    if head is None or doc.tokens[head].upos != "VERB" or not syntax.is_finite(doc.tokens[head]):
        return None
    subject = syntax.child(doc, head, "nsubj")
    source = sources.of_phrase(subject) if subject is not None and subject not in tokens else None
    return ReportingClause((source.mention.head,), None, source) if source is not None else None


def _subject_of_predicate(sources: Sources, tokens: tuple[int, ...]) -> ReportingClause | None:
    """ "…, mens Y er «dypt bekymret»": a clause of its own that tells in his words how somebody feels."""
    doc = sources.doc
    head = negation.content_head(doc, tokens)
    if (
        head is None
        or doc.tokens[head].upos not in {"ADJ", "VERB"}
        or syntax.child(doc, head, "cop", "aux:pass") is None
    ):
        return None
    marks = {doc.tokens[c].low for c in syntax.children(doc, head, "mark")}
    subject = syntax.child(doc, head, "nsubj", "nsubj:pass")
    if marks - _CONTRASTING or doc.tokens[head].rel not in _OWN_CLAUSES or subject is None or subject in tokens:
        return None
    source = sources.of_phrase(subject)
    person = source is not None and sources.entity(source.entity).type is EntityType.PERSON
    return ReportingClause((source.mention.head,), None, source) if source is not None and person else None


def looks_like_name(doc: Document, tokens: tuple[int, ...]) -> bool:
    """A ship, report, work or code name: capitalised and without a verb; and any single word."""
    if len(tokens) == 1:
        return True
    first = doc.tokens[tokens[0]]
    closing = doc.tokens[tokens[-1]].form in {".", "!", "?"}
    return first.form[:1].isupper() and not _has_verb(doc, tokens) and not closing


def _has_verb(doc: Document, tokens: tuple[int, ...]) -> bool:
    return any(doc.tokens[k].upos in {"VERB", "AUX"} for k in tokens)


def _is_clause(doc: Document, tokens: tuple[int, ...]) -> bool:
    """A stretch with a predicate of its own, not a noun with a relative clause ("utfordringene som følger")."""
    head = negation.content_head(doc, tokens)
    if head is None or not _has_verb(doc, tokens):
        return False
    return doc.tokens[head].upos in {"VERB", "AUX"} or syntax.child(doc, head, "cop", "nsubj") is not None
