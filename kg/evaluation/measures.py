"""What is counted, so that it can be summed over articles: true and false positives, shares, B³."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol, Self

from kg.evaluation.gold import Span


class Measure(Protocol):
    """A count that can be added up."""

    @property
    def value(self) -> float:
        """The figure, from 0 to 1."""
        ...

    @property
    def precision(self) -> float | None:
        """Of what was predicted, the right share; None where the figure has none."""
        ...

    @property
    def recall(self) -> float | None:
        """Of what is in the gold, the share found; None where the figure has none."""
        ...

    def __add__(self, other: Self, /) -> Self:
        """The measure of both together."""
        ...


def ratio(part: float, whole: float) -> float:
    """``part`` of ``whole``, 0 of nothing."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return ratio(2 * precision * recall, precision + recall)


@dataclass(frozen=True, slots=True)
class Counts:
    """Hits, false alarms and misses; the figure is F1."""

    hits: int = 0
    spurious: int = 0
    missed: int = 0

    @classmethod
    def of_sets(cls, predicted: Set[object], gold: Set[object]) -> Counts:
        """Compares two sets."""
        return cls(len(predicted & gold), len(predicted - gold), len(gold - predicted))

    @classmethod
    def of_totals(cls, hits: int, predicted: int, gold: int) -> Counts:
        """From the sizes of both sides and what they share."""
        return cls(hits, predicted - hits, gold - hits)

    def __add__(self, other: Counts, /) -> Counts:
        return Counts(self.hits + other.hits, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Of what was predicted."""
        return ratio(self.hits, self.hits + self.spurious)

    @property
    def recall(self) -> float:
        """Of what is in the gold."""
        return ratio(self.hits, self.hits + self.missed)

    @property
    def value(self) -> float:
        """F1."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many right; accuracy or recall."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share, /) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    precision = None
    recall = None

    @property
    def value(self) -> float:
        """The share."""
        return ratio(self.right, self.of)


@dataclass(frozen=True, slots=True)
class BCubed:
    """B³ (Bagga and Baldwin 1998) over gold mentions; a mention not found counts against recall only."""

    precision_sum: float = 0.0
    found: int = 0
    recall_sum: float = 0.0
    gold: int = 0

    @classmethod
    def of_clusters(cls, predicted: Mapping[Span, str], gold: Mapping[Span, str]) -> BCubed:
        """Compares two partitions, mention -> cluster; ``predicted`` holds a subset of the mentions of ``gold``."""
        precision = recall = 0.0
        for m in predicted:
            here = {n for n in predicted if predicted[n] == predicted[m]}
            there = {n for n in gold if gold[n] == gold[m]}
            precision += len(here & there) / len(here)
            recall += len(here & there) / len(there)
        return cls(precision, len(predicted), recall, len(gold))

    def __add__(self, other: BCubed, /) -> BCubed:
        return BCubed(
            self.precision_sum + other.precision_sum,
            self.found + other.found,
            self.recall_sum + other.recall_sum,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """How pure the predicted clusters are."""
        return ratio(self.precision_sum, self.found)

    @property
    def recall(self) -> float:
        """How whole the gold clusters are."""
        return ratio(self.recall_sum, self.gold)

    @property
    def value(self) -> float:
        """F1."""
        return harmonic(self.precision, self.recall)


def total(measures: Sequence[Measure]) -> Measure:
    """The sum of at least one measure of the same kind."""
    out = measures[0]
    for m in measures[1:]:
        out = out + m
    return out
