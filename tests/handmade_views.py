"""The graph in ``data/views/graph.trig``, made by hand: what two invented articles say."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox

GRAPH = Path(__file__).parent / "data" / "views" / "graph.trig"
PREFIXES = "".join(line for line in GRAPH.read_text(encoding="utf-8").splitlines(True) if line.startswith("@prefix"))


def load(extra: str = "") -> SimpleNamespace:
    """Something with a ``store``: the graph, and what ``extra`` adds in TriG with the same prefixes."""
    store = ox.Store()
    store.load(GRAPH.read_bytes(), format=ox.RdfFormat.TRIG)
    store.load((PREFIXES + extra).encode(), format=ox.RdfFormat.TRIG)
    return SimpleNamespace(store=store)
