"""The form of a place name that the gazetteer is looked up by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "œ": "oe"})
_SILENT = str.maketrans("", "", "'’‘ʼʹ`´.")
_DASHES = str.maketrans(dict.fromkeys("-‐‑–—", " "))


def key(name: str) -> str:
    """Fold case, accents, dashes and apostrophes: ``Bogotá``, ``N'Djamena``, ``Nord‑Irak`` -> one spelling."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    bare = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(bare.translate(_SILENT).translate(_DASHES).split())


def keys(name: str) -> Iterator[str]:
    """Yield the key of a name as it stands, then, where it may be a genitive, without the ending."""
    folded = key(name)
    yield folded
    if folded.endswith("s") and len(folded) > 3:
        yield folded[:-1]
