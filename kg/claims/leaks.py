"""Documents that somebody has got hold of: "dokumenter [NRK] har fått innsyn i", "tall som er lekket til [avisen X]".

Who has seen them vouches for what they show. The paper that the article stands in does so in its own voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from kg import syntax
from kg.claims.sources import Source, Sources, right_of
from kg.lexicon import stances
from kg.model import Document

_REACH = 16
_HELD_WITHIN = 7
_CLIMB = 4
_TO = 2


def is_document(doc: Document, k: int) -> bool:
    """A noun for something written or recorded that can be got hold of."""
    lexicon = stances.default()
    noun = doc.tokens[k].upos == "NOUN"
    return noun and doc.tokens[k].low.endswith((*lexicon.documents, *lexicon.papers))


def obtained_by(sources: Sources, first: int, end: int) -> Source | None:
    """Who has got hold of the document that the phrase from token ``first`` on names, by its relative clause."""
    doc, lexicon = sources.doc, stances.default()
    noun = next((k for k in range(first, end) if is_document(doc, k) or _opens_clause(doc, k)), None)
    if noun is None or not is_document(doc, noun):
        return None
    for k in range(noun + 1, min(noun + _REACH, end)):
        form = doc.tokens[k].low
        if form in {",", ":", ";", "."}:
            break
        if form in lexicon.leaked:
            to = next((j for j in range(k + 1, min(k + 1 + _TO, end)) if doc.tokens[j].low == "til"), None)
            return _other(sources, right_of(sources, to + 1, end)) if to is not None else None
        named = sources.starting(k)
        if named is not None and _holds(doc, range(named.mention.last, min(named.mention.last + _HELD_WITHIN, end))):
            return _other(sources, named)
    return None


def _opens_clause(doc: Document, k: int) -> bool:
    t = doc.tokens[k]
    return t.upos in {"PUNCT", "SCONJ"} or (t.upos in {"VERB", "AUX"} and syntax.is_finite(t))


def holder(sources: Sources, document: int) -> Source | None:
    """The subject of the verb that a document hangs on: "[Le Monde] har fått tilgang til fakturaer som viser at"."""
    doc = sources.doc
    if not is_document(doc, document):
        return None
    for verb in islice(syntax.ancestors(doc, document), _CLIMB):
        subject = syntax.child(doc, verb, "nsubj") if syntax.is_verb(doc.tokens[verb]) else None
        if subject is not None and subject < document:
            holds = _holds(doc, range(subject + 1, document))
            return _other(sources, sources.of_phrase(subject)) if holds else None
    return None


def _holds(doc: Document, words: Sequence[int]) -> bool:
    """A phrase for having got hold of something among the words."""
    forms = [doc.tokens[k].low for k in words]
    beginning = stances.default().obtained
    return any(tuple(forms[n : n + len(p)]) == p for n, f in enumerate(forms) for p in beginning.get(f, ()))


def _other(sources: Sources, source: Source | None) -> Source | None:
    """The source, unless it is the paper that the article stands in."""
    publisher = (sources.doc.article.publisher or "").casefold()
    return None if source is None or sources.entity(source.entity).name.casefold() == publisher else source
