"""The data of the whole page, kept in the store's folder by the build that has them at hand.

Reading them from a large store on disk takes minutes. What is kept begins with a digest over itself, the number of
its format and the files of the store, so that it is used only for the very store that it was made from, and only by a
page that can read it. RocksDB leaves files alone whose names are not its own.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.views.payload import FORMAT

KEPT = "page-data"
_DIGEST_BYTES = 32
# A reader may write its log, which says nothing of what the store holds.
_BESIDE = ("LOG", "LOCK", KEPT)
# Small, and other after every change: which files make up the store, and which store it is.
_TELLING = ("CURRENT", "IDENTITY", "MANIFEST")


def compressed(data: dict[str, Any]) -> bytes:
    """Page data as gzipped JSON (UTF-8); the same bytes whenever the data are."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=5, mtime=0)


def keep(content: bytes, store: Path) -> None:
    """Leaves compressed page data in the folder of the store they were read from; nobody may be writing to it."""
    (store / KEPT).write_bytes(_digest(content, store) + content)


def kept(store: Path) -> bytes | None:
    """What was kept, if it was made from the store as it is now, in the format of now; else None."""
    try:
        found = (store / KEPT).read_bytes()
        digest, content = found[:_DIGEST_BYTES], found[_DIGEST_BYTES:]
        return content if digest == _digest(content, store) else None
    except OSError:
        # There is none, or a build is replacing the folder.
        return None


def _digest(content: bytes, store: Path) -> bytes:
    digest = hashlib.sha256(f"{FORMAT}\n".encode())
    for line in _state(store):
        digest.update(line)
    digest.update(content)
    return digest.digest()


def _state(store: Path) -> Iterator[bytes]:
    """Names and sizes of the store's files, and what the telling ones hold: files with data are never changed."""
    for path in sorted(store.iterdir()):
        if path.name.startswith(_BESIDE):
            continue
        yield f"{path.name} {path.stat().st_size}\n".encode()
        if path.name.startswith(_TELLING):
            yield path.read_bytes()
