"""Pages saved from the web: trafilatura finds the article in the page, this module takes it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.articles.draft import Draft
from kg.articles.encoding import UndecodableError, decode
from kg.articles.fields import Fields
from kg.articles.page_head import page_fields
from kg.model import SegmentKind

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
# A news page has a few thousand; extraction takes minutes on pages that are nothing but mark-up.
_MOST_ELEMENTS = 50_000
# Less is what is left of a menu or a notice about cookies.
_FEWEST_WORDS = 10


class NoArticleError(ValueError):
    """The page holds no article that could be told from its surroundings."""


def drafts(path: Path, raw: bytes) -> Iterator[Draft]:
    """The page's one article: headline and paragraphs, a blank line between them.

    Raises UndecodableError, NoArticleError.
    """
    import trafilatura
    from lxml.html import document_fromstring

    source = _decode(raw)
    if not source.strip():
        raise NoArticleError("empty")
    page = document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    if sum(1 for _ in page.iter()) > _MOST_ELEMENTS:
        raise NoArticleError(f"more than {_MOST_ELEMENTS:,} elements, not the page of one article")
    said = page_fields(page)
    found = trafilatura.bare_extraction(
        source,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # A fixed last day: what a page means must not depend on the day it is read.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    if found is None or isinstance(found, dict) or found.text is None or len(found.text.split()) < _FEWEST_WORDS:
        raise NoArticleError("no article text found in the page")
    fields = said.over(Fields(title=found.title, published=found.date, url=found.url, publisher=found.sitename))
    text, kinds = _text(fields.title, found.body)
    if len("".join(text.split())) < len("".join(found.text.split())) // 2:
        # The page puts its words into no paragraphs; what the extraction makes of it has the words at least.
        text, kinds = found.text, {}
    yield Draft(
        path=path,
        source=str(path),
        default_id=path.stem,
        stem=path.stem,
        text=text,
        fields=fields,
        kinds=kinds,
    )


def _decode(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:4096])
    try:
        return decode(raw)
    except UndecodableError:
        if declared is None:
            raise
        try:
            return raw.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            raise UndecodableError(f"not in the encoding it declares ({declared[1].decode()})") from None


def _text(title: str | None, body: Any) -> tuple[str, dict[int, SegmentKind]]:
    parts: list[str] = []
    kinds: dict[int, SegmentKind] = {}
    length = 0

    def add(content: str, kind: SegmentKind | None) -> None:
        nonlocal length
        start = length + (2 if parts else 0)
        if kind:
            kinds[start] = kind
        parts.append(content)
        length = start + len(content)

    if title:
        add(title, SegmentKind.HEADLINE)
    for element in body.iter("head", "p", "quote", "item"):
        if any(parent.tag in ("p", "quote", "item") for parent in element.iterancestors()):
            continue
        for content in _broken_lines(element):
            if content != title:
                add(content, SegmentKind.SUBHEAD if element.tag == "head" else None)
    return "\n\n".join(parts), kinds


def _broken_lines(element: Any) -> list[str]:
    """The text of an element, one string for each line between its line breaks, white space as a browser shows it."""
    from lxml.etree import iterwalk

    lines = [""]
    for event, part in iterwalk(element, events=("start", "end")):
        if event == "start":
            if part.tag == "lb":
                lines.append("")
            lines[-1] += part.text or ""
        elif part is not element:
            lines[-1] += part.tail or ""
    return [content for line in lines if (content := " ".join(line.split()))]
