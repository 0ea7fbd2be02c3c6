"""Verbs that leave the meaning to a noun ("inngå en avtale", "møtet fant sted") or to an infinitive ("be om å")."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """Lemmas, nb and nn: ``light`` take the event noun as object, ``happen`` as subject, ``happening`` are adjectives
    and adverbs that it is the subject of. ``causing``: their object is the subject of the infinitive below. ``times``:
    nouns of time, which are never the subject of an event. ``phasing``: begin, go on with, allow or end what their
    object names. ``accusing``: what their object is said to have done follows with "for". ``intending``: endings of
    nouns for agreements, plans and decisions, which whoever makes them carries out. ``resolving``: what a body does at
    a meeting of its own. ``discussing``: talk over what is not there yet.
    """

    light: frozenset[str]
    happen: frozenset[str]
    happening: frozenset[str]
    causing: frozenset[str]
    times: frozenset[str]
    phasing: frozenset[str]
    accusing: frozenset[str]
    resolving: frozenset[str]
    discussing: frozenset[str]
    intending: tuple[str, ...]


@cache
def load() -> LightVerbs:
    """The lists of ``light_verbs.toml``."""
    table = tomllib.loads(resources.data("light_verbs.toml").read_text(encoding="utf-8"))
    endings = tuple(table.pop("intending"))
    return LightVerbs(**{key: frozenset(words) for key, words in table.items()}, intending=endings)
