"""Events that two articles tell of: same type, compatible participants, same day or place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.model import Actor, Analysis, CrossMerge, EntityType

_PLACE_ROLES = frozenset({"place", "origin", "destination"})
_SYMMETRIC = frozenset({"participant", "party"})


@dataclass(frozen=True, slots=True)
class _Told:
    """One event of one article with actors for its arguments. ``states`` and ``others`` are those who take part."""

    article: str
    id: str
    type: str
    roles: tuple[tuple[str, str], ...]
    states: frozenset[str]
    others: frozenset[str]
    places: frozenset[str]
    date: str


def link_events(analyses: Sequence[Analysis], actors: Sequence[Actor]) -> tuple[CrossMerge, ...]:
    """Links between events of different articles, sorted; ``left`` is of the article with the smaller id."""
    actor_of = {member: a for a in actors for member in a.members}
    told = [t for a in analyses for t in _told(a, actor_of)]
    blocks: dict[tuple[str, str], list[_Told]] = {}
    for t in told:
        for key in sorted(t.others | t.states):
            blocks.setdefault((t.type, key), []).append(t)
    found: dict[tuple[tuple[str, str], tuple[str, str]], CrossMerge] = {}
    for block in blocks.values():
        for a, b in combinations(block, 2):
            merge = _compare(a, b)
            if merge is not None:
                found.setdefault((merge.left, merge.right), merge)
    return tuple(found[k] for k in sorted(found))


def _told(analysis: Analysis, actor_of: dict[tuple[str, str], Actor]) -> Iterator[_Told]:
    for e in analysis.events:
        filled = [
            (a.role, actor_of[analysis.article.id, a.entity])
            for a in e.arguments
            if (analysis.article.id, a.entity) in actor_of
        ]
        takers = [(role, actor) for role, actor in filled if role not in _PLACE_ROLES]
        yield _Told(
            analysis.article.id,
            e.id,
            e.type,
            tuple(sorted((role, actor.key) for role, actor in takers)),
            frozenset(actor.key for _, actor in takers if actor.type is EntityType.STATE),
            frozenset(actor.key for _, actor in takers if actor.type is not EntityType.STATE),
            frozenset(actor.key for role, actor in filled if role in _PLACE_ROLES),
            e.date.value if e.date is not None else "",
        )


def _compare(a: _Told, b: _Told) -> CrossMerge | None:
    if a.article == b.article or _roles_conflict(a, b) or _dates_conflict(a, b):
        return None
    others, states = a.others & b.others, a.states & b.states
    if not others and len(states) < 2:
        return None
    same_day = bool(a.date and b.date)
    places = a.places & b.places
    if not same_day and not places:
        return None
    shared = sorted(others | states)
    score = min(1.0, 0.4 + 0.15 * len(shared) + (0.2 if same_day else 0.0) + (0.15 if places else 0.0))
    evidence = f"{a.type} with {', '.join(shared)}" + (
        f", {min(a.date, b.date)}" if same_day else f", at {min(places)}"
    )
    left, right = sorted(((a.article, a.id), (b.article, b.id)))
    return CrossMerge("event", left, right, "event:type, participants, day or place", evidence, round(score, 4))


def _roles_conflict(a: _Told, b: _Told) -> bool:
    """A directed role filled by different actors only, or the same actor on opposite sides."""
    for role in {r for r, _ in a.roles} & {r for r, _ in b.roles} - _SYMMETRIC:
        if not {k for r, k in a.roles if r == role} & {k for r, k in b.roles if r == role}:
            return True
    return False


def _dates_conflict(a: _Told, b: _Told) -> bool:
    """Both dated, and neither date lies within the other."""
    return bool(a.date and b.date) and not (a.date.startswith(b.date) or b.date.startswith(a.date))
