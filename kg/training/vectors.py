"""Stanza's file of word vectors: principal components of multilingual-e5-small's word embeddings, and who has one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

from kg.training.hyperparameters import Section
from kg.training.treebank import TreebankSentence

Vectors = NDArray[np.float32]


def read_vectors(path: Path) -> tuple[list[str], Vectors, NDArray[np.float64]]:
    """The words of a vectors.npz, their principal components (words x 200) and the eigenvalue of each component."""
    with np.load(path) as arrays:
        words = [str(word) for word in arrays["words"]]
        return words, arrays["vectors"].astype(np.float32), arrays["eigenvalues"].astype(np.float64)


def whitened(components: Vectors, eigenvalues: NDArray[np.float64], settings: Section, scaling_rows: int) -> Vectors:
    """Components softly whitened, and scaled so that the kept dimensions have a mean norm over the first rows."""
    vectors = (components * eigenvalues**-0.25).astype(np.float32)
    kept = vectors[:scaling_rows, : settings["dimensions"]]
    return vectors * np.float32(settings["mean_norm"] / np.linalg.norm(kept, axis=1).mean())


def has_letter(word: str) -> bool:
    """Whether a word is more than digits and punctuation."""
    return any(character.isalpha() for character in word)


def frequent_words(count: int) -> list[str]:
    """Wordfreq's most frequent Norwegian words that have a letter, the most frequent first."""
    from wordfreq import top_n_list

    return [word for word in top_n_list("nb", 1_000_000) if has_letter(word)][:count]


def training_vocabulary(
    words: Iterable[str], public: frozenset[str], sentences: Iterable[TreebankSentence], training_count: int
) -> list[str]:
    """The words that have a vector while training, in the order given; `public` are the frequent and the listed ones.

    Every word of the training text with a vector would teach the models that unknown words do not exist; on new text
    every seventh word of a name is one. So words rare in the training text that are not public stay without.
    """
    counts = Counter(word.form.lower() for sentence in sentences for word in sentence.words)
    return [word for word in words if counts[word] >= training_count or word in public]


def shipped_vocabulary(
    words: Iterable[str], public: frozenset[str], sentences: Iterable[TreebankSentence]
) -> list[str]:
    """The words that have a vector in the shipped file: all but those known from dev sentences alone.

    Leaving those out costs nothing and keeps the dev figures honest.
    """
    seen = {word.form.lower() for sentence in sentences for word in sentence.words}
    return [word for word in words if word in seen or word in public]


def rounded(vectors: Vectors, step: float) -> Vectors:
    """Values rounded to multiples of a step, so that the file of them takes a fifth of its size when packed."""
    return np.round(vectors / np.float32(step)) * np.float32(step)


def write_pretrain(path: Path, words: Sequence[str], vectors: Vectors) -> None:
    """Write words and their vectors (same order) as a Stanza pretrain file; special entries get zeros."""
    special = np.zeros((len(VOCAB_PREFIX), vectors.shape[1]), dtype=np.float32)
    vocabulary = PretrainedWordVocab(list(words), lower=True)
    state = {"vocab": vocabulary.state_dict(), "emb": torch.from_numpy(np.concatenate([special, vectors]))}
    torch.save(state, path)
