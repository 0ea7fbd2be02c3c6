"""A process that runs queries for the server, one at a time, and that can be killed.

Oxigraph's Python interface has neither timeout nor cancel; ``python -m kg.server.worker FOLDER`` opens the store once
and then answers as quickly as the server itself could.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import UserError
from kg.rdf.terms import PREFIXES
from kg.server import results, sparql_text
from kg.server.frames import Data, End, Failure, Head, Job, Part, part_frame, read_job
from kg.server.negotiation import NotAcceptableError, choose
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


def answer(store: ox.Store, job: Job, send: Callable[[Part], None]) -> None:
    """Runs the query and sends its answer, or a Failure, part by part."""
    if refusal := _refusal(job.sparql):
        send(refusal)
        return
    try:
        found = _ask(store, job)
        media_type = choose(job.accept, results.offers(found))
        tally = results.Tally(job.limit)
        send(Head(media_type))
        with io.BufferedWriter(_Body(send), _CHUNK) as body:
            results.write(found, media_type, tally, body)
        send(End(tally.rows, tally.truncated))
    except SyntaxError as error:
        send(Failure(BAD_REQUEST, f"not a SPARQL query: {_line(error)}"))
    except NotAcceptableError as error:
        send(Failure(NOT_ACCEPTABLE, str(error)))
    except (ValueError, OSError, RuntimeError) as error:
        send(Failure(SERVER_ERROR, f"the query failed: {_line(error)}"))


def _refusal(sparql: str) -> Failure | None:
    bare = sparql_text.bare(sparql)
    if sparql_text.is_update(bare):
        return Failure(FORBIDDEN, "this is an update; the graph is only for reading")
    if sparql_text.reaches_out(bare):
        return Failure(FORBIDDEN, "SERVICE is refused: this endpoint asks no other server")
    return None


def _ask(store: ox.Store, job: Job) -> results.Answer:
    """The dataset of the protocol goes before the query's own; where neither says, it is the union of all graphs."""
    if job.default_graphs is None and job.named_graphs is None:
        union = not sparql_text.names_dataset(sparql_text.bare(job.sparql))
        return store.query(job.sparql, use_default_graph_as_union=union, prefixes=PREFIXES)
    default, named = ([ox.NamedNode(g) for g in graphs or ()] for graphs in (job.default_graphs, job.named_graphs))
    return store.query(job.sparql, prefixes=PREFIXES, default_graph=list(default), named_graphs=list(named))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


def _serve(folder: Path, source: BinaryIO, target: BinaryIO) -> None:
    def send(part: Part) -> None:
        target.write(part_frame(part))
        if not isinstance(part, Head):
            target.flush()

    store: ox.Store | None = None
    while (job := read_job(source)) is not None:
        # Should the server be gone, nobody is left to stop a query that takes for ever.
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, job.seconds + _GRACE)
        try:
            store = store or open_store(folder)
        except UserError as error:
            send(Failure(SERVER_ERROR, str(error)))
            continue
        answer(store, job, send)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    # Ctrl+C is for the server, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _serve(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
