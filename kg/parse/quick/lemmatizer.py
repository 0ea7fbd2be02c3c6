"""Lemmas, by the dictionary of Stanza's lemmatizer and, for words that are not in it, by its decoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.parse.quick.distinct import distinct

_Tagged = tuple[str, str | None]


@dataclass(frozen=True)
class _Words:
    """As much of a stanza.Document as its loader of lemmatizer batches asks for."""

    tagged: Sequence[_Tagged]

    def get(self, fields: Sequence[str]) -> list[list[str | None]]:
        return [[text, upos, None][: len(fields)] for text, upos in self.tagged]


class Lemmatizer:
    """`trainer` is that of Stanza's lemma processor, `config` its settings."""

    def __init__(self, trainer: Any, config: Any) -> None:
        self._trainer, self._config = trainer, config
        self._decoded: dict[_Tagged, str] = {}

    def lemmatize(self, words: Sequence[str], upos: Sequence[str | None]) -> list[str | None]:
        """The lemma of each word, None where it has none."""
        tagged, numbers = distinct(list(zip(words, upos, strict=True)))
        known = self._trainer.skip_seq2seq(tagged)
        new = [pair for pair, is_known in zip(tagged, known, strict=True) if not is_known and pair not in self._decoded]
        self._decoded.update(zip(new, self._decode(new), strict=True))
        lemmas = self._trainer.ensemble(tagged, [self._decoded.get(pair) for pair in tagged])
        shown = [
            lemma if lemma != "_" or text == "_" else None for (text, _), lemma in zip(tagged, lemmas, strict=True)
        ]
        return [shown[i] or None for i in numbers]

    def _decode(self, tagged: Sequence[_Tagged]) -> list[str]:
        if not tagged:
            return []
        from stanza.models.lemma.data import DataLoader

        trainer, config = self._trainer, self._config
        size = config["batch_size"]
        batches = DataLoader(_Words(tagged), size, config, vocab=trainer.vocab, evaluation=True, expand_unk_vocab=True)
        lemmas: list[str] = []
        edits: list[int] = []
        for batch in batches:
            found, edited = trainer.predict(batch, config["beam_size"], batches.vocab)
            lemmas += found
            edits += edited or []
        decoded: list[str] = trainer.postprocess([text for text, _ in tagged], lemmas, edits=edits or None)
        return decoded
