"""Puts a SPARQL query to a store, in this process or in one that can be stopped.

Oxigraph's Python interface has neither timeout nor cancel, so a limit needs a process of its own. It reads the same
folder read-only, and hands the answer back in the formats of the W3C.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UserError
from kg.store.answering import answer
from kg.store.opening import open_store
from kg.store.result import Result

_REFUSED = 3
_TRIPLES = b"triples\n"


def ask(store: ox.Store, sparql: str) -> Result:
    """The answer, read to its end. Raises UserError for what ``answer`` does not run."""
    return Result.of(answer(store, sparql))


def ask_within(folder: Path, sparql: str, seconds: float) -> Result:
    """The same answer from a process that is stopped after so many seconds, with a UserError that says so."""
    package = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(p for p in (package, os.environ.get("PYTHONPATH")) if p)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.store.asking"],
            input=json.dumps({"folder": str(folder), "sparql": sparql}).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
            env=os.environ | {"PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        raise UserError(
            f"the query took longer than {seconds:g} s and was stopped (--timeout changes the limit)"
        ) from None
    if done.returncode == _REFUSED:
        raise UserError(done.stderr.decode().strip())
    if done.returncode:
        raise UserError(f"the query failed: {done.stderr.decode(errors='replace').strip().splitlines()[-1:]}")
    return _read(done.stdout)


def _read(data: bytes) -> Result:
    if data.startswith(_TRIPLES):
        quads = ox.parse(data[len(_TRIPLES) :], format=ox.RdfFormat.N_TRIPLES)
        return Result(("subject", "predicate", "object"), tuple((q.subject, q.predicate, q.object) for q in quads))
    return Result.of(ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON))


def _serve(request: bytes) -> bytes:
    asked = json.loads(request)
    found = answer(open_store(Path(asked["folder"])), asked["sparql"])
    if isinstance(found, ox.QueryTriples):
        return _TRIPLES + (found.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
    return found.serialize(format=ox.QueryResultsFormat.JSON) or b""


def _main() -> int:
    try:
        sys.stdout.buffer.write(_serve(sys.stdin.buffer.read()))
    except UserError as error:
        print(error, file=sys.stderr)
        return _REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(_main())
