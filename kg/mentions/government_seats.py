"""Capitals beside prepositions and verbs: whether the words are about the town or about who governs there."""

from __future__ import annotations

from kg.lexicon.name_clues import clues
from kg.model import Document
from kg.syntax import children

_BETWEEN = frozenset({"til", "fra", "frå", "mot"})
_OBJECTS = frozenset({"obj"})


def is_of_government(doc: Document, first: int) -> bool:
    """Whether the words before a capital at token ``first`` make it stand for its government, "i" notwithstanding.

    "vente på Ankara", "(vår) man i Kyiv", "granater til Kyiv", "truslene fra Minsk".
    """
    if first < 2:
        return False
    preposition, noun = doc.tokens[first - 1].low, doc.tokens[first - 2].low
    if preposition == "på":
        return noun in clues("acted_on", "words")
    if preposition == "i":
        return noun == "man"
    return preposition in _BETWEEN and (_is_exchanged(noun) or _is_sent(doc, first))


def is_reached(doc: Document, first: int) -> bool:
    """Whether a capital is the object of a verb for coming to, leaving or taking a town."""
    t = doc.tokens[first]
    return t.rel in _OBJECTS and t.head >= 0 and doc.tokens[t.head].low in clues("reached", "words")


def _is_exchanged(noun: str) -> bool:
    return noun.endswith(tuple(clues("exchanged", "endings")))


def _is_sent(doc: Document, first: int) -> bool:
    """ "sender granater i august til Kyiv": the object of the verb that the capital hangs on."""
    t = doc.tokens[first]
    governor = doc.tokens[t.head] if t.head >= 0 else None
    if governor is None or t.rel != "obl" or doc.tokens[first - 1].low == "mot":
        return False
    return any(c < first and _is_exchanged(doc.tokens[c].low) for c in children(doc, governor.i, "obj"))
