"""What expressions counted from today or from an earlier date mean: values and context -> an interval.

The functions raise UnresolvableError where the day that they count from is not known.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kg.times import intervals
from kg.times.context import Context, Direction, UnresolvableError, Values
from kg.times.intervals import Interval

_HOURS, _WEEK, _MONTH, _YEAR = 0, 7, 30, 365


# -------------------------------------------------------------------------------------------------- weekdays


def weekday(v: Values, c: Context) -> Interval:
    """Resolve "onsdag" to the nearest one, today included, back or ahead as the tense says.

    ``shift`` -1 and 1 ("sist onsdag", "neste onsdag") leave today out.
    """
    shift = v.get("shift", c.step)
    strict = "shift" in v
    distance = ((v["weekday"] - c.today.isoweekday()) * shift) % 7
    if strict and distance == 0:
        distance = 7
    return intervals.day(c.today + timedelta(days=shift * distance))


def weekday_of_week(v: Values, c: Context) -> Interval:
    """Resolve "onsdag i forrige uke": ``weeks`` from this one."""
    monday = intervals.week(c.today, v["weeks"]).earliest
    assert monday is not None
    return intervals.day(monday + timedelta(days=v["weekday"] - 1))


def weekday_of_counted_week(v: Values, c: Context) -> Interval:
    """Resolve "tirsdag for to uker siden"."""
    if v["unit"] != _WEEK:
        raise UnresolvableError
    return weekday_of_week({**v, "weeks": v["sign"] * v["count"]}, c)


def recurrent(_v: Values, _c: Context) -> Interval:
    """Resolve "hver onsdag": a set of times is no date."""
    return intervals.UNKNOWN


# ---------------------------------------------------------------------------------------- counted from today


def days_from_today(v: Values, c: Context) -> Interval:
    """Resolve "i går", "i overmorgen"."""
    return intervals.day(c.today + timedelta(days=v["days"]))


def counted_from_now(v: Values, c: Context) -> Interval:
    """Resolve "for to uker siden" to a day, "for tre måneder siden" to a month, "om ti år" to a year."""
    distance = v["sign"] * v["count"]
    if v["unit"] == _HOURS:
        return intervals.day(c.today)
    if v["unit"] == _MONTH:
        return intervals.month(c.today.year, c.today.month + distance)
    if v["unit"] == _YEAR:
        return intervals.year(c.today.year + distance)
    return intervals.day(c.today + timedelta(days=distance * v["unit"]))


def vague(v: Values, c: Context) -> Interval:
    """Resolve "for noen dager siden": somewhere between ``low`` and ``high`` units away."""
    if v["unit"] == _HOURS:
        return intervals.day(c.today)
    ends = sorted(c.today + timedelta(days=v["sign"] * n * v["unit"]) for n in (v["low"], v["high"]))
    return intervals.between(*ends)


def clock_time(v: Values, c: Context) -> Interval:
    """Resolve "klokken 16": on the day that the paragraph names before, else today; what is over by now, yesterday."""
    if c.paragraph is not None and len(c.paragraph.value) == len("2019-01-01"):
        return c.paragraph
    later = c.hour is not None and c.direction is Direction.BACK and v["clock"] > c.hour
    return intervals.day(c.today - timedelta(days=later))


def months_from_now(v: Values, c: Context) -> Interval:
    """Resolve "for et halvt år siden"."""
    return intervals.month(c.today.year, c.today.month + v["months"])


def unit_from_now(v: Values, c: Context) -> Interval:
    """Resolve "forrige uke", "neste måned", "i fjor"."""
    if v["theunit"] == _WEEK:
        return intervals.week(c.today, v["units"])
    if v["theunit"] == _MONTH:
        return intervals.month(c.today.year, c.today.month + v["units"])
    return intervals.year(c.today.year + v["units"])


def rest_of_unit(v: Values, c: Context) -> Interval:
    """Resolve "senere i uka": what is left of it, or the week itself where the clause tells of the past."""
    found = unit_from_now({**v, "units": 0}, c)
    tomorrow = c.today + timedelta(days=1)
    if c.direction is Direction.BACK or found.latest is None or found.latest < tomorrow:
        return found
    return found.within(tomorrow, found.latest)


def this_week(_v: Values, c: Context) -> Interval:
    """Resolve "i starten av uken"."""
    return intervals.week(c.today)


def weekend(v: Values, c: Context) -> Interval:
    """Resolve "i helgen": the weekend that is on, else the nearest by tense or ``shift``."""
    saturday = c.today + timedelta(days=6 - c.today.isoweekday())  # of this week; on Sundays yesterday
    is_on = c.today.isoweekday() >= 6
    shift = v.get("shift", 0 if is_on else c.step)
    if shift < 0:
        saturday -= timedelta(weeks=1)
    elif shift > 0 and is_on:
        saturday += timedelta(weeks=1)
    return intervals.between(saturday, saturday + timedelta(days=1))


# ------------------------------------------------------------------------ counted from the date named before


def days_from_previous(v: Values, c: Context) -> Interval:
    """Resolve "dagen før", "samme dag"."""
    return intervals.day(c.previous_day + timedelta(days=v["days"]))


def counted_from_previous(v: Values, c: Context) -> Interval:
    """Resolve "to dager senere", "tre år tidligere": as precise as the unit and the date counted from."""
    distance = v["sign"] * v["count"]
    if v["unit"] == _HOURS:
        return intervals.day(c.previous_day)
    if c.paragraph is not None and len(c.paragraph.value) == len("2019-01") and abs(distance) * v["unit"] < _WEEK:
        return c.paragraph  # "i mai … fire dager senere"
    if v["unit"] == _MONTH:
        return _months_from_previous(distance, c)
    if v["unit"] == _YEAR:
        return years_from_previous({"years": distance}, c)
    return intervals.day(c.previous_day + timedelta(days=distance * v["unit"]))


def counted_in_paragraph(v: Values, c: Context) -> Interval:
    """Resolve "etter to måneder": counted from a date that the paragraph names, and never past today."""
    found = counted_from_previous(v, replace(c, previous=c.paragraph))
    if found.earliest is None or found.earliest > c.today:
        raise UnresolvableError
    return found


def unit_from_previous(v: Values, c: Context) -> Interval:
    """Resolve "uken før", "måneden etter"; a week counts from today where no day is named before."""
    if v["theunit"] == _WEEK:
        named = c.previous is not None and len(c.previous.value) == len("2019-01-01")
        return intervals.week(c.previous_day if named else c.today, v["units"])
    if v["theunit"] == _MONTH:
        return _months_from_previous(v["units"], c)
    return years_from_previous({"years": v["units"]}, c)


def _months_from_previous(distance: int, c: Context) -> Interval:
    if c.previous is None or len(c.previous.value) < len("2019-01"):
        raise UnresolvableError
    of, number = c.previous.value.split("-")[:2]
    return intervals.month(int(of), int(number) + distance)


def years_from_previous(v: Values, c: Context) -> Interval:
    """Resolve "året etter", "samme år"."""
    if c.previous is None or not c.previous.value:
        raise UnresolvableError
    return intervals.year(int(c.previous.value[:4]) + v["years"])


def same_month_as_previous(_v: Values, c: Context) -> Interval:
    """Resolve "samme måned"."""
    return _months_from_previous(0, c)
