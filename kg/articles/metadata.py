"""``metadata.csv`` beside article files: what it says goes before what the files say."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.articles.encoding import UndecodableError, decode
from kg.articles.fields import Fields, fields_of, has_field
from kg.articles.tables import table
from kg.model import Skipped

NAME = "metadata.csv"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows of one folder's ``metadata.csv`` by identifier, and what was wrong with the file."""

    rows: Mapping[str, Fields]
    problems: tuple[Skipped, ...] = ()

    def of(self, *names: str) -> Fields:
        """The row whose identifier is one of the names, empty fields if there is none."""
        return next((self.rows[n] for n in names if n in self.rows), Fields())


def beside(folder: Path) -> Metadata:
    """The metadata of a folder; empty if it has no ``metadata.csv``."""
    path = folder / NAME
    try:
        if not path.is_file():
            return Metadata({})
        header, records = table(decode(path.read_bytes()))
        if not has_field(header, "id"):
            raise ValueError("no column 'identifier'")
        rows: dict[str, Fields] = {}
        for record in records:
            fields = fields_of(record)
            if fields.id:
                rows.setdefault(fields.id, fields)
    except (OSError, UndecodableError, ValueError, csv.Error) as error:
        return Metadata({}, (Skipped(str(path), f"ignored: {error}"),))
    return Metadata(rows)
