"""What the models know of a word: its vector, the gazetteers it is in, the type of name it is likely to be.

Only here is decided what stands in which dimension: first the vector's, then a column for each class of the gazetteers,
then one for each type of name.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.training import embedding, name_types, vectors, word_classes
from kg.training.hyperparameters import Hyperparameters, Section
from kg.training.treebank import TreebankSentence
from kg.training.vectors import Vectors

Sentences = list[TreebankSentence]


@dataclass(frozen=True, slots=True)
class WordInput:
    """Words (lower-cased), their dimensions (words x dimensions), and the words that are public knowledge.

    Public are the frequent words and the names of the gazetteers, which have a vector whether the treebank knows them
    or not.
    """

    words: list[str]
    rows: Vectors
    public: frozenset[str]

    def write(self, path: Path, words: list[str]) -> None:
        """Write some of the words as a Stanza pretrain file."""
        chosen = set(words)
        places = [place for place, word in enumerate(self.words) if word in chosen]
        vectors.write_pretrain(path, [self.words[place] for place in places], self.rows[places])


def word_input(vectors_file: Path, sentences: Sentences, hyperparameters: Hyperparameters) -> WordInput:
    """All that is known of the words of vectors.npz, the frequent words and the gazetteers; of names from train alone.

    Raises:
        OSError: the file of vectors cannot be read.
        ModuleNotFoundError: words without a vector are to get one, and the encoder for it is not installed.

    """
    settings = hyperparameters["vectors"]
    known, components, eigenvalues = vectors.read_vectors(vectors_file)
    frequent = vectors.frequent_words(settings["frequent_words"])
    names = word_classes.known_names(settings["foreign_names_frequency"])
    further = _missing([*names, *frequent], known) if settings["embed_further"] else []
    further_components = embedding.further_vectors(further, known, components)
    words = [*known, *further]
    whitened = vectors.whitened(np.concatenate([components, further_components]), eigenvalues, settings, len(known))
    rows = _rows(words, whitened, sentences, settings, hyperparameters["name_types"])
    return WordInput(words, rows, frozenset(frequent) | frozenset(names))


def _rows(words: list[str], whitened: Vectors, sentences: Sentences, settings: Section, types: Section) -> Vectors:
    classes = word_classes.word_features(words)
    likely = name_types.name_types(words, np.concatenate([whitened, classes], axis=1), sentences, types)
    kept = whitened[:, : settings["dimensions"]]
    return vectors.rounded(np.concatenate([kept, classes, likely], axis=1), settings["rounding"])


def _missing(words: list[str], known: list[str]) -> list[str]:
    have = set(known)
    return [word for word in dict.fromkeys(words) if word not in have]
