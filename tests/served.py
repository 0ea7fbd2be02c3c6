"""A real ``kg serve`` process on a free port, for tests over HTTP, and a server that nobody should ask."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace, TracebackType


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


@contextmanager
def listening() -> Iterator[SimpleNamespace]:
    """A server at ``address`` that keeps in ``visits`` whether anybody came."""
    visits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield SimpleNamespace(address=f"http://127.0.0.1:{http.server_port}/", visits=visits)
        http.shutdown()
