"""Opens the store of a built folder: read-only, so that any number of readers may stand beside one writer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UserError

STORE = "store"
NQUADS = "graph.nq"


def open_store(folder: Path) -> ox.Store:
    """The store in ``folder/store``; where that is missing, ``folder/graph.nq`` loaded into memory.

    ``folder`` may also be a ``graph.nq`` itself. Raises UserError saying what is missing or in the way.
    """
    if folder.is_file():
        return load_nquads(folder)
    if not folder.exists():
        raise UserError(f"{folder}: there is no such folder; make it with: kg build ARTICLES -o {folder}")
    if (folder / STORE).is_dir():
        return _read_only(folder / STORE)
    if (folder / NQUADS).is_file():
        return load_nquads(folder / NQUADS)
    raise UserError(f"{folder}: holds neither {STORE}/ nor {NQUADS}; make them with: kg build ARTICLES -o {folder}")


def _read_only(path: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(path))
    except OSError as error:
        if "lock" in str(error).lower():
            raise UserError(f"{path}: another process is writing to this store; wait for it to end") from None
        raise UserError(
            f"{path}: not a readable store ({_line(error)}); build it again, or delete it to use {NQUADS}"
        ) from None


def load_nquads(path: Path) -> ox.Store:
    """The quads of a file, in memory. Raises UserError naming the line that is not N-Quads."""
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise UserError(f"{path}: not readable as N-Quads ({_line(error)})") from None
    return store


def memory_store(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store in memory that holds the quads."""
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def write_store(nquads: bytes, path: Path) -> None:
    """Writes a new store on disk; ``path`` must not exist yet."""
    store = ox.Store(str(path))
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    # Oxigraph keeps its lock for as long as the object lives.
    del store


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
