"""Files of many articles with named fields: JSON Lines, CSV and Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.articles.draft import LONGEST_TEXT, Draft
from kg.articles.encoding import UndecodableError, decode
from kg.articles.fields import fields_of, has_field, names_of, value_of
from kg.articles.tables import SURPLUS, table
from kg.model import Skipped

# JSON may write every letter as a six-byte escape.
_LONGEST_LINE = 12 * LONGEST_TEXT
_BATCH = 256
# After so many unreadable lines and no readable one the file is something else.
_HOPELESS = 20


def json_lines(path: Path) -> Iterator[Draft | Skipped]:
    """One article per line. A line that is no JSON object is skipped, the rest is read. Raises OSError."""
    bad: list[Skipped] = []
    any_read = False
    with path.open("rb") as f:
        for number, line in enumerate(iter(lambda: f.readline(_LONGEST_LINE), b""), start=1):
            where = f"{path}, line {number}"
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                yield Skipped(where, f"longer than {_LONGEST_LINE:,} bytes; the rest of the file was not read")
                break
            if not line.strip():
                continue
            read = _json_record(path, number, where, line)
            if isinstance(read, Skipped):
                bad.append(read)
            else:
                any_read = True
                yield read
            if len(bad) == _HOPELESS and not any_read:
                yield Skipped(str(path), f"none of the first {_HOPELESS} lines holds an article; not JSON Lines")
                return
    yield from bad


def _json_record(path: Path, number: int, where: str, line: bytes) -> Draft | Skipped:
    try:
        return _draft(path, number, where, json.loads(decode(line)))
    except UndecodableError as error:
        return Skipped(where, str(error))
    except (ValueError, RecursionError) as error:
        return Skipped(where, f"not JSON: {str(error)[:120]}")


def delimited(path: Path, raw: bytes) -> Iterator[Draft | Skipped]:
    """One article per row of a table with a header. Raises UndecodableError, ValueError."""
    header, rows = table(decode(raw))
    _require_text_column(header)
    number = 0
    try:
        for row in rows:
            number += 1
            where = f"{path}, row {number}"
            if SURPLUS in row:
                yield Skipped(where, "more cells than the header has columns")
            else:
                yield _draft(path, number, where, row)
    except csv.Error as error:
        yield Skipped(f"{path}, row {number + 1}", f"not a well-formed table: {error}; the rest was not read")


def parquet(path: Path) -> Iterator[Draft | Skipped]:
    """One article per row. Raises ValueError when it is no Parquet file or has no column of texts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(path) as file:
            _require_text_column(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield _draft(path, number, f"{path}, row {number}", row)
    except pa.ArrowException as error:
        raise ValueError(f"not a readable Parquet file: {str(error).splitlines()[0][:120]}") from None


def _require_text_column(header: list[str]) -> None:
    if not has_field(header, "text"):
        raise ValueError(f"no column of article texts (named {', '.join(names_of('text')[:3])} …)")


def _draft(path: Path, number: int, where: str, record: object) -> Draft | Skipped:
    if not isinstance(record, Mapping):
        return Skipped(where, "not an object with named fields")
    text = value_of(record, "text")
    if not isinstance(text, str):
        return Skipped(where, "no text" if text is None else "its text is not a string")
    return Draft(path=path, source=where, default_id=f"{path.stem}-{number}", text=text, fields=fields_of(record))
