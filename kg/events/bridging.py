"""What an event takes over from another of the same article: participants from the agreement that is negotiated, the
delivery that is agreed on or the war that a ceasefire ends; the target of the sanctions that are lifted or joined; day
and place of a meeting from the reception at which it took place. The rule name says that it was lent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.events.news import is_news
from kg.model import Argument, Document, Entity, EntityType, Event, EventMention

_ROLE = {"Negotiation": "participant", "Agreement": "party"}
# who is party to the agreement, the talks or the war that the event of the key belongs to
_LENDERS = {
    "Agreement": {
        "Negotiation": ("participant",),
        "ArmsTransfer": ("supplier", "recipient"),
        "Attack": ("attacker", "target"),
    },
    "Negotiation": {"Agreement": ("party",), "Attack": ("attacker", "target")},
}
_TRUCES = frozenset({"våpenhvile", "våpenkvile", "våpenstillstand", "våpenhviler", "fred", "freds"})
_MEDIATING = ("mekl", "megl")
_NEXT = 1
_REACH = 3  # sentences


def with_related(doc: Document, events: Sequence[Event], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Events with what they leave open completed from those they belong to.

    "Forhandlingene ble avsluttet fredag" in an article on the agreement between two states is between these. Only an
    event with two participants lends them, and the rule name says that they were lent.
    """
    nobody = frozenset(e.id for e in entities if e.type is EntityType.PLACE)
    completed = tuple(_completed(doc, e, events, nobody) if e.type in _ROLE else e for e in events)
    completed = tuple(_targeted(doc, e, completed) if e.type == "Sanction" else e for e in completed)
    completed = tuple(_breaking(doc, e, completed) if e.type == "AgreementBreach" else e for e in completed)
    completed = tuple(_supplied(doc, e, completed) if e.type == "ArmsTransfer" else e for e in completed)
    return tuple(_received(e, completed) if e.type == "Meeting" else e for e in completed)


def _breaking(doc: Document, breach: Event, events: Sequence[Event]) -> Event:
    """ "Våpenhvilen er brutt": nobody says by whom, so both whose agreement it is, where there is one such pair."""
    if _in_roles(breach, ("party",)):
        return breach
    pairs = [p for e in events if e.type == "Agreement" for p in [_in_roles(e, ("party",))] if len(p) == 2]
    if len({frozenset(p) for p in pairs}) != 1:
        return breach
    lent = tuple(replace(a, rule="related/Agreement") for a in pairs[0].values())
    return replace(breach, arguments=(*breach.arguments, *lent))


def _supplied(doc: Document, transfer: Event, events: Sequence[Event]) -> Event:
    """What else is or is not sent to somebody, in an article with one supplier of that recipient, is from it."""
    to = _in_roles(transfer, ("recipient",)).keys()
    if not to or _in_roles(transfer, ("supplier",)):
        return transfer
    near = (e for e in events if e.type == "ArmsTransfer" and _distance(doc, transfer, e) <= _REACH)
    others = [e for e in near if _in_roles(e, ("recipient",)).keys() & to]
    suppliers = {i: a for e in others for i, a in _in_roles(e, ("supplier",)).items()}
    if len(suppliers) != 1 or suppliers.keys() & to:
        return transfer
    lent = tuple(replace(a, rule="related/ArmsTransfer") for a in suppliers.values())
    return replace(transfer, arguments=(*transfer.arguments, *lent))


def _received(meeting: Event, events: Sequence[Event]) -> Event:
    """Who is received by somebody meets him there and then: "Kim ble onsdag tatt imot av Putin i Vladivostok"."""
    met = _in_roles(meeting, ("participant",))
    if len(met) < 2 or not any(m.past for m in meeting.mentions):
        return meeting
    for visit in events:
        there = _in_roles(visit, ("visitor", "host"))
        if visit.type == "Visit" and met.keys() <= there.keys() and any(m.past for m in visit.mentions):
            places = tuple(replace(a, rule="related/Visit") for a in visit.arguments if a.role == "place")
            own = any(a.role == "place" for a in meeting.arguments)
            arguments = meeting.arguments if own else (*meeting.arguments, *places)
            return replace(meeting, date=meeting.date or visit.date, arguments=arguments)
    return meeting


