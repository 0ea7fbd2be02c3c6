"""A large graph for measuring: the articles of a built graph over and over, with other actors and other days.

Copy k of an article renames its events, claims, quotes and mentions, moves every date by k days, and gives each person,
organisation and group one of a limited number of doubles ("Politiet 17"), so that copies share actors as articles do.
States and places stay what they are. Only what the views read is copied. Nothing of this is ever an output of kg.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pyoxigraph as ox

KG = "https://w3id.org/nyhetsgraf/ontology#"
_ENTITIES = ox.NamedNode("https://w3id.org/nyhetsgraf/id/graph/entities")
_COPIED = ("/id/article/", "/id/event/", "/id/claim/", "/id/quote/", "/id/mention/", "/id/sentence/", "/id/position/")
_DOUBLED = ("/id/actor/person-", "/id/actor/organization-", "/id/actor/group-")
_UNREAD = {"rule", "mergeReason", "frame", "modality", "modalityCue", "evidence", "sha256", "dateMention", "reportedBy"}
_UNREAD |= {"mentionKind", "temporality", "ofEvent", "roleProperty", "filler"}


def enlarged(small: ox.Store, copies: int, doubles: int) -> ox.Store:
    """A store in memory with ``copies`` of every article and ``doubles`` (a prime from 11 on) of every actor."""
    store = ox.Store()
    read = [quad for quad in small if quad.predicate.value.removeprefix(KG) not in _UNREAD]
    things = {q.subject for q in read if q.predicate.value in {KG + "status", KG + "stance", KG + "directness"}}
    spoken = {q.object for q in read if q.predicate.value == KG + "denotedBy" and q.subject in things}
    sentences = {q.object for q in read if q.subject in spoken and q.predicate.value.endswith("#sentence")}
    kept = [q for q in read if "/mention/" not in q.subject.value or q.subject in spoken]
    kept = [q for q in kept if "/sentence/" not in q.subject.value or q.subject in sentences]
    kept = [q for q in kept if "/mention/" not in getattr(q.object, "value", "") or q.object in spoken]
    store.bulk_extend(_quads(kept, copies, doubles))
    return store


def _quads(kept: list[ox.Quad], copies: int, doubles: int) -> Iterator[ox.Quad]:
    for quad in kept:
        entity = quad.graph_name == _ENTITIES
        if not entity and "/id/article/" not in quad.graph_name.value:
            continue
        for k in range(doubles if entity else copies):
            yield ox.Quad(
                *(_renamed(term, k, doubles, quad) for term in (quad.subject, quad.predicate, quad.object)),
                _renamed(quad.graph_name, k, doubles, quad),
            )


def _renamed(term: ox.NamedNode | ox.Literal, k: int, doubles: int, quad: ox.Quad) -> ox.NamedNode | ox.Literal:
    if isinstance(term, ox.NamedNode):
        if any(kind in term.value for kind in _COPIED):
            return ox.NamedNode(f"{term.value}-{k}") if k else term
        which = _double(term.value, k, doubles)
        return ox.NamedNode(f"{term.value}-{which}") if which else term
    which = _double(quad.subject.value, k, doubles)
    if which and quad.predicate.value.endswith("Label"):
        return ox.Literal(f"{term.value} {which}", language=term.language)
    if k and re.match(r"\d{4}-\d{2}-\d{2}", term.value) and term.datatype.value.endswith(("#date", "#dateTime")):
        day = date.fromisoformat(term.value[:10]) + timedelta(days=k)
        return ox.Literal(day.isoformat() + term.value[10:], datatype=term.datatype)
    return term


def _double(iri: str, k: int, doubles: int) -> int:
    """Which double copy k means; other actors meet in each copy, or every copy would be an island."""
    if not any(kind in iri for kind in _DOUBLED):
        return 0
    return (k * (1 + len(iri) % 7)) % doubles
