"""From a draft to an article: identifier, dates, segments, language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime

from kg.articles import dates
from kg.articles.draft import LONGEST_TEXT, Draft
from kg.articles.fields import Fields, FieldValue
from kg.articles.language import OtherLanguageError, norwegian
from kg.articles.segments import segment
from kg.model import Article, Segment, SegmentKind, Skipped

#: Characters of meta lines looked at for a date of publication; longer lines hold something else.
_LONGEST_DATE_LINE = 200


def assemble(draft: Draft, beside: Fields, default_published: date | None) -> Iterator[Article | Skipped]:
    """The article, or why it cannot be used; before it a line for each field that had to be ignored.

    ``beside`` (metadata.csv) goes before the draft's own fields, these before the "Publisert:" line, and that
    before ``default_published``.
    """
    fields = beside.over(draft.fields)
    problem = _unusable(draft.text)
    if problem:
        yield Skipped(draft.source, problem)
        return
    try:
        language = norwegian(draft.text, fields.language)
    except OtherLanguageError as error:
        yield Skipped(draft.source, str(error))
        return
    segments = segment(draft.text, title=fields.title, kinds=draft.kinds)
    line_published, line_modified = _dates_in_text(draft.text, segments)
    published, bad_published = _date("published", fields.published)
    modified, bad_modified = _date("modified", fields.modified)
    for bad in (bad_published, bad_modified):
        if bad:
            yield Skipped(draft.source, bad)
    yield Article(
        id=draft.fields.id or draft.default_id,
        text=draft.text,
        segments=segments,
        published=_most_precise(published, line_published) or default_published,
        modified=_most_precise(modified, line_modified),
        title=fields.title or _headline(draft.text, segments),
        url=fields.url,
        publisher=fields.publisher,
        language=language,
        sha256=hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        source=draft.source,
    )


def _unusable(text: str) -> str | None:
    if not text.strip():
        return "empty"
    if len(text) > LONGEST_TEXT:
        return f"longer than {LONGEST_TEXT:,} characters, not one news article"
    if "\x00" in text:
        return "binary data, not text"
    if any("\ud800" <= c <= "\udfff" for c in text):
        return "holds half a surrogate pair, which is no character"
    return None


def _date(name: str, value: FieldValue) -> tuple[date | datetime | None, str | None]:
    if value is None:
        return None, None
    try:
        return dates.parse(value), None
    except ValueError as error:
        return None, f"{name} ignored: {error}"


def _dates_in_text(text: str, segments: tuple[Segment, ...]) -> tuple[date | datetime | None, date | datetime | None]:
    published: date | datetime | None = None
    modified: date | datetime | None = None
    for s in segments:
        if s.kind is SegmentKind.META and s.end - s.start <= _LONGEST_DATE_LINE:
            line_published, line_modified = dates.publication_line(text[s.start : s.end])
            published, modified = published or line_published, modified or line_modified
    return published, modified


def _most_precise(said: date | datetime | None, line: date | datetime | None) -> date | datetime | None:
    """What the source says, with the time of day that the text gives for that same day."""
    if said is None:
        return line
    if isinstance(line, datetime) and not isinstance(said, datetime) and line.date() == said:
        return line
    return said


def _headline(text: str, segments: tuple[Segment, ...]) -> str | None:
    heads = (text[s.start : s.end] for s in segments if s.kind is SegmentKind.HEADLINE)
    return next((" ".join(h.split()) for h in heads), None)
