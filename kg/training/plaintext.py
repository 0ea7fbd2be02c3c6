"""Running text with paragraphs made of treebank sentences, and the character labels Stanza's tokenizer learns from.

News has short paragraphs, headlines and captions without a full stop that stand alone, and dashes stuck to the first
word of a quote. The treebank keeps no paragraphs, so they are drawn: one to eight sentences, ended early after a
sentence without final punctuation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random

from kg.training.punctuation import DASHES
from kg.training.treebank import TreebankSentence

SENTENCE_END = frozenset(".?!…:»\"”'’)")
BLANK = "\n\n"

Paragraph = tuple[TreebankSentence, ...]


@dataclass(frozen=True, slots=True)
class ParagraphRates:
    """How paragraphs are drawn: longest one, and how often a headline runs on or a dash sticks to its quote."""

    longest: int
    run_on: float
    stuck_dash: float


def ends_openly(sentence: TreebankSentence) -> bool:
    """The sentence has no final punctuation, as headlines, captions and bylines have none."""
    return sentence.words[-1].form[-1] not in SENTENCE_END


def drawn_paragraphs(
    sentences: Iterable[TreebankSentence], random: Random, rates: ParagraphRates
) -> Iterator[Paragraph]:
    """Group sentences, in order, into paragraphs."""
    current: list[TreebankSentence] = []
    length = random.randint(1, rates.longest)
    for sentence in sentences:
        current.append(_with_stuck_dash(sentence) if random.random() < rates.stuck_dash else sentence)
        if len(current) >= length or (ends_openly(sentence) and random.random() >= rates.run_on):
            yield tuple(current)
            current, length = [], random.randint(1, rates.longest)
    if current:
        yield tuple(current)


def paragraphs_of_lines(sentences: Iterable[TreebankSentence]) -> Iterator[Paragraph]:
    """Group sentences into paragraphs without chance: a paragraph ends after a sentence without final punctuation."""
    current: list[TreebankSentence] = []
    for sentence in sentences:
        current.append(sentence)
        if ends_openly(sentence):
            yield tuple(current)
            current = []
    if current:
        yield tuple(current)


def text(paragraphs: Iterable[Paragraph]) -> str:
    """The raw text, paragraphs parted by a blank line."""
    return BLANK.join(" ".join(sentence.text for sentence in paragraph) for paragraph in paragraphs)


def labels(paragraphs: Iterable[Paragraph]) -> str:
    """One digit for each character of `text(paragraphs)`: 0 inside, 1 end of a word, 2 end of a sentence."""
    return BLANK.join("0".join(_sentence_labels(sentence) for sentence in paragraph) for paragraph in paragraphs)


def _sentence_labels(sentence: TreebankSentence) -> str:
    parts: list[str] = []
    for word in sentence.words:
        parts += ["0" * (len(word.form) - 1), "1", "" if word.glued else "0"]
    joined = "".join(parts)[: len(sentence.text)]
    return joined[:-1] + "2"


def _with_stuck_dash(sentence: TreebankSentence) -> TreebankSentence:
    words = sentence.words
    if len(words) < 2 or words[0].form not in DASHES:
        return sentence
    return TreebankSentence((replace(words[0], glued=True), *words[1:]))
