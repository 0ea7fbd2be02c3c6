"""Nouns and clauses that stand for an event without saying what it is: "udåden", "skrittet", "det som skjedde"."""

from __future__ import annotations

from kg.claims.focus import last_told, main_event
from kg.lexicon.stances import StanceLexicon
from kg.model import Attribution, Document, Event

_HAPPENS = frozenset({"skje", "hende", "inntreffe", "inntreffa", "foregå", "gå"})
_THAT_WHICH = frozenset({"det", "alt", "hva", "kva"})
_COMPLEMENT = frozenset({"om", "at", "mot", "for", "å"})
_SHELL_REACH = 3
_WHEN = frozenset(
    ("mandag", "måndag", "tirsdag", "tysdag", "onsdag", "torsdag", "fredag", "lørdag", "laurdag", "søndag", "sundag")
)


def meant_by_deed(doc: Document, lexicon: StanceLexicon, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The attack that a word like "udåden" in the content stands for: the article's main one."""
    if not _names_shell(doc, lexicon.deeds, a.scope):
        return None
    return main_event(doc, tuple(e for e in events if e.type == "Attack"))


def meant_by_shell(doc: Document, lexicon: StanceLexicon, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The event that "skrittet" or "det som skjedde" in the content stands for: the last told, else the main one; for
    "avgjørelsen" the main one, which is news because somebody has decided it.
    """
    if _names_shell(doc, lexicon.decisions, a.scope):
        return main_event(doc, tuple(e for e in events if e.mentions[0].trigger.head < a.cue.first))
    if not _names_shell(doc, lexicon.happenings, a.scope) and not _tells_that_it_happened(doc, a.scope):
        return None
    told = last_told(doc, a.cue.first, events)
    return told[0] if told is not None and told[1] <= _SHELL_REACH else main_event(doc, events)


def is_detail(doc: Document, scope: tuple[int, ...]) -> bool:
    """A noun phrase such as "prisen", "detaljer om antallet": one does not go into it, and so not into the event."""
    return not any(doc.tokens[k].upos in {"VERB", "AUX"} for k in scope)


def _names_shell(doc: Document, shells: tuple[str, ...], scope: tuple[int, ...]) -> bool:
    """The content is a noun phrase whose noun says that something was done, but not what."""
    words = (k for k in scope if doc.tokens[k].upos in {"NOUN", "PROPN", "VERB", "AUX"})
    noun = next((k for k in words if doc.tokens[k].low not in _WHEN), None)
    if noun is None or not doc.tokens[noun].low.endswith(shells):
        return False
    behind = doc.tokens[noun + 1] if noun + 1 in scope else None
    return behind is None or (behind.upos not in {"VERB", "AUX"} and behind.low not in _COMPLEMENT)


def _tells_that_it_happened(doc: Document, scope: tuple[int, ...]) -> bool:
    """ "det som (onsdag) skjedde", "hva som har hendt"."""
    if len(scope) < 2 or doc.tokens[scope[0]].low not in _THAT_WHICH:
        return False
    verb = next((k for k in scope[1:] if doc.tokens[k].upos == "VERB"), None)
    happens = verb is not None and doc.tokens[verb].lemma in _HAPPENS
    return happens and doc.tokens[scope[1]].low in {"som", "har"}
