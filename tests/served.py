"""A real ``kg serve`` process on a free port, for tests that talk to it over HTTP."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import TracebackType


class serving:  # noqa: N801
    """``with serving(folder, "--timeout", "1") as address:`` gives the address once the server answers."""

    last_pid = 0
    _last: subprocess.Popen[str] | None = None

    def __init__(self, folder: Path, *options: str) -> None:
        self._command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", *options]

    def __enter__(self) -> str:
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        type(self).last_pid, type(self)._last = self._process.pid, self._process
        assert self._process.stdout
        line = self._process.stdout.readline()
        found = re.search(r"http://\S+/(?= )", line)
        if not found:
            self._process.kill()
            raise RuntimeError(line + self._process.communicate()[1])
        return found[0]

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._process.terminate()
        self._process.communicate(timeout=30)

    @classmethod
    def ended(cls) -> tuple[int, str]:
        """Waits for the latest server to end by itself: its exit code and what it wrote to stderr."""
        assert cls._last
        _, errors = cls._last.communicate(timeout=30)
        return cls._last.returncode, errors
