"""First names and the gender they tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from kg.resources import data

_FAMILY_NAME_FIRST = re.compile(r"\w{2,7} \w+-[^\W\dA-ZÆØÅ]\w*")  # Korean names have a small letter after the hyphen


@cache
def genders() -> Mapping[str, str]:
    """Map first name to "masc", "fem" or "" (listed as both)."""
    table = tomllib.loads(data("first_names.toml").read_text(encoding="utf-8"))
    out: dict[str, str] = {}
    for gender in ("masc", "fem"):
        for name in table[gender].split():
            out[name] = gender if out.get(name, gender) == gender else ""
    return out


def is_first_name(word: str) -> bool:
    """Whether a word (or the first part of a hyphenated one) is listed as a first name."""
    return word in genders() or word.partition("-")[0] in genders()


def gender_of(name: str) -> str:
    """The gender that the first word of a full name tells, "" if unknown or no first name ("Kim Yo-jong")."""
    words = name.split()
    if not words or _FAMILY_NAME_FIRST.fullmatch(" ".join(words[:2])):
        return ""
    return genders().get(words[0], genders().get(words[0].partition("-")[0], ""))
