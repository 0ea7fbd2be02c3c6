"""When events happened that no time expression dates: news tells on from the day it has just named.

"Presidenten kom til byen tirsdag. På kaia ble han møtt av kongen." A clause in the preterite goes on with the day of
the clause before it. What stands in the pluperfect or perfect does not, nor what a time expression of its own moves
elsewhere; a month or a year named before dates only what an adverb ties to it ("da", "samtidig").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import syntax
from kg.lexicon.frames import core_roles
from kg.model import DateExpression, Document, Event, EventMention, Modality, SegmentKind

_DAY = len("2019-01-01")
# Kinds of events that a noun names while they go on: the clause around the noun tells of their day.
_ATTENDED = frozenset({"Meeting", "Visit", "Negotiation", "Protest"})
_AT = frozenset({"under", "etter", "på", "ved", "før", "til", "i", "fra", "frå"})
_TOLD = frozenset({Modality.ASSERTED, Modality.NEGATED, Modality.HEARSAY})
# "Han var da på vei hjem": at the time just named, however broad.
_THEN = frozenset({"da", "då", "samtidig", "samstundes", "straks", "straks", "dermed"})
# Words that take a clause away from the time told of.
_ELSEWHEN = frozenset(
    {"tidligere", "tidlegare", "ofte", "lenge", "alltid", "stadig", "flere", "fleire", "siden", "sidan", "jevnlig"}
)


def date_by_narrative(
    doc: Document, events: Sequence[Event], dates: Sequence[DateExpression]
) -> tuple[Event, ...]:
    """Give events without a date the day that the text is telling of where it tells of them."""
    return tuple(e if e.date is not None and e.date.value else _dated(doc, e, dates) for e in events)


def _dated(doc: Document, event: Event, dates: Sequence[DateExpression]) -> Event:
    found = (d for m in event.mentions for d in [_told_on(doc, m, dates)] if d is not None)
    date = next(found, None)
    return event if date is None else replace(event, date=replace(date, rule=f"{date.rule}:told on"))


def _told_on(doc: Document, m: EventMention, dates: Sequence[DateExpression]) -> DateExpression | None:
    if m.modality not in _TOLD:
        return None
    clause = _clause(doc, m)
    if clause is None or not _is_preterite(doc, clause):
        return None
    words = {doc.tokens[c].form.lower() for c in doc.children[clause]}
    if words & _ELSEWHEN:
        return None
    before = _last_before(doc, clause, dates)
    if before is None or not before.value:
        return None
    return before if len(before.value) == _DAY else None


def _clause(doc: Document, m: EventMention) -> int | None:
    head = m.trigger.head
    if not m.nominal:
        return head
    if m.type not in _ATTENDED:
        return None
    t = doc.tokens[head]
    if t.head < 0 or not syntax.is_verb(doc.tokens[t.head]):
        return None
    if t.rel == "nsubj" or (t.rel == "obl" and syntax.case(doc, head) in _AT):
        return t.head
    return None


def _is_preterite(doc: Document, verb: int) -> bool:
    t = doc.tokens[verb]
    helpers = syntax.auxiliaries(doc, verb) or tuple(doc.tokens[c] for c in syntax.children(doc, verb, "cop"))
    if helpers:
        return any(h.feat("Tense") == "Past" for h in helpers) and not any(h.lemma in {"ha", "skulle", "ville", "kunne"} for h in helpers)
    return t.feat("Tense") == "Past"


def _last_before(doc: Document, clause: int, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The last time expression before a clause in its paragraph, or else in the one before."""
    before = [d for d in dates if d.mention.first < clause and d.modifier != "every"]
    if not before:
        return None
    last = before[-1]
    if doc.tokens[last.mention.head].sent != doc.tokens[clause].sent and last.modifier: return None
    between = doc.text_of(last.mention.end, doc.tokens[clause].start)
    return last if len([x for x in between.split("\n") if x.strip()][1:]) + (between.endswith("\n")) <= LINES else None
import os
LINES=int(os.environ.get('LINES','0'))
