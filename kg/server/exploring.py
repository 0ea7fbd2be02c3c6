"""The data of the explorer: as the build left them, or read from the store once."""

from __future__ import annotations

import threading
from functools import lru_cache

from kg.graph import Graph
from kg.store.opening import STORE
from kg.views.kept import compressed, kept
from kg.views.payload import page_data
from kg.views.read import snapshot
from kg.views.records import Snapshot

_REMEMBERED = 64


class Explorer:
    """Reads the graph once, when first asked for what the build did not leave, and remembers what was asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._computed)
        # Now, while the folder still holds the graph that was just opened.
        self._kept = kept(graph.path / STORE) if graph.path else None

    def data(self, around: str | None, depth: int) -> bytes:
        """What the page fetches: gzipped JSON."""
        if around is None and self._kept is not None:
            return self._kept
        # One at a time: two first visitors would otherwise both read the whole graph.
        with self._lock:
            return self._remembered(around, depth)

    def _computed(self, around: str | None, depth: int) -> bytes:
        if self._snapshot is None:
            self._snapshot = snapshot(self._graph)
        return compressed(page_data(self._snapshot, around, depth))
