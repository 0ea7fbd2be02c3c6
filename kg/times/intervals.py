"""Stretches of time, no more precise than the words that name them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """``value`` is an ISO day, month or year ("" where none fits); ``earliest``/``latest`` bound it, inclusive."""

    value: str = ""
    earliest: date | None = None
    latest: date | None = None

    def within(self, earliest: date, latest: date) -> Interval:
        """Return the same value with narrower bounds: "slutten av august"."""
        return replace(self, earliest=earliest, latest=latest)


UNKNOWN = Interval()


def day(d: date) -> Interval:
    """Return one day."""
    return Interval(d.isoformat(), d, d)


def month(year: int, number: int) -> Interval:
    """Return one calendar month; ``number`` may run over the year's ends (0 is December of the year before)."""
    year, zero_based = year + (number - 1) // 12, (number - 1) % 12
    number = zero_based + 1
    last = calendar.monthrange(year, number)[1]
    return Interval(f"{year:04d}-{number:02d}", date(year, number, 1), date(year, number, last))


def year(number: int) -> Interval:
    """Return one calendar year."""
    return Interval(f"{number:04d}", date(number, 1, 1), date(number, 12, 31))


def between(earliest: date, latest: date) -> Interval:
    """Return a stretch of days. Its value is their month, or nothing where it reaches into another month."""
    if earliest == latest:
        return day(earliest)
    same = (earliest.year, earliest.month) == (latest.year, latest.month)
    return Interval(earliest.isoformat()[:7] if same else "", earliest, latest)


def week(of: date, shift: int = 0) -> Interval:
    """Return the week, Monday to Sunday, that is ``shift`` weeks from the one of a day."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=shift)
    return between(monday, monday + timedelta(days=6))
