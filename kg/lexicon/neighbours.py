"""Which states share a land border."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.lexicon.tsv import rows, values
from kg.resources import data


@cache
def _table() -> Mapping[str, frozenset[str]]:
    found = rows(data("neighbours.tsv"), ("code", "neighbours"))
    return {row["code"]: frozenset(values(row["neighbours"])) for _, row in found}


def neighbours(code: str) -> frozenset[str]:
    """ISO codes of the states that border on one by land; none for islands and unknown codes."""
    return _table().get(code, frozenset())
