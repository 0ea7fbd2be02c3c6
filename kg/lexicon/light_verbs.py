"""Verbs that leave the meaning to a noun: "inngå en avtale", "møtet fant sted"."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """Lemmas, nb and nn: ``light`` take the event noun as object, ``happen`` as subject, ``happening`` are adjectives
    and adverbs that it is the subject of.
    """

    light: frozenset[str]
    happen: frozenset[str]
    happening: frozenset[str]


@cache
def load() -> LightVerbs:
    """The lists of ``light_verbs.toml``."""
    table = tomllib.loads(resources.data("light_verbs.toml").read_text(encoding="utf-8"))
    return LightVerbs(frozenset(table["light"]), frozenset(table["happen"]), frozenset(table["happening"]))
