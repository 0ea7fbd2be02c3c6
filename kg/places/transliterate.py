"""Cyrillic names in the spelling of Norwegian newspapers: Челябинск -> Tsjeljabinsk, Шойгу -> Sjojgu.

Russian and Ukrainian letters differ (г is g or h, и is i or y), so the language has to be said.
"""

from __future__ import annotations

from typing import Literal

Language = Literal["ru", "uk"]

_SHARED = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ё": "jo", "ж": "zj", "з": "z", "и": "i", "й": "j",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "tsj", "ш": "sj", "щ": "sjtsj", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "ju", "я": "ja", "і": "i", "ї": "ji", "є": "je", "ґ": "g", "ў": "u", "'": "", "’": "",
}  # fmt: skip
_UKRAINIAN = {**_SHARED, "г": "h", "и": "y"}
_VOWELS = frozenset("аеёиоуыэюяіїє")
_END_IN_J = frozenset("жчшщ")
_ONLY_UKRAINIAN = frozenset("іїєґ")
_ONLY_RUSSIAN = frozenset("ыэёъ")


def transliterate(name: str, language: Language = "ru") -> str:
    """Spell a Cyrillic name the Norwegian way; other characters stay as they are.

    Russian ``е`` is ``je`` at the start, after vowels and after ъ and ь; Ukrainian ``е`` is always ``e``.
    """
    table = _UKRAINIAN if language == "uk" else _SHARED
    out: list[str] = []
    before = ""
    for letter in name:
        lower = letter.lower()
        if lower == "е":
            soft = language == "ru" and (not before.isalpha() or before in _VOWELS or before in "ъь")
            latin = "je" if soft else "e"
        elif language == "uk" and lower in "'’" and before:
            latin = ""
        else:
            latin = table.get(lower, letter)
            if before in _END_IN_J and latin.startswith("j"):  # Запоріжжя: one j, Zaporizjzja
                latin = latin[1:]
        out.append(latin.capitalize() if letter.isupper() and latin else latin)
        before = lower
    return "".join(out)


def spellings(name: str) -> tuple[str, ...]:
    """Spell a Cyrillic name of unknown language in every way that its letters allow."""
    letters = set(name.lower())
    languages: tuple[Language, ...] = ("ru", "uk")
    if letters & _ONLY_UKRAINIAN:
        languages = ("uk",)
    elif letters & _ONLY_RUSSIAN:
        languages = ("ru",)
    return tuple(dict.fromkeys(transliterate(name, language) for language in languages))
