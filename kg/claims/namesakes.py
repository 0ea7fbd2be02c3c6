"""Nouns that name an event by the root of the verb that told of it: "kaller utsendelsen" after "sender soldater"."""

from __future__ import annotations

from kg import syntax
from kg.claims.focus import prominence
from kg.model import Attribution, Document, Event

_SUFFIXES = (
    *("elsene", "elsen", "else", "ingene", "ingane", "ingen", "inga", "ingi", "ing"),
    *("ene", "ane", "en", "et", "er", "ar", "a", "e"),
)
_VOWELS = str.maketrans({"ø": "o", "å": "a", "æ": "e", "y": "u"})
_SHORTEST = 3


def named_by_root(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The event told before, the one named most if several, whose verb has the root of the content's first noun."""
    noun = next((k for k in a.scope if doc.tokens[k].upos == "NOUN"), None)
    if noun is None or not syntax.has_definite_form(doc.tokens[noun]):
        return None
    root = _root(doc.tokens[noun].form)
    told = (
        e
        for e in events
        for m in e.mentions
        if m.trigger.head < noun and doc.tokens[m.trigger.head].upos != "NOUN"
        if _is_of(root, _root(doc.tokens[m.trigger.head].lemma))
    )
    return min(told, key=lambda e: prominence(doc, e), default=None)


def _root(word: str) -> str:
    """A word in lower case without its ending, umlaut and double consonant: "dommen", "dømme" -> "dom"."""
    word = word.lower()
    ending = next((s for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= _SHORTEST), "")
    root = word.removesuffix(ending).translate(_VOWELS)
    return root[:-1] if len(root) > _SHORTEST and root[-1] == root[-2] else root


def _is_of(noun: str, verb: str) -> bool:
    """The same root, or that of a compound with a particle: "utsend" of "send"."""
    return len(verb) >= _SHORTEST and (noun == verb or (len(verb) > _SHORTEST and noun.endswith(verb)))
