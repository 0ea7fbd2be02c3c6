"""Events, and the part that somebody or something has in each.

No link runs from one actor to another: between them stands the event, with its status and the words it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.exports.followthemoney.entity import Entity, Values, entity_id, link_id
from kg.exports.followthemoney.things import SCHEMATA
from kg.views.attribution import attribution, hedge
from kg.views.packing import safe_link
from kg.views.periods import period
from kg.views.records import EventRecord, Evidence, Snapshot, words_of

# Who receives guests holds the event; for everybody else "involved" says as much as a text does.
_ORGANIZER = "host"
_PLACES = ("place", "origin", "destination")


def event(told: EventRecord, data: Snapshot) -> Entity:
    """An event with its status before its name, and who says what of it."""
    said = attribution((told,), data)
    parties = [(role, iri) for role, iri in told.roles if iri in data.node and data.node[iri].type in SCHEMATA]
    return Entity.of(
        entity_id(told.iri),
        "Event",
        name=event_name(told, data),
        keywords=(told.type, f"status: {told.status}", *(f"item: {item}" for item in told.items)),
        **voice(told, data),
        notes=(*said.words.split("; "), f"status: {told.status} ({said.basis})" if said.basis else ""),
        organizer=(entity_id(iri) for role, iri in parties if role == _ORGANIZER),
        involved=(entity_id(iri) for role, iri in parties if role not in (_ORGANIZER, *_PLACES)),
        location=(data.label(iri) for role, iri in told.roles if role in _PLACES),
        addressEntity=(entity_id(iri) for role, iri in told.roles if role in _PLACES and _is_place(iri, data)),
        **citation(told.evidence, data),
    )


def role_links(told: EventRecord, data: Snapshot) -> Iterator[Entity]:
    """Everybody's part in an event, each with the event's status and who says so."""
    for role, iri in told.roles:
        if iri in data.node:
            yield Entity.of(
                link_id("role", told.iri, role, iri),
                "UnknownLink",
                subject=entity_id(iri),
                object=entity_id(told.iri),
                role=f"{words_of(role).lower()}{_in_brackets(told)}",
                status=told.status,
                **voice(told, data),
                **citation(told.evidence, data),
            )


def event_name(told: EventRecord, data: Snapshot) -> str:
    """Like "Disputed: Arms transfer – supplier Tsjad, recipient militsen"; without status only for what is reported."""
    by_role: dict[str, list[str]] = {}
    for role, iri in told.roles:
        by_role.setdefault(role, []).append(data.label(iri))
    roles = ", ".join(f"{words_of(role).lower()} {' and '.join(names)}" for role, names in by_role.items())
    name = words_of(told.type) + (f" – {roles}" if roles else "")
    return f"{told.status}: {name}" if told.contested else name


def voice(told: EventRecord, data: Snapshot) -> dict[str, Values]:
    """What an event and every link to it say alike: the hedge, the exact words, and when."""
    start, end = period(told)
    day = told.date and start == end
    return {
        "summary": hedge((told,), data) or "reported by the article in its own voice",
        "description": (e.sentence for e in told.evidence),
        "date": told.date,
        "startDate": "" if day else start,
        "endDate": "" if day else end,
    }


def citation(evidence: Iterable[Evidence], data: Snapshot) -> dict[str, Values]:
    """The articles that the words stand in: as proof, and as whoever prints it cites them."""
    articles = dict.fromkeys(e.article for e in evidence)
    sources = [data.source[a] for a in articles if a in data.source]
    return {
        "proof": [entity_id(s.iri) for s in sources],
        "publisher": [s.publisher for s in sources],
        "sourceUrl": [safe_link(s.url) for s in sources],
    }


def _is_place(iri: str, data: Snapshot) -> bool:
    return iri in data.node and data.node[iri].type not in SCHEMATA


def _in_brackets(told: EventRecord) -> str:
    return f" ({told.status.lower()})" if told.contested else ""
