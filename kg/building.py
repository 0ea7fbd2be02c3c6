"""From articles to a folder with the graph in it: reads and analyses through ``kg.pipeline``, writes the outputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kg.errors import UserError
from kg.graph import Graph
from kg.resources import cache_folder
from kg.store.outputs import refuse_foreign, write_outputs
from kg.store.report import Report

Progress = Callable[[str, int, int], None]


def build(
    paths: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    model: str | None = None,
    published: date | None = None,
    cache: str | Path | None = None,
    keep_parses: bool = True,
    frames: str | Path | None = None,
    html: bool = True,
    progress: Progress | None = None,
) -> Graph:
    """Reads articles, builds their graph in the folder ``out`` and opens it.

    ``published`` is the day for articles that do not tell theirs. ``progress`` is called with the stage's name, how
    many are done and how many there are. Parses are kept in ``cache`` (by default below the user's cache folder), so
    that a second run parses nothing, unless ``keep_parses`` is off. ``frames`` is a folder of further frame files. An
    earlier build in ``out`` is replaced only once the new one is complete. Raises UserError if no article could be
    read, or if ``out`` holds something else.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    build_folder(
        [Path(p) for p in given],
        Path(out),
        model=model,
        published=published,
        cache=(Path(cache) if cache else cache_folder()) if keep_parses else None,
        frames=Path(frames) if frames else None,
        html=html,
        progress=progress,
    )
    return Graph.open(out)


def build_folder(
    paths: Sequence[Path],
    out: Path,
    *,
    model: str | None,
    published: date | None,
    cache: Path | None,
    frames: Path | None,
    html: bool,
    progress: Progress | None,
) -> Report:
    """The same, giving the report instead of the graph."""
    from kg.pipeline import build_corpus

    refuse_foreign(out)
    for path in paths:
        if not path.exists():
            raise UserError(f"{path}: there is no such file or folder")
    corpus, skipped = build_corpus(
        paths, model=model, published=published, cache=cache, frame_folder=frames, progress=progress
    )
    if not corpus.analyses:
        reasons = "; ".join(f"{s.source}: {s.reason}" for s in skipped) or "the paths hold none"
        raise UserError(f"no article could be read ({reasons})")
    return write_outputs(corpus, skipped, out, html=html)
