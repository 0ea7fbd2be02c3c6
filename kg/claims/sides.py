"""Whose acts are a claimant's own: his, those of the office he speaks for, and those of its other officers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.model import Entity, EntityType, Event, MentionKind, Position

_ACTING_ROLES = frozenset(
    {"participant", "visitor", "traveler", "party", "donor", "supplier", "agent", "attacker", "imposer", "person"}
)
_BUYING_ROLES = frozenset({"recipient"})
_ANNOUNCERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE})


@dataclass(frozen=True)
class Sides:
    """The loyalties of an article's entities as its positions, states and nationalities give them."""

    entities: tuple[Entity, ...]
    positions: tuple[Position, ...]

    @cached_property
    def _states(self) -> dict[str, str]:
        """Code of a state -> id of its entity."""
        return {e.state: e.id for e in self.entities if e.type is EntityType.STATE and e.state}

    @cached_property
    def _offices(self) -> dict[str, frozenset[str]]:
        """Entity -> itself and what it holds office for, over several steps: spokesman -> president -> state."""
        out = {e.id: {e.id} for e in self.entities}
        for _ in range(3):
            for p in self.positions:
                if not p.former and p.of is not None and p.holder in out:
                    out[p.holder] |= out.get(p.of, {p.of})
        return {k: frozenset(v) for k, v in out.items()}

    def is_own_act(self, claimant: str, event: Event, *, buying: bool = False) -> bool:
        """Whether the claimant, or somebody of the same office, is one of those who act in the event; of a purchase
        (``buying``) it is the recipient who does.
        """
        entity = next((e for e in self.entities if e.id == claimant), None)
        acting = _BUYING_ROLES if buying else _ACTING_ROLES
        actors = [a.entity for a in event.arguments if a.role in acting]
        if claimant in actors:
            return True
        if entity is None or entity.type not in _ANNOUNCERS:
            return False
        mine = self._side_of(entity)
        return any(mine & self._offices.get(actor, frozenset()) for actor in actors)

    def speaks_for(self, claimant: str, other: str) -> bool:
        """Whether the claimant is a person who holds an office of the other: the spokesman of a firm."""
        return claimant != other and other in self._offices.get(claimant, frozenset())

    def is_ordered_by(self, claimant: str, event: Event) -> bool:
        """Whether somebody who speaks for a state tells of an act of nobody else's: "tusen soldater skal sendes"."""
        entity = next((e for e in self.entities if e.id == claimant), None)
        if entity is None or not self._side_of(entity) & set(self._states.values()):
            return False
        if entity.type is EntityType.PERSON and not any(p.holder == claimant and not p.former for p in self.positions):
            return False
        actors = {a.entity for a in event.arguments if a.role in _ACTING_ROLES - {"person"}}
        return all(e.type is EntityType.ORGANIZATION and _is_unnamed(e) for e in self.entities if e.id in actors)

    def _side_of(self, entity: Entity) -> set[str]:
        """The entity, what it holds office for, and its own state."""
        mine = set(self._offices.get(entity.id, frozenset()))
        mine |= {self._states[code] for code in (entity.state, entity.nationality) if code in self._states}
        return mine


def _is_unnamed(entity: Entity) -> bool:
    """ "hæren", "politiet": a body of the speaker's own country, unless its name says otherwise."""
    return all(m.kind is not MentionKind.NAME for m in entity.mentions)
