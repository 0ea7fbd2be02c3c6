"""An article and its segments, or why an input was skipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a stretch of an article is; names are those of ``kg:segment``."""

    HEADLINE = "headline"
    LEDE = "lede"
    BODY = "body"
    CAPTION = "caption"
    SUBHEAD = "subhead"
    QUOTE = "quote"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text with one function. Segments are disjoint, ordered and never cut a line."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, text untouched.

    ``published``/``modified`` are a ``date`` when the source gives no time of day, else a ``datetime``.
    ``language`` is ``nb`` or ``nn``. ``source`` is the path it was read from (for messages, not for the graph).
    """

    id: str
    text: str
    segments: tuple[Segment, ...]
    published: date | datetime | None = None
    modified: date | datetime | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "nb"
    sha256: str = ""
    source: str = ""

    @property
    def published_day(self) -> date | None:
        """The day of publication, the base that weekday names and "i fjor" resolve against."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be used: the path (and record) and one clear line saying why."""

    source: str
    reason: str
