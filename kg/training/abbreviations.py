"""Abbreviations and acronyms where news puts them: inside sentences with a full stop, and right before the last one.

The treebank has `kl.` six times and no sentence that ends in `NTB.`; without more of both, the tokenizer ends
sentences at the first and glues the second together. Only raw text and labels are made of the result: it has no trees.
"""

import tomllib
from dataclasses import replace
from pathlib import Path
from random import Random

from kg.training.treebank import TreebankSentence, Word

_LISTS = tomllib.loads((Path(__file__).parent / "gazetteer" / "abbreviations.toml").read_text(encoding="utf-8"))
_SHORT = {tuple(phrase.split()): short for phrase, short in _LISTS["short"].items()}
_ACRONYMS = tuple(_LISTS["acronyms"])
_SAINT = _SHORT["sankt",]
_LONGEST = max(len(phrase) for phrase in _SHORT)


def abbreviated(sentence: TreebankSentence, random: Random, rate: float) -> TreebankSentence:
    """The sentence with each phrase that has an abbreviation shortened with probability `rate`, the last word aside."""
    words: list[Word] = []
    place = 0
    while place < len(sentence.words):
        length = _phrase_length(sentence.words, place)
        if length and place + length < len(sentence.words) - 1 and random.random() < rate:
            phrase = _lowered(sentence.words, place, length)
            words.append(replace(sentence.words[place + length - 1], form=_SHORT[phrase]))
        else:
            length = 1
            words.append(sentence.words[place])
        place += length
    return TreebankSentence(tuple(words))


def ending_in_acronym(sentence: TreebankSentence, random: Random, rate: float) -> TreebankSentence:
    """The sentence with the noun before its full stop replaced, with probability `rate`, by an acronym."""
    if len(sentence.words) < 4 or sentence.words[-1].form != "." or random.random() >= rate:
        return sentence
    noun = sentence.words[-2]
    if noun.upos not in ("PROPN", "NOUN") or not noun.glued:
        return sentence
    return TreebankSentence((*sentence.words[:-2], noun.renamed(random.choice(_ACRONYMS)), sentence.words[-1]))


def abbreviated_names(sentence: TreebankSentence, random: Random, rate: float) -> TreebankSentence:
    """The sentence with names that begin with an abbreviation: K. Nordmann for Kari Nordmann, St. before a place."""
    words: list[Word] = []
    for place, word in enumerate(sentence.words):
        is_person = word.entity == "B-PER" and _continues(sentence.words, place) and word.form[0].isalpha()
        is_place = word.entity in ("B-LOC", "B-GPE_LOC") and place > 0 and word.form[0].isupper()
        if (is_person or is_place) and random.random() < rate:
            short = f"{word.form[0]}." if is_person else _SAINT
            words.append(replace(word, form=short, glued=False))
            if is_person:
                continue
        words.append(word)
    return TreebankSentence(tuple(words))


def _continues(words: tuple[Word, ...], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].entity == "I-PER" and not words[place].glued


def _phrase_length(words: tuple[Word, ...], place: int) -> int:
    lengths = range(min(_LONGEST, len(words) - place), 0, -1)
    return next((length for length in lengths if _lowered(words, place, length) in _SHORT), 0)


def _lowered(words: tuple[Word, ...], place: int, length: int) -> tuple[str, ...]:
    return tuple(word.form.lower() for word in words[place : place + length])
