"""A Cypher script for a running Neo4j (``cypher-shell -f graph.cypher``); running it twice changes nothing.

Every node has the label Nyhetsgraf beside its own, so that the graph can share a database with others.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.exports.property_graph import Relationship, Value, Vertex, property_graph
from kg.views.read import HasStore

_BATCH = 200
_CONSTRAINT = "CREATE CONSTRAINT nyhetsgraf_id IF NOT EXISTS FOR (n:Nyhetsgraf) REQUIRE n.id IS UNIQUE;\n"


def cypher(graph: HasStore) -> bytes:
    """One statement a line: the constraint, then nodes by their labels, then relationships by their type."""
    whole = property_graph(graph)
    nodes: dict[tuple[str, ...], list[Vertex]] = defaultdict(list)
    arrows: dict[str, list[Relationship]] = defaultdict(list)
    for vertex in whole.vertices:
        nodes[vertex.labels].append(vertex)
    for arrow in whole.relationships:
        arrows[arrow.type].append(arrow)
    lines = [_CONSTRAINT]
    lines += [line for labels, found in sorted(nodes.items()) for line in _merge_nodes(labels, found)]
    lines += [line for type_, found in sorted(arrows.items()) for line in _merge_arrows(type_, found)]
    return "".join(lines).encode()


def _merge_nodes(labels: Sequence[str], vertices: Sequence[Vertex]) -> Iterator[str]:
    named = "".join(f":{_name(label)}" for label in labels)
    for rows in _batches([_map({"id": v.id, **v.properties}) for v in vertices]):
        yield f"UNWIND [{rows}] AS row MERGE (n:Nyhetsgraf {{id: row.id}}) SET n{named} SET n += row;\n"


def _merge_arrows(type_: str, arrows: Sequence[Relationship]) -> Iterator[str]:
    ends = "MATCH (a:Nyhetsgraf {id: row.a}) MATCH (b:Nyhetsgraf {id: row.b})"
    for rows in _batches([_arrow(a) for a in arrows]):
        yield f"UNWIND [{rows}] AS row {ends} MERGE (a)-[r:{_name(type_)}]->(b) SET r += row.p;\n"


def _arrow(arrow: Relationship) -> str:
    return f"{{a: {_literal(arrow.start)}, b: {_literal(arrow.end)}, p: {_map(arrow.properties)}}}"


def _batches(rows: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(rows), _BATCH):
        yield ", ".join(rows[start : start + _BATCH])


def _map(properties: dict[str, Value]) -> str:
    return "{" + ", ".join(f"{_name(key)}: {_literal(value)}" for key, value in properties.items()) + "}"


def _literal(value: Value) -> str:
    """JSON's strings, numbers, booleans and lists are Cypher's as well; other characters than ASCII are escaped."""
    return json.dumps(list(value) if isinstance(value, tuple) else value)


def _name(name: str) -> str:
    """A label, type or key; backquoted if it is no plain word, which no text of an article can then end."""
    return name if name.isidentifier() and name.isascii() else "`" + name.replace("`", "``") + "`"
