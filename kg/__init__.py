"""Nyhetsgraf: from Norwegian news to a graph of what happened, what is said to have happened, and what is denied.

    import kg
    graph = kg.build("articles/", "out/")
    graph.query("who-met-whom")

Importing this loads neither torch nor rdflib; each name below brings what it needs when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building import build as build
    from kg.graph import Graph as Graph

__version__ = "0.1.0"
__all__ = ["Graph", "build", "open"]


def open(folder: str | Path) -> Graph:  # noqa: A001 - kg.open reads best
    """The graph in a folder that ``kg build`` wrote (or in a graph.nq), read-only."""
    from kg.graph import Graph

    return Graph.open(folder)


def __getattr__(name: str) -> Any:
    if name == "Graph":
        from kg.graph import Graph

        return Graph
    if name == "build":
        from kg.building import build

        return build
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
