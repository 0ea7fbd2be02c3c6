"""Stanza's file of word vectors, made of the principal components of multilingual-e5-small's word embeddings."""

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


def read_vectors(path: Path, dimensions: int, mean_norm: float) -> tuple[list[str], Vectors]:
    """The words of a vectors.npz and their vectors (words x dimensions), softly whitened and scaled."""
    with np.load(path) as arrays:
        words = [str(word) for word in arrays["words"]]
        whitening = arrays["eigenvalues"][:dimensions].astype(np.float64) ** -0.25
        vectors = (arrays["vectors"][:, :dimensions] * whitening).astype(np.float32)
    return words, vectors * np.float32(mean_norm / np.linalg.norm(vectors, axis=1).mean())


def has_letter(word: str) -> bool:
    """Whether a word is more than digits and punctuation."""
    return any(character.isalpha() for character in word)


def frequent_words(count: int) -> frozenset[str]:
    """Wordfreq's most frequent Norwegian words that have a letter."""
    from wordfreq import top_n_list

    return frozenset([word for word in top_n_list("nb", 1_000_000) if has_letter(word)][:count])


def training_vocabulary(words: Iterable[str], sentences: Iterable[TreebankSentence], settings: Section) -> list[str]:
    """The words that have a vector while training, in the order given.

    Every word of the training text with a vector would teach the models that unknown words do not exist; on new text
    every sixth name is one. So the rare words of the training text that are not otherwise frequent stay without.
    """
    counts = Counter(word.form.lower() for sentence in sentences for word in sentence.words)
    frequent = frequent_words(settings["frequent_words"])
    return [word for word in words if counts[word] >= settings["training_count"] or word in frequent]


def shipped_vocabulary(words: Iterable[str], sentences: Iterable[TreebankSentence], settings: Section) -> list[str]:
    """The words that have a vector in the shipped file: all but those known from dev sentences alone.

    Leaving those out costs nothing and keeps the dev figures honest.
    """
    seen = {word.form.lower() for sentence in sentences for word in sentence.words}
    frequent = frequent_words(settings["frequent_words"])
    return [word for word in words if word in seen or word in frequent]


def write_pretrain(path: Path, words: Sequence[str], vectors: Vectors) -> None:
    """Write words and their vectors (same order) as a Stanza pretrain file; special entries get zeros."""
    special = np.zeros((len(VOCAB_PREFIX), vectors.shape[1]), dtype=np.float32)
    vocabulary = PretrainedWordVocab(list(words), lower=True)
    state = {"vocab": vocabulary.state_dict(), "emb": torch.from_numpy(np.concatenate([special, vectors]))}
    torch.save(state, path, _use_new_zipfile_serialization=False)