def _completed(doc: Document, event: Event, events: Sequence[Event], nobody: frozenset[str]) -> Event:
    """Talks and agreements with fewer than two participants, from the event told of most that knows two."""
    role = _ROLE[event.type]
    own = _sides(doc, event, (role,))
    if len(own) > 1:
        return event
    pairs = [(e, _sides(doc, e, _LENDERS[event.type][e.type])) for e in events if e.type in _LENDERS[event.type]]
    lenders = [(e, pair) for e, pair in pairs if not pair.keys() & nobody and _may_lend(doc, event, own, e, pair)]
    if not lenders:
        return event
    nearest, pair = min(
        lenders, key=lambda p: (p[0].type not in _ROLE, -len(p[0].mentions), _distance(doc, event, p[0]))
    )
    lent = tuple(
        Argument(role, a.entity, a.mention, f"related/{nearest.type}") for e, a in pair.items() if e not in own
    )
    return replace(event, arguments=(*event.arguments, *lent))


def _may_lend(doc: Document, event: Event, own: dict[str, Argument], lender: Event, pair: dict[str, Argument]) -> bool:
    """Two participants, the one that is known among them; near, unless lender and borrower are talks and agreement and
    one of them is the news.
    """
    if len(pair) < 2 or not own.keys() <= pair.keys() or (own and len(pair) > 2):
        return False
    if lender.type == "Attack":
        return _ends_a_war(event) and len(pair) == 2
    near = _distance(doc, event, lender) <= _REACH
    if own or lender.type not in _ROLE:
        return len(pair) == 2 and near
    return near or any(is_news(doc, m) for e in (event, lender) for m in e.mentions)


def _ends_a_war(event: Event) -> bool:
    return any(
        m.kind.lower() in _TRUCES or any(m.trigger.text.lower().startswith(t) for t in _TRUCES) for m in event.mentions
    )


def _targeted(doc: Document, event: Event, events: Sequence[Event]) -> Event:
    """Sanctions that are joined, lifted or prolonged hit whom the nearest sanctions of the article hit."""
    if _in_roles(event, ("target",)):
        return event
    imposers = _in_roles(event, ("imposer",)).keys()
    others = [(e, _in_roles(e, ("target",))) for e in events if e.type == "Sanction" and e is not event]
    lenders = [(e, hit) for e, hit in others if hit and not hit.keys() & imposers and _distance(doc, event, e) <= _NEXT]
    if not lenders or not all(m.definite or not m.nominal for m in event.mentions):
        return event
    _, hit = min(lenders, key=lambda p: (_distance(doc, event, p[0]), p[0].id))
    lent = tuple(replace(a, rule="related/Sanction") for a in hit.values())
    return replace(event, arguments=(*event.arguments, *lent))


def _in_roles(event: Event, roles: tuple[str, ...]) -> dict[str, Argument]:
    """Entity id -> its argument in one of the roles."""
    return {a.entity: a for a in event.arguments if a.role in roles}


def _sides(doc: Document, event: Event, roles: tuple[str, ...]) -> dict[str, Argument]:
    """Those in the roles without who mediates or only ends or suspends the talks: these are between others."""
    between = {a.entity for m in event.mentions for a in m.arguments if _is_between(doc, m, a)}
    others = {i: a for i, a in _in_roles(event, roles).items() if i not in between}
    return others if event.type == "Negotiation" else _in_roles(event, roles)


def _is_between(doc: Document, m: EventMention, a: Argument) -> bool:
    mediates = doc.tokens[m.trigger.head].low_lemma.startswith(_MEDIATING)
    return a.rule.endswith("/phase") or (mediates and a.rule.endswith(("/subject", "/genitive", "/fra", "/frå")))


def _distance(doc: Document, a: Event, b: Event) -> int:
    return min(
        abs(doc.tokens[x.trigger.head].sent - doc.tokens[y.trigger.head].sent) for x in a.mentions for y in b.mentions
    )
