"""Sources named in a clause or phrase of their own: "etter det X opplyser", "slik X ser det", "etter Xs syn"."""

from __future__ import annotations

from dataclasses import dataclass

from kg import syntax
from kg.claims.cues import matches, phrase_at
from kg.claims.sources import Source, Sources, right_of
from kg.lexicon.stances import StanceLexicon
from kg.model import Document, MentionKind, Stance

_REACH = 9
_AS = frozenset({"slik", "sånn", "såleis"})
# What a source clause can open with, apart from the phrases of the lexicon.
OPENINGS = _AS | {"etter"}
_SEES = frozenset({"ser", "såg", "så"})
_INFORMED = frozenset({"opplyst", "opplyste"})
_GETS = frozenset({"får", "fikk", "fått", "fekk"})


@dataclass(frozen=True, slots=True)
class SourceClause:
    """The tokens of the clause, who is the source, and which stance it lends to the clause around it."""

    tokens: tuple[int, ...]
    source: Source
    stance: Stance


def source_clause(sources: Sources, lexicon: StanceLexicon, k: int) -> SourceClause | None:
    """A clause or phrase that begins with token ``k`` and names the source of the sentence it stands in."""
    return _as_told(sources, lexicon, k) or _as_seen(sources, k) or _opinion(sources, lexicon, k)


def _as_told(sources: Sources, lexicon: StanceLexicon, k: int) -> SourceClause | None:
    """ "Etter det X opplyser", "ut fra det X melder", "etter hva X får opplyst": the narrator's "erfarer" is none."""
    doc = sources.doc
    opening = phrase_at(doc, lexicon.source_clauses, k)
    if not opening:
        return None
    end = doc.sentence_of(k).last
    source = right_of(sources, opening[-1] + 1, end)
    if source is None:
        return None
    for verb in range(source.mention.last, min(source.mention.last + _REACH, end)):
        if doc.tokens[verb].form in {",", "."}:
            break
        last = _last_of_telling(doc, lexicon, verb, end)
        # a paper says "etter det NRK erfarer" of itself, but "etter det avisen erfarer" of another
        if last is None and source.mention.kind is MentionKind.DESCRIPTION:
            last = verb if doc.tokens[verb].low in lexicon.narrator_verbs else None
        if last is not None:
            return SourceClause(tuple(range(k, last + 1)), source, Stance.ASSERTS)
    return None


def _last_of_telling(doc: Document, lexicon: StanceLexicon, verb: int, end: int) -> int | None:
    if doc.tokens[verb].low in _GETS and verb + 1 < end and doc.tokens[verb + 1].low in _INFORMED:
        return verb + 1
    told = (m.stance is Stance.ASSERTS and "clause" in m.entry.frames for m in matches(doc, lexicon, verb, end))
    return verb if any(told) else None


def _as_seen(sources: Sources, k: int) -> SourceClause | None:
    """ "Slik X ser det"."""
    doc = sources.doc
    end = doc.sentence_of(k).last
    if doc.tokens[k].low not in _AS:
        return None
    source = right_of(sources, k + 1, end)
    if source is None or source.mention.last + 1 >= end:
        return None
    verb = source.mention.last
    sees = doc.tokens[verb].low in _SEES and doc.tokens[verb + 1].low in {"det", "saken", "saka"}
    return SourceClause(tuple(range(k, verb + 2)), source, Stance.SUSPECTS) if sees else None


def _opinion(sources: Sources, lexicon: StanceLexicon, k: int) -> SourceClause | None:
    """ "Etter Ungarns syn", "etter hans mening"."""
    doc = sources.doc
    if doc.tokens[k].low != "etter" or k + 2 >= doc.sentence_of(k).last:
        return None
    source = sources.starting(k + 1)
    if source is None or source.mention.last >= len(doc.tokens):
        return None
    noun = doc.tokens[source.mention.last]
    if noun.low not in lexicon.opinions or not _owns(doc, source):
        return None
    return SourceClause(tuple(range(k, noun.i + 1)), source, Stance.SUSPECTS)


def _owns(doc: Document, source: Source) -> bool:
    last = doc.tokens[source.mention.last - 1]
    return syntax.is_genitive(last) or last.form.endswith("s") or last.feat("Poss") is not None
