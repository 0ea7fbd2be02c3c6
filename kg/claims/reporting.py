"""The reporting clause of a dash paragraph: "…, sier statsminister X i en pressemelding", "…, ifølge Y"."""

from __future__ import annotations

from dataclasses import dataclass

from kg import syntax
from kg.claims import leaks
from kg.claims.cues import CueMatch, matches, phrase_at
from kg.claims.inversion import clause_start, follows_speech, is_inverted
from kg.claims.owners import document_owner
from kg.claims.sources import Source, Sources, left_of, right_of
from kg.lexicon.stances import StanceLexicon

_CLAUSE = 8


@dataclass(frozen=True, slots=True)
class ReportingClause:
    """The words that ascribe speech: ``tokens`` of the cue, the verb's reading if it is a verb, and the source.

    ``opening`` is the auxiliary the clause opens with, if the cue does not: ", [har] X tidligere uttalt".
    """

    tokens: tuple[int, ...]
    match: CueMatch | None
    source: Source | None
    opening: int | None = None

    @property
    def start(self) -> int:
        """The first word of the clause."""
        return self.tokens[0] if self.opening is None else self.opening


def reporting_clause(sources: Sources, lexicon: StanceLexicon, tokens: tuple[int, ...]) -> ReportingClause | None:
    """The first reporting clause behind speech among ``tokens`` whose source is known, else the last one."""
    unresolved: ReportingClause | None = None
    for k in tokens:
        found = verb_clause(sources, lexicon, k) or preposition_clause(sources, lexicon, k)
        if found is None:
            continue
        if found.source is not None:
            return found
        unresolved = found
    return unresolved


def verb_clause(sources: Sources, lexicon: StanceLexicon, k: int) -> ReportingClause | None:
    """An inverted clause behind speech, its verb being token ``k``: ", opplyser X", "? spør X"."""
    doc = sources.doc
    if not follows_speech(doc, k):
        return None
    end = doc.sentence_of(k).last
    for match in matches(doc, lexicon, k, end):
        if "quote" not in match.entry.frames:
            continue
        if "document" in match.entry.frames:
            return ReportingClause(match.tokens, match, document_owner(sources, match.last + 1, end))
        if doc.tokens[k].upos == "AUX":
            continue
        source = _between(sources, match) if match.entry.following else _subject_behind(sources, k, end)
        if source is not None or is_inverted(doc, k):
            return ReportingClause(match.tokens, match, source)
    return _with_auxiliary(sources, lexicon, k, end) if doc.tokens[k].upos == "AUX" else None


def _with_auxiliary(sources: Sources, lexicon: StanceLexicon, k: int, end: int) -> ReportingClause | None:
    """The clause that an auxiliary opens: ", [kunne] X fortelle", ", [har] X tidligere uttalt"."""
    for verb in range(k + 2, min(k + 2 + _CLAUSE, end)):
        if clause_start(sources.doc, verb) != k:
            continue
        found = matches(sources.doc, lexicon, verb, end)
        match = next((m for m in found if {"quote", "clause"} <= set(m.entry.frames)), None)
        source = right_of(sources, k + 1, verb)
        if match is not None and source is not None:
            return ReportingClause(match.tokens, match, source, k)
    return None


def _subject_behind(sources: Sources, k: int, end: int) -> Source | None:
    """Whom the words behind the verb name, else its subject by the tree: "sier professor i kjemi X"."""
    found = right_of(sources, k + 1, end)
    subject = syntax.child(sources.doc, k, "nsubj")
    if found is not None or subject is None or not k < subject < end:
        return found
    return sources.of_phrase(subject)


def _between(sources: Sources, match: CueMatch) -> Source | None:
    """The subject inside a multi-word cue: "får NTB opplyst", "legger hun til"."""
    return left_of(sources, match.tokens[1] - 1, match.head + 1) if len(match.tokens) > 1 else None


def preposition_clause(sources: Sources, lexicon: StanceLexicon, k: int) -> ReportingClause | None:
    """A source phrase that begins with token ``k``: "ifølge X", "i følgje X"."""
    tokens = phrase_at(sources.doc, lexicon.source_prepositions, k)
    if not tokens:
        return None
    first, end = tokens[-1] + 1, sources.doc.sentence_of(k).last
    named = right_of(sources, first, end)
    return ReportingClause(tokens, None, named or _document_owner(sources, first, end))


def _document_owner(sources: Sources, first: int, end: int) -> Source | None:
    """ "ifølge en rapport fra X", "ifølge Xs rapport"; not "ifølge en diplomat X har snakket med"."""
    noun = next((t for t in sources.doc.tokens[first:end] if t.upos == "NOUN"), None)
    if noun is None or not leaks.is_document(sources.doc, noun.i):
        return None
    return document_owner(sources, first, end)
