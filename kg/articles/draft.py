"""What a format hands over before the article is assembled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles.fields import Fields
from kg.model import SegmentKind

#: Code points of one article's text; longer ones are not news articles.
LONGEST_TEXT = 500_000


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its format gives it.

    ``path`` is the file it stands in and ``source`` names it in messages (the path, and the record where a
    file holds several). ``stem`` is the file's stem where the file is the article, "" for records.
    ``default_id`` is its identifier unless ``fields`` give one. ``kinds`` says what the format itself knows
    about paragraphs (a heading, a picture), by the offset of their first character.
    """

    path: Path
    source: str
    default_id: str
    text: str
    stem: str = ""
    fields: Fields = field(default_factory=Fields)
    kinds: Mapping[int, SegmentKind] = field(default_factory=dict)
