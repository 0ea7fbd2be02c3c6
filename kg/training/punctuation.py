"""Punctuation that news uses and the treebank hardly does: en dashes before quotes, several styles of quotation marks.

The treebank writes almost every dash as a hyphen and most quotes as «guillemets»; a parser trained on that alone
attaches – and “ ” badly. Sentences are rewritten in place, so training takes no longer.
"""

from dataclasses import replace
from random import Random

from kg.training.treebank import TreebankSentence, Word

DASHES = ("-", "–")
QUOTE_STYLES = (("«", "»"), ('"', '"'), ("“", "”"), ("”", "”"), ("„", "“"))
QUOTE_MARKS = frozenset(mark for style in QUOTE_STYLES for mark in style)


def with_dash(sentence: TreebankSentence, dash: str) -> TreebankSentence:
    """The sentence with every free-standing dash written as `dash`."""
    return TreebankSentence(tuple(_punct(word, dash) if word.form in DASHES else word for word in sentence.words))


def with_quotes(sentence: TreebankSentence, style: tuple[str, str]) -> TreebankSentence:
    """The sentence with its quotation marks in `style`; opening and closing marks are told by alternation."""
    words, opening = [], True
    for word in sentence.words:
        if word.form in QUOTE_MARKS and word.upos == "PUNCT":
            word = _punct(word, style[0] if opening else style[1])
            opening = not opening
        words.append(word)
    return TreebankSentence(tuple(words))


def varied_punctuation(
    sentence: TreebankSentence, random: Random, dash_rate: float, quote_rate: float
) -> TreebankSentence:
    """Rewrite dashes with probability `dash_rate` and the quotation style with probability `quote_rate`."""
    if random.random() < dash_rate:
        sentence = with_dash(sentence, "–")
    if random.random() < quote_rate:
        sentence = with_quotes(sentence, random.choice(QUOTE_STYLES))
    return sentence


def _punct(word: Word, mark: str) -> Word:
    return replace(word, form=mark, lemma=mark) if word.upos == "PUNCT" else replace(word, form=mark)
