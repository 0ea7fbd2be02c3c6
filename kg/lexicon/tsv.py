"""Reading the tab-separated word lists under ``kg/data``, with one clear line for what is wrong in them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path


class LexiconError(ValueError):
    """A word list cannot be used; the message names file, place, the bad value and the nearest valid one."""


def rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each data row as (``file:line``, column -> cell). Lines that start with ``#`` are comments.

    Raises LexiconError when the header does not name exactly ``columns`` or a row has too few or many cells.
    """
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where, cells = f"{path.name}:{number}", line.split("\t")
        if header is None:
            header = cells
            for name in header:
                require(name, columns, where, "column")
            missing = [name for name in columns if name not in header]
            if missing:
                raise LexiconError(f"{where}: column {missing[0]!r} is missing")
            continue
        if len(cells) != len(header):
            raise LexiconError(f"{where}: {len(cells)} cells, but the header names {len(header)} columns")
        yield where, dict(zip(header, (cell.strip() for cell in cells), strict=True))


def values(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values, separated by ``|``."""
    return tuple(value.strip() for value in cell.split("|") if value.strip())


def require(value: str, valid: Iterable[str], where: str, what: str) -> None:
    """Raise LexiconError, with the nearest valid name, unless ``value`` is valid."""
    known = list(valid)
    if value in known:
        return
    near = difflib.get_close_matches(value, known, n=1, cutoff=0.0)
    hint = f"; nearest valid: {near[0]!r}" if near else ""
    raise LexiconError(f"{where}: unknown {what} {value!r}{hint}")
