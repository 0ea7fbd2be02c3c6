"""Whether a text is Norwegian, and which of its two written standards it uses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.articles.line_rules import words

if TYPE_CHECKING:
    from lingua import LanguageDetector

_NORWEGIAN = {"nb": "nb", "nn": "nn", "nob": "nb", "nno": "nn", "bokmål": "nb", "nynorsk": "nn"}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
#: Code points looked at: language does not change later on, and a detector's time grows with length.
_SAMPLE = 6000
_FEWEST_WORDS = 12
#: With so many words there are always function words among them.
_ENOUGH_WORDS = 60
_LONGEST_AVERAGE = 18
#: Of a Norwegian text about every third word is one, of English one in thirty, of random letters one in a hundred.
_FEWEST_FUNCTION_WORDS = 0.05
#: Danish is so close to bokmål that names alone can tip the balance; it must be beyond doubt.
_CLEAR, _CLEAR_DANISH, _FEWEST_DANISH_WORDS = 0.9, 0.99, 25


class OtherLanguageError(ValueError):
    """The text is not Norwegian; the message says what it looks like."""


def norwegian(text: str, declared: str | None) -> str:
    """Which standard the text is written in, "nb" or "nn".

    What the source declares decides between the two; the text decides whether it is Norwegian at all. Texts too
    short to be sure of pass for Norwegian, bokmål unless declared. Raises OtherLanguageError.
    """
    sample = text[:_SAMPLE]
    found = _WORD.findall(sample)
    if not found:
        raise OtherLanguageError("no words in it")
    letters = "".join(found)
    if len(letters) > _LONGEST_AVERAGE * len(found):
        raise OtherLanguageError("no running text")
    if 2 * len(_LATIN.findall(letters)) < len(letters):
        raise OtherLanguageError("not written in Latin letters, so not Norwegian")
    scores = _scores(sample)
    other = max((k for k in scores if k not in ("nb", "nn")), key=lambda k: scores[k])
    code = (declared or "").strip().casefold().split("-")[0]
    if not (other == "Danish" and code in (*_NORWEGIAN, "no", "nor")):
        _refuse_other(other, scores[other], len(found))
    if len(found) >= _ENOUGH_WORDS and not _has_function_words(found):
        raise OtherLanguageError("no running text in Norwegian")
    standard = _NORWEGIAN.get(code)
    return standard or ("nn" if scores["nn"] > scores["nb"] else "nb")


def _has_function_words(found: list[str]) -> bool:
    known = frozenset(words("function"))
    return sum(w.lower() in known for w in found) >= _FEWEST_FUNCTION_WORDS * len(found)


def _refuse_other(name: str, score: float, length: int) -> None:
    danish = name == "Danish"
    clear = score >= (_CLEAR_DANISH if danish else _CLEAR)
    if clear and length >= (_FEWEST_DANISH_WORDS if danish else _FEWEST_WORDS):
        raise OtherLanguageError(f"looks like {name}, not Norwegian")


def _scores(sample: str) -> dict[str, float]:
    values = _detector().compute_language_confidence_values(sample)
    names = {"BOKMAL": "nb", "NYNORSK": "nn"}
    return {names.get(v.language.name, v.language.name.capitalize()): v.value for v in values}


@cache
def _detector() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    neighbours = (Language.DANISH, Language.SWEDISH, Language.ICELANDIC, Language.FINNISH)
    others = (
        Language.ENGLISH,
        Language.GERMAN,
        Language.DUTCH,
        Language.FRENCH,
        Language.SPANISH,
        Language.POLISH,
    )
    languages = (Language.BOKMAL, Language.NYNORSK, *neighbours, *others)
    return LanguageDetectorBuilder.from_languages(*languages).build()
