"""Mentions taken for one event so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import DateExpression, Document, EventMention


@dataclass
class Cluster:
    """Mentions taken for one event so far, and why each was."""

    mentions: list[EventMention]
    reasons: list[str] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The event class, the same for all mentions."""
        return self.mentions[0].type

    def fillers(self, role: str) -> set[str]:
        """Entity ids in a role."""
        return {a.entity for m in self.mentions for a in m.arguments if a.role == role}

    @property
    def everyone(self) -> set[str]:
        """All entity ids."""
        return {a.entity for m in self.mentions for a in m.arguments}

    @property
    def dates(self) -> list[DateExpression]:
        """All resolved dates."""
        return [m.date for m in self.mentions if m.date is not None and m.date.value]


def distance(doc: Document, m: EventMention, c: Cluster) -> int:
    """Sentences between a mention and the nearest one of a cluster."""
    here = doc.tokens[m.trigger.head].sent
    return min(abs(here - doc.tokens[o.trigger.head].sent) for o in c.mentions)
