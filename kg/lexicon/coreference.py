"""Word lists for coreference: interchangeable titles and verbs of saying."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kg.resources import data


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(data("coreference.toml").read_text(encoding="utf-8"))


@cache
def head_titles() -> frozenset[str]:
    """Titles of those who head a state or organisation."""
    return frozenset(_table()["heads"]["words"])


@cache
def saying_forms() -> frozenset[str]:
    """Finite forms of verbs of saying, lower-case."""
    return frozenset(_table()["saying"]["forms"])
