"""Entities of all articles put together into actors, by evidence; every merge is recorded with what spoke for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from kg.lexicon import collectives, nations, organizations
from kg.linking.evidence import Evidence, gather, is_named, name_key
from kg.linking.persons import compatible_names, contradiction, full_name, support
from kg.model import Actor, Analysis, CrossMerge, Entity, EntityType


@dataclass
class _Growing:
    """An actor while members are being added; ``base`` is its key before same-named ones are told apart."""

    base: str
    members: list[Evidence]
    merges: list[CrossMerge] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Match:
    score: float
    rule: str
    evidence: str


def link_entities(analyses: Sequence[Analysis]) -> tuple[Actor, ...]:
    """Every entity in exactly one actor, sorted by key. ``analyses`` must be sorted by article id."""
    gathered = [e for a in analyses for e in gather(a)]
    growing: dict[str, list[_Growing]] = {}
    late = [e for e in gathered if _is_surname_only(e)]
    for e in gathered:
        if not _is_surname_only(e):
            _place(growing, e)
    for e in late:
        _place_surname(growing, e)
    keys: dict[tuple[str, str], str] = {}
    finished = [(key, one) for same in growing.values() for key, one in _keyed(same)]
    for key, one in finished:
        keys.update(dict.fromkeys((e.member for e in one.members), key))
    return tuple(sorted((_actor(key, one, keys) for key, one in finished), key=lambda a: a.key))


def _is_surname_only(e: Evidence) -> bool:
    return e.entity.type is EntityType.PERSON and is_named(e.entity) and not full_name(e)


# ------------------------------------------------------------------------------------------- placing


def _place(growing: dict[str, list[_Growing]], e: Evidence) -> None:
    base, match = _base_key(e), _MATCHERS.get(e.entity.type)
    block = growing.setdefault(_block(e, base), [])
    best: tuple[_Match, _Growing] | None = None
    for one in block:
        found = match(one, e) if match is not None and is_named(e.entity) else None
        if found is not None and (best is None or found.score > best[0].score):
            best = found, one
    if best is None:
        block.append(_Growing(base, [e]))
        return
    _add(best[1], e, best[0])


def _add(one: _Growing, e: Evidence, match: _Match) -> None:
    one.merges.append(CrossMerge("entity", one.members[0].member, e.member, match.rule, match.evidence, match.score))
    one.members.append(e)


def _place_surname(growing: dict[str, list[_Growing]], e: Evidence) -> None:
    """A person known by one word only joins the one person of that name whose position or state agrees."""
    fitting = []
    for one in (o for block in growing.values() for o in block):
        if (
            one.members[0].entity.type is not EntityType.PERSON
            or not _bears(one, e)
            or any(contradiction(m, e) for m in one.members)
        ):
            continue
        score, reason = max(support(m, e) for m in one.members)
        if score >= 0.7:
            fitting.append((one, _Match(score * 0.9, "person:surname and position", reason)))
    if len(fitting) == 1 and all(m.article != e.article for m in fitting[0][0].members):
        _add(fitting[0][0], e, fitting[0][1])
    else:
        base = _base_key(e)
        growing.setdefault(base, []).append(_Growing(f"{base}/{e.article}/{e.entity.mentions[0].start}", [e]))


def _bears(one: _Growing, e: Evidence) -> bool:
    word = name_key(e.names[0])
    return any(
        full_name(m).split()[-1:] == [word] or word in {name_key(n) for n in m.names}
        for m in one.members
        if full_name(m)
    )


def _block(e: Evidence, base: str) -> str:
    """Persons are compared with all of the same last name or the same letters, others with those of the same key."""
    if e.entity.type is EntityType.PERSON and full_name(e):
        return f"person/{full_name(e).split()[-1]}"
    return base


def _base_key(e: Evidence) -> str:
    """The key before same-named actors are told apart; that of an unnamed one holds where it was found."""
    entity = e.entity
    kind = entity.type.value.lower()
    if entity.type is EntityType.STATE and entity.state:
        return f"state/{entity.state}"
    if entity.place is not None:
        return entity.place.key
    if not is_named(entity):
        return f"{kind}/{name_key(entity.name)}/{e.article}/{entity.mentions[0].start}"
    known = organizations.load().look_up(entity.name) if entity.type is EntityType.ORGANIZATION else None
    return f"{kind}/{name_key(known.name if known else entity.name).replace(' ', '-')}"


# ----------------------------------------------------------------------------------- do they match?


def _match_state(one: _Growing, e: Evidence) -> _Match | None:
    return _Match(1.0, "state:code", e.entity.state or "") if e.entity.state else None


def _match_place(one: _Growing, e: Evidence) -> _Match | None:
    if e.entity.place is not None:
        return _Match(e.entity.place.score, "place:gazetteer", e.entity.place.key)
    return _Match(0.6, "place:name", e.entity.name)


def _match_organization(one: _Growing, e: Evidence) -> _Match | None:
    known = organizations.load().look_up(e.entity.name)
    if known is not None and not _is_common(e.entity):
        return _Match(1.0, "organization:listed", known.name)
    nationalities = {m.entity.nationality for m in one.members} - {None}
    if e.entity.nationality and nationalities and e.entity.nationality not in nationalities:
        return None
    shared = frozenset.union(*(m.company for m in one.members)) & e.company
    states = {k for k in shared if k.startswith("state/")}
    if _is_common(e.entity) and not states:
        return None
    if not shared:
        return None if len(e.entity.name.split()) == 1 else _Match(0.6, "organization:full name", e.entity.name)
    return _Match(0.8, "organization:name and company", f"{e.entity.name} with {min(shared)}")


def _is_common(entity: Entity) -> bool:
    """A name that many states have one of: "Forsvarsdepartementet", "Kongressen", "Hæren"."""
    return len(entity.name.split()) == 1 and collectives.load().look_up(entity.name, "organization") is not None


def _match_person(one: _Growing, e: Evidence) -> _Match | None:
    if any(contradiction(m, e) or m.article == e.article for m in one.members):
        return None
    if not any(compatible_names(full_name(m), full_name(e)) for m in one.members):
        return None
    score, reason = max(support(m, e) for m in one.members)
    return _Match(score, "person:full name and evidence", f"{e.entity.name}: {reason}") if score else None


_MATCHERS: dict[EntityType, Callable[[_Growing, Evidence], _Match | None]] = {
    EntityType.STATE: _match_state,
    EntityType.PLACE: _match_place,
    EntityType.ORGANIZATION: _match_organization,
    EntityType.PERSON: _match_person,
}


# ---------------------------------------------------------------------------------------- finishing


def _keyed(same: Sequence[_Growing]) -> list[tuple[str, _Growing]]:
    """Keys for a block; those that would be equal get what tells their bearers apart, or else their first article."""
    counts = Counter(one.base for one in same)
    out: list[tuple[str, _Growing]] = []
    taken: set[str] = set()
    for one in same:
        key = one.base if counts[one.base] == 1 else f"{one.base}/{_distinction(one)}"
        if key in taken:
            key = f"{key}/{_first_place(one)}"
        taken.add(key)
        out.append((key, one))
    return out


def _distinction(one: _Growing) -> str:
    owners = sorted({h.owner for m in one.members for h in m.held if h.owner})
    return owners[0].replace(" ", "-") if owners else _first_place(one)


def _first_place(one: _Growing) -> str:
    article, entity = one.members[0].article, one.members[0].entity
    return sha256(f"{article}\x1f{entity.mentions[0].start}".encode()).hexdigest()[:10]


def _actor(key: str, one: _Growing, keys: dict[tuple[str, str], str]) -> Actor:
    entities = [m.entity for m in one.members]
    names = Counter(e.name for e in entities)
    name = max(names, key=lambda n: (names[n], len(n), n))
    state = next((e.state for e in entities if e.state), None)
    nation = nations.load().get(state) if state and entities[0].type is EntityType.STATE else None
    aliases = sorted({a for e in entities for a in (e.name, *e.aliases)} - {name})
    within = next((keys[m.article, m.entity.within] for m in one.members if m.entity.within), None)
    return Actor(
        key=key,
        type=entities[0].type,
        name=nation.name() if nation is not None else name,
        aliases=tuple(aliases),
        members=tuple(m.member for m in one.members),
        merges=tuple(one.merges),
        state=state,
        place=next((e.place for e in entities if e.place is not None), None),
        within=within if within != key else None,
    )
