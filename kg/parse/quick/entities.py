"""Names and their types, by Stanza's entity tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kg.parse.quick.distinct import distinct
from kg.parse.quick.packing import Packed, packs
from kg.parse.quick.recurrent import BidirectionalLayer
from kg.parse.quick.spelling import letters, looked_up, spelt

_AT_ONCE = 3000  # words
_RESERVED = 4  # the first entries of Stanza's vocabularies are no tags; it reads them as the first that is one


class EntityTagger:
    """`trainer` is that of Stanza's ner processor."""

    def __init__(self, trainer: Any) -> None:
        from stanza.models.ner.trainer import fix_singleton_tags

        self._model, self._vocab, self._mended = trainer.model, trainer.vocab, fix_singleton_tags
        self._layer = BidirectionalLayer(
            self._model.taggerlstm.lstm, (self._model.taggerlstm_h_init, self._model.taggerlstm_c_init)
        )
        self._lowercase = trainer.args.get("lowercase", True)
        self._transitions = self._model.crits[0]._transitions

    def tag(self, words: Sequence[str], lengths: Sequence[int]) -> list[str]:
        """The tags (B-, I-, E-, S- and a type, or O) of words of sentences written one after the other."""
        forms, numbers = distinct(words)
        gates = self._layer.gates(self._inputs(forms))
        found = np.empty(len(words), dtype=np.int64)
        for pack in packs(lengths, _AT_ONCE):
            rows = torch.from_numpy(numbers[pack.positions])
            scores = self._model.tag_clfs[0](self._layer.run(gates.index_select(1, rows), pack.sizes))
            found[pack.positions] = best_path(scores.numpy(), self._transitions.numpy(), pack)
        return self._named(found.clip(min=_RESERVED).tolist(), lengths)

    def _inputs(self, forms: Sequence[str]) -> Tensor:
        model, vocab = self._model, self._vocab
        seen = [form.lower() for form in forms] if self._lowercase else forms
        inputs = torch.cat(
            [looked_up(model.word_emb, vocab["word"], seen), spelt(model.charmodel, letters(vocab["char"], forms))], 1
        )
        return inputs if model.input_transform is None else model.input_transform(inputs)

    def _named(self, found: Sequence[int], lengths: Sequence[int]) -> list[str]:
        names = self._vocab["tag"].items(0)
        tags: list[str] = []
        for length in lengths:
            tags += self._mended([names[number] for number in found[len(tags) : len(tags) + length]])
        return tags


def best_path(scores: NDArray[np.float32], transitions: NDArray[np.float32], pack: Packed) -> NDArray[np.int64]:
    """The tags of packed rows (N x T scores) that make the best sequences, by Viterbi over all sequences in step."""
    best = scores[: pack.sizes[0]].copy()
    came_from = np.zeros(scores.shape, dtype=np.int64)
    begin = pack.sizes[0]
    for size in pack.sizes[1:]:
        reached = best[:size, :, None] + transitions
        came_from[begin : begin + size] = reached.argmax(1)
        best[:size] = scores[begin : begin + size] + reached.max(1)
        begin += size
    path = np.empty(len(scores), dtype=np.int64)
    tag = best.argmax(1)
    for size in reversed(pack.sizes):
        begin -= size
        path[begin : begin + size] = tag[:size]
        tag[:size] = came_from[begin + np.arange(size), tag[:size]]
    return path
