"""When an event was, as a first and a last day: as wide as its date is vague."""

from __future__ import annotations

from calendar import monthrange

from kg.views.records import EventRecord


def period(event: EventRecord) -> tuple[str, str]:
    """First and last day (ISO, both included), "" where unknown or open.

    A month runs from its first day to its last, "before Christmas" has no first day, and where the text narrows a
    year down ("last autumn") the narrower bounds count.
    """
    if event.earliest or event.latest:
        return event.earliest, event.latest
    return first_day(event.date), last_day(event.date)


def first_day(date: str) -> str:
    """``2023-09`` -> ``2023-09-01``; "" for "" and for what is no ISO date."""
    parts = _parts(date)
    return f"{parts[0]}-{parts[1] or '01'}-{parts[2] or '01'}" if parts else ""


def last_day(date: str) -> str:
    """``2023-09`` -> ``2023-09-30``, ``2023`` -> ``2023-12-31``."""
    parts = _parts(date)
    if not parts:
        return ""
    year, month = parts[0], parts[1] or "12"
    return f"{year}-{month}-{parts[2] or monthrange(int(year), int(month))[1]}"


def precision(event: EventRecord) -> str:
    """ "day", "month" or "year" as the date is written, "" without one."""
    return {10: "day", 7: "month", 4: "year"}.get(len(event.date), "")


def _parts(date: str) -> tuple[str, str, str] | None:
    fields = date.split("-")
    if not all(f.isdecimal() for f in fields) or [len(f) for f in fields] not in ([4], [4, 2], [4, 2, 2]):
        return None
    if len(fields) > 1 and not 1 <= int(fields[1]) <= 12:
        return None
    year, month, day = (*fields, "", "")[:3]
    return year, month, day
