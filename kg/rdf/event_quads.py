"""Events: type, status, triggers, date, items, and for every role an edge and a record of its filling."""

from __future__ import annotations

from pyoxigraph import Quad

from kg.model import Analysis, Argument, DateExpression, Event, EventMention, Item
from kg.rdf import iri, literals
from kg.rdf.naming import Names
from kg.rdf.passages import Passages
from kg.rdf.terms import KG, TYPE

# An expression under any other modifier ("before", "after", "every") bounds the event but is not its date.
_DATING = {"", "approx"}


def event_quads(event: Event, analysis: Analysis, names: Names, passages: Passages) -> list[Quad]:
    """Everything the article says of one event."""
    me, g = names.event(event.id), names.article
    quads = [
        Quad(me, TYPE, KG[event.type], g),
        Quad(me, TYPE, KG.Event, g),
        Quad(me, KG.inArticle, names.article, g),
        Quad(me, KG.status, KG[event.status.value], g),
        Quad(me, KG.statusReason, literals.text(event.status_reason), g),
    ]
    quads += [Quad(me, KG.mergeReason, literals.text(reason), g) for reason in event.reasons]
    if event.position_title:
        quads.append(Quad(me, KG.positionTitle, literals.words(event.position_title, names.language), g))
    if event.in_return_for:
        quads.append(Quad(me, KG.inReturnFor, names.event(event.in_return_for), g))
    for mention in event.mentions:
        quads += _trigger_quads(event, mention, names, passages)
    for argument in event.arguments:
        quads += _role_quads(event, argument, analysis, names, passages)
    for item in event.items:
        quads += _item_quads(event, item, names, passages)
    if event.date:
        quads += _date_quads(event, event.date, names, passages)
    return quads


def _trigger_quads(event: Event, mention: EventMention, names: Names, passages: Passages) -> list[Quad]:
    me, g = names.event(event.id), names.article
    # The type is part of the use: one word may trigger two frames, each with a rule of its own.
    use = f"trigger-{event.type}"
    trigger = passages.node(mention.trigger, use)
    quads = [
        Quad(me, KG.denotedBy, trigger, g),
        Quad(me, KG.rule, literals.text(mention.rule), g),
        Quad(trigger, KG.frame, literals.text(mention.frame), g),
        Quad(trigger, KG.modality, literals.text(mention.modality.value), g),
    ]
    quads += passages.mention_quads(mention.trigger, use, mention.rule)
    if mention.cue:
        quads.append(Quad(trigger, KG.modalityCue, passages.node(mention.cue, "modality"), g))
        quads += passages.mention_quads(mention.cue, "modality")
    return quads


def _role_quads(event: Event, argument: Argument, analysis: Analysis, names: Names, passages: Passages) -> list[Quad]:
    me, g = names.event(event.id), names.article
    filler = names.entity(argument.entity)
    record = iri.hashed("role", me.value, argument.role, filler.value)
    use = _evidence_use(argument, analysis)
    quads = [
        Quad(me, KG[argument.role], filler, g),
        Quad(record, TYPE, KG.RoleFilling, g),
        Quad(record, KG.ofEvent, me, g),
        Quad(record, KG.roleProperty, KG[argument.role], g),
        Quad(record, KG.filler, filler, g),
        Quad(record, KG.evidence, passages.node(argument.mention, use), g),
        Quad(record, KG.rule, literals.text(argument.rule), g),
    ]
    return quads if use == "entity" else quads + passages.mention_quads(argument.mention, use)


def _evidence_use(argument: Argument, analysis: Analysis) -> str:
    """A mention of the entity fills a role, or words that only point at it ("russiske leveranser")."""
    entity = analysis.entity.get(argument.entity)
    own = {(m.start, m.end) for m in entity.mentions} if entity else set()
    return "entity" if (argument.mention.start, argument.mention.end) in own else "role"


def _item_quads(event: Event, item: Item, names: Names, passages: Passages) -> list[Quad]:
    me, g = names.event(event.id), names.article
    thing = iri.item(item.label)
    record = iri.hashed("role", me.value, "item", thing.value)
    mention = passages.node(item.mention, "item")
    quads = [
        Quad(me, KG.item, thing, g),
        Quad(thing, KG.denotedBy, mention, g),
        Quad(record, TYPE, KG.RoleFilling, g),
        Quad(record, KG.ofEvent, me, g),
        Quad(record, KG.roleProperty, KG.item, g),
        Quad(record, KG.filler, thing, g),
        Quad(record, KG.evidence, mention, g),
        Quad(record, KG.rule, literals.text(item.mention.rule), g),
    ]
    if item.quantity:
        # On the record as well: an event may have two items, each with its own number.
        quads += [Quad(x, KG.quantity, literals.text(item.quantity), g) for x in (me, record)]
    return quads + passages.mention_quads(item.mention, "item")


def _date_quads(event: Event, date: DateExpression, names: Names, passages: Passages) -> list[Quad]:
    me, g = names.event(event.id), names.article
    mention = passages.node(date.mention, "date")
    quads = [
        Quad(me, KG.dateMention, mention, g),
        Quad(me, KG.dateText, literals.words(date.mention.text, names.language), g),
    ]
    if date.value and date.modifier in _DATING:
        quads.append(Quad(me, KG.date, literals.partial_date(date.value), g))
    if date.earliest:
        quads.append(Quad(me, KG.earliest, literals.partial_date(date.earliest), g))
    if date.latest:
        quads.append(Quad(me, KG.latest, literals.partial_date(date.latest), g))
    if date.modifier:
        quads.append(Quad(me, KG.dateModifier, literals.text(date.modifier), g))
    return quads + passages.mention_quads(date.mention, "date", date.rule)
