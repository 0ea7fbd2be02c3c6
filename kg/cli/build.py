"""``kg build`` and ``kg parse``: from articles to a graph, and to their syntax."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.progress import progress_bars

if TYPE_CHECKING:
    from kg.store.report import Report

verbs = typer.Typer()

Articles = Annotated[
    list[Path],
    typer.Argument(metavar="PATH…", help="Files or folders: txt, md, html, jsonl, csv, parquet, conllu."),
]
Cache = Annotated[Path | None, typer.Option(help="Where parses are kept; by default below the user's cache folder.")]
Kept = Annotated[bool, typer.Option("--keep-parses/--no-cache", help="Whether a second run may reuse the parses.")]
Model = Annotated[str | None, typer.Option("--model", help="A model set, or stanza:nb to let Stanza download its own.")]


@verbs.command("build")
def build(
    paths: Articles,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write; an earlier build is replaced.")],
    model: Model = None,
    published: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day of publication for articles that do not tell theirs."),
    ] = None,
    cache: Cache = None,
    keep_parses: Kept = True,
    frames: Annotated[Path | None, typer.Option(help="A folder of further frame files (TOML).")] = None,
    html: Annotated[bool, typer.Option("--html/--no-html", help="Whether to write view.html.")] = True,
) -> None:
    """Read articles and write their graph: RDF, store, page, report."""
    from kg.building import build_folder

    with progress_bars() as progress:
        report = build_folder(
            paths,
            out,
            model=model,
            published=_day(published),
            cache=_folder(cache, keep_parses),
            frames=frames,
            html=html,
            progress=progress,
        )
    for line in summary(report, out):
        typer.echo(line)


def _folder(cache: Path | None, keep: bool) -> Path | None:
    from kg.resources import cache_folder

    return (cache or cache_folder()) if keep else None


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def summary(report: Report, out: Path) -> list[str]:
    """What was built, what was left out, and what to do next, in a few lines."""
    from kg.store.report import event_counts

    status = ", ".join(f"{n} {name.lower()}" for name, n in report["status"].items() if n)
    things = report["classes"]
    kinds = ", ".join(f"{n} {name}" for name, n in event_counts(report).items() if n)
    lines = [
        f"{report['articles']} articles: {things['Event']} events ({status or 'none'}), {things['Claim']} claims, "
        f"{things['Quote']} quotes, {things['Position']} positions, {things['Actor']} actors, {things['Place']} places",
    ]
    if kinds:
        lines.append(f"Events: {kinds}")
    if report["unlinked_places"]:
        lines.append(
            f"{len(report['unlinked_places'])} places are not in the gazetteer: kg query {out} unlinked-places"
        )
    lines += [f"skipped {s['source']}: {s['reason']}" for s in report["skipped"]]
    return [
        *lines,
        f"Written to {out}: graph.nq, graph.trig, graph.ttl, graph.graphml, report.txt, report.json, store/"
        + (", view.html" if (out / "view.html").is_file() else ""),
        f"Next: kg queries; kg query {out} alleged-arms-transfers; kg explain {out} IRI; kg view {out}",
    ]


@verbs.command("parse")
def parse(
    paths: Articles,
    out: Annotated[Path, typer.Option("--out", "-o", help="The CoNLL-U file to write, - for standard output.")],
    model: Model = None,
    cache: Cache = None,
    keep_parses: Kept = True,
) -> None:
    """Parse articles and write CoNLL-U with entities; kg build reads it."""
    from kg.pipeline import parse_to_conllu

    with progress_bars() as progress:
        text, skipped = parse_to_conllu(paths, model=model, cache=_folder(cache, keep_parses), progress=progress)
    for s in skipped:
        typer.echo(f"skipped {s.source}: {s.reason}", err=True)
    if str(out) == "-":
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", newline="\n")
