"""What each stated title is of: what the words say, what is known of the holder, what the context suggests."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import titles
from kg.model import Entity, EntityType, TitleFact
from kg.positions.attributes import abbreviated, by_title, compounded, relative, says_whose
from kg.positions.bodies import main_town, only_ministry
from kg.positions.cast import Cast
from kg.positions.clients import client_of
from kg.positions.known_terms import known_owner
from kg.positions.side import owner_by_side
from kg.positions.stated import Owner, Stated

# Guesses that rest on an office's own kind of body, not on which state is most present.
_BODY_GUESSES = ("party", "firm", "only body", "locative", "superior", "paragraph")
_NOBODY = Owner(None)


def with_owners(cast: Cast, facts: Sequence[tuple[TitleFact, Entity]]) -> tuple[Stated, ...]:
    """Every title with its owner, in the order of ``facts``; what the words say of some helps to find the others'."""
    explicit = tuple(Stated(f, h, _explicit(cast, f)) for f, h in facts)
    sure = tuple(s for s in explicit if s.owner.of is not None)
    return tuple(s if s.owner.of is not None else Stated(s.fact, s.holder, _implicit(cast, s, sure)) for s in explicit)


def _explicit(cast: Cast, fact: TitleFact) -> Owner:
    """The owner that the article's own words give."""
    if (e := relative(cast, fact)) is not None:
        return Owner(e.id, "relative")
    if ":context:" not in fact.rule:
        if (e := abbreviated(cast, fact)) is not None:
            return Owner(e.id)
        found = _by_words(cast, fact)
        if found is not None:
            return Owner(found.id)
    e = compounded(cast, fact)
    return Owner(e.id) if e is not None else _NOBODY


def _by_words(cast: Cast, fact: TitleFact) -> Entity | None:
    kind = titles.load().kind_of(fact.title)
    if fact.of is None:  # "den russiske forskeren" is of a nation, but holds no office of it
        return cast.states.get(fact.of_state) if fact.of_state and kind != "trade" else None
    owner = cast.by_mention.get(fact.of)
    if owner is None:
        return None
    if kind == "rank" and owner.type in {EntityType.PLACE, EntityType.STATE}:
        return None  # "generalmajoren fra Stjørdal" is no general of the town
    if kind == "firm" and owner.type is EntityType.PLACE:
        return None  # "gründeren i Horten" has founded something there
    if owner.type is EntityType.PLACE and fact.title.split()[-1].lower() in titles.load().posted:
        return None  # "ambassadøren i Washington" serves there
    serves = fact.of.start > fact.evidence.end  # "statssekretær for N.N."
    if owner.type is EntityType.PERSON and kind == "state" and not serves:
        return cast.states.get(owner.nationality or "")  # "hans utenriksminister" is the state's
    return owner


def _implicit(cast: Cast, stated: Stated, sure: tuple[Stated, ...]) -> Owner:
    fact, holder = stated.fact, stated.holder
    client = client_of(cast, fact, holder)
    if client is not None:
        return Owner(client.id, "client")
    speaks = titles.load().kind_of(fact.title) == "relation"
    body = _body_guess(cast, fact) if speaks else None
    if body is not None and body.of is not None and cast.by_id[body.of].type is EntityType.ORGANIZATION:
        return body
    ministry = only_ministry(cast, fact)
    if ministry is not None:
        return Owner(ministry.id, "context:only ministry")
    known = known_owner(cast, fact, holder)
    if known is not None:
        return Owner(known.of.id, "office holders listed") if known.of is not None else _NOBODY
    titled = by_title(cast, fact)
    if titled is not None:
        return Owner(titled.id, "by its title")
    deputy = _superior_body(fact, sure)
    if deputy is not None:
        return deputy
    if says_whose(cast, fact) and fact.title.split()[-1].lower() not in titles.load().posted:
        return _NOBODY
    town = main_town(cast, fact)
    if town is not None:
        return Owner(town.id, "context:town")
    return _body_guess(cast, fact) or owner_by_side(cast, fact, holder, sure) or _NOBODY


def _superior_body(fact: TitleFact, sure: tuple[Stated, ...]) -> Owner | None:
    """A deputy without a body is of the one body that the article says somebody leads."""
    if fact.title.split()[-1].lower() not in titles.load().deputies:
        return None
    led = dict.fromkeys(
        s.owner.of
        for s in sure
        if "leads" not in s.fact.rule and s.fact.title.split()[-1].lower() in {"sjef", "leder", "leiar"}
    )
    return Owner(next(iter(led)), "deputy") if len(led) == 1 else None


def _body_guess(cast: Cast, fact: TitleFact) -> Owner | None:
    rule = fact.rule.partition(":context:")[2]
    if rule not in _BODY_GUESSES:
        return None
    owner = cast.by_mention.get(fact.of) if fact.of is not None else cast.states.get(fact.of_state or "")
    return Owner(owner.id, f"context:{rule}") if owner is not None else None
