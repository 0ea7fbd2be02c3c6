"""Words that make an event something other than a fact: negation, future, possibility, hearsay."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from kg import resources
from kg.lexicon import verb_forms
from kg.lexicon.frames import LexiconError
from kg.model import EventMention, Modality, Token

KINDS = ("verbs", "nouns", "adverbs", "adjectives", "auxiliaries", "subjunctions", "conjunctions", "phrases", "frames")

_SHORT_TAILS = frozenset({"fare", "krav", "plan"})
_SHORTEST_TAIL, _SHORTEST_FIRST_PART = 5, 3

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Modality], ...]]
"""Fixed phrases as word sequences with their modality, by their first word."""


@dataclass(frozen=True)
class Cues:
    """For each kind of word (see ``KINDS``) lemma -> the modality it gives to what it governs."""

    tables: Mapping[str, Mapping[str, Modality]]

    def get(self, kind: str, lemma: str) -> Modality | None:
        """The modality that a word of a kind gives, or None."""
        return self.tables[kind].get(lemma.lower())

    def of_verb(self, t: Token) -> Modality | None:
        """The modality of a verb by its lemma, its form ("sies"), or the lemma of a strong form the model missed."""
        lemmas = (t.lemma, t.form, *verb_forms.lemmas(t.low, t.low_lemma))
        return next((m for lemma in lemmas if (m := self.get("verbs", lemma)) is not None), None)

    def of_governor(self, t: Token) -> Modality | None:
        """The modality that a word gives to the infinitive, clause or noun it governs, by its word class."""
        if t.upos in {"NOUN", "PROPN"}:
            return self._of_noun(t.low_lemma)
        if t.upos == "ADJ":
            return self.get("adjectives", t.lemma) or self.get("nouns", t.lemma) or self.of_verb(t)
        # a noun as object that the tagger takes for a verb: "fekk løyve til å selje"
        return self.of_verb(t) or (self.get("nouns", t.lemma) if t.rel == "obj" else None)

    def _of_noun(self, lemma: str) -> Modality | None:
        """The modality of a noun or of the last part of a compound: "lovforslag", "krigsfare"."""
        nouns = self.tables["nouns"]
        if lemma in nouns or not lemma.endswith(self._tails):
            return nouns.get(lemma)
        tail = max((n for n in self._tails if lemma.endswith(n)), key=len)
        # "advarsel" is no "varsel"
        return nouns[tail] if len(lemma) - len(tail) >= _SHORTEST_FIRST_PART else None

    @cached_property
    def _tails(self) -> tuple[str, ...]:
        return tuple(n for n in self.tables["nouns"] if len(n) >= _SHORTEST_TAIL or n in _SHORT_TAILS)

    def is_settled(self, m: EventMention) -> bool:
        """Whether a mention tells what has happened: in the past, by a firm noun, or by a verb of what is settled."""
        told = m.past or m.nominal or self.get("frames", m.frame) is Modality.ASSERTED
        return m.modality is Modality.ASSERTED and m.firm and told

    @cached_property
    def phrases(self) -> Phrases:
        """Fixed phrases that decide wherever they stand in a clause."""
        return _by_first_word(self.tables["phrases"])

    @cached_property
    def conjunctions(self) -> Phrases:
        """Conjunctions of several words: they decide about the clause that they open."""
        return _by_first_word(self.tables["conjunctions"])


def _by_first_word(table: Mapping[str, Modality]) -> Phrases:
    out: dict[str, list[tuple[tuple[str, ...], Modality]]] = {}
    for phrase, modality in table.items():
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append((words, modality))
    return {first: tuple(found) for first, found in out.items()}


@cache
def load() -> Cues:
    """The cues of ``modality.toml``. Raises LexiconError naming file and key."""
    path = resources.data("modality.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    out: dict[str, dict[str, Modality]] = {k: {} for k in KINDS}
    for section, words in table.items():
        if section not in set(Modality):
            raise LexiconError(f"{path}: unknown section {section!r}; valid: {', '.join(Modality)}")
        for kind, lemmas in words.items():
            if kind not in out:
                raise LexiconError(f"{path}, section {section!r}: unknown key {kind!r}; valid: {', '.join(KINDS)}")
            out[kind] |= {w.lower(): Modality(section) for w in lemmas}
    return Cues(out)
