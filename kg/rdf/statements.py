"""An index over quads: just enough to derive new statements from them without a query engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad


@dataclass(frozen=True)
class Statements:
    """Quads by (subject, predicate) and by (predicate, object), whatever graph they are in."""

    forward: Mapping[tuple[str, str], list[NamedNode | Literal]]
    backward: Mapping[tuple[str, str], list[NamedNode]]

    @classmethod
    def of(cls, quads: Iterable[Quad], predicates: Collection[NamedNode]) -> Statements:
        """Indexes the quads with these predicates, in their order; a statement in two graphs counts once."""
        wanted = {p.value for p in predicates}
        forward: defaultdict[tuple[str, str], dict[NamedNode | Literal, None]] = defaultdict(dict)
        backward: defaultdict[tuple[str, str], dict[NamedNode, None]] = defaultdict(dict)
        for q in quads:
            predicate = q.predicate.value
            if predicate not in wanted:
                continue
            subject, target = q.subject, q.object
            if not isinstance(subject, NamedNode) or not isinstance(target, NamedNode | Literal):
                continue
            forward[subject.value, predicate][target] = None
            if isinstance(target, NamedNode):
                backward[predicate, target.value][subject] = None
        return cls({k: list(v) for k, v in forward.items()}, {k: list(v) for k, v in backward.items()})

    def objects(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """The nodes that the subject has for this predicate."""
        found = self.forward.get((subject.value, predicate.value), [])
        return [x for x in found if isinstance(x, NamedNode)]

    def subjects(self, predicate: NamedNode, target: NamedNode) -> list[NamedNode]:
        """The nodes that have this object for this predicate."""
        return self.backward.get((predicate.value, target.value), [])

    def flag(self, subject: NamedNode, predicate: NamedNode) -> bool:
        """Whether the subject has the value ``true`` for this predicate."""
        found = self.forward.get((subject.value, predicate.value), [])
        return any(isinstance(x, Literal) and x.value == "true" for x in found)
