"""Whose claim a noun is: "Russlands krav", "krav fra X", "bekymringen i markedene"."""

from __future__ import annotations

from kg import syntax
from kg.claims.sources import Source, Sources, right_of
from kg.model import Sentence

_OWNER_PREPOSITIONS = frozenset({"fra", "frå", "hos", "blant", "til", "i"})


def noun_owner(sources: Sources, k: int, s: Sentence) -> Source | None:
    """The genitive before a noun of stance, else the phrase with "fra", "hos", "blant", "til" or "i" right behind it."""
    doc = sources.doc
    possessor = syntax.genitive(doc, k)
    if possessor is not None:
        found = sources.of_phrase(possessor)
        if found is not None:
            return found
    before = sources.ending(k - 1) if k > s.first else None
    if before is not None and syntax.is_genitive(doc.tokens[k - 1]):
        return before
    if k + 1 < s.last and doc.tokens[k + 1].form.lower() in _OWNER_PREPOSITIONS:
        return right_of(sources, k + 2, s.last)
    return None
