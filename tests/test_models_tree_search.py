"""The short cut of the tree search finds what the full search finds, or nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.models.tree_search import greedy_tree

search = pytest.importorskip("stanza.models.common.chuliu_edmonds").chuliu_edmonds_one_root


def _scores(heads: list[int], size: int) -> NDArray[np.float64]:
    scores = np.full((size, size), -5.0)
    for word, head in enumerate(heads, 1):
        scores[word, head] = -0.1
    return scores


@given(st.integers(2, 14), st.integers(0, 2**32 - 1))
def test_it_agrees_with_the_full_search(size: int, seed: int) -> None:
    scores = -(np.random.default_rng(seed).exponential(size=(size, size)) ** 3)
    np.fill_diagonal(scores, -np.inf)
    tree = greedy_tree(scores)
    if tree is not None:
        assert tree.tolist() == search(scores).tolist()


def test_a_chain_is_a_tree_and_a_cycle_and_two_roots_are_none() -> None:
    chain = greedy_tree(_scores([0, 1, 2], 4))
    assert chain is not None and chain.tolist() == [0, 0, 1, 2]
    assert greedy_tree(_scores([0, 3, 2], 4)) is None
    assert greedy_tree(_scores([0, 0, 1], 4)) is None
