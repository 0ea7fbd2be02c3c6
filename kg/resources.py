"""Where the files that travel with the package are found, installed or in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data(*parts: str) -> Path:
    """A file below ``kg/data``."""
    return PACKAGE.joinpath("data", *parts)


def top_level(folder: str) -> Path:
    """A top-level folder (``ontologies``, ``seeds``): inside the wheel, or beside the package in a checkout.

    Raises FileNotFoundError when neither is there.
    """
    for place in (PACKAGE / folder, PACKAGE.parent / folder):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {folder!r} is missing from this installation of nyhetsgraf")


def cache_folder() -> Path:
    """Where parses are kept between runs: below the user's cache folder ($XDG_CACHE_HOME or ~/.cache)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "nyhetsgraf" / "parses"
