"""Matching the patterns of the vocabulary against a document's tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Document, Token
from kg.times.numerals import NUMERAL_CLASSES, read_numeral
from kg.times.vocabulary import Element, Pattern, Vocabulary, Word

_REACH = 16  # more tokens than any pattern has places, of which a numeral may fill several
# Calendar words are written with a small letter; with a capital they are names ("August", "Svart Mandag").
_SMALL_LETTER = frozenset({"weekday", "month", "season"})
_COUNTED = "COUNTED"


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits the tokens ``first`` to ``last`` (half-open), and the numbers read from them."""

    pattern: Pattern
    first: int
    last: int
    values: dict[str, int]


def longest_match(doc: Document, i: int, vocabulary: Vocabulary) -> Match | None:
    """Find the longest match that begins at token ``i``; the earlier pattern wins among equals."""
    sentence = doc.sentence_of(i)
    tokens = doc.tokens[sentence.first : sentence.last]
    at = i - sentence.first
    near = {t.low for t in tokens[at : at + _REACH]}
    best: Match | None = None
    for pattern in vocabulary.candidates(tokens[at].low):
        if any(words.isdisjoint(near) for words in pattern.needs):
            continue
        for end, values in _ends(pattern.elements, tokens, at, vocabulary):
            longer = best is None or end + sentence.first > best.last
            if longer and _allowed(pattern, tokens, at, end):
                best = Match(pattern, i, end + sentence.first, {**pattern.arguments, **values})
    return best


def _allowed(pattern: Pattern, tokens: Sequence[Token], first: int, end: int) -> bool:
    if end < len(tokens) and (tokens[end].upos in pattern.unless_before or _is_counted(pattern, tokens[end])):
        return False
    if pattern.needs_preposition:
        return first > 0 and (tokens[first - 1].upos in {"ADP", "SCONJ"} or tokens[first - 1].form == "(")
    return True


def _is_counted(pattern: Pattern, following: Token) -> bool:
    """ "I 2018 tilfeller" counts; "brøt i 2018 avtalen" and "innførte i 2019 forbud" do not."""
    if _COUNTED not in pattern.unless_before or following.upos != "NOUN":
        return False
    return following.feat("Definite") != "Def" and following.feat("Number") == "Plur"


def _ends(
    elements: tuple[Element, ...], tokens: Sequence[Token], i: int, vocabulary: Vocabulary
) -> Iterator[tuple[int, dict[str, int]]]:
    """Every way to fit the elements from token ``i`` on: the token after the last, and the values bound."""
    if not elements:
        yield i, {}
        return
    head, rest = elements[0], elements[1:]
    if i < len(tokens):
        for length, values in _fits(head, tokens, i, vocabulary):
            for end, more in _ends(rest, tokens, i + length, vocabulary):
                yield end, {**values, **more}
    if head.optional:
        yield from _ends(rest, tokens, i, vocabulary)


def _fits(
    element: Element, tokens: Sequence[Token], i: int, vocabulary: Vocabulary
) -> Iterator[tuple[int, dict[str, int]]]:
    if tokens[i].low in element.literals:
        yield 1, {}
    for word in element.classes:
        if word.kind in NUMERAL_CLASSES:
            numeral = read_numeral(word.kind, word.name, tokens, i, vocabulary.words["number"])
            if numeral:
                yield numeral
        elif (number := _word(word, tokens, i, vocabulary)) is not None:
            yield 1, {word.name: number}


def _word(word: Word, tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> int | None:
    token = tokens[i]
    number = vocabulary.words[word.kind].get(token.low)
    if number is None or word.kind not in _SMALL_LETTER:
        return number
    begins = i == 0 or tokens[i - 1].upos == "PUNCT"
    named = i + 1 < len(tokens) and tokens[i + 1].upos == "PROPN"
    return number if token.form[0].islower() or (begins and not named) else None
