"""The meanings that a pattern of ``kg/data/times.toml`` can name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.times import calendar_terms, intervals, relative_terms
from kg.times.context import Context, UnresolvableError, Values
from kg.times.intervals import Interval

MEANINGS: Mapping[str, Callable[[Values, Context], Interval]] = {
    f.__name__: f
    for f in (
        calendar_terms.calendar_date,
        calendar_terms.christmas,
        calendar_terms.day_range,
        calendar_terms.decade,
        calendar_terms.feast,
        calendar_terms.half_year,
        calendar_terms.month,
        calendar_terms.month_from_previous,
        calendar_terms.month_of_counted_year,
        calendar_terms.quarter,
        calendar_terms.season,
        calendar_terms.season_from_previous,
        calendar_terms.turn_of_year,
        calendar_terms.year,
        calendar_terms.year_range,
        relative_terms.clock_time,
        relative_terms.counted_from_now,
        relative_terms.counted_from_previous,
        relative_terms.counted_in_paragraph,
        relative_terms.days_from_previous,
        relative_terms.days_from_today,
        relative_terms.months_from_now,
        relative_terms.recurrent,
        relative_terms.rest_of_unit,
        relative_terms.same_month_as_previous,
        relative_terms.this_week,
        relative_terms.unit_from_now,
        relative_terms.unit_from_previous,
        relative_terms.vague,
        relative_terms.weekday,
        relative_terms.weekday_of_counted_week,
        relative_terms.weekday_of_week,
        relative_terms.weekend,
        relative_terms.years_from_previous,
    )
}


def resolve(meaning: str, values: Values, context: Context) -> Interval | None:
    """Return the interval an expression denotes; UNKNOWN where it stays open, None where no such day exists."""
    try:
        return MEANINGS[meaning](values, context)
    except UnresolvableError:
        return intervals.UNKNOWN
    except (ValueError, OverflowError):
        return None
