"""From titles between mentions to positions between entities."""

from __future__ import annotations

from collections.abc import Iterable

from kg.lexicon import titles
from kg.model import Entity, EntityType, Mention, MentionKind, Position, TitleFact

# Titles that only say something if the article also says who holds them.
_NEEDS_NAME = (":own:headline", ":own:by nationality")
_SUCCESSORS = frozenset({"etterfølger", "etterfølgjar", "arvtaker", "arvtakar"})


def find_positions(entities: tuple[Entity, ...], facts: tuple[TitleFact, ...]) -> tuple[Position, ...]:
    """One position for each (holder, title, of), in the order stated; what the words say outdoes the context."""
    holders = {m: e for e in entities for m in e.mentions}
    states = {e.state: e.id for e in entities if e.type is EntityType.STATE and e.state}
    found: dict[tuple[str, str], list[Position]] = {}
    for fact in facts:
        holder = holders.get(fact.holder)
        if holder is None or holder.type is not EntityType.PERSON or fact.rule.endswith(":compound"):
            continue
        if fact.rule.endswith(":own:of nobody named") and _is_named(holder):
            continue
        if fact.rule.endswith(_NEEDS_NAME) and not _is_named(holder):
            continue
        of = _owner(fact, holders, states)
        position = Position(holder.id, fact.title, of, fact.former, fact.evidence, fact.rule)
        found.setdefault((holder.id, fact.title.lower()), []).append(position)
    stated = [p for same in found.values() for p in _distinct(same)]
    return (*stated, *_succeeding(entities, stated))


def _succeeding(entities: tuple[Entity, ...], stated: list[Position]) -> list[Position]:
    """ "hans etterfølger": what the former minister was, the successor is, where the text calls them so."""
    out = []
    for e in entities:
        for m in e.mentions:
            predecessor = _possessor(entities, e, m) if m.title in _SUCCESSORS else None
            past = [p for p in stated if predecessor is not None and p.holder == predecessor.id and p.former]
            for p in past:
                title = p.title.split()[-1]
                if any(other.title == title for other in e.mentions):
                    out.append(Position(e.id, title, p.of, False, m, "title:successor"))
    return out


def _possessor(entities: tuple[Entity, ...], successor: Entity, m: Mention) -> Entity | None:
    return next(
        (e for e in entities if e != successor and any(m.start <= n.start and n.end <= m.end for n in e.mentions)), None
    )


def _is_named(entity: Entity) -> bool:
    return any(m.kind is MentionKind.NAME for m in entity.mentions)


def _owner(fact: TitleFact, holders: dict[Mention, Entity], states: dict[str, str]) -> str | None:
    if fact.of is not None:
        owner = holders.get(fact.of)
        serves = fact.of.start > fact.evidence.end  # "statssekretær for N.N."
        if (
            owner is not None
            and owner.type is EntityType.PERSON
            and titles.load().kind_of(fact.title) == "state"
            and not serves
        ):
            return states.get(owner.nationality or "")  # "hans utenriksminister" is the state's
        return owner.id if owner is not None else None
    return states.get(fact.of_state) if fact.of_state else None


def _distinct(stated: Iterable[Position]) -> list[Position]:
    """Drop repetitions, and guesses from the context or without an owner where another statement says whose it is."""
    positions = list(stated)
    explicit = [p for p in positions if p.of is not None and ":context" not in p.rule]
    placed = explicit or [p for p in positions if p.of is not None] or positions
    out: dict[str | None, Position] = {}
    for p in placed:
        out.setdefault(p.of, p)
    return list(out.values())
