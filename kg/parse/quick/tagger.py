"""Parts of speech and features, by Stanza's tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from kg.parse.quick.distinct import distinct
from kg.parse.quick.packing import packs
from kg.parse.quick.recurrent import HighwayEncoder
from kg.parse.quick.spelling import letters, looked_up, spelt

_AT_ONCE = 3000  # words


class Tagger:
    """`trainer` is that of Stanza's pos processor, `pretrain` its word vectors."""

    def __init__(self, trainer: Any, pretrain: Any) -> None:
        self._model, self._vocab, self._vectors = trainer.model, trainer.vocab, pretrain
        model = self._model
        self._encoder = HighwayEncoder(model.taggerlstm, model.taggerlstm_h_init, model.taggerlstm_c_init)
        heads = [model.upos_clf, *model.tag_clf["feats"]]
        self._weight = torch.cat([head.weight for head in heads])
        self._bias = torch.cat([head.bias for head in heads])
        self._widths = [len(head.bias) for head in heads]

    def tag(self, words: Sequence[str], lengths: Sequence[int]) -> tuple[list[str | None], list[str | None]]:
        """UPOS and features of the words of sentences written one after the other, `lengths` giving their ends."""
        forms, numbers = distinct(words)
        opened = self._encoder.opened(self._inputs(forms))
        found = np.empty((len(words), len(self._widths)), dtype=np.int64)
        for pack in packs(lengths, _AT_ONCE):
            rows = torch.from_numpy(numbers[pack.positions])
            states = self._encoder.continued(opened, rows, pack.sizes)
            hidden = self._model.upos_hid(states).relu_()
            scores = torch.split(torch.nn.functional.linear(hidden, self._weight, self._bias), self._widths, 1)
            found[pack.positions] = torch.stack([score.argmax(1) for score in scores], 1).numpy()
        return self._named(found.tolist())

    def _inputs(self, forms: Sequence[str]) -> Tensor:
        model, vocab = self._model, self._vocab
        vectors = looked_up(model.pretrained_emb, self._vectors.vocab, [form.lower() for form in forms])
        return torch.cat(
            [
                looked_up(model.word_emb, vocab["word"], forms),
                model.trans_pretrained(vectors),
                model.trans_char(spelt(model.charmodel, letters(vocab["char"], forms))),
            ],
            1,
        )

    def _named(self, found: Sequence[Sequence[int]]) -> tuple[list[str | None], list[str | None]]:
        tags, which = distinct([tuple(row) for row in found])
        upos = [_or_none(self._vocab["upos"].id2unit(tag[0])) for tag in tags]
        feats = [_or_none(self._vocab["feats"].id2unit(tag[1:])) for tag in tags]
        return [upos[i] for i in which], [feats[i] for i in which]


def _or_none(value: str) -> str | None:
    return None if value == "_" else value
