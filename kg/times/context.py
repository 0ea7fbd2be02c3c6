"""What time expressions are resolved against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kg.times.intervals import Interval

Values = Mapping[str, int]


class Direction(Enum):
    """Which way the clause points from today; EITHER for a present tense, which announces or retells."""

    BACK = -1
    EITHER = 0
    AHEAD = 1


class UnresolvableError(Exception):
    """The day of publication or the earlier date that an expression counts from is not known."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against. ``previous`` is the date named before it in the text, ``paragraph``
    the one named before it in its paragraph, ``last_day`` the last that is a day, ``hour`` the hour of publication
    where it is known.
    """

    base: date | None
    direction: Direction
    previous: Interval | None = None
    modifier: str = ""
    paragraph: Interval | None = None
    last_day: Interval | None = None
    hour: int | None = None

    @property
    def today(self) -> date:
        """The day of publication. Raises UnresolvableError when the article has none."""
        if self.base is None:
            raise UnresolvableError
        return self.base

    @property
    def step(self) -> int:
        """-1 back, 1 ahead; a present tense with a near date mostly announces: "reiser mandag"."""
        return -1 if self.direction is Direction.BACK else 1

    @property
    def previous_day(self) -> date:
        """The day named last. Raises UnresolvableError if there is none, or a month or year since in the paragraph."""
        named = self.paragraph or self.last_day or self.previous
        if named is None or len(named.value) != len("2019-01-01"):
            raise UnresolvableError
        return date.fromisoformat(named.value)
