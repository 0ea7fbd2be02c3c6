"""Whether a text is Norwegian, and which of its two written standards it uses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

_NORWEGIAN = {"nb": "nb", "nn": "nn", "nob": "nb", "nno": "nn", "bokmål": "nb", "nynorsk": "nn"}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
#: Code points looked at: language does not change later on, and a detector's time grows with length.
_SAMPLE = 6000
_FEWEST_WORDS = 12
#: Danish is so close to bokmål that names alone can tip the balance; it must be beyond doubt.
_CLEAR, _CLEAR_DANISH, _FEWEST_DANISH_WORDS = 0.9, 0.99, 25


class OtherLanguageError(ValueError):
    """The text is not Norwegian; the message says what it looks like."""


def norwegian(text: str, declared: str | None) -> str:
    """ "nb" or "nn". What the source declares decides between the two; the text decides whether it is Norwegian.

    Raises OtherLanguageError. Texts too short to be sure of pass for Norwegian, bokmål unless declared.
    """
    sample = text[:_SAMPLE]
    found = _WORD.findall(sample)
    if not found:
        raise OtherLanguageError("no words in it")
    letters = "".join(found)
    if 2 * len(_LATIN.findall(letters)) < len(letters):
        raise OtherLanguageError("not written in Latin letters, so not Norwegian")
    scores = _scores(sample)
    other = max((k for k in scores if k not in ("nb", "nn")), key=lambda k: scores[k])
    _refuse_other(other, scores[other], len(found))
    standard = _NORWEGIAN.get((declared or "").strip().casefold().split("-")[0])
    return standard or ("nn" if scores["nn"] > scores["nb"] else "nb")


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
