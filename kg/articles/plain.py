"""Plain text as copied from a news site: the whole file is the article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.articles.draft import Draft
from kg.articles.encoding import decode


def drafts(path: Path, raw: bytes) -> Iterator[Draft]:
    """The file's one article. Raises UndecodableError."""
    yield Draft(path=path, source=str(path), default_id=path.stem, stem=path.stem, text=decode(raw))
