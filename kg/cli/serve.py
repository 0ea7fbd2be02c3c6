"""``kg serve``: a graph behind a local address."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from kg.cli.ask import Folder

verbs = typer.Typer()


@verbs.command("serve")
def serve(
    folder: Folder,
    host: Annotated[
        str, typer.Option(help="The address to listen on; 0.0.0.0 lets the whole network read.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which a query is stopped.")] = 30.0,
    limit: Annotated[
        int, typer.Option(min=0, help="The most rows or triples in an answer; 0 for any number.")
    ] = 100_000,
    origin: Annotated[
        list[str] | None,
        typer.Option("--allow-origin", metavar="ORIGIN", help="A web site whose scripts may read, or * for all."),
    ] = None,
    browse: Annotated[bool, typer.Option("--open/--no-open", help="Whether to open it in a browser.")] = False,
) -> None:
    """Serve the graph to browsers and SPARQL clients: query page, explorer, search, a page for every IRI. Read-only."""
    from kg.server.running import serve as run
    from kg.server.settings import Settings

    def ready(address: str) -> None:
        typer.echo(f"Serving {folder} at {address} (SPARQL: {address}sparql); Ctrl+C stops it")
        if browse:
            webbrowser.open(address)

    run(Settings(folder, host, port, timeout, limit, origins=tuple(origin or ())), ready)
