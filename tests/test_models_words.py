"""What the models are told of a word by itself: gazetteers, and a guess at the type of name that has not seen it."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

for package in ("torch", "wordfreq", "babel", "faker"):
    pytest.importorskip(package)

from kg.training import name_types, vectors, word_classes  # noqa: E402
from kg.training.treebank import TreebankSentence, Word, read_treebank  # noqa: E402

SENTENCES = list(read_treebank(Path(__file__).parent / "data" / "model" / "treebank.conllu"))
SETTINGS = {
    "folds": 4, "networks": 1, "hidden": 16, "dropout": 0.0, "peak": 0.02, "batch_size": 8, "epochs": 30, "scale": 1.0,
    "seed": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "class_"),
    [
        ("kari", "Norwegian given name"),
        ("frankrikes", "country"),
        ("noregs", "country"),
        ("moskva", "capital"),
        ("russiske", "nationality"),
        ("aftenpostens", "media"),
    ],
)
def test_gazetteers_know_names_and_their_genitives(word: str, class_: str) -> None:
    column = list(word_classes.CLASSES).index(class_)
    assert word_classes.word_features([word])[0, column] == 1


def test_names_from_elsewhere_are_listed_if_norwegian_text_uses_them() -> None:
    names = word_classes.known_names(3.0)
    assert len(names) == len(set(names))
    assert set(names) < set(word_classes.known_names(0.0))
    assert "kari" in names


def test_types_are_counted_where_a_capital_means_a_name() -> None:
    counts = name_types.type_counts(SENTENCES)
    assert counts == {
        "vi": Counter(O=1), "kari": Counter(PER=1), "nordmanns": Counter(PER=1), "oslo": Counter(GPE_LOC=1),
    }  # fmt: skip


def _sentence(form: str, entity: str) -> TreebankSentence:
    words = [Word(f, f, "PROPN", "_", 0, "root", e) for f, e in (("I", "O"), (form, entity))]
    return TreebankSentence(tuple(words))


def test_a_word_is_typed_by_what_it_has_in_common_with_others_and_not_by_its_own_annotation() -> None:
    people = [f"P{letter}son" for letter in "abcdefghij"]
    towns = [f"T{letter}vik" for letter in "abcdefghij"]
    sentences = [_sentence(form, "B-PER") for form in people] + [_sentence(form, "B-GPE_LOC") for form in towns]
    # annotated as a town, but like a person in everything else
    sentences.append(_sentence("Pkson", "B-GPE_LOC"))
    words = [form.lower() for form in [*people, *towns, "Pkson", "Plson"]]
    known = np.array([[float(word.startswith("p"))] for word in words], dtype=np.float32)
    guessed = name_types.name_types(words, known, sentences, SETTINGS).argmax(axis=1)
    assert [name_types.TYPES[place] for place in guessed] == ["PER"] * 10 + ["GPE_LOC"] * 10 + ["PER"] * 2


def test_rare_words_of_the_training_text_go_without_a_vector_while_training_and_dev_words_always() -> None:
    words = ["oslo", "kari", "moskva", "avtalen"]
    public = frozenset({"oslo"})
    assert vectors.training_vocabulary(words, public, [*SENTENCES, SENTENCES[1]], 2) == ["oslo", "avtalen"]
    assert vectors.shipped_vocabulary(words, public, SENTENCES) == ["oslo", "kari", "avtalen"]
