"""``kg evaluate``: how good the extraction is, against articles annotated by hand."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.build import Model
from kg.cli.progress import progress_bars

if TYPE_CHECKING:
    from kg.evaluation.evaluate import Evaluation

verbs = typer.Typer()


@verbs.command("evaluate")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder with articles/*.txt and gold/*.json.")],
    graph: Annotated[
        Path | None, typer.Option("--graph", help="A graph built before, instead of building one from GOLD/articles.")
    ] = None,
    model: Model = None,
    cache: Annotated[Path | None, typer.Option(help="Folder to keep parses in between runs.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what was made up.")] = False,
    by_article: Annotated[bool, typer.Option("--by-article", help="Show each article's figures too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Measure events, roles, claims, quotes and the rest against gold annotation."""
    from kg.evaluation.evaluate import evaluate as measure

    result = measure(graph, gold) if graph else _built(gold, model, cache)
    if as_json:
        typer.echo(json.dumps(asdict(result), ensure_ascii=False, indent=1))
        return
    for line in _lines(result, by_article=by_article, errors=errors):
        typer.echo(line)


def _built(gold: Path, model: str | None, cache: Path | None) -> Evaluation:
    from kg.evaluation.evaluate import evaluate as measure
    from kg.pipeline import build_corpus
    from kg.rdf import corpus_quads
    from kg.store.opening import memory_store

    with progress_bars() as progress:
        corpus, skipped = build_corpus([gold / "articles"], model=model, cache=cache, progress=progress)
    for s in skipped:
        typer.echo(f"skipped {s.source}: {s.reason}", err=True)
    return measure(memory_store(corpus_quads(corpus)), gold, corpus.analyses)


def _lines(result: Evaluation, *, by_article: bool, errors: bool) -> list[str]:
    lines = [f"not in the graph, so scored as empty: {name}" for name in result.missing]
    for f in result.figures:
        line = f"{f.name:<32} {f.value:.3f}  [{f.low:.2f}, {f.high:.2f}]"
        line += f"  P {f.precision:.3f} R {f.recall:.3f}" if f.precision is not None and f.recall is not None else ""
        lines.append(line + (f"  (baseline {f.baseline_name}: {f.baseline:.3f})" if f.baseline is not None else ""))
    if by_article:
        for name, figures in result.articles:
            lines += [name, *(f"  {figure:<32} {value:.3f}" for figure, value in figures.items())]
    return lines + [str(m) for m in result.mistakes] if errors else lines
