"""Deliveries and aid that go on until somebody stops them: "stanset eksporten", "innførte full stans i salget".

What is stopped is not to be, whatever went before it. A single shipment that is held up at a border is another matter.
"""

from __future__ import annotations

from kg import syntax
from kg.events import voice
from kg.model import Document, Token

STOPPING = frozenset(
    {"avslutte", "fryse", "innstille", "kutte", "stanse", "stenge", "stengje", "stogge", "stoppe", "suspendere"}
)
_STOP = ("forbod", "forbud", "stans", "stogg", "stopp")
_IN = frozenset({"av", "for", "i", "mot", "på"})
_LICENCES = ("lisens", "løyve", "tillatels", "tillating")
# Endings of nouns for what flows from one to another.
_FLOWS = (
    "bistand", "eksport", "forsyning", "hjelp", "leveranse", "levering", "sal", "salg", "støtte", "støtta",
    "tilførsel", "tilførsle", "utførsel", "utførsle",
)  # fmt: skip


def stop_of(doc: Document, noun: int) -> tuple[Token, int] | None:
    """The word that stops what a noun names, and the verb that says whether it does; None if nothing stops it."""
    t = doc.tokens[noun]
    if t.head < 0 or not t.low_lemma.endswith(_FLOWS) or _is_one_of_many(doc, noun):
        return None
    if t.rel == "nmod" and any(word in doc.tokens[t.head].low for word in _LICENCES):
        noun, t = t.head, doc.tokens[t.head]  # "full stans i nye lisenser for salg"
    above = doc.tokens[t.head]
    if above.low_lemma in STOPPING:
        undergoes = t.rel == "obj" or (t.rel == "nsubj" and voice.is_passive(doc, t.head)) or _is_result(doc, t)
        return (above, t.head) if undergoes else None
    return _by_noun(doc, noun)


def _is_one_of_many(doc: Document, noun: int) -> bool:
    """ "En leveranse", "tre leveranser": so many of them, not the flow."""
    beside = (doc.tokens[c] for c in syntax.children(doc, noun, "det", "nummod") if c < noun)
    return any(t.rel == "nummod" or t.low_lemma in {"en", "ein"} for t in beside)


def _is_result(doc: Document, subject: Token) -> bool:
    """ "Leveransene er stanset", which parsers also read as a copula and an adjective."""
    return subject.rel == "nsubj" and syntax.child(doc, subject.head, "cop") is not None


def _by_noun(doc: Document, noun: int) -> tuple[Token, int] | None:
    """ "Full stans i eksporten": the noun in front of the preposition, and the verb above that."""
    case = next((c for c in syntax.children(doc, noun, "case") if doc.tokens[c].low in _IN), None)
    if case is None or not case or not doc.tokens[case - 1].low_lemma.endswith(_STOP):
        return None
    stop = doc.tokens[case - 1]
    verb = next((j for j in syntax.ancestors(doc, stop.i) if syntax.is_verb(doc.tokens[j])), None)
    return None if verb is None or stop.rel not in {"nsubj", "obj", "xcomp"} else (stop, verb)
