"""One article's entities by what denotes them, with the words around: what all rules of positions look things up in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.lexicon import collectives, nations, titles
from kg.lexicon.titles import Role
from kg.model import Document, Entity, EntityType, Mention, MentionKind


@dataclass(frozen=True)
class Cast:
    """A document with the entities that coreference made of its mentions."""

    doc: Document
    entities: tuple[Entity, ...]

    @cached_property
    def by_mention(self) -> dict[Mention, Entity]:
        """Whom each mention denotes."""
        return {m: e for e in self.entities for m in e.mentions}

    @cached_property
    def states(self) -> dict[str, Entity]:
        """The states that the article names, by ISO code; the first where it has two."""
        out: dict[str, Entity] = {}
        for e in self.entities:
            if e.type is EntityType.STATE and e.state:
                out.setdefault(e.state, e)
        return out

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Entities by their local id."""
        return {e.id: e for e in self.entities}

    @cached_property
    def starting(self) -> dict[int, Mention]:
        """The longest mention that starts at a token, pronouns left out."""
        return self._longest(lambda m: m.first)

    @cached_property
    def ending(self) -> dict[int, Mention]:
        """The longest mention that ends before a token, pronouns left out."""
        return self._longest(lambda m: m.last)

    def _longest(self, place: Callable[[Mention], int]) -> dict[int, Mention]:
        out: dict[int, Mention] = {}
        for m in sorted(self.by_mention, key=lambda m: (m.start, -m.end)):
            if m.kind is not MentionKind.PRONOUN and (
                place(m) not in out or m.last - m.first > out[place(m)].last - out[place(m)].first
            ):
                out[place(m)] = m
        return out

    def form(self, i: int) -> str:
        """The lower-cased word at a token, "" outside the document."""
        return self.doc.tokens[i].low if 0 <= i < len(self.doc.tokens) else ""

    def role(self, i: int) -> Role | None:
        """The role noun at a token."""
        return titles.load().look_up(self.doc.tokens[i].form) if 0 <= i < len(self.doc.tokens) else None

    def sentence(self, m: Mention) -> int:
        """The number of the sentence that a mention begins in."""
        return self.doc.tokens[m.first].sent

    def paragraph_start(self, offset: int) -> int:
        """Where the line begins that an offset stands in."""
        return self.doc.article.text.rfind("\n", 0, offset) + 1

    def state_mentions(self) -> Iterator[tuple[Mention, str]]:
        """Every name or description of a state, in text order, with its code."""
        found = ((m, e.state) for e in self.states.values() for m in e.mentions if m.kind is not MentionKind.PRONOUN)
        return iter(sorted(((m, s) for m, s in found if s), key=lambda pair: pair[0].start))

    def bodies(self, nouns: frozenset[str], names: frozenset[str]) -> list[Entity]:
        """The organisations called by one of some nouns ("politiet", "tingretten") or known names."""
        return [e for e in self.entities if e.type is EntityType.ORGANIZATION and self._is_called(e, nouns, names)]

    def _is_called(self, e: Entity, nouns: frozenset[str], names: frozenset[str]) -> bool:
        if e.name in names or any(a in names for a in e.aliases):
            return True
        heads = (self.doc.tokens[m.head].form for m in e.mentions if m.kind is not MentionKind.PRONOUN)
        found = (collectives.load().look_up(h, "organization") for h in heads)
        return any(f is not None and f.form.base in nouns for f in found)

    def is_named(self, e: Entity) -> bool:
        """Whether the article names it, rather than only describing it."""
        return any(m.kind is MentionKind.NAME for m in e.mentions)

    def nations_at(self, i: int) -> tuple[str, ...]:
        """The states that a nationality adjective at a token names."""
        form = self.doc.tokens[i].form
        return nations.load().adjectives_in(form) if form[:1].isalpha() else ()
