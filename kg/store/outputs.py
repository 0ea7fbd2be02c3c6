"""Writes everything that ``kg build`` leaves behind, all of it or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UserError
from kg.graph import Graph
from kg.model import Corpus, Skipped
from kg.rdf import corpus_quads, serialise
from kg.store.opening import NQUADS, STORE, load_nquads, write_store
from kg.store.report import Report, as_json, as_text, report_of

REPORT = "report.json"


def write_outputs(corpus: Corpus, skipped: Sequence[Skipped], out: Path, *, html: bool = True) -> Report:
    """Writes graph.nq, graph.trig, graph.ttl, store/, graph.graphml, report.* and, if asked, view.html to ``out``.

    A folder that an earlier build wrote is replaced as a whole; any other folder that is not empty is an error.
    """
    quads = corpus_quads(corpus)
    with replaced_folder(out) as new:
        nquads = serialise.nquads(quads)
        (new / NQUADS).write_bytes(nquads)
        (new / "graph.trig").write_bytes(serialise.trig(quads))
        (new / "graph.ttl").write_bytes(serialise.turtle(quads))
        write_store(nquads, new / STORE)
        graph = Graph(load_nquads(new / NQUADS))
        report = report_of(graph.store, skipped)
        (new / REPORT).write_text(as_json(report), encoding="utf-8")
        (new / "report.txt").write_text(as_text(report), encoding="utf-8")
        graph.export("graphml", new / "graph.graphml")
        if html:
            _write_page(graph, new)
    return report


def _write_page(graph: Graph, folder: Path) -> None:
    """Writes view.html, and leaves its data with the store: for ``kg serve`` they would take minutes to read there."""
    from kg.views.kept import compressed, keep
    from kg.views.page import page_with
    from kg.views.payload import page_data

    data = page_data(graph)
    (folder / "view.html").write_text(page_with(data), encoding="utf-8", newline="\n")
    keep(compressed(data), folder / STORE)


@contextmanager
def replaced_folder(out: Path) -> Iterator[Path]:
    """A new folder beside ``out`` that takes its place if the block succeeds, and vanishes if it does not."""
    refuse_foreign(out)
    target = out.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield new
        new.chmod(0o755)
        _swap(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Raises UserError where ``out`` holds something that no build wrote: building would delete it."""
    if out.is_dir():
        if any(out.iterdir()) and not (out / REPORT).is_file():
            raise UserError(f"{out}: is not empty and not a folder that kg build wrote; choose another -o")
    elif out.exists():
        raise UserError(f"{out}: is a file; -o names a folder")


def _swap(new: Path, target: Path) -> None:
    """Puts ``new`` in the place of ``target``; what stood there is deleted afterwards, or put back on failure."""
    if not target.exists():
        new.replace(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.replace(old)
    try:
        new.replace(target)
    except OSError:
        old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
