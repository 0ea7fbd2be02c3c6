"""Sequences of different length laid out step by step, as a recurrent net reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Packed:
    """Some sequences of a text, the longest first, all their first elements before all their second ones.

    `sequences` are their indices; `lengths` how long they are; `sizes[t]` how many have an element t; `positions[row]`
    is where the element of a row stands in the text, all its sequences being written one after the other.
    """

    sequences: NDArray[np.int64]
    lengths: NDArray[np.int64]
    sizes: tuple[int, ...]
    positions: NDArray[np.int64]

    def rows(self) -> NDArray[np.int64]:
        """For sequence i, element t, its row: an array of sequences by steps, 0 where a sequence has ended."""
        starts = np.concatenate(([0], np.cumsum(self.sizes)[:-1]))
        grid = starts[None, :] + np.arange(len(self.lengths))[:, None]
        return np.where(np.arange(len(self.sizes))[None, :] < self.lengths[:, None], grid, 0)


def packs(lengths: Sequence[int], most: int) -> Iterator[Packed]:
    """All sequences that are not empty, like lengths together, up to `most` elements at a time (a longer one alone)."""
    sizes = np.asarray(lengths, dtype=np.int64)
    starts = np.cumsum(sizes) - sizes
    order = np.argsort(-sizes, kind="stable")
    order = order[sizes[order] > 0]
    first = 0
    while first < len(order):
        filled = np.cumsum(sizes[order[first:]])
        last = first + max(1, int(np.searchsorted(filled, most, side="right")))
        yield _packed(order[first:last], sizes, starts)
        first = last


def _packed(sequences: NDArray[np.int64], lengths: NDArray[np.int64], starts: NDArray[np.int64]) -> Packed:
    longest_first = lengths[sequences]
    begin = starts[sequences]
    sizes = np.searchsorted(-longest_first, -np.arange(longest_first[0]), side="left")
    positions = np.concatenate([begin[:size] + step for step, size in enumerate(sizes)])
    return Packed(sequences, longest_first, tuple(sizes.tolist()), positions)
