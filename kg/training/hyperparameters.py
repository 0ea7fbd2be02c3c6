"""Reading hyperparameters.toml."""

import tomllib
from pathlib import Path
from typing import Any

DEFAULT = Path(__file__).with_name("hyperparameters.toml")

Section = dict[str, Any]
Hyperparameters = dict[str, Section]


def load(path: Path = DEFAULT) -> Hyperparameters:
    """All sections of a hyperparameter file.

    Raises:
        OSError: it cannot be read.
        tomllib.TOMLDecodeError: it is not TOML.

    """
    return tomllib.loads(path.read_text(encoding="utf-8"))


def command_line(arguments: Section) -> list[str]:
    """A table as a command line: {"seed": 1, "share_hid": true} becomes --seed 1 --share_hid; false is left out."""
    line: list[str] = []
    for name, value in arguments.items():
        if value is True:
            line.append(f"--{name}")
        elif value is not False:
            line += [f"--{name}", str(value)]
    return line
