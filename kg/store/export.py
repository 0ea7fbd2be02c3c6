"""Writes a graph in the formats that other tools read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UserError
from kg.rdf import serialise

if TYPE_CHECKING:
    from kg.graph import Graph

RDF_FORMATS = {
    "turtle": (serialise.turtle, ".ttl"),
    "trig": (serialise.trig, ".trig"),
    "nquads": (serialise.nquads, ".nq"),
    "jsonld": (serialise.jsonld, ".jsonld"),
}
VIEW_SUFFIXES = {"graphml": ".graphml", "gexf": ".gexf", "csv": ""}
FORMATS = (*RDF_FORMATS, *VIEW_SUFFIXES)


def default_name(syntax: str) -> str:
    """The file (for csv the folder) that an export goes to unless told otherwise."""
    if syntax == "csv":
        return "graph-csv"
    return "graph" + (RDF_FORMATS[syntax][1] if syntax in RDF_FORMATS else VIEW_SUFFIXES[syntax])


def export(graph: Graph, syntax: str, path: Path) -> Path:
    """Writes the graph to ``path`` (for csv a folder) and returns it. Raises UserError for an unknown format."""
    if syntax in RDF_FORMATS:
        path.write_bytes(RDF_FORMATS[syntax][0](list(graph.store)))
        return path
    if syntax not in VIEW_SUFFIXES:
        raise UserError(f"unknown format {syntax!r}; known are {', '.join(FORMATS)}")
    import kg.views

    writers: dict[str, Callable[[Graph, Path], object]] = {
        "graphml": kg.views.write_graphml,
        "gexf": kg.views.write_gexf,
        "csv": kg.views.write_csv,
    }
    writers[syntax](graph, path)
    return path
