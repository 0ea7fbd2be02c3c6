"""A process that runs queries for the server, one at a time, and that can be killed.

Oxigraph's Python interface has neither timeout nor cancel; ``python -m kg.server.worker FOLDER`` opens the store once
and then answers as quickly as the server itself could.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import UserError
from kg.server import results
from kg.server.frames import Data, End, Failure, Head, Job, Part, Ready, part_frame, read_job
from kg.server.negotiation import NotAcceptableError, choose
from kg.store.answering import Answer, RefusedError, answer
from kg.store.opening import open_store

_CHUNK = 1 << 16
_GRACE = 5.0

BAD_REQUEST, FORBIDDEN, NOT_ACCEPTABLE, SERVER_ERROR = 400, 403, 406, 500


class _Body(io.RawIOBase):
    """A file whose every write is one part of the answer."""

    def __init__(self, send: Callable[[Part], None]) -> None:
        self._send = send

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        data = bytes(content)  # type: ignore[call-overload]
        self._send(Data(data))
        return len(data)


def respond(store: ox.Store, job: Job, send: Callable[[Part], None]) -> None:
    """Runs the query and sends its answer, or a Failure, part by part."""
    try:
        found = answer(store, job.sparql, job.dataset)
        media_type = choose(job.accept, results.offers(found))
        if job.limit:
            _send_limited(store, job, found, media_type, send)
        else:
            send(Head(media_type))
            with io.BufferedWriter(_Body(send), _CHUNK) as body:
                results.stream(found, media_type, body)
            send(End(truncated=False))
    except UserError as error:
        send(Failure(FORBIDDEN if isinstance(error, RefusedError) else BAD_REQUEST, str(error)))
    except NotAcceptableError as error:
        send(Failure(NOT_ACCEPTABLE, str(error)))
    except (ValueError, OSError, RuntimeError) as error:
        send(Failure(SERVER_ERROR, f"the query failed: {_line(error)}"))


def _send_limited(store: ox.Store, job: Job, found: Answer, media_type: str, send: Callable[[Part], None]) -> None:
    content, truncated = results.complete(found, media_type, job.limit), False
    if content is None:
        content, truncated = results.cut_off(answer(store, job.sparql, job.dataset), media_type, job.limit)
    send(Head(media_type))
    send(Data(content))
    send(End(truncated))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


def _serve(folder: Path, source: BinaryIO, target: BinaryIO) -> None:
    def send(part: Part) -> None:
        target.write(part_frame(part))
        # A small answer is sent at once.
        if isinstance(part, Ready | End | Failure) or (isinstance(part, Data) and len(part.content) >= _CHUNK):
            target.flush()

    store: ox.Store | None = None
    with suppress(UserError):
        store = open_store(folder)
    send(Ready())
    while (job := read_job(source)) is not None:
        # Should the server be gone, nobody is left to stop a query that takes for ever.
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, job.seconds + _GRACE)
        try:
            store = store or open_store(folder)
        except UserError as error:
            send(Failure(SERVER_ERROR, str(error)))
            continue
        respond(store, job, send)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    # Ctrl+C is for the server, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _serve(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
