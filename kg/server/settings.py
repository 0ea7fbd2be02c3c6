"""What a user may choose when serving a graph."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


def _default_workers() -> int:
    return max(2, min(4, os.cpu_count() or 2))


@dataclass(frozen=True, slots=True)
class Settings:
    """``timeout`` is in seconds of one query; ``limit`` is how many rows or triples an answer may hold (0: any number).

    ``workers`` are the processes that run queries, so also how many run at the same time. ``origins`` are the web
    pages elsewhere whose scripts may read the graph ("*" for all), besides pages on this machine.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8000
    timeout: float = 30.0
    limit: int = 100_000
    workers: int = _default_workers()
    origins: tuple[str, ...] = ()
