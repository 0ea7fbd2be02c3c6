"""What an article only mentions in passing: "en bank", "et selskap" that neither acts nor speaks."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kg.model import Entity, EntityType

_UNKNOWN = ":indefinite"


def without_bystanders(entities: Sequence[Entity], taking_part: Set[str]) -> tuple[Entity, ...]:
    """The entities without organisations that are only ever brought in by "en" or "et" and take part in nothing.

    ``taking_part`` are the ids of those that events, claims, quotes and positions name.
    """
    return tuple(e for e in entities if e.id in taking_part or not _is_passing(e))


def _is_passing(e: Entity) -> bool:
    return e.type is EntityType.ORGANIZATION and all(m.rule.endswith(_UNKNOWN) for m in e.mentions)
