"""Words that tell what a name names, and capitalised words that are no names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.resources import data


@cache
def clues(group: str, kind: str) -> frozenset[str]:
    """The words of one list of ``name_clues.toml``: group "place", kind "endings"."""
    return frozenset(_table()[group][kind])


@lru_cache(maxsize=1 << 14)
def kinds_by_word(word: str) -> frozenset[str]:
    """The kinds of organisation that a word inside a name tells: firm for "Airlines", media for "Times"."""
    kinds = _table()["kind"]
    return frozenset(kind for kind, words in kinds.items() if word in words)


@cache
def suffixes(group: str, kind: str) -> tuple[str, ...]:
    """The words of one list as ``str.endswith`` takes them."""
    return tuple(sorted(clues(group, kind)))


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(data("name_clues.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1 << 14)
def has_ending(word: str, group: str) -> bool:
    """Whether a lower-case word is longer than, and ends in, one of the endings of a group."""
    return any(word.endswith(e) and len(word) > len(e) + 1 for e in clues(group, "endings"))
