"""Compounds whose first part is quoted, «Titanic»-filmen: the treebank cuts them after the quotation mark.

Its training text lost their spelling when its spacing was restored by rule, and has few of them; a tokenizer trained on
that leaves »-filmen in one piece, and the quoted name with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from kg.training.punctuation import QUOTE_MARKS
from kg.training.treebank import TreebankSentence, Word


def rejoined(sentence: TreebankSentence) -> TreebankSentence:
    """The sentence without the space before words that begin with a hyphen, where a quotation mark comes first."""
    words = list(sentence.words)
    for place, word in enumerate(words[1:]):
        if words[place].form in QUOTE_MARKS and _is_rest_of_compound(word):
            words[place] = replace(words[place], glued=True)
    return TreebankSentence(tuple(words))


def with_quoted_compounds(
    sentence: TreebankSentence, nouns: Sequence[str], random: Random, rate: float
) -> TreebankSentence:
    """The sentence with a noun hung on each closing quotation mark with probability `rate`; it has no tree then."""
    words: list[Word] = []
    for place, word in enumerate(sentence.words):
        words.append(word)
        # an opening mark is glued to what comes after it, a closing one to what comes before
        if word.form in QUOTE_MARKS and place > 1 and sentence.words[place - 1].glued and random.random() < rate:
            words[-1] = replace(word, glued=True)
            words.append(replace(word, form=f"-{random.choice(nouns)}"))
    return TreebankSentence(tuple(words))


def nouns_of(sentences: Iterable[TreebankSentence]) -> list[str]:
    """The forms of nouns that begin with a letter, each as often as it is used."""
    return [
        word.form for sentence in sentences for word in sentence.words if word.upos == "NOUN" and word.form.islower()
    ]


def _is_rest_of_compound(word: Word) -> bool:
    return word.form[0] == "-" and word.form[1:2].isalpha()
