"""What type of name a word is likely to be when nothing but the word is known: by vector, gazetteers and spelling.

The entity tagger sees each name in few sentences, but thousands of different names; what they have in common is learned
here, one vote a word, and handed to it as further dimensions of the word vectors. The guess for a word of the training
text comes from networks that have not seen that word, so that it is as unsure while training as it is on new names.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from kg.training.hyperparameters import Section
from kg.training.treebank import TreebankSentence

Rows = NDArray[np.float32]
TypeCounts = dict[str, Counter[str]]

TYPES = ("O", "PER", "ORG", "GPE_LOC", "GPE_ORG", "LOC", "PROD", "EVT", "DRV")
_SPELLING_BUCKETS = 4096
_LONGEST_SPELLING = 24
_MOST_VOTES = 16


def name_types(words: Sequence[str], known: Rows, sentences: Iterable[TreebankSentence], settings: Section) -> Rows:
    """A row for each lower-cased word: the likelihood of each of TYPES, less its mean, times `scale`.

    `known` (words x anything) is what is known of a word but its spelling; the sentences are the training text.
    """
    counts = type_counts(sentences)
    rows = np.array([place for place, word in enumerate(words) if word in counts])
    shares, weights = _shares(counts, [words[row] for row in rows])
    inputs = _Inputs(torch.from_numpy(known), torch.from_numpy(_spellings(words)))
    folds = np.random.default_rng(settings["seed"]).integers(0, settings["folds"], len(rows))
    likely = np.zeros((len(words), len(TYPES)), dtype=np.float32)
    unseen = np.zeros((len(rows), len(TYPES)), dtype=np.float32)
    for fold in range(settings["folds"]):
        seen = folds != fold
        for seed in range(settings["networks"]):
            network = _trained(inputs.at(rows[seen]), shares[seen], weights[seen], settings, 10 * seed + fold)
            guesses = network.likelihoods(inputs)
            likely += guesses / (settings["folds"] * settings["networks"])
            unseen[~seen] += guesses[rows[~seen]] / settings["networks"]
    likely[rows] = unseen
    centred: Rows = (likely - likely.mean(axis=0)) * np.float32(settings["scale"])
    return centred


def type_counts(sentences: Iterable[TreebankSentence]) -> TypeCounts:
    """How often each capitalised word, lower-cased, is part of a name of each type, or of none ("O").

    The first words of sentences say nothing: anything is capitalised there.
    """
    counts: TypeCounts = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words[1:]:
            if word.form[:1].isupper():
                counts[word.form.lower()][word.entity.partition("-")[2] or "O"] += 1
    return counts


def _shares(counts: TypeCounts, words: Sequence[str]) -> tuple[Rows, Rows]:
    """Each word's share of each type, and its weight: frequent words have more votes, but not in proportion."""
    table = np.array([[counts[word][type_] for type_ in TYPES] for word in words], dtype=np.float32) + 1e-6
    totals = table.sum(axis=1, keepdims=True)
    weights: Rows = np.sqrt(np.minimum(totals[:, 0], _MOST_VOTES))
    return table / totals, weights


@dataclass(frozen=True, slots=True)
class _Inputs:
    known: torch.Tensor
    spellings: torch.Tensor

    def at(self, rows: NDArray[np.int64]) -> _Inputs:
        return _Inputs(self.known[rows], self.spellings[rows])


class _Network(torch.nn.Module):
    """One hidden layer over what is known of a word and the mean of its spelling's pieces."""

    def __init__(self, dimensions: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.pieces = torch.nn.EmbeddingBag(_SPELLING_BUCKETS + 1, 32, mode="mean", padding_idx=0)
        self.from_known = torch.nn.Linear(dimensions, hidden)
        self.from_pieces = torch.nn.Linear(32, hidden)
        self.to_types = torch.nn.Linear(hidden, len(TYPES))
        self.drop = torch.nn.Dropout(dropout)

    def forward(self, inputs: _Inputs) -> torch.Tensor:
        pieces = self.from_pieces(self.drop(self.pieces(inputs.spellings)))
        hidden = torch.tanh(self.from_known(self.drop(inputs.known)) + pieces)
        return torch.log_softmax(self.to_types(self.drop(hidden)), dim=1)

    def likelihoods(self, inputs: _Inputs) -> Rows:
        self.eval()
        with torch.no_grad():
            guesses: Rows = self(inputs).exp().numpy()
        return guesses


def _trained(inputs: _Inputs, shares: Rows, weights: Rows, settings: Section, seed: int) -> _Network:
    torch.manual_seed(seed)
    network = _Network(inputs.known.shape[1], settings["hidden"], settings["dropout"])
    optimizer = torch.optim.AdamW(network.parameters(), lr=settings["peak"], weight_decay=0.02)
    batches = list(_batches(len(shares), settings, seed))
    for step, batch in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = settings["peak"] * min(1.0, 2 * (1 - step / len(batches)) + 0.01)
        surprise = -(torch.from_numpy(shares[batch]) * network(inputs.at(batch))).sum(dim=1)
        optimizer.zero_grad()
        (surprise * torch.from_numpy(weights[batch])).mean().backward()
        optimizer.step()
    return network


def _batches(count: int, settings: Section, seed: int) -> Iterator[NDArray[np.int64]]:
    random = np.random.default_rng(seed)
    for _ in range(settings["epochs"]):
        order = random.permutation(count)
        for start in range(0, count, settings["batch_size"]):
            yield order[start : start + settings["batch_size"]]


def _spellings(words: Sequence[str]) -> NDArray[np.int64]:
    """Numbers of each word's pieces, padded with 0: beginnings and ends of up to five characters, all trigrams."""
    table = np.zeros((len(words), _LONGEST_SPELLING), dtype=np.int64)
    for row, word in zip(table, words, strict=True):
        pieces = sorted(_pieces(f"^{word}$"))[:_LONGEST_SPELLING]
        row[: len(pieces)] = [zlib.crc32(piece.encode()) % _SPELLING_BUCKETS + 1 for piece in pieces]
    return table


def _pieces(word: str) -> set[str]:
    trigrams = {"*" + word[place : place + 3] for place in range(len(word) - 2)}
    return trigrams | {word[:length] for length in range(2, 6)} | {word[-length:] for length in range(2, 6)}
