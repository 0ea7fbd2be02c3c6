"""Delimited text (CSV, TSV, semicolons as Excel writes them in Norway) as records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.articles.draft import LONGEST_TEXT

#: The key of cells beyond the last column.
SURPLUS = "\0surplus"


def table(text: str) -> tuple[list[str], Iterator[dict[str, object]]]:
    """The column names and an iterator of records by column name; cells keep their line ends.

    Raises ValueError when there is no header, csv.Error (while iterating too) when it is no table.
    """
    header_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=header_line.count)
    csv.field_size_limit(8 * LONGEST_TEXT)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, restkey=SURPLUS)
    header = [name.strip() for name in reader.fieldnames or ()]
    if not any(header):
        raise ValueError("empty")
    return header, ({str(k): v for k, v in row.items()} for row in reader)
