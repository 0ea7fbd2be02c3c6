"""The command ``kg``: a thin layer over the Python interface, one module a group of verbs.

Nothing heavy is imported before a verb needs it, so that ``kg --help`` answers at once.
"""

from __future__ import annotations

from collections.abc import Sequence

OK, FAILED, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code: 0, 1 for violations found, 2 for bad usage or input."""
    from kg.cli.app import run

    return run(arguments)
