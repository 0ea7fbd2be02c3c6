"""The verb that carries an event noun: "inngikk en avtale", "møtet fant sted"."""

from __future__ import annotations

from kg import syntax
from kg.events import voice
from kg.lexicon import light_verbs
from kg.model import Document


@syntax.remembered
def carrier(doc: Document, noun: int) -> int | None:
    """The verb that an event noun is the predicate with: "inngikk en avtale", "møtet fant sted", "er en fri mann"."""
    t = doc.tokens[noun]
    if t.rel == "conj" and t.head >= 0 and syntax.is_nominal(doc.tokens[t.head]):
        return carrier(doc, t.head)
    if syntax.child(doc, noun, "cop") is not None:
        return noun
    if t.head < 0:
        return None
    verb = doc.tokens[t.head]
    lists = light_verbs.load()
    lemma = verb.low_lemma
    if lemma in lists.light and syntax.is_verb(verb) and _is_carried(doc, noun, t.head):
        return t.head
    if t.rel != "nsubj":
        return None
    happens = (
        lemma in lists.happen or _is_there(doc, t.head) or (lemma in lists.light and voice.is_passive(doc, t.head))
    )
    return t.head if happens or (verb.upos in {"ADJ", "ADV"} and lemma in lists.happening) else None


def _is_there(doc: Document, verb: int) -> bool:
    """ "Det ligger ikke føre noen avtale"."""
    lying = doc.tokens[verb].low_lemma in {"ligga", "ligge", "liggje"}
    return lying and verb + 1 < len(doc.tokens) and doc.tokens[verb + 1].low in {"fore", "føre"}


_CARRYING_CASES = frozenset({"til", "i", "på", "for", "med", "fram", "frem", "opp", "inn", "ut"})
_SUMMONING = frozenset({"kalle", "invitere", "innkalle"})


def _is_carried(doc: Document, noun: int, verb: int) -> bool:
    """Object of the light verb, or its only complement with a preposition: "gikk til angrep"."""
    t = doc.tokens[noun]
    if t.rel in {"obj", "xcomp"}:
        return doc.tokens[verb].lemma not in _SUMMONING  # "kaller protestene et kupp"
    other = [c for c in syntax.children(doc, verb, "obj") if doc.tokens[c].feat("Reflex") is None]
    alone = not other or doc.tokens[verb].lemma in _SUMMONING
    return t.rel == "obl" and syntax.case(doc, noun).split(" ")[-1] in _CARRYING_CASES and alone
