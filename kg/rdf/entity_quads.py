"""The entity graph: actors, places and items with labels and links, and the record of every merge behind them."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode, Quad

from kg.model import Actor, Analysis, CrossMerge, Entity, EntityType, Merge, PlaceLink
from kg.rdf import iri, literals
from kg.rdf.naming import Names, actor_iri
from kg.rdf.terms import ENTITY_GRAPH, GEO, GEONAMES, KG, SKOS, TYPE

Analyses = Mapping[str, Analysis]
_GEONAMES = "geonames:"


def entity_graph(
    actors: tuple[Actor, ...],
    event_links: tuple[CrossMerge, ...],
    analyses: Analyses,
    names: Mapping[str, Names],
) -> list[Quad]:
    """All quads of the entity graph. ``analyses`` and ``names`` are by article id."""
    within = {a.key: actor_iri(a) for a in actors} | {
        a.state: actor_iri(a) for a in actors if a.state and a.type is EntityType.STATE
    }
    quads: list[Quad] = []
    for actor in actors:
        quads += _description(actor, within, _language(actor, analyses))
        for article_id, local in actor.members:
            if article_id in analyses and local in analyses[article_id].entity:
                entity = analyses[article_id].entity[local]
                quads += _merge_quads(actor_iri(actor), entity, names[article_id])
        for merge in actor.merges:
            quads += _cross_merge_quads(actor_iri(actor), merge, analyses)
    for link in event_links:
        quads += _event_link_quads(link, names)
    return quads + [q for analysis in analyses.values() for q in _item_quads(analysis)]


def _item_quads(analysis: Analysis) -> list[Quad]:
    """Type and label of items; which words denote them stands in the graph of the article."""
    items = [item for event in analysis.events for item in event.items]
    language = analysis.article.language
    return [
        quad
        for item in items
        for quad in (
            Quad(iri.item(item.label), TYPE, KG.Item, ENTITY_GRAPH),
            Quad(
                iri.item(item.label),
                SKOS.prefLabel,
                literals.words(" ".join(item.label.split()), language),
                ENTITY_GRAPH,
            ),
        )
    ]


def _language(actor: Actor, analyses: Analyses) -> str:
    """The standard of its labels: nynorsk if every article that names it is in nynorsk."""
    found = {analyses[a].article.language for a, _ in actor.members if a in analyses}
    return "nn" if found == {"nn"} else "nb"


def _description(actor: Actor, within: Mapping[str, NamedNode], language: str) -> list[Quad]:
    me, g = actor_iri(actor), ENTITY_GRAPH
    quads = [
        Quad(me, TYPE, KG[actor.type.value], g),
        Quad(me, SKOS.prefLabel, literals.words(actor.name, language), g),
    ]
    if actor.type is not EntityType.PLACE:
        quads.append(Quad(me, TYPE, KG.Actor, g))
    quads += [
        Quad(me, SKOS.altLabel, literals.words(alias, language), g)
        for alias in actor.aliases
        if alias and alias != actor.name
    ]
    if actor.state:
        quads.append(Quad(me, KG.countryCode, literals.text(actor.state), g))
    container = within.get(actor.within or "")
    if container and container != me:
        quads.append(Quad(me, KG.within, container, g))
    if actor.place:
        quads += _place_quads(me, actor.place, within)
    return quads


def _place_quads(me: NamedNode, place: PlaceLink, within: Mapping[str, NamedNode]) -> list[Quad]:
    g = ENTITY_GRAPH
    record = iri.hashed("link", me.value, place.key)
    quads = [
        Quad(record, TYPE, KG.PlaceLink, g),
        Quad(record, KG.linkedPlace, me, g),
        Quad(record, KG.gazetteerKey, literals.text(place.key), g),
        Quad(record, KG.gazetteerName, literals.text(place.name), g),
        Quad(record, KG.score, literals.decimal(place.score, 4), g),
        Quad(record, KG.reason, literals.text(place.evidence), g),
    ]
    if place.key.startswith(_GEONAMES):
        target = GEONAMES[place.key.removeprefix(_GEONAMES) + "/"]
        quads.append(Quad(me, SKOS.closeMatch, target, g))
    if place.lat is not None and place.lon is not None:
        quads.append(Quad(me, GEO.lat, literals.decimal(place.lat), g))
        quads.append(Quad(me, GEO.long, literals.decimal(place.lon), g))
    if place.feature:
        quads.append(Quad(me, KG.featureCode, literals.text(place.feature), g))
    if place.country:
        quads.append(Quad(me, KG.countryCode, literals.text(place.country), g))
        if place.country in within and within[place.country] != me:
            quads.append(Quad(me, KG.within, within[place.country], g))
    return quads


def _merge_quads(actor: NamedNode, entity: Entity, names: Names) -> list[Quad]:
    return [q for merge in entity.merges for q in _one_merge(actor, merge, names)]


def _one_merge(actor: NamedNode, merge: Merge, names: Names) -> list[Quad]:
    g = ENTITY_GRAPH
    mention = iri.mention(names.article_id, merge.mention.start, merge.mention.end, "entity")
    record = iri.hashed("merge", mention.value, merge.rule, merge.evidence)
    quads = [
        Quad(record, TYPE, KG.Merge, g),
        Quad(record, KG.mergedInto, actor, g),
        Quad(record, KG.mergedMention, mention, g),
        Quad(record, KG.inArticle, names.article, g),
        Quad(record, KG.rule, literals.text(merge.rule), g),
        Quad(record, KG.reason, literals.text(merge.evidence), g),
    ]
    if merge.antecedent:
        antecedent = iri.mention(names.article_id, merge.antecedent.start, merge.antecedent.end, "entity")
        quads.append(Quad(record, KG.antecedent, antecedent, g))
    return quads


def _cross_merge_quads(actor: NamedNode, merge: CrossMerge, analyses: Analyses) -> list[Quad]:
    g = ENTITY_GRAPH
    left, right = (_first_mention(side, analyses) for side in (merge.left, merge.right))
    if left is None or right is None:
        return []
    record = iri.hashed("merge", left.value, right.value, merge.rule)
    return [
        Quad(record, TYPE, KG.CrossMerge, g),
        Quad(record, KG.mergedInto, actor, g),
        Quad(record, KG.mergedMention, left, g),
        Quad(record, KG.antecedent, right, g),
        Quad(record, KG.rule, literals.text(merge.rule), g),
        Quad(record, KG.reason, literals.text(merge.evidence), g),
        Quad(record, KG.score, literals.decimal(merge.score, 4), g),
    ]


def _first_mention(side: tuple[str, str], analyses: Analyses) -> NamedNode | None:
    article_id, local = side
    entity = analyses[article_id].entity.get(local) if article_id in analyses else None
    if not entity or not entity.mentions:
        return None
    return iri.mention(article_id, entity.mentions[0].start, entity.mentions[0].end, "entity")


def _event_link_quads(link: CrossMerge, names: Mapping[str, Names]) -> list[Quad]:
    g = ENTITY_GRAPH
    left, right = (names[article].event(local) for article, local in (link.left, link.right))
    record = iri.hashed("merge", *sorted((left.value, right.value)), link.rule)
    return [
        Quad(left, KG.sameEventAs, right, g),
        Quad(right, KG.sameEventAs, left, g),
        Quad(record, TYPE, KG.EventLink, g),
        Quad(record, KG.linksEvent, left, g),
        Quad(record, KG.linksEvent, right, g),
        Quad(record, KG.rule, literals.text(link.rule), g),
        Quad(record, KG.reason, literals.text(link.evidence), g),
        Quad(record, KG.score, literals.decimal(link.score, 4), g),
    ]
