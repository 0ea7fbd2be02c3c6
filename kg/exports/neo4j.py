"""CSV files for ``neo4j-admin database import``, and for tools that read its headers (Memgraph, FalkorDB, Kùzu …).

Cells that a spreadsheet would run get an apostrophe in front, as in the CSV tables.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.exports.property_graph import PropertyGraph, Relationship, Value, Vertex, property_graph
from kg.exports.tables import inert
from kg.views.read import HasStore

_ARRAY = ";"
_TYPES = {
    "lat": "double",
    "long": "double",
    "contested": "boolean",
    "negated": "boolean",
    "former": "boolean",
    "start": "date",
    "end": "date",
    "aliases": "string[]",
    "affirmedBy": "string[]",
    "deniedBy": "string[]",
    "items": "string[]",
    "sentences": "string[]",
    "basedOn": "string[]",
}
_FILES = {"Entity": "entities", "Event": "events", "Claim": "claims", "Quote": "quotes", "Article": "articles"}
_RELATIONSHIPS = "relationships.csv"


def write(graph: HasStore, folder: Path) -> None:
    """Writes a file for each kind of node, relationships.csv, and import.txt with the command that reads them."""
    whole = property_graph(graph)
    names = []
    for kind, stem in _FILES.items():
        vertices = [v for v in whole.vertices if v.kind == kind]
        if vertices:
            _write_rows(folder / f"{stem}.csv", *_node_rows(vertices))
            names.append(f"{stem}.csv")
    _write_rows(folder / _RELATIONSHIPS, *_relationship_rows(whole))
    (folder / "import.txt").write_text(_command(names), encoding="utf-8", newline="\n")


def _node_rows(vertices: Sequence[Vertex]) -> tuple[list[str], Iterable[list[str]]]:
    columns = list(dict.fromkeys(key for v in vertices for key in v.properties))
    header = ["id:ID", *(_typed(c) for c in columns), ":LABEL"]
    return header, ([v.id, *_cells(columns, v.properties), _ARRAY.join(v.labels)] for v in vertices)


def _relationship_rows(whole: PropertyGraph) -> tuple[list[str], Iterable[list[str]]]:
    arrows: tuple[Relationship, ...] = whole.relationships
    columns = list(dict.fromkeys(key for a in arrows for key in a.properties))
    header = [":START_ID", ":END_ID", ":TYPE", *(_typed(c) for c in columns)]
    return header, ([a.start, a.end, a.type, *_cells(columns, a.properties)] for a in arrows)


def _typed(column: str) -> str:
    return f"{column}:{_TYPES[column]}" if column in _TYPES else column


def _cells(columns: Iterable[str], properties: dict[str, Value]) -> list[str]:
    return [_cell(properties[c]) if c in properties else "" for c in columns]


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return inert(_ARRAY.join(_one_line(v).replace(_ARRAY, ",") for v in value))
    return inert(_one_line(value)) if isinstance(value, str) else repr(value)


def _one_line(text: str) -> str:
    """The importer wants no line breaks in a field unless it is told otherwise."""
    return " ".join(text.split())


def _write_rows(path: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _command(files: Iterable[str]) -> str:
    nodes = "".join(f"  --nodes={name} \\\n" for name in files)
    return f"neo4j-admin database import full neo4j \\\n{nodes}  --relationships={_RELATIONSHIPS}\n"
