"""From paths to articles: dispatch by format, metadata beside the files, one article per identifier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from kg.articles import html, markdown, metadata, plain, records, sources
from kg.articles.assemble import assemble
from kg.articles.draft import LONGEST_TEXT, Draft
from kg.model import Article, Skipped

#: Bytes of a file that is one article: UTF-8 text of the greatest length, and markup around it.
_LARGEST_FILE = 8 * LONGEST_TEXT
_LARGEST_TABLE = 512 * 1024 * 1024

_OF_BYTES: dict[tuple[str, ...], Callable[[Path, bytes], Iterable[Draft | Skipped]]] = {
    sources.PLAIN: plain.drafts,
    sources.MARKDOWN: markdown.drafts,
    sources.HTML: html.drafts,
    sources.DELIMITED: records.delimited,
}
_OF_PATH: dict[tuple[str, ...], Callable[[Path], Iterable[Draft | Skipped]]] = {
    sources.JSON_LINES: records.json_lines,
    sources.PARQUET: records.parquet,
}


def read(paths: Sequence[Path], published: date | None = None) -> Iterator[Article | Skipped]:
    """What could not be used, sorted by source, then the articles, sorted by identifier.

    ``paths`` are files and folders, their order is of no account; ``published`` is the day of publication of
    articles that do not say theirs. Never raises for bad input: every file, record or field that cannot be used
    is one ``Skipped`` that says why. Of two inputs with one identifier the first by path stays.
    """
    skipped: list[Skipped] = []
    articles: list[Article] = []
    for result in _read_all(paths, published):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            articles.append(result)
    unique, repeated = _one_per_id(articles)
    yield from sorted([*skipped, *repeated], key=lambda s: (s.source, s.reason))
    yield from unique


def _read_all(paths: Sequence[Path], published: date | None) -> Iterator[Article | Skipped]:
    beside: dict[Path, metadata.Metadata] = {}
    for file in sources.files(paths):
        if isinstance(file, Skipped):
            yield file
            continue
        if file.parent not in beside:
            beside[file.parent] = metadata.beside(file.parent)
            yield from beside[file.parent].problems
        for draft in _drafts(file):
            if isinstance(draft, Skipped):
                yield draft
            else:
                row = beside[file.parent].of(*filter(None, (draft.stem, draft.fields.id, draft.path.name)))
                yield from assemble(draft, row, published)


def _drafts(file: Path) -> Iterator[Draft | Skipped]:
    suffix = file.suffix.lower()
    try:
        for suffixes, from_path in _OF_PATH.items():
            if suffix in suffixes:
                yield from from_path(file)
        for suffixes, from_bytes in _OF_BYTES.items():
            if suffix in suffixes:
                limit = _LARGEST_TABLE if suffixes is sources.DELIMITED else _LARGEST_FILE
                yield from from_bytes(file, _bytes(file, limit))
    except OSError as error:
        yield Skipped(str(file), f"cannot be read: {error.strerror or error}")
    except ValueError as error:
        yield Skipped(str(file), str(error))
    except Exception as error:  # a parser of somebody else's format met what it did not foresee
        yield Skipped(str(file), f"cannot be read: {type(error).__name__}: {str(error)[:120]}")


def _bytes(file: Path, limit: int) -> bytes:
    size = file.stat().st_size
    if size > limit:
        raise ValueError(f"{size:,} bytes, more than the {limit:,} that one article may have")
    return file.read_bytes()


def _one_per_id(articles: Iterable[Article]) -> tuple[list[Article], list[Skipped]]:
    kept: dict[str, Article] = {}
    repeated: list[Skipped] = []
    for article in sorted(articles, key=lambda a: (a.id, a.source)):
        first = kept.setdefault(article.id, article)
        if first is not article:
            same = first.sha256 == article.sha256
            reason = "the same article as" if same else "another text with the identifier of"
            repeated.append(Skipped(article.source, f"{reason} {first.source} ({article.id!r})"))
    return [kept[i] for i in sorted(kept)], repeated
