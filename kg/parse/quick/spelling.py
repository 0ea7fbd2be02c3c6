"""What the models see of a word: its letters, its entry in their own vocabulary and its pretrained vector."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

_AT_ONCE = 2000


def spelt(module: Any, words: Sequence[Sequence[int]]) -> Tensor:
    """Stanza's character encoding (M x D) of words given as character numbers; words of like length share a batch."""
    order = sorted(range(len(words)), key=lambda i: -len(words[i]))
    encoded = []
    for first in range(0, len(order), _AT_ONCE):
        some = [words[i] for i in order[first : first + _AT_ONCE]]
        lengths = [len(word) for word in some]
        letters = np.zeros((len(some), lengths[0]), dtype=np.int64)
        for row, word in zip(letters, some, strict=True):
            row[: len(word)] = word
        numbers = torch.from_numpy(letters)
        encoded.append(module(numbers, numbers == 0, list(range(len(some))), [len(some)], lengths).data)
    out = torch.empty(len(words), encoded[0].shape[1])
    out[torch.tensor(order)] = torch.cat(encoded)
    return out


def letters(vocab: Any, words: Sequence[str]) -> list[list[int]]:
    """The words as character numbers."""
    numbers = {letter: vocab.unit2id(letter) for letter in dict.fromkeys("".join(words))}
    return [[numbers[letter] for letter in word] for word in words]


def looked_up(embedding: Any, vocab: Any, words: Sequence[str]) -> Tensor:
    """The rows (M x D) of an embedding for words; those it does not know share one."""
    rows: Tensor = embedding(torch.tensor(vocab.map(words)))
    return rows
