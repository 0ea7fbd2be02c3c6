"""Positions, and who an article says holds or held them."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.exports.followthemoney.entity import Entity, entity_id, link_id, moment
from kg.exports.followthemoney.things import SCHEMATA
from kg.rdf.terms import KG, NIF, TYPE
from kg.store.browse import Browser
from kg.views.records import Node, Snapshot

_BODIES = {"Organization", "PublicBody"}


def occupancies(store: ox.Store, data: Snapshot) -> Iterator[Entity]:
    """Every position once, before those who hold it."""
    graph, written = Browser(store), set()
    for held in graph.subjects(TYPE, KG.Position):
        title = graph.text(held, KG.title)
        owner = next((data.node[o.value] for o in graph.objects(held, KG.of) if o.value in data.node), None)
        position = _position(title, owner)
        if position.id not in written:
            written.add(position.id)
            yield position
        holder = next((h.value for h in graph.objects(held, KG.holder) if h.value in data.node), "")
        if holder:
            yield _occupancy(graph, held, holder, position.id, data)


def _position(title: str, owner: Node | None) -> Entity:
    is_body = owner is not None and SCHEMATA.get(owner.type) in _BODIES
    return Entity.of(
        link_id("post", title, owner.iri if owner else ""),
        "Position",
        name=f"{title} ({owner.label})" if owner else title,
        organization=entity_id(owner.iri) if owner and is_body else "",
        country=owner.country.lower() if owner else "",
    )


def _occupancy(graph: Browser, held: ox.NamedNode, holder: str, position: str, data: Snapshot) -> Entity:
    """Dated by the article: that is the day on which somebody is known to hold it."""
    mentions = graph.objects(held, KG.denotedBy)
    articles = dict.fromkeys(a.value for m in mentions for a in graph.objects(m, KG.inArticle))
    sources = [data.source[a] for a in articles if a in data.source]
    sentences = dict.fromkeys(s for m in mentions for s in graph.objects(m, NIF.sentence))
    return Entity.of(
        entity_id(held.value),
        "Occupancy",
        holder=entity_id(holder),
        post=position,
        status="ended" if graph.text(held, KG.former) == "true" else "current",
        date=(moment(s.published) for s in sources),
        description=(graph.text(s, NIF.anchorOf) for s in sentences),
        proof=(entity_id(s.iri) for s in sources),
    )
