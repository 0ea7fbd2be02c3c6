"""CSV files, one a table, that spreadsheets, pandas, R and Gephi's import read."""

from __future__ import annotations

import csv
from pathlib import Path

from kg.views.read import HasStore, snapshot
from kg.views.tables import TABLES

# A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV injection").
_ACTIVE = ("=", "+", "@", "\t", "\r")


def write(graph: HasStore, folder: Path) -> None:
    """Writes nodes.csv, edges.csv, events.csv, claims.csv and quotes.csv (UTF-8) to the folder."""
    data = snapshot(graph)
    for name, table in TABLES.items():
        header, body = table(data)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([inert(cell) for cell in row] for row in body)


def inert(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet would run it as a formula."""
    if cell.startswith(_ACTIVE) or (cell.startswith("-") and not _is_number(cell)):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdigit()
