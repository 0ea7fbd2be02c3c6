"""Statements of positions with the entities they are about, while their owners are being found."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Entity, TitleFact


@dataclass(frozen=True, slots=True)
class Owner:
    """The id of what a position is of (None: not known), and the rule that found it, "" where the words say it."""

    of: str | None
    rule: str = ""

    @property
    def is_guess(self) -> bool:
        """Whether only the context suggests it."""
        return self.rule.startswith("context:")


@dataclass(frozen=True, slots=True)
class Stated:
    """A title fact, the person who holds the title, and of what."""

    fact: TitleFact
    holder: Entity
    owner: Owner

    @property
    def rule(self) -> str:
        """The rule of the title, with that of the owner where the words do not say it."""
        base = self.fact.rule.partition(":context:")[0]
        return f"{base}:{self.owner.rule}" if self.owner.rule else base
