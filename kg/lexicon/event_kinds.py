"""Kinds of agreements, attacks, sanctions and weapon tests that nouns name: a contract, a truce, an air raid."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from kg import resources


@cache
def load() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Event class -> kind -> parts of the lemmas that name it."""
    table = tomllib.loads(resources.data("event_kinds.toml").read_text(encoding="utf-8"))
    return {event: {kind: tuple(parts) for kind, parts in kinds.items()} for event, kinds in table.items()}


@cache
def goods(lemma: str) -> str:
    """The kind of arms that a noun is a word for, "" if none is known: "missil" and "rakett" are one."""
    kinds = load()["goods"]
    return next((kind for kind, ends in kinds.items() if lemma.endswith(ends)), "")


@cache
def kind_of(event_type: str, lemma: str) -> str:
    """The kind that a noun names, "" if none."""
    kinds = load().get(event_type, {})
    return next((kind for kind, parts in kinds.items() if any(p in lemma for p in parts)), "")
