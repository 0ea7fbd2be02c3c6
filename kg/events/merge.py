"""Mentions of one event become one node: each joins the event it fits best, or founds one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from kg.events import known_wars
from kg.events.affiliation import Affiliations, affiliations, overlap, with_offices
from kg.events.bridging import with_related
from kg.events.clusters import Cluster, distance
from kg.events.compatibility import affinity, contradiction
from kg.events.speakers import with_speakers
from kg.lexicon.frames import core_roles
from kg.model import (
    Argument,
    DateExpression,
    Document,
    Entity,
    Event,
    EventMention,
    Item,
    Modality,
    Position,
    Status,
)


def merge_mentions(
    doc: Document, mentions: Sequence[EventMention], entities: Sequence[Entity], positions: Sequence[Position]
) -> tuple[Event, ...]:
    """Events in order of their first trigger. Status is still open: the factuality stage decides it."""
    who = affiliations(doc, entities, positions)
    clusters: list[Cluster] = []
    for m in mentions:
        if not _is_loose(m):
            _place(doc, m, clusters, who)
    for m in mentions:
        if _is_loose(m):
            _join(doc, m, clusters, who)
    clusters = [c for c in clusters if _is_specific(c)]
    clusters.sort(key=lambda c: min(m.trigger.start for m in c.mentions))
    found = [_event(doc, f"v{i}", c, who) for i, c in enumerate(clusters)]
    told = known_wars.with_sides(doc, with_offices(found, positions, entities), entities)
    completed = with_related(doc, told, entities)
    return with_speakers(doc, completed, entities, who)


def _is_loose(m: EventMention) -> bool:
    return m.rule.endswith(("/anaphoric", "/echo"))


def _place(doc: Document, m: EventMention, clusters: list[Cluster], who: Affiliations) -> None:
    scored = [(s, -i, c, why) for i, c in enumerate(clusters) for s, why in [affinity(doc, m, c, who)] if s > 0]
    if scored:
        _, _, cluster, why = max(scored, key=lambda s: s[:2])
        cluster.mentions.append(m)
        cluster.reasons.append(f"{m.trigger.text}: {why}")
    else:
        clusters.append(Cluster([m]))


def _join(doc: Document, m: EventMention, clusters: list[Cluster], who: Affiliations) -> None:
    """A mention that only points back joins an event that is there, or is dropped."""
    mine = {a.entity for a in m.arguments}
    fitting = [c for c in clusters if c.type == m.type and not contradiction(doc, m, c, who)]
    if m.rule.endswith("/echo"):
        fitting = [c for c in fitting if len(overlap(mine, c.everyone, who)) > 1]
    if fitting:
        best = min(fitting, key=lambda c: (-len(mine & c.everyone), _begins_after(c, m), distance(doc, m, c)))
        best.mentions.append(m)
        best.reasons.append(f"{m.trigger.text}: points back to an event of its type")


def _begins_after(c: Cluster, m: EventMention) -> bool:
    return all(o.trigger.start > m.trigger.start for o in c.mentions)


def _is_specific(c: Cluster) -> bool:
    """Talk about a kind is no event: a lone bare noun without participants, place or date, or no core role filled."""
    core = core_roles().get(c.type, frozenset())
    m = c.mentions[0]
    if len(c.mentions) == 1 and _is_nothing(m):
        return False
    if core and len(c.mentions) == 1 and not m.unnamed and not any(c.fillers(r) for r in core):
        return False
    if c.everyone or c.dates or len(c.mentions) > 1:
        return True
    return not m.nominal or m.definite or bool(m.items) or m.firm


def _is_nothing(m: EventMention) -> bool:
    """ "Sanksjoner velter ingen diktator": denied of nobody known, it is talk about a kind."""
    return m.modality is Modality.NEGATED and not m.nominal and not (m.arguments or m.items or m.date)


def _event(doc: Document, name: str, c: Cluster, who: Affiliations) -> Event:
    mentions = tuple(sorted(c.mentions, key=lambda m: m.trigger.start))
    return Event(
        id=name,
        type=c.type,
        mentions=mentions,
        arguments=_arguments(c.type, mentions, who),
        items=_items(doc, mentions),
        date=_date(mentions),
        status=Status.REPORTED,
        status_reason="",
        reasons=tuple(c.reasons),
        position_title=next((m.position_title for m in mentions if m.position_title), ""),
    )


def _arguments(event_type: str, mentions: Sequence[EventMention], who: Affiliations) -> tuple[Argument, ...]:
    out: dict[tuple[str, str], Argument] = {}
    for m in mentions:
        for a in m.arguments:
            out.setdefault((a.role, a.entity), a)
    if event_type == "Agreement":
        # a minister who got an agreement is no party beside the state he or she got it for
        parties = {e for r, e in out if r == "party"}
        out = {k: a for k, a in out.items() if k[0] != "party" or not (who.of(k[1]) - {k[1]}) & parties}
    return tuple(out.values())


def _items(doc: Document, mentions: Sequence[EventMention]) -> tuple[Item, ...]:
    """The things of all mentions, one for each noun: that with a number before that without one."""
    out: dict[str, Item] = {}
    for m in mentions:
        for i in m.items:
            noun = i.label.lower() if i.mention.rule == "compound" else doc.tokens[i.mention.head].low_lemma
            if noun not in out or (i.quantity and not out[noun].quantity):
                out[noun] = i
    return tuple(out.values())


def _date(mentions: Sequence[EventMention]) -> DateExpression | None:
    """The most precise date of the mentions that state the event as a fact, else of the others."""
    dated = [m for m in mentions if m.date is not None and m.date.value]
    if not dated:
        return None
    asserted = [m for m in dated if m.modality is Modality.ASSERTED] or dated
    return max(asserted, key=lambda m: (len(m.date.value) if m.date else 0, -m.trigger.start)).date
