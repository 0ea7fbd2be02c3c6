"""``kg view``, ``kg export`` and ``kg check``: a graph as a page, in other formats, against its shapes."""

from __future__ import annotations

import webbrowser
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import FAILED
from kg.cli.ask import Folder
from kg.exports import FORMATS, format_named

verbs = typer.Typer()


Syntax = StrEnum("Syntax", {f.name.upper(): f.name for f in FORMATS})  # type: ignore[misc]

# \b keeps the lines apart where the help is wrapped.
_FORMATS_IN_WORDS = "\b\nFormats:\n" + "\n".join(f"  {f.name:<9}{f.purpose}" for f in FORMATS)


@verbs.command("view")
def view(
    folder: Folder,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The page to write (default: view.html in the folder).")
    ] = None,
    browse: Annotated[bool, typer.Option("--open/--no-open", help="Whether to open it in a browser.")] = True,
) -> None:
    """Write the graph as one page that needs no network, and open it."""
    import kg

    graph = kg.open(folder)
    page = out or (folder if folder.is_dir() else folder.parent) / "view.html"
    graph.to_html(page)
    typer.echo(str(page))
    if browse:
        webbrowser.open(page.resolve().as_uri())


@verbs.command("export", epilog=_FORMATS_IN_WORDS)
def export(
    folder: Folder,
    syntax: Annotated[
        Syntax, typer.Option("--format", "-f", metavar="FORMAT", help="The format to write: one of those below.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="File or folder to write (default: graph.gexf or the like); - prints it."),
    ] = None,
) -> None:
    """Write the graph for other tools. In every format a contested event says so, and who claims or denies it."""
    import kg

    graph = kg.open(folder)
    chosen = format_named(syntax.value)
    if out == Path("-"):
        typer.get_binary_stream("stdout").write(chosen.content(graph))
        return
    typer.echo(str(graph.export(chosen.name, out)))


@verbs.command("check")
def check(folder: Folder) -> None:
    """Validate the graph against the shapes of the ontology (SHACL)."""
    import kg

    violations = kg.open(folder).check()
    for violation in violations:
        typer.echo(str(violation))
    if violations:
        typer.echo(f"{len(violations)} violations", err=True)
        raise typer.Exit(FAILED)
    typer.echo("the graph keeps to its shapes")
