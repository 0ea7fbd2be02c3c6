"""What an article says of an entity, in terms that mean the same in every article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon import organizations
from kg.model import Analysis, Entity, EntityType, Position


@dataclass(frozen=True, slots=True)
class Held:
    """A position: the title without "tidligere" and the like, whose it is ("" if not said or only guessed).

    ``former`` if it is past.
    """

    title: str
    owner: str
    former: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entity of one article, with its positions, states and the company it keeps.

    ``company`` holds keys of the named states, persons and organisations of the same article.
    """

    article: str
    entity: Entity
    names: tuple[str, ...]
    held: tuple[Held, ...]
    states: frozenset[str]
    company: frozenset[str]

    @property
    def member(self) -> tuple[str, str]:
        """(article id, local entity id)."""
        return self.article, self.entity.id


def name_key(name: str) -> str:
    """A name for comparison: lower-case, hyphens and spaces alike, no punctuation."""
    return " ".join(re.split(r"[\s\-–.,'’«»\"]+", name.lower())).strip()


def is_named(entity: Entity) -> bool:
    """Whether any mention calls the entity by name."""
    return any(m.kind == "name" for m in entity.mentions)


def owner_key(entity: Entity | None) -> str:
    """What a position belongs to, comparable across articles: the state for states and for parties of a state."""
    if entity is None:
        return ""
    if entity.state:
        return f"state/{entity.state}"
    known = organizations.load().look_up(entity.name)
    if known is not None:
        return f"state/{known.state}" if known.state else f"organization/{name_key(known.name)}"
    return f"{entity.type.value.lower()}/{name_key(entity.name)}"


def _stated_owner(analysis: Analysis, position: Position) -> str:
    """An owner taken from the most named state is a guess: it must neither join nor part two articles' persons."""
    if position.rule.endswith("context:most named"):
        return ""
    return owner_key(analysis.entity.get(position.of or ""))


def gather(analysis: Analysis) -> tuple[Evidence, ...]:
    """The evidence for every entity of an article, in the order of the entities."""
    named = {e.id: owner_key(e) for e in analysis.entities if is_named(e) and e.type is not EntityType.PLACE}
    out = []
    for e in analysis.entities:
        held = tuple(
            Held(p.title.lower().split()[-1], _stated_owner(analysis, p), p.former)
            for p in analysis.positions
            if p.holder == e.id and p.title
        )
        states = {h.owner for h in held if h.owner.startswith("state/")}
        states |= {f"state/{e.nationality}"} if e.nationality else set()
        names = tuple(dict.fromkeys((e.name, *e.aliases))) if is_named(e) else ()
        company = frozenset(key for other, key in named.items() if other != e.id)
        out.append(Evidence(analysis.article.id, e, names, held, frozenset(states), company))
    return tuple(out)
