"""One document's mentions, found by where they start and end, for reading off the words around them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import titles
from kg.lexicon.titles import Role
from kg.model import Document, EntityType, Mention, Sentence


class Reader:
    """The mentions of one document, by where they start and end."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]):
        self.doc = doc
        self.mentions = mentions
        self.starting: dict[int, Mention] = {}
        self.ending: dict[int, Mention] = {}
        for m in mentions:
            self.starting.setdefault(m.first, m)  # sorted: the longest comes first
            self.ending.setdefault(m.last, m)
        self._words: dict[int, frozenset[str]] = {}
        self.persons = [m for m in mentions if m.entity_type is EntityType.PERSON]

    def role(self, i: int) -> Role | None:
        """The singular role noun at a token, if it is one."""
        if not 0 <= i < len(self.doc.tokens) or self.doc.tokens[i].upos in {"ADP", "AUX"}:
            return None
        found = titles.load().look_up(self.doc.tokens[i].form)
        return found if found is not None and not found.form.plural else None

    def plural_role(self, i: int) -> Role | None:
        """The plural role noun at a token, if it is one."""
        found = titles.load().look_up(self.doc.tokens[i].form) if 0 <= i < len(self.doc.tokens) else None
        return found if found is not None and found.form.plural else None

    def form(self, i: int) -> str:
        """The lower-cased word at a token, "" outside the document."""
        return self.doc.tokens[i].low if 0 <= i < len(self.doc.tokens) else ""

    def words(self, sentence: Sentence) -> frozenset[str]:
        """The lower-cased words of a sentence, by which rules see that it is none of theirs."""
        if sentence.i not in self._words:
            self._words[sentence.i] = frozenset(t.low for t in self.doc.tokens[sentence.first : sentence.last])
        return self._words[sentence.i]
