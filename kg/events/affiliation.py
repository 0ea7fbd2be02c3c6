"""Who acts for whom, as far as role fillers are compared: a president for the state, a council for its body."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from kg import syntax
from kg.events.news import in_news
from kg.model import Argument, Document, Entity, EntityType, Event, Mention, MentionKind, Position

_OFFICE_EVENTS = frozenset({"Appointment", "Departure"})
_AMONG_STATES = frozenset(
    {"Agreement", "AgreementBreach", "Aid", "ArmsTransfer", "Deployment", "Negotiation", "Sanction", "WeaponTest"}
)  # fmt: skip
_UNOFFICIAL = ("medlem", "rådgiver", "rådgjevar", "eks", "tidligere", "tidlegare", "kandidat")


@dataclass(frozen=True)
class Affiliations:
    """Entity id -> ids that count as the same filler; which entities are persons, and which nameless groups.

    ``heralded`` are those whom only the headline or the lede brings in, without a name ("libysk general"): the text
    below calls them by theirs.
    """

    reach: Mapping[str, frozenset[str]]
    persons: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    heralded: frozenset[str] = frozenset()

    def of(self, entity: str) -> frozenset[str]:
        """The entity itself, what its holder's office is of, what it is part of."""
        return self.reach.get(entity, frozenset({entity}))


def affiliations(doc: Document, entities: Sequence[Entity], positions: Sequence[Position]) -> Affiliations:
    """Who acts for whom in one article."""
    by_id = {e.id: e for e in entities}
    out = {e.id: {e.id} for e in entities}
    for p in positions:
        if p.of in by_id and p.holder in out and not p.former and by_id[p.of].type is not EntityType.PERSON:
            out[p.holder].add(p.of)
    states = {e.state: e.id for e in entities if e.type is EntityType.STATE and e.state}
    bodies = [e for e in entities if e.type in {EntityType.ORGANIZATION, EntityType.STATE}]
    for part in entities:
        if part.nationality in states and _is_public(part):
            out[part.id].add(states[part.nationality])
        if part.type is EntityType.ORGANIZATION:
            out[part.id] |= {whole.id for whole in bodies if whole.id != part.id and _is_part(part, whole)}
        elif part.type is EntityType.PLACE and part.within in by_id:
            out[part.id].add(part.within)
    persons = frozenset(e.id for e in entities if e.type is EntityType.PERSON)
    groups = frozenset(e.id for e in entities if e.type is EntityType.GROUP)
    heralded = frozenset(e.id for e in entities if all(_is_heralded(doc, m) for m in e.mentions))
    return Affiliations({k: frozenset(v) for k, v in out.items()}, persons, groups, heralded)


def _is_heralded(doc: Document, m: Mention) -> bool:
    return in_news(doc, m.head) and m.kind is MentionKind.DESCRIPTION and not syntax.is_definite(doc, m.head)


def _is_public(e: Entity) -> bool:
    """ "det kinesiske utenriksdepartementet", "departementet i Abu Dhabi": what it does its state does."""
    return e.type is EntityType.ORGANIZATION and any(m.rule.startswith("description:public") for m in e.mentions)


def _is_part(part: Entity, whole: Entity) -> bool:
    """ "FNs sikkerhetsråd", "Sikkerhetsrådet i FN" belong to "FN"."""
    name = part.name.lower()
    body = whole.name.lower()
    return body in name and (
        name.startswith((f"{body}s ", f"{body}’ ", f"{body}' ", f"{body}-"))
        or name.endswith((f" i {body}", f" til {body}"))
    )


def overlap(mine: set[str], theirs: set[str], who: Affiliations) -> set[str]:
    """Fillers of the first set that are in the second, or act for one that is, or for whom one of them acts."""
    reached = {x for t in theirs for x in who.of(t)}
    return {m for m in mine if who.of(m) & theirs or m in reached}


def with_offices(
    events: Sequence[Event], positions: Sequence[Position], entities: Sequence[Entity] = ()
) -> tuple[Event, ...]:
    """Appointments and departures know the organisation from the position that the text gives the person; what states
    and bodies do among each other is done by them and not by the minister who signs or orders it.
    """
    bodies = {e.id: e for e in entities if e.type in {EntityType.STATE, EntityType.ORGANIZATION}}
    acted_for = {p.holder: p for p in reversed(positions) if p.of in bodies and not p.former and not _is_unofficial(p)}
    out = []
    for e in events:
        if e.type in _OFFICE_EVENTS:
            out.append(_with_office(e, positions))
        elif e.type in _AMONG_STATES:
            # a president imposes sanctions in his own name, as articles put it; ministers do so for the state
            ruling = {h for h, p in acted_for.items() if e.type == "Sanction" and p.title.endswith("president")}
            out.append(replace(e, arguments=_in_office(e.arguments, acted_for, ruling)))
        else:
            out.append(e)
    return tuple(out)


def _is_unofficial(position: Position) -> bool:
    return position.title.startswith(_UNOFFICIAL)


def _in_office(
    arguments: Sequence[Argument], acted_for: Mapping[str, Position], kept: Container[str]
) -> tuple[Argument, ...]:
    """Fillers with those whose office it is in place of the holders, each once in a role."""
    out: dict[tuple[str, str], Argument] = {}
    for a in arguments:
        held = acted_for.get(a.entity)
        if held is None or a.role == "place" or a.entity in kept:
            out.setdefault((a.role, a.entity), a)
        else:
            body = str(held.of)
            out.setdefault((a.role, body), Argument(a.role, body, a.mention, f"{a.rule}/{held.title}"))
    return tuple(out.values())


def _with_office(event: Event, positions: Sequence[Position]) -> Event:
    if any(a.role == "organization" for a in event.arguments):
        return event
    person = next((a for a in event.arguments if a.role == "person"), None)
    if person is None:
        return event
    held = [p for p in positions if p.holder == person.entity and p.of is not None]
    fitting = [p for p in held if event.position_title and p.title.endswith(event.position_title)] or held
    if not fitting or fitting[0].of is None:
        return event
    p = fitting[0]
    filled = Argument("organization", str(p.of), p.evidence, f"position/{p.title}")
    return replace(event, arguments=(*event.arguments, filled), position_title=event.position_title or p.title)
