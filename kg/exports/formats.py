"""Which formats there are, in one line each, and where their writers live (loaded when first asked for)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, cast

from kg.errors import UserError

if TYPE_CHECKING:
    from kg.views.read import HasStore


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the default file or folder, what it is for, and ``module:function`` of its writer.

    The writer of one that goes into a ``folder`` takes the graph and the folder, any other one takes the graph and
    gives the file's bytes.
    """

    name: str
    target: str
    purpose: str
    writer: str
    folder: bool = False

    def content(self, graph: HasStore) -> bytes:
        """The bytes of the file. Raises UserError for a format that is a folder."""
        if self.folder:
            raise UserError(f"{self.name} cannot be printed; name a folder with -o")
        return cast("Callable[[HasStore], bytes]", resolve_name(self.writer))(graph)

    def write(self, graph: HasStore, path: Path) -> None:
        """Writes the file, or the files below the folder, to ``path``."""
        if self.folder:
            path.mkdir(parents=True, exist_ok=True)
            cast("Callable[[HasStore, Path], None]", resolve_name(self.writer))(graph, path)
        else:
            path.write_bytes(self.content(graph))


FORMATS = (
    Format("turtle", "graph.ttl", "Turtle: all statements in one graph", "kg.exports.rdf:turtle"),
    Format("trig", "graph.trig", "TriG: one named graph for each article", "kg.exports.rdf:trig"),
    Format("nquads", "graph.nq", "N-Quads, sorted: the canonical form", "kg.exports.rdf:nquads"),
    Format("jsonld", "graph.jsonld", "JSON-LD: readable JSON with a context, by article", "kg.exports.jsonld:jsonld"),
    Format("rdf12", "graph.rdf12.trig", "RDF 1.2 TriG: events reify triple terms", "kg.exports.reifiers:trig12"),
    Format("nanopub", "nanopubs.trig", "nanopublications: one a claim or asserted edge", "kg.exports.nanopubs:trig"),
    Format("graphml", "graph.graphml", "GraphML: networkx, yEd, Cytoscape, Gephi", "kg.exports.graphml:graphml"),
    Format("gexf", "graph.gexf", "GEXF: Gephi, with a timeline by date", "kg.exports.gexf:gexf"),
    Format("csv", "graph-csv", "CSV: nodes, edges, events, claims, quotes", "kg.exports.tables:write", folder=True),
    Format("neo4j", "graph-neo4j", "CSV files for neo4j-admin database import", "kg.exports.neo4j:write", folder=True),
    Format("ftm", "graph.ftm.json", "FollowTheMoney entities: Aleph, OpenAleph", "kg.exports.followthemoney:ftm"),
    Format("cypher", "graph.cypher", "a Cypher script for a running Neo4j", "kg.exports.cypher:cypher"),
)
"""Every format, in the order in which the help lists them."""


def format_named(name: str) -> Format:
    """The format of that name. Raises UserError, naming the nearest ones, if there is none."""
    found = next((f for f in FORMATS if f.name == name), None)
    if found is None:
        names = [f.name for f in FORMATS]
        near = get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}"
        raise UserError(f"unknown format {name!r}: {hint}")
    return found


def export(graph: HasStore, name: str, path: Path | None = None) -> Path:
    """Writes the graph in a format to ``path`` (by default a name in the working folder) and returns the path.

    Raises UserError for an unknown format.
    """
    chosen = format_named(name)
    out = path or Path(chosen.target)
    chosen.write(graph, out)
    return out
