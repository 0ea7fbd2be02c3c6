"""Denials and refusals that name no event of their own: they answer what somebody else has just said."""

from __future__ import annotations

from kg.claims.link import Link
from kg.claims.matters import is_involvement, spoken_of
from kg.model import Attribution, Document, Event, Stance

_ANSWERS = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.DECLINES})
_STATEMENTS = frozenset({Stance.ASSERTS, Stance.SUSPECTS, Stance.FEARS})
_NEAR = 1


def with_replies(
    doc: Document, attributions: tuple[Attribution, ...], links: list[Link], events: tuple[Event, ...]
) -> list[Link]:
    """Answers without an event get that of the statement they answer, else one told before that their words point to;
    all in the order of the attributions.

    "A sier at B bombet byen. B avviser at hæren har hatt fly i området": B denies the bombing. ``links`` hold the
    statements of unnamed sources too, since they can be answered.
    """
    answered = {n.attribution.id for n in links}
    out = list(links)
    for a in attributions:
        if a.source is None or a.stance not in _ANSWERS or a.id in answered:
            continue
        statement = _statement_before(doc, a, links)
        if statement is not None:
            out.append(Link(a, statement.event, a.stance, a.stance is Stance.DENIES, a.rule + "+reply"))
            continue
        matter = spoken_of(doc, a, events, links) if a.scope else None
        if matter is not None:
            how = "+involvement" if is_involvement(doc, a) else "+matter"
            out.append(Link(a, matter.id, a.stance, a.stance is Stance.DENIES, a.rule + how))
    order = {a.id: k for k, a in enumerate(attributions)}
    return sorted(out, key=lambda n: order[n.attribution.id])


def _statement_before(doc: Document, a: Attribution, links: list[Link]) -> Link | None:
    """The nearest statement by somebody else in the sentence before an answer or in its own."""
    here = doc.sentence_of(a.cue.first).i
    before = [
        n
        for n in links
        if n.stance in _STATEMENTS
        and n.attribution.source != a.source
        and n.attribution.cue.first < a.cue.first
        and here - doc.sentence_of(n.attribution.cue.first).i <= _NEAR
    ]
    return max(before, key=lambda n: n.attribution.cue.first, default=None)
