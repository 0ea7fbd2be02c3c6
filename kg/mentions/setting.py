"""Which states an article is about, and how present each is where a bare title stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.lexicon import nations, organizations
from kg.mentions.title_bodies import paragraph_start
from kg.model import Document, EntityType, Mention, MentionKind, TitleFact

HOME = "NO"
# Tokens at the start of an article in which a state named counts double: the headline says whom it is about.
HEADLINE = 12
_PLACING = frozenset({"i", "til", "fra", "frå", "mot", "over", "på", "ut"})
# What a nationality adjective before the title in its sentence counts.
_ADJECTIVE_NEAR = 6


@dataclass(frozen=True)
class Setting:
    """A document with its mentions and titles, and what they say of states, each worked out once."""

    doc: Document
    mentions: tuple[Mention, ...]
    facts: tuple[TitleFact, ...]

    @cached_property
    def denoting(self) -> tuple[tuple[Mention, str], ...]:
        """The mentions that denote a state, or an organisation that belongs to one (Pentagon), with its code."""
        return tuple((m, code) for m in self.mentions if (code := _state_of(m)))

    @cached_property
    def adjectives(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The tokens that are nationality adjectives, each with the codes it names."""
        look_up = nations.load().adjectives_in
        found = ((t.i, look_up(t.form)) for t in self.doc.tokens if t.form[0].isalpha())
        return tuple((i, codes) for i, codes in found if codes)

    @cached_property
    def qualified(self) -> Counter[str]:
        """How often adjectives and words for its people name each state."""
        look_up = nations.load().by_demonym
        people = (look_up(t.form) for t in self.doc.tokens if t.upos == "NOUN")
        return Counter([*(p for p in people if p), *(c for _, codes in self.adjectives for c in codes)])

    @cached_property
    def named(self) -> Counter[str]:
        """How often each state is named or qualified."""
        return self.qualified + Counter(code for _, code in self.denoting)

    @cached_property
    def is_at_home(self) -> bool:
        """Whether the article has to do with Norway without naming it: "norske", Oslo."""
        by_capital = nations.load().by_capital
        capital = any(by_capital(m.text) == HOME for m in self.mentions if m.kind is MentionKind.NAME)
        return capital or self.qualified[HOME] > 0

    @cached_property
    def first_actor(self) -> str | None:
        """The state that the article names first other than as a place: whom it is about."""
        acting = (code for m, code in self.denoting if not (m.first and self.before(m) in _PLACING))
        return next(acting, None)

    @cached_property
    def represented(self) -> frozenset[str]:
        """States whose leader is named by the genitive alone: "Kinas Xi Jinping"."""
        ends = {
            m.last: m.state for m in self.mentions if m.state and m.kind is MentionKind.NAME and m.text.endswith("s")
        }
        persons = [m for m in self.mentions if m.kind is MentionKind.NAME and m.entity_type is EntityType.PERSON]
        return frozenset(ends[m.first] for m in persons if m.first in ends)

    def before(self, m: Mention) -> str:
        """The word before a mention, lower-cased, "" at the start."""
        return self.doc.tokens[m.first - 1].low if m.first else ""

    def sentence(self, m: Mention) -> int:
        """The sentence number of a mention."""
        return self.doc.tokens[m.first].sent

    def named_just_before(self, fact: TitleFact) -> set[str]:
        """The states that the paragraph names before the title."""
        start = paragraph_start(self.doc, fact)
        return {code for m, code in self.denoting if start <= m.start < fact.evidence.start}

    def is_at_hand(self, fact: TitleFact, code: str) -> bool:
        """Whether a state is named in the headline, or in the paragraph or the two sentences before the title."""
        start, here = paragraph_start(self.doc, fact), self.sentence(fact.evidence)
        return any(
            named == code
            and (
                m.first < HEADLINE
                or (m.start < fact.evidence.start and (m.start >= start or here - self.sentence(m) <= 2))
            )
            for m, named in self._naming
        ) or any(code in codes and 0 <= here - self.doc.tokens[i].sent <= 1 for i, codes in self.adjectives)

    def presence(self, fact: TitleFact) -> dict[str, float]:
        """How present each state is where a title stands: how often named, how near, in the headline, as subject."""
        here, paragraph = self.sentence(fact.evidence), paragraph_start(self.doc, fact)
        counts: dict[str, float] = defaultdict(float)
        for m, code in self._naming:
            distance = here - self.sentence(m)
            subject = self.doc.tokens[m.head].rel == "nsubj"
            counts[code] += 1 + ((3 if subject else 2) if m.first < HEADLINE else 0)
            if (distance == 0 and m.start < fact.evidence.start) or (
                distance == 1 and subject and m.start >= paragraph
            ):
                counts[code] += 9 if subject else 6
            elif 0 <= distance <= 3:
                counts[code] += 3.6 if subject and distance < 2 else 1.2 * 0.6**distance
        for code, n in self.qualified.items():
            if code in counts:
                counts[code] += 0.5 * n
        sentence = range(self.doc.sentence_of(fact.evidence.head).first, fact.evidence.first)
        for i, codes in self.adjectives:
            for code in codes if i in sentence else ():
                counts[code] += _ADJECTIVE_NEAR  # "amerikanske tjenestemenn, blant dem utenriksminister N.N."
        return counts

    @cached_property
    def opening(self) -> frozenset[str]:
        """The states that the headline names, also by an adjective or their capital."""
        named = {code for m, code in self._naming if m.first < HEADLINE}
        return frozenset(named | {code for i, codes in self.adjectives if i < HEADLINE for code in codes})

    def presence_in_all(self, code: str) -> int:
        """How often a state is named in the article: by its name, its capital as a place, an adjective."""
        return sum(1 for _, named in self._naming if named == code) + self.qualified[code]

    @cached_property
    def _naming(self) -> tuple[tuple[Mention, str], ...]:
        """The mentions that denote a state, and capitals as places."""
        by_capital = nations.load().by_capital
        found = (
            (m, _state_of(m) or (by_capital(m.text) if m.entity_type is EntityType.PLACE else None))
            for m in self.mentions
        )
        return tuple((m, code) for m, code in found if code)


def _state_of(m: Mention) -> str | None:
    if m.state or m.entity_type is not EntityType.ORGANIZATION:
        return m.state
    known = organizations.load().look_up(m.text)
    return known.state if known is not None and not known.letter else None
