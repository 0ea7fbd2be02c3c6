"""Mentions of one event become one node: same type, no contradiction, the best evidence first.

Two mentions contradict each other when a directional role has different fillers, when dates exclude each other, when
a symmetric event has no participant in common, or when one is set in the future and the other dated in the past.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Argument, DateExpression, Document, Event, EventMention, Item, Modality, Status

_SYMMETRIC = frozenset({"participant", "party"})
_OPEN = frozenset({"place"})


@dataclass
class _Cluster:
    mentions: list[EventMention]
    reasons: list[str] = field(default_factory=list)

    def fillers(self, role: str) -> set[str]:
        return {a.entity for m in self.mentions for a in m.arguments if a.role == role}

    @property
    def everyone(self) -> set[str]:
        return {a.entity for m in self.mentions for a in m.arguments}

    @property
    def dates(self) -> list[DateExpression]:
        return [m.date for m in self.mentions if m.date is not None and m.date.value]


def merge_mentions(doc: Document, mentions: Sequence[EventMention]) -> tuple[Event, ...]:
    """Events in order of their first trigger. Status is still the local one: the factuality stage decides it."""
    clusters: list[_Cluster] = []
    loose = []
    for m in mentions:
        if m.rule.endswith("/anaphoric"):
            loose.append(m)
            continue
        _place(doc, m, clusters)
    for m in loose:
        _join_anaphoric(doc, m, clusters)
    clusters = [c for c in clusters if _is_specific(c)]
    clusters.sort(key=lambda c: min(m.trigger.start for m in c.mentions))
    return tuple(_event(f"v{i}", c) for i, c in enumerate(clusters))


def _place(doc: Document, m: EventMention, clusters: list[_Cluster]) -> None:
    scored = [(s, -i, c, why) for i, c in enumerate(clusters) for s, why in [_affinity(doc, m, c)] if s > 0]
    if scored:
        _, _, cluster, why = max(scored, key=lambda s: s[:2])
        cluster.mentions.append(m)
        cluster.reasons.append(f"{m.trigger.text}: {why}")
    else:
        clusters.append(_Cluster([m]))


def _affinity(doc: Document, m: EventMention, c: _Cluster) -> tuple[float, str]:
    """How well a mention fits a cluster, and why; 0 where it does not."""
    if m.type != c.mentions[0].type:
        return 0, ""
    contradiction = _contradiction(m, c)
    if contradiction:
        return 0, contradiction
    mine = {a.entity for a in m.arguments}
    shared = mine & c.everyone
    same_day = any(m.date and m.date.value and _compatible(m.date.value, d.value) for d in c.dates)
    nearness = 1 / (1 + _distance(doc, m, c)) - (not m.in_return and all(o.in_return for o in c.mentions))
    if shared:
        return 2 + len(shared) + same_day + nearness, f"same type, shared participants ({len(shared)})"
    if same_day and not mine:
        return 2 + nearness, "same type and date"
    if not mine and m.nominal and m.definite:
        return 1 + nearness, "definite noun, nearest event of its type"
    if not mine:
        return 0.5 + nearness, "same type, nothing that contradicts"
    if not c.everyone:
        return 0.5 + nearness, "same type, earlier mention without participants"
    return 0, "nothing in common"


def _distance(doc: Document, m: EventMention, c: _Cluster) -> int:
    """Sentences between a mention and the nearest one of a cluster."""
    here = doc.tokens[m.trigger.head].sent
    return min(abs(here - doc.tokens[o.trigger.head].sent) for o in c.mentions)


def _contradiction(m: EventMention, c: _Cluster) -> str:
    for role in {a.role for a in m.arguments}:
        mine = {a.entity for a in m.arguments if a.role == role}
        theirs = c.fillers(role)
        if role in _OPEN or not theirs or mine & theirs:
            continue
        if role in _SYMMETRIC and (len(mine) < 2 and len(theirs) < 2):
            continue
        return f"another {role}"
    if _swapped(m, c):
        return "roles the other way round"
    dates = c.dates
    if m.date and m.date.value and dates and not any(_compatible(m.date.value, d.value) for d in dates):
        return "another date"
    if _future(m) != _future(c.mentions[0]) and _settled(m, c):
        return "one is to come, the other has been"
    return ""


def _swapped(m: EventMention, c: _Cluster) -> bool:
    """Who gives in one cannot be who receives in the other: a delivery and its counter-delivery stay apart."""
    pairs = (("supplier", "recipient"), ("attacker", "target"), ("imposer", "target"), ("donor", "recipient"))
    for a, b in pairs:
        mine_a = {x.entity for x in m.arguments if x.role == a}
        mine_b = {x.entity for x in m.arguments if x.role == b}
        if mine_a & c.fillers(b) or mine_b & c.fillers(a):
            return True
    return not m.nominal and m.in_return != any(o.in_return for o in c.mentions) and m.rule == m.frame


def _future(m: EventMention) -> bool:
    return m.modality in {Modality.FUTURE, Modality.POSSIBLE}


def _settled(m: EventMention, c: _Cluster) -> bool:
    """Both are dated or both have participants of their own, so that the tense tells them apart."""
    return m.type in {"Meeting", "Visit", "Travel", "Negotiation"} and bool(m.date and m.date.value and c.dates)


def _compatible(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _join_anaphoric(doc: Document, m: EventMention, clusters: list[_Cluster]) -> None:
    fitting = [c for c in clusters if c.mentions[0].type == m.type and not _contradiction(m, c)]
    if fitting:
        mine = {a.entity for a in m.arguments}
        best = min(
            fitting,
            key=lambda c: (-len(mine & c.everyone), _distance(doc, m, c)),
        )
        best.mentions.append(m)
        best.reasons.append(f"{m.trigger.text}: points back to an event of its type")


def _is_specific(c: _Cluster) -> bool:
    """A lone indefinite noun without participants, place or date is talk about a kind, not an event."""
    if c.everyone or c.dates or len(c.mentions) > 1:
        return True
    m = c.mentions[0]
    return not m.nominal or bool(m.items)


def _event(name: str, c: _Cluster) -> Event:
    mentions = tuple(sorted(c.mentions, key=lambda m: m.trigger.start))
    return Event(
        id=name,
        type=mentions[0].type,
        mentions=mentions,
        arguments=_arguments(mentions),
        items=_items(mentions),
        date=_date(mentions),
        status=Status.REPORTED,
        status_reason="",
        reasons=tuple(c.reasons),
        position_title=next((m.position_title for m in mentions if m.position_title), ""),
    )


def _arguments(mentions: Sequence[EventMention]) -> tuple[Argument, ...]:
    out: dict[tuple[str, str], Argument] = {}
    for m in mentions:
        for a in m.arguments:
            out.setdefault((a.role, a.entity), a)
    return tuple(out.values())


def _items(mentions: Sequence[EventMention]) -> tuple[Item, ...]:
    out: dict[str, Item] = {}
    for m in mentions:
        for i in m.items:
            out.setdefault(i.label.lower(), i)
    return tuple(out.values())


def _date(mentions: Sequence[EventMention]) -> DateExpression | None:
    """The most precise date of the mentions that state the event as a fact, else of the others."""
    dated = [m for m in mentions if m.date is not None and m.date.value]
    if not dated:
        return None
    asserted = [m for m in dated if m.modality is Modality.ASSERTED] or dated
    return max(asserted, key=lambda m: (len(m.date.value) if m.date else 0, -m.trigger.start)).date
