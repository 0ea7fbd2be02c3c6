"""Dates of publication: what records give, and the "Publisert: …" line of a copied article."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kg.articles.line_rules import words

_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_TIME = r"(?:[\s,T–-]*(?:kl\.?|klokka|klokken)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?![\d.]))?"
_WRITTEN = (
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)" + _TIME,
    r"(?<!\d)(?P<d>\d{1,2})[./]\s?(?P<m>\d{1,2})[./]\s?(?P<y>\d{4}|\d{2})(?!\d)" + _TIME,
    r"(?<!\d)(?P<d>\d{1,2})\.?\s*(?P<month>" + "|".join(words("month")) + r")\.?,?\s+(?P<y>\d{4})(?!\d)" + _TIME,
)
_PATTERNS = tuple(re.compile(p, re.IGNORECASE) for p in _WRITTEN)


def parse(value: str | date) -> date | datetime:
    """A day, or a day and Norwegian clock time (naive) where the value has one; 00:00 counts as no time.

    Raises ValueError when no full date (with its year) is in the value.
    """
    if not isinstance(value, str):
        return _clock(value) if isinstance(value, datetime) else value
    try:
        return _clock(datetime.fromisoformat(value.strip()))
    except ValueError:
        found = first_date(value)
    if found is None:
        raise ValueError(f"{value[:60]!r} is not a date")
    return found


def _clock(value: datetime) -> date | datetime:
    if value.tzinfo is not None:
        # Without time-zone data on this machine: the clock as the source shows it.
        with suppress(ZoneInfoNotFoundError, OverflowError):
            value = value.astimezone(ZoneInfo("Europe/Oslo"))
    value = value.replace(tzinfo=None, microsecond=0)
    return value if (value.hour, value.minute, value.second) != (0, 0, 0) else value.date()


def first_date(text: str) -> date | datetime | None:
    """The first full date in a short text, with the time of day that follows it, or None."""
    found = [m for m in (p.search(text) for p in _PATTERNS) if m]
    return _from_match(min(found, key=lambda m: m.start())) if found else None


def _from_match(m: re.Match[str]) -> date | datetime | None:
    parts = m.groupdict()
    month = int(parts["m"]) if parts.get("m") else _MONTHS.index(parts["month"][:3].lower()) + 1
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    try:
        day = date(year, month, int(parts["d"]))
        if parts["hour"] is None:
            return day
        return datetime(year, month, day.day, int(parts["hour"]), int(parts["minute"]))
    except ValueError:
        return None


_LABEL = re.compile(
    rf"(?<!\w)(?P<published>{'|'.join(words('published'))})(?!\w)|(?<!\w)(?P<modified>{'|'.join(words('modified'))})(?!\w)",
    re.IGNORECASE,
)


def publication_line(line: str) -> tuple[date | datetime | None, date | datetime | None]:
    """(published, modified) of a meta line such as "Publisert: 13.09.2023 07:48 Oppdatert: 13.09.2023 08:39".

    A line without a label that holds a date (a bare time stamp) gives the day of publication.
    """
    labels = list(_LABEL.finditer(line))
    if not labels:
        return first_date(line), None
    out: dict[str, date | datetime | None] = {"published": None, "modified": None}
    ends = [m.start() for m in labels[1:]] + [len(line)]
    for label, end in zip(labels, ends, strict=True):
        key = label.lastgroup or "published"
        out[key] = out[key] or first_date(line[label.end() : end])
    return out["published"], out["modified"]
