"""Denials and refusals that name no event of their own: they answer what somebody else has just said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.claims.antecedents import antecedent
from kg.claims.focus import main_event
from kg.claims.link import Link
from kg.claims.matters import is_involvement, spoken_of
from kg.claims.topmost import CONTESTED
from kg.model import Attribution, Document, Event, Stance

_ANSWERS = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.DECLINES})
_STATEMENTS = frozenset({Stance.ASSERTS, Stance.SUSPECTS, Stance.FEARS})
_NEAR = 1


def reply(doc: Document, a: Attribution, said: Sequence[Link], events: tuple[Event, ...]) -> Iterator[Link]:
    """An answer without an event gets that of the statement it answers, else one told before that its words point to.

    "A sier at B bombet byen. B avviser at hæren har hatt fly i området": B denies the bombing. What was ``said`` before
    holds the statements of unnamed sources too, since they can be answered.
    """
    if a.source is None or a.stance not in _ANSWERS:
        return
    statement = None if _is_of_something_else(doc, a) else _statement_before(doc, a, said)
    if statement is not None:
        yield Link(a, statement.event, a.stance, a.stance is Stance.DENIES, a.rule + "+reply")
        return
    matter = spoken_of(doc, a, events, said) if a.scope else None
    if matter is not None:
        how = "+involvement" if is_involvement(doc, a) else "+matter"
        yield Link(a, matter.id, a.stance, a.stance is Stance.DENIES, a.rule + how)
        return
    asked = _asked_about(doc, a, events) if a.stance is Stance.DECLINES else None
    if asked is not None:
        yield Link(a, asked.id, a.stance, False, a.rule + "+asked")


def _asked_about(doc: Document, a: Attribution, events: tuple[Event, ...]) -> Event | None:
    """What the question was about that somebody leaves open: "vil ikke si hva lasten besto av" is silence on the
    delivery just told of, or else on what the article is about, if that is something people contest.
    """
    candidates = (antecedent(doc, a, events), main_event(doc, events))
    return next((e for e in candidates if e is not None and e.type in CONTESTED), None)


def _is_of_something_else(doc: Document, a: Attribution) -> bool:
    """ "Bekrefter kontakt med vakten", "sier nei til nye lisenser": a thing of its own, and no answer."""
    return a.rule == "claim:verb-object" and any(doc.tokens[k].upos == "NOUN" for k in a.scope)


def _statement_before(doc: Document, a: Attribution, said: Sequence[Link]) -> Link | None:
    """The nearest statement by somebody else in the sentence before an answer or in its own."""
    here = doc.sentence_of(a.cue.first).i
    before = [
        n
        for n in said
        if n.stance in _STATEMENTS
        and n.attribution.source != a.source
        and n.attribution.cue.first < a.cue.first
        and here - doc.sentence_of(n.attribution.cue.first).i <= _NEAR
    ]
    return max(before, key=lambda n: n.attribution.cue.first, default=None)
