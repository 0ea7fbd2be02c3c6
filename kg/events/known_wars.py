"""Who began a war that is named by its place alone: "krigen i Ukraina". Background that the reader is taken to have;
the rule name says that it was not in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import syntax
from kg.lexicon import wars
from kg.lexicon.wars import War
from kg.model import Argument, Document, Entity, Event, EventMention

_SIDES = ("attacker", "target", "place")
RULE = "known-war"


def with_sides(doc: Document, events: Sequence[Event], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Attacks with the sides of a known war that the text leaves out, where no attacker is named."""
    states = {e.state: e.id for e in reversed(entities) if e.state}
    known = [w for w in wars.load() if w.attacker in states and w.target in states]
    return tuple(_completed(doc, e, known, states) if known and e.type == "Attack" else e for e in events)


def _completed(doc: Document, event: Event, known: Sequence[War], states: dict[str, str]) -> Event:
    filled = {a.role for a in event.arguments}
    there = {a.entity for a in event.arguments if a.role in _SIDES}
    if "attacker" in filled:
        return next((e for e in (_directed(doc, event, w, states) for w in known) if e is not None), event)
    for war in known:
        named = next((m for m in event.mentions if _names(doc, m, war)), None)
        if named is not None and (there == {states[war.target]} or (not there and war.bare and _is_bare(doc, named))):
            sides = {"attacker": states[war.attacker], "target": states[war.target], "place": states[war.target]}
            lent = tuple(Argument(r, who, named.trigger, RULE) for r, who in sides.items() if r not in filled)
            return replace(event, arguments=(*event.arguments, *lent))
    return event


def _directed(doc: Document, event: Event, war: War, states: dict[str, str]) -> Event | None:
    """ "Krigen mellom Russland og Ukraina" is the war of one of them on the other."""
    attacked, attacking = states[war.target], states[war.attacker]
    named = {a.entity for a in event.arguments if a.role == "attacker"}
    if named != {attacked, attacking} or not any(_names(doc, m, war) for m in event.mentions):
        return None
    untrue = {("attacker", attacked), ("target", attacking)}
    return replace(event, arguments=tuple(a for a in event.arguments if (a.role, a.entity) not in untrue))


def _names(doc: Document, m: EventMention, war: War) -> bool:
    """A definite noun for the war, in an article that came out after it began."""
    t = doc.tokens[m.trigger.head]
    day = doc.article.published_day
    meant = m.nominal and syntax.has_definite_form(t) and (day is None or day >= war.since)
    return meant and (t.low_lemma.endswith(war.words) or t.low.endswith(war.words))


def _is_bare(doc: Document, m: EventMention) -> bool:
    head = m.trigger.head
    return not syntax.obliques(doc, head) and syntax.genitive(doc, head) is None
