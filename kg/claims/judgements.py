"""Utterances that only say what to think of something: "– Dette er en skandale", "– Ei uvennleg handling".

What they judge is what the article has just told, or the story as a whole where that was only somebody's journey.
"""

from __future__ import annotations

from kg import syntax
from kg.claims import negation
from kg.claims.focus import last_told, main_event
from kg.model import Attribution, Document, Event

_POINTING = frozenset({"dette", "det"})
_REACH = 2
# what is told in passing, and seldom judged
_IN_PASSING = frozenset({"Travel", "Visit", "Meeting", "Protest", "Deployment"})
# "Det er dyrt å …", "Det ville være dyrt": these speak of something else
_ELSEWHERE = ("csubj", "ccomp", "xcomp", "acl", "advcl", "aux")


def judged(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The event that the words of an attribution pass judgement on, or None when they are no mere judgement."""
    first = next((k for k in a.scope if doc.tokens[k].upos != "PUNCT"), None)
    if first is None:
        return None
    spoken = tuple(k for k in a.scope if doc.tokens[k].sent == doc.tokens[first].sent)
    if not _is_judgement(doc, spoken, first):
        return None
    told = last_told(doc, doc.sentence_of(first).first, events)
    if told is not None and told[1] <= _REACH and told[0].type not in _IN_PASSING:
        return told[0]
    return main_event(doc, events)


def _is_judgement(doc: Document, spoken: tuple[int, ...], first: int) -> bool:
    """ "Dette er en skandale", "Det er uhørt" or a bare "Ei uvennleg handling", affirmative and of nothing else."""
    head = negation.content_head(doc, spoken)
    if head is None or any(doc.tokens[k].low in syntax.NEGATIONS for k in spoken):
        return False
    t = doc.tokens[head]
    if t.upos not in {"NOUN", "ADJ"} or syntax.has_definite_form(t) or syntax.child(doc, head, *_ELSEWHERE) is not None:
        return False
    if t.upos == "NOUN" and syntax.child(doc, head, "det", "amod") is None:
        return False
    if syntax.child(doc, head, "cop") is None:
        return t.upos == "NOUN" and not any(u.upos in {"VERB", "AUX", "PROPN"} for u in doc.tokens[first:head])
    subject = syntax.child(doc, head, "nsubj", "expl")
    return subject is not None and doc.tokens[subject].low in _POINTING
