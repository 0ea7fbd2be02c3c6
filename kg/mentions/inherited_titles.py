"""Titles that share what they are of with the one before them: "USAs handelsrepresentant A og finansminister B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.reader import Reader
from kg.model import TitleFact


def inherited(reader: Reader, facts: Sequence[TitleFact]) -> list[TitleFact]:
    """ "USAs handelsrepresentant A og finansminister B": the second title shares the first one's owner."""
    out: list[TitleFact] = []
    for fact in facts:
        before = fact.evidence.first - 1
        previous = next(
            (f for f in out if f.holder.last == before or _bracket_between(reader, f.holder.last, before)), None
        )
        bare = fact.of is None and fact.of_state is None
        if bare and reader.form(before) == "og" and previous is not None and (previous.of or previous.of_state):
            fact = replace(fact, of=previous.of, of_state=previous.of_state, rule=fact.rule + ":coordinated")
        out.append(fact)
    return out


def _bracket_between(reader: Reader, start: int, end: int) -> bool:
    return end - start == 3 and reader.form(start) == "(" and reader.form(start + 2) == ")"
