"""Time expressions."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.mentions import Mention


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression. ``value`` is "2023-09-13", "2023-09" or "2023": as precise as the text, "" if open.

    ``earliest``/``latest`` bound the interval it can mean (ISO days, "" if unknown). ``modifier`` is "" or one of
    "before", "after", "approx", "every" (a set: "regelmessig", "hver uke" does not date an event).
    """

    mention: Mention
    value: str
    earliest: str
    latest: str
    modifier: str
    rule: str
