"""Time expressions in Norwegian text, resolved against the day of publication."""

from kg.times.finder import find_dates

__all__ = ["find_dates"]
