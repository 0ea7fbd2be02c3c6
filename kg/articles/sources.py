"""Which files are meant by the paths a user gives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.articles import metadata
from kg.model import Skipped

PLAIN = (".txt", ".text")
MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm", ".xhtml")
JSON_LINES = (".jsonl", ".ndjson")
DELIMITED = (".csv", ".tsv")
PARQUET = (".parquet",)
SUFFIXES = PLAIN + MARKDOWN + HTML + JSON_LINES + DELIMITED + PARQUET

#: Read by the parse stage, not here: trees that somebody else made.
_PARSED = (".conllu",)


def files(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """The article files among and below the paths, each once. Folders are searched, hidden files left out."""
    seen: dict[Path, None] = {}
    for given in sorted({Path(p) for p in paths}):
        found = 0
        for file in _below(given):
            if isinstance(file, Skipped):
                yield file
                found += 1
            elif not str(file).isprintable():
                found += 1
                yield Skipped(ascii(str(file)), "its name holds characters that are no text; rename it")
            elif file.suffix.lower() in _PARSED:
                found += 1
            elif file.name != metadata.NAME:
                found += 1
                if file.resolve() not in seen:
                    seen[file.resolve()] = None
                    yield file
        if not found and given.is_dir():
            yield Skipped(str(given), f"no article files in this folder ({', '.join(SUFFIXES)})")


def _below(given: Path) -> Iterator[Path | Skipped]:
    try:
        if given.is_dir():
            yield from _in_folder(given)
        elif not given.exists():
            yield Skipped(str(given), "no such file or folder")
        elif not given.is_file():
            yield Skipped(str(given), "not a regular file")
        elif given.suffix.lower() in SUFFIXES + _PARSED:
            yield given
        else:
            yield Skipped(str(given), f"unknown kind of file {given.suffix!r}; known: {', '.join(SUFFIXES)}")
    except (OSError, ValueError) as error:
        yield Skipped(str(given), f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _in_folder(folder: Path) -> Iterator[Path | Skipped]:
    problems: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            if not name.startswith(".") and file.suffix.lower() in SUFFIXES + _PARSED and file.is_file():
                yield file
    for problem in problems:
        yield Skipped(str(problem.filename), f"cannot be read: {problem.strerror}")
