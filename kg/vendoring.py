"""Archives of others from npm, taken again byte for byte: version and SHA-512 sum are pinned in a TOML file.

A file of pins has one table a package: ``package``, ``version``, ``licence`` and ``integrity`` (npm's own sum,
``npm view PACKAGE@VERSION dist.integrity``).
"""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pin:
    """A package as it is to be fetched."""

    package: str
    version: str
    licence: str
    integrity: str


def read_pins(path: Path) -> dict[str, Pin]:
    """The pins of a file by the names of their tables."""
    return {name: Pin(**table) for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def fetched(pin: Pin) -> tarfile.TarFile:
    """The archive of a package, by way of the ``npm`` command. Raises ValueError if it is not the pinned one."""
    wanted = f"{pin.package}@{pin.version}"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True, capture_output=True)
        archive = next(Path(folder).glob("*.tgz")).read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if found != pin.integrity:
        raise ValueError(f"{wanted}: the sum is {found}, pinned is {pin.integrity or 'nothing'}")
    return tarfile.open(fileobj=io.BytesIO(archive))
