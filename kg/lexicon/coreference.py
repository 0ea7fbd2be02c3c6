"""Word lists for coreference: interchangeable titles and verbs of saying."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kg.lexicon import titles
from kg.resources import data


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(data("coreference.toml").read_text(encoding="utf-8"))


@cache
def head_titles() -> frozenset[str]:
    """Titles of those who head a state or organisation."""
    return frozenset(_table()["heads"]["words"])


@cache
def narrower(noun: str) -> frozenset[str]:
    """The titles of those who can also be called by a wider noun: ambassadors for "diplomat", lawyers for "jurist"."""
    table = _table()["wider"]
    ranks = titles.load().kinds if noun in table["of_rank"] else {}
    return frozenset(table.get(noun, ())) | {t for t, kind in ranks.items() if kind == "rank"}


@cache
def kin_nouns() -> frozenset[str]:
    """Base forms of nouns for relatives."""
    return frozenset(_table()["kin"]["words"])


@cache
def saying_forms() -> frozenset[str]:
    """Finite forms of verbs of saying, lower-case."""
    return frozenset(_table()["saying"]["forms"])


@cache
def may_denote(noun_kind: str) -> frozenset[str]:
    """The kinds of named organisations that a noun of a kind can take up: a movement may be a militia."""
    return frozenset(_table()["denotes"].get(noun_kind, ()))


@cache
def kinds_by_title(title: str) -> frozenset[str]:
    """The kinds of organisation that have such an officer: a firm for "konsernsjef"."""
    word = title.rpartition(" ")[2].rpartition("-")[2].lower()
    return frozenset(kind for kind, officers in _table()["officers"].items() if word in officers)


@cache
def kinds_by_member(noun: str) -> frozenset[str]:
    """The kinds of organisation that consist of such people: armed for "opprører"."""
    return frozenset(kind for kind, nouns in _table()["members"].items() if noun in nouns)
