"""What calendar dates, months, seasons and years mean: values read from the text and context -> an interval.

The functions raise UnresolvableError where the text does not say enough, ValueError where no such day exists.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kg.times import intervals
from kg.times.context import Context, Direction, UnresolvableError, Values
from kg.times.intervals import Interval

_WINTER = 12
_YEAR = 365
# A yearless date this near is meant even against the tense: "var ventet 4. april", printed on 28 March.
_NEAR, _FAR = timedelta(days=60), timedelta(days=300)


# -------------------------------------------------------------------------------------------- calendar dates


def calendar_date(v: Values, c: Context) -> Interval:
    """Resolve "13. september 2023", "fredag 29. mars"."""
    if "year" in v:
        return intervals.day(date(v["year"], v["month"], v["day"]))
    if "years" in v:
        return intervals.day(date(c.today.year + v["years"], v["month"], v["day"]))
    near = [d for y in range(-4, 5) if (d := _safe_date(c.today.year + y, v["month"], v["day"]))]
    if "weekday" in v:
        fitting = [d for d in near if d.isoweekday() == v["weekday"]]
        if fitting:  # a weekday and a date together fix the year
            return intervals.day(min(fitting, key=lambda d: abs(d - c.today)))
    if not near:
        raise ValueError("no such day")
    return intervals.day(_by_tense(near, c))


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _by_tense(days: Iterable[date], c: Context) -> date:
    ordered = sorted(days)
    past = max((d for d in ordered if d <= c.today), default=ordered[0])
    future = min((d for d in ordered if d >= c.today), default=ordered[-1])
    if c.direction is Direction.EITHER:
        return min((future, past), key=lambda d: abs(d - c.today))
    wanted, other = (future, past) if c.direction is Direction.AHEAD else (past, future)
    return other if abs(other - c.today) <= _NEAR and abs(wanted - c.today) >= _FAR else wanted


def day_range(v: Values, c: Context) -> Interval:
    """Resolve "2.–4. april": the month, bounded by the two days."""
    first = calendar_date(v, c).earliest
    assert first is not None
    return intervals.between(first, date(first.year, first.month, v["until"]))


def feast(v: Values, c: Context) -> Interval:
    """Resolve "julaften": the feast's number is month and day."""
    return calendar_date({**v, "month": v["feast"] // 100, "day": v["feast"] % 100}, c)


# --------------------------------------------------------------------------- months, seasons, parts of years


def month(v: Values, c: Context) -> Interval:
    """Resolve "mars 2020", "i september", "april i fjor", "slutten av august" (``third`` 1 to 3)."""
    found = intervals.month(_year_of_month(v, c), v["month"])
    if "third" not in v or found.earliest is None or found.latest is None:
        return found
    first, last = {1: (1, 10), 2: (11, 20), 3: (21, found.latest.day)}[v["third"]]
    return found.within(found.earliest.replace(day=first), found.earliest.replace(day=last))


def _year_of_month(v: Values, c: Context) -> int:
    if "year" in v:
        return v["year"]
    if "years" in v:
        return c.today.year + v["years"]
    shift = v.get("shift", c.direction.value)
    if shift == 0:  # the nearest
        distance = (v["month"] - c.today.month + 5) % 12 - 5
        return c.today.year + (c.today.month + distance - 1) // 12
    ahead = (v["month"] - c.today.month) * shift
    passed = ahead < 0 or ("shift" in v and ahead == 0)
    return c.today.year + shift * passed


def month_of_counted_year(v: Values, c: Context) -> Interval:
    """Resolve "mars for to år siden"; counted in other units there is no year."""
    if v["unit"] != _YEAR:
        raise UnresolvableError
    return intervals.month(c.today.year + v["sign"] * v["count"], v["month"])


def month_from_previous(v: Values, c: Context) -> Interval:
    """Resolve "mars året etter": counted from the year named before in the text."""
    if c.previous is None or not c.previous.value:
        raise UnresolvableError
    return intervals.month(int(c.previous.value[:4]) + v["years"], v["month"])


def season(v: Values, c: Context) -> Interval:
    """Resolve "sommeren 2019", "i fjor høst", "i vår": the year, bounded by the season's months."""
    start = v["season"]
    if "year" in v or "years" in v:
        return _season_of(start, v["year"] if "year" in v else c.today.year + v["years"])
    shift = v.get("shift", c.step)
    if start == _WINTER:
        return _winter_from_now(shift, c.today)
    here = _season_of(start, c.today.year)
    assert here.earliest is not None and here.latest is not None
    if shift < 0:
        return here if here.earliest <= c.today else _season_of(start, c.today.year - 1)
    later = here.latest < c.today or ("shift" in v and here.earliest <= c.today)
    return _season_of(start, c.today.year + later)


def season_from_previous(v: Values, c: Context) -> Interval:
    """Resolve "samme høst", "våren året etter": counted from the year named before in the text."""
    if c.previous is None or not c.previous.value:
        raise UnresolvableError
    return _season_of(v["season"], int(c.previous.value[:4]) + v["years"])


def _season_of(start: int, year: int) -> Interval:
    found = intervals.year(year)
    if start == _WINTER:  # "vinteren 2019" may begin or end in 2019
        return found
    last = intervals.month(year, start + 2).latest
    assert last is not None
    return found.within(date(year, start, 1), last)


def _winter_from_now(shift: int, today: date) -> Interval:
    """Find the winter that is on, ends last or begins next; it has a year only when it is clear which."""
    begins = today.year - 1 if today.month < 3 or (shift < 0 and today.month < _WINTER) else today.year
    last = intervals.month(begins + 1, 2).latest
    assert last is not None
    value = str(today.year) if today.month <= 4 and begins < today.year else ""
    return Interval(value, date(begins, 12, 1), last)


def year(v: Values, _c: Context) -> Interval:
    """Resolve "i 2011"."""
    return intervals.year(v["year"])


def year_range(v: Values, _c: Context) -> Interval:
    """Resolve "2014–2016": bounds only."""
    return intervals.between(date(v["year"], 1, 1), date(v["until"], 12, 31))


def decade(v: Values, _c: Context) -> Interval:
    """Resolve "1990-tallet": bounds only."""
    return intervals.between(date(v["decade"], 1, 1), date(v["decade"] + 9, 12, 31))


def quarter(v: Values, c: Context) -> Interval:
    """Resolve "andre kvartal 2023": the year, bounded by the quarter."""
    return _part_of_year(v, c, v["quarter"], 3)


def half_year(v: Values, c: Context) -> Interval:
    """Resolve "første halvår 2024"."""
    return _part_of_year(v, c, v["half"], 6)


def _part_of_year(v: Values, c: Context, number: int, months: int) -> Interval:
    of = v["year"] if "year" in v else c.today.year  # noqa: SIM401 - without a day of publication
    last = intervals.month(of, number * months).latest
    if last is None or number * months > 12:
        raise ValueError("no such part of a year")
    return intervals.year(of).within(date(of, (number - 1) * months + 1, 1), last)


def turn_of_year(_v: Values, c: Context) -> Interval:
    """Resolve "før nyttår" to the year that ends there, "etter nyttår" to the one that begins."""
    begins = c.today.year + (c.step > 0 or c.today.month == _WINTER)
    if c.modifier == "before":
        return intervals.year(begins - 1)
    return intervals.year(begins) if c.modifier == "after" else intervals.UNKNOWN


def christmas(v: Values, c: Context) -> Interval:
    """Resolve "i romjula" to a December, "før jul" to the year that then ends, "etter jul" to the one that begins."""
    if c.modifier:
        return turn_of_year(v, c)
    ends = c.today.year if c.step > 0 or c.today.month == _WINTER else c.today.year - 1
    return intervals.month(ends, _WINTER)
