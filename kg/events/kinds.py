"""Mentions of one type that tell of things of different kinds: a contract and a truce, a war and an act in it, a
meeting and the summit at which it was held.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import syntax
from kg.lexicon import event_kinds
from kg.model import Document, EventMention

_AT_WHICH = frozenset({"under", "i forbindelse med", "i samband med"})
_WAR = "war"


def is_of_another_kind(doc: Document, m: EventMention, told: Sequence[EventMention]) -> bool:
    """A contract is no truce, an air raid no terrorist attack, a war not what is done in it."""
    if m.type == "Attack" and _is_war(m) != any(map(_is_war, told)):
        return True
    mine, theirs = _kind(doc, m), {k for o in told if (k := _kind(doc, o))}
    return bool(mine and theirs) and mine not in theirs


def is_at_another(doc: Document, m: EventMention, told: Sequence[EventMention]) -> bool:
    """ "Møtte ham under G20-toppmøtet": a meeting at a meeting."""
    return m.type == "Meeting" and any(_is_at(doc, m, o) or _is_at(doc, o, m) for o in told)


def family(m: EventMention) -> str:
    """The first word of a frame's name: "attack-vessel" and "attack-firing-missiles" tell of the same kind of act."""
    return m.frame.partition("-")[0]


def _is_war(m: EventMention) -> bool:
    return family(m) == _WAR


def _kind(doc: Document, m: EventMention) -> str:
    return event_kinds.kind_of(m.type, doc.tokens[m.trigger.head].low_lemma)


def _is_at(doc: Document, noun: EventMention, verb: EventMention) -> bool:
    t = doc.tokens[noun.trigger.head]
    below = noun.nominal and not verb.nominal and t.head == verb.trigger.head and t.rel == "obl"
    return below and syntax.case(doc, t.i) in _AT_WHICH
