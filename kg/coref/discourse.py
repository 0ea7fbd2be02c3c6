"""What coreference needs to know about where a mention stands: sentence, paragraph, grammatical role, quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.coref.organization_kinds import Kinds, told_kinds
from kg.coref.speech import Speech, find_speech
from kg.lexicon import nations, office_holders
from kg.lexicon.coreference import saying_forms
from kg.model import Document, Mention, MentionKind, SegmentKind, TitleFact
from kg.syntax import clause_head, subject

# Sentences of headline and lede: a description there may point forward to a name.
EARLY = 3


def is_heading(doc: Document, token: int) -> bool:
    """Whether a token stands in a headline or subheading."""
    start = doc.tokens[token].start
    return any(
        s.kind in {SegmentKind.HEADLINE, SegmentKind.SUBHEAD} and s.start <= start < s.end for s in doc.article.segments
    )


def state_in(m: Mention) -> str | None:
    """The state that a mention denotes or is qualified by, or that its capital stands in."""
    capital = nations.load().by_capital(m.text) if m.rule == "name:capital:place" else None
    return m.state or m.nationality or capital


@dataclass(frozen=True)
class Discourse:
    """A document with its mentions (in text order) and titles. Mentions are named by their index."""

    doc: Document
    mentions: tuple[Mention, ...]
    titles: tuple[TitleFact, ...]

    @cached_property
    def index(self) -> dict[Mention, int]:
        """Mention -> its index."""
        return {m: i for i, m in enumerate(self.mentions)}

    @cached_property
    def by_token(self) -> dict[int, tuple[int, ...]]:
        """Token -> the mentions that cover it, shortest first."""
        out: dict[int, list[int]] = {}
        for i, m in enumerate(self.mentions):
            for k in range(m.first, m.last):
                out.setdefault(k, []).append(i)
        return {
            k: tuple(sorted(v, key=lambda i: (self.mentions[i].last - self.mentions[i].first, i)))
            for k, v in out.items()
        }

    @cached_property
    def starting(self) -> dict[int, int]:
        """First token -> the longest mention that starts there."""
        out: dict[int, int] = {}
        for i, m in enumerate(self.mentions):
            out.setdefault(m.first, i)
        return out

    @cached_property
    def ending(self) -> dict[int, int]:
        """Token after the last -> the longest mention that ends there."""
        out: dict[int, int] = {}
        for i, m in enumerate(self.mentions):
            out.setdefault(m.last, i)
        return out

    @cached_property
    def speech(self) -> tuple[Speech, ...]:
        """Stretches of direct speech."""
        return find_speech(self.doc, self.mentions)

    @cached_property
    def _spoken(self) -> dict[int, Speech]:
        return {k: s for s in reversed(self.speech) for k in range(s.first, s.last)}

    @cached_property
    def states(self) -> frozenset[str]:
        """The states that the article names or qualifies something by."""
        told = {c for m in self.mentions for c in (m.state, m.nationality) if c}
        return frozenset(told | {f.of_state for f in self.titles if f.of_state})

    @cached_property
    def main_state(self) -> str | None:
        """The state that the article names more often than all others together; None where there is none such."""
        counts = Counter(code for m in self.mentions if (code := state_in(m)))
        best = max(sorted(counts), key=lambda c: counts[c], default=None)
        return best if best is not None and counts[best] * 2 > counts.total() else None

    def listed_offices(self, name: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Present and past offices, title to state, that a person of that name is listed with; see `office_holders`."""
        if name not in self._listed:
            self._listed[name] = self._offices(name)
        return self._listed[name]

    @cached_property
    def _listed(self) -> dict[str, tuple[Mapping[str, str], Mapping[str, str]]]:
        return {}

    def _offices(self, name: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
        day = self.doc.article.published_day
        terms = office_holders.load().of_states(name, day) if day is not None else ()
        told = [t for t in terms if t.state in self.states]
        present = {t.title: t.state for t in told if day is not None and t.state and t.lasted_to(day)}
        if day is not None:
            present |= {t.title: "" for t in office_holders.load().of_bodies(name, day)}
        past = {t.title: t.state for t in told if t.state and t.title not in present}
        return present, past

    @cached_property
    def kinds(self) -> Kinds:
        """What kinds of organisation the names are said to be of."""
        return told_kinds(self.doc, self.mentions, self.titles)

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        return tuple(m.start() for m in re.finditer("\n", self.doc.article.text))

    def sentence(self, i: int) -> int:
        """The sentence number of a mention."""
        return self.doc.tokens[self.mentions[i].first].sent

    def paragraph(self, i: int) -> int:
        """The number of line breaks before a mention: equal within a paragraph."""
        return bisect_right(self._breaks, self.mentions[i].start)

    def quote_of(self, i: int) -> Speech | None:
        """The direct speech that a mention stands in."""
        return self._spoken.get(self.mentions[i].first)

    def relation(self, i: int) -> str:
        """The dependency relation of the phrase that a mention names: that of the title for a name after a title."""
        t = self.doc.tokens[self.mentions[i].head]
        while t.head >= 0 and (t.rel == "flat" or (t.rel == "appos" and t.i - t.head <= 3)):
            t = self.doc.tokens[t.head]
        while t.rel == "conj" and t.head >= 0:
            t = self.doc.tokens[t.head]
        return t.deprel

    def is_subject(self, i: int) -> bool:
        """Whether the mention is the subject of its clause (by the tree, or standing next to a verb of saying)."""
        m = self.mentions[i]
        if self.relation(i).startswith("nsubj"):
            return True
        before = self.doc.tokens[m.first - 1].low if m.first else ""
        return before in saying_forms()

    def says(self, i: int) -> bool:
        """Whether the mention is the subject of a verb of saying, before or after it."""
        m = self.mentions[i]
        t = self.doc.tokens[m.head]
        while t.rel in {"flat", "appos"} and t.head >= 0:
            t = self.doc.tokens[t.head]
        governed = t.rel == "nsubj" and t.head >= 0 and self.doc.tokens[t.head].low in saying_forms()
        if t.rel == "nsubj" and t.head >= m.last:
            return governed  # "Moe sier 20-åringen vil anke": the subject of what is said
        return governed or any(self.doc.tokens[k].low in saying_forms() for k in range(max(0, m.first - 3), m.first))

    def after_quotation(self, i: int) -> bool:
        """Whether the mention stands in a paragraph of direct speech, behind the words that are quoted."""
        m = self.mentions[i]
        line = self.doc.article.text.rfind("\n", 0, m.start) + 1
        return self.doc.article.text[line : line + 1] in {"–", "—"} and self.quote_of(i) is None

    def subject_of_clause(self, i: int) -> int | None:
        """The mention that is the subject of the clause that mention ``i`` stands in, if it precedes ``i``."""
        found = subject(self.doc, clause_head(self.doc, self.mentions[i].head))
        return None if found is None else self.headed(found, i)

    def headed(self, token: int, other: int) -> int | None:
        """The mention (not ``other``) whose head is a token, or the name that hangs on it as a title does."""
        for k in self.by_token.get(token, ()):
            if k != other and self.mentions[k].head == token:
                return k
        for c in self.doc.children[token]:
            if self.doc.tokens[c].rel in {"flat", "appos"} and c == token + 1:
                return next((k for k in self.by_token.get(c, ()) if self.mentions[k].kind is MentionKind.NAME), None)
        return next((k for k in self.by_token.get(token, ()) if k != other), None)
