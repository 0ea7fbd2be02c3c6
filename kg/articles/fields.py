"""Names and values of an article's fields, wherever they are written: front matter, records, metadata.csv."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.resources import data

FieldValue = str | date | None

# Control characters and halves of surrogate pairs (JSON can hold both).
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """What a source says about an article besides its text; None where it says nothing.

    ``published`` and ``modified`` are still as written: a string, or a date where the format has dates.
    """

    id: str | None = None
    title: str | None = None
    published: FieldValue = None
    modified: FieldValue = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None

    def over(self, other: Fields) -> Fields:
        """These fields, filled up from ``other`` where they say nothing."""
        return Fields(
            id=self.id or other.id,
            title=self.title or other.title,
            published=self.published or other.published,
            modified=self.modified or other.modified,
            url=self.url or other.url,
            publisher=self.publisher or other.publisher,
            language=self.language or other.language,
        )


def _normal(name: str) -> str:
    return "".join(c for c in name.casefold() if c not in " -_")


@cache
def _names() -> dict[str, tuple[str, ...]]:
    with data("article_fields.toml").open("rb") as f:
        return {field: tuple(_normal(n) for n in names) for field, names in tomllib.load(f).items()}


def has_field(names: Iterable[str], field: str) -> bool:
    """Whether one of the column names means ``field``."""
    normal = {_normal(n) for n in names}
    return any(n in normal for n in _names()[field])


def names_of(field: str) -> tuple[str, ...]:
    """The names a field may bear, for messages."""
    return _names()[field]


def value_of(record: Mapping[str, object], field: str) -> object:
    """The record's value for ``field`` under any of its names, None if it has none or only empty ones."""
    normal = {_normal(str(k)): v for k, v in record.items() if k is not None}
    for name in _names()[field]:
        value = normal.get(name)
        if isinstance(value, str):
            value = value if value.strip() else None
        if value is not None:
            return value
    return None


def _printable(value: str) -> str | None:
    """A value in one line, without characters that no file can hold; None if nothing is left."""
    return " ".join(_NO_TEXT.sub(" ", value).split()) or None


def fields_of(record: Mapping[str, object]) -> Fields:
    """The fields of a record; values that are no scalars count as absent."""

    def word(field: str) -> str | None:
        value = value_of(record, field)
        if isinstance(value, bool) or not isinstance(value, str | int):
            return None
        return _printable(str(value))

    def day(field: str) -> FieldValue:
        value = value_of(record, field)
        if isinstance(value, date):
            return value
        return None if value is None else _printable(str(value))

    return Fields(
        id=word("id"),
        title=word("title"),
        published=day("published"),
        modified=day("modified"),
        url=word("url"),
        publisher=word("publisher"),
        language=word("language"),
    )
