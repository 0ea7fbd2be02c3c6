"""Words that make an event something other than a fact: negation, future, possibility, hearsay."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from kg import resources
from kg.lexicon.frames import LexiconError
from kg.model import Modality

KINDS = ("verbs", "nouns", "adverbs", "adjectives", "auxiliaries", "subjunctions", "phrases")


@dataclass(frozen=True)
class Cues:
    """For each kind of word (see ``KINDS``) lemma -> the modality it gives to what it governs."""

    tables: Mapping[str, Mapping[str, Modality]]

    def get(self, kind: str, lemma: str) -> Modality | None:
        """The modality that a word of a kind gives, or None."""
        return self.tables[kind].get(lemma.lower())

    @cached_property
    def phrases(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Modality], ...]]:
        """Fixed phrases as word sequences, by their first word."""
        out: dict[str, list[tuple[tuple[str, ...], Modality]]] = {}
        for phrase, modality in self.tables["phrases"].items():
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
