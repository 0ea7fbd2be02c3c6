"""The other party that goes without saying: "Vi har et nært samarbeid med Vietnam, sier Indias forsvarsminister" is
between Vietnam and India. Who speaks for a state or body by office stands for it where only the partner is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import syntax
from kg.events.affiliation import Affiliations
from kg.events.fillers import Referents
from kg.model import Argument, Document, Entity, EntityType, Event, EventMention

_ROLE = {"Agreement": "party", "Cooperation": "participant", "Negotiation": "participant"}
_QUOTED = frozenset({"ccomp", "xcomp", "advcl", "parataxis", "acl"})


def with_speakers(
    doc: Document, events: Sequence[Event], entities: Sequence[Entity], who: Affiliations
) -> tuple[Event, ...]:
    """Events with one partner, completed by what the one who tells of it speaks for."""
    if not any(len(_partners(e)) == 1 for e in events):
        return tuple(events)
    referents = Referents.of(doc, entities)
    bodies = {e.id for e in entities if e.type in {EntityType.STATE, EntityType.ORGANIZATION}}
    return tuple(_completed(doc, e, referents, who, bodies) if len(_partners(e)) == 1 else e for e in events)


def _partners(event: Event) -> list[Argument]:
    role = _ROLE.get(event.type)
    return [a for a in event.arguments if a.role == role]


def _completed(doc: Document, event: Event, referents: Referents, who: Affiliations, bodies: set[str]) -> Event:
    partner = _partners(event)[0]
    if not partner.rule.endswith("/med"):
        return event
    mention = next((m for m in event.mentions if any(a.entity == partner.entity for a in m.arguments)), None)
    for argument in _spoken_for(doc, mention, referents, who, bodies) if mention is not None else ():
        if argument.entity not in who.of(partner.entity):
            role = _ROLE[event.type]
            return replace(event, arguments=(*event.arguments, replace(argument, role=role)))
    return event


def _spoken_for(
    doc: Document, mention: EventMention, referents: Referents, who: Affiliations, bodies: set[str]
) -> Iterator[Argument]:
    """The states and bodies of the people who say the clause of a trigger, nearest first."""
    for above in syntax.ancestors(doc, mention.trigger.head):
        if not any(doc.tokens[c].rel in _QUOTED for c in doc.children[above]):
            continue
        subject = syntax.child(doc, above, "nsubj")
        found = referents.at(subject) if subject is not None else None
        if found is not None and found[1].type is EntityType.PERSON:
            own = sorted(who.of(found[1].id) & bodies)
            yield from (Argument("participant", e, found[0], "speaker") for e in own)
