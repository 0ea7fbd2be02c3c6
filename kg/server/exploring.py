"""The data of the explorer, read from the store once."""

from __future__ import annotations

import gzip
import json
import threading
from functools import lru_cache

from kg.graph import Graph
from kg.views.payload import page_data
from kg.views.read import snapshot
from kg.views.records import Snapshot

_REMEMBERED = 64


class Explorer:
    """Reads the graph once, when first asked, and remembers the neighbourhoods that were asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._computed)

    def data(self, around: str | None, depth: int) -> bytes:
        """What the page fetches: gzipped JSON."""
        # One at a time: two first visitors would otherwise both read the whole graph.
        with self._lock:
            return self._remembered(around, depth)

    def _computed(self, around: str | None, depth: int) -> bytes:
        if self._snapshot is None:
            self._snapshot = snapshot(self._graph)
        content = page_data(self._snapshot, around, depth)
        text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return gzip.compress(text.encode(), compresslevel=5, mtime=0)
