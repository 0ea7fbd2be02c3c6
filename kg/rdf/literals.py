"""Literals in the one form that Oxigraph keeps, so that a graph is the same before and after a store.

Oxigraph rewrites non-canonical numbers and datatypes ("1.50" to "1.5", xsd:int to xsd:integer), see
https://github.com/oxigraph/oxigraph/issues/526; what is written here survives unchanged.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from pyoxigraph import Literal

from kg.rdf.terms import XSD

_DATE_TYPES = {10: XSD.date, 7: XSD.gYearMonth, 4: XSD.gYear}


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(value)


def words(value: str, language: str) -> Literal:
    """Words of a language ("nb", "nn", "en")."""
    return Literal(value, language=language)


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=XSD.integer)


def decimal(value: float, places: int = 6) -> Literal:
    """A decimal number without exponent or trailing zeros, rounded to so many places."""
    rounded = format(round(Decimal(repr(value)), places), "f")
    if "." in rounded:
        rounded = rounded.rstrip("0").rstrip(".")
    return Literal("0" if rounded in {"-0", ""} else rounded, datatype=XSD.decimal)


def boolean(value: bool) -> Literal:
    """``true`` or ``false``."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def moment(value: date | datetime) -> Literal:
    """A day as xsd:date; a time of day as xsd:dateTime, in UTC where the zone is known."""
    if not isinstance(value, datetime):
        return Literal(value.isoformat(), datatype=XSD.date)
    if value.tzinfo is None:
        return Literal(_trimmed(value.isoformat()), datatype=XSD.dateTime)
    return Literal(_trimmed(value.astimezone(UTC).replace(tzinfo=None).isoformat()) + "Z", datatype=XSD.dateTime)


def _trimmed(iso: str) -> str:
    return iso.rstrip("0") if "." in iso else iso


def partial_date(value: str) -> Literal:
    """A day, month or year ("2023-09-13", "2023-09", "2023"), typed by how much of it there is.

    Raises ValueError for any other length.
    """
    try:
        return Literal(value, datatype=_DATE_TYPES[len(value)])
    except KeyError:
        raise ValueError(f"{value!r} is neither a day, a month nor a year in ISO form") from None
