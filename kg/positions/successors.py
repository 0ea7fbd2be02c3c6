""" "hans etterfølger": what the former minister was, the successor is, where the text calls them so."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Entity, Mention, Position

_SUCCESSORS = frozenset({"etterfølger", "etterfølgjar", "arvtaker", "arvtakar"})


def succeeding(entities: tuple[Entity, ...], stated: Sequence[Position]) -> list[Position]:
    """The positions that successors take over from the former holders that they are called successors of."""
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
