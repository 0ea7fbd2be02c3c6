"""Wars that articles name without saying who began them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg import resources


@dataclass(frozen=True, slots=True)
class War:
    """State codes of both sides, the first day, the endings of the nouns that mean it, and whether a bare definite
    noun does in an article that names both states.
    """

    attacker: str
    target: str
    since: date
    bare: bool
    words: tuple[str, ...]


@cache
def load() -> tuple[War, ...]:
    """The wars of ``wars.toml``."""
    table = tomllib.loads(resources.data("wars.toml").read_text(encoding="utf-8"))
    return tuple(War(w["attacker"], w["target"], w["since"], w["bare"], tuple(w["words"])) for w in table["war"])
