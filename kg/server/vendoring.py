"""Fetches the files of others that the pages need, and checks that they are what they were.

    python -m kg.server.vendoring          # from npm, into assets/
    python -m kg.server.vendoring --check  # only whether assets/ holds what assets/vendored.toml says

A package is pinned twice: by npm's own integrity sum of the archive, and by a sum of each file taken from it.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from kg.vendoring import Pin, fetched

ASSETS = Path(__file__).with_name("assets")
PINS = ASSETS / "vendored.toml"


@dataclass(frozen=True, slots=True)
class Vendored(Pin):
    """A pinned package with the files taken from it: path in the archive and sha256 (hex)."""

    folder: str
    files: dict[str, str]


def read_pins(path: Path = PINS) -> tuple[Vendored, ...]:
    """What is to be vendored."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Vendored(folder=folder, **table) for folder, table in tables.items())


def problems(vendored: Vendored) -> list[str]:
    """What is wrong with the files in ``assets/``; empty if they are what the pins say."""
    found = []
    for name, expected in vendored.files.items():
        path = ASSETS / vendored.folder / Path(name).name
        if not path.is_file():
            found.append(f"{path}: is missing")
        elif (actual := hashlib.sha256(path.read_bytes()).hexdigest()) != expected:
            found.append(f"{path}: sha256 is {actual}, pinned is {expected or 'nothing'}")
    return found


def fetch(vendored: Vendored) -> None:
    """Takes the files from npm. Raises ValueError if the archive is not the pinned one."""
    target = ASSETS / vendored.folder
    target.mkdir(exist_ok=True)
    with fetched(vendored) as tar:
        for name in vendored.files:
            member = tar.extractfile(name)
            if member is None:
                raise ValueError(f"{vendored.package}@{vendored.version}: holds no file {name}")
            (target / Path(name).name).write_bytes(member.read())


def main() -> int:
    """The command; 0 if everything is as pinned."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="fetch nothing")
    only_check = arguments.parse_args().check
    wrong = []
    for vendored in read_pins():
        if not only_check:
            fetch(vendored)
        wrong += problems(vendored)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
