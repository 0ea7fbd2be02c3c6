"""``kg view``, ``kg export`` and ``kg check``: a graph as a page, in other formats, against its shapes."""

from __future__ import annotations

import webbrowser
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import FAILED
from kg.cli.ask import Folder

verbs = typer.Typer()


class Syntax(StrEnum):
    """The formats of ``kg export``; a test keeps them equal to those of ``kg.store.export``."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"


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


@verbs.command("export")
def export(
    folder: Folder,
    syntax: Annotated[Syntax, typer.Option("--format", "-f", help="The format to write.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File (csv: folder) to write; - prints an RDF format.")
    ] = None,
) -> None:
    """Write the graph for other tools."""
    import kg
    from kg.errors import UserError
    from kg.store.export import RDF_FORMATS, default_name

    graph = kg.open(folder)
    if out == Path("-"):
        if syntax.value not in RDF_FORMATS:
            raise UserError(f"{syntax.value} cannot be printed; name a file with -o")
        typer.get_binary_stream("stdout").write(RDF_FORMATS[syntax.value][0](list(graph.store)))
        return
    typer.echo(str(graph.export(syntax.value, out or Path(default_name(syntax.value)))))


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
