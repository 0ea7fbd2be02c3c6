"""First names and the gender they tell."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kg.resources import data


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
    """The gender that the first word of a full name tells, "" if unknown."""
    words = name.split()
    if not words:
        return ""
    return genders().get(words[0], genders().get(words[0].partition("-")[0], ""))
