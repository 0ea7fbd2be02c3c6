"""``kg query``, ``kg queries`` and ``kg explain``: questions and answers."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import UserError

if TYPE_CHECKING:
    from kg.store.explanation import Explanation
    from kg.store.result import Result

verbs = typer.Typer()

Folder = Annotated[Path, typer.Argument(metavar="OUT", help="A folder that kg build wrote, or a graph.nq.")]


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@verbs.command("query")
def query(
    folder: Folder,
    question: Annotated[
        str, typer.Argument(metavar="NAME|SPARQL|FILE.rq", help="A canned question (kg queries), or SPARQL.")
    ],
    parameter: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the question.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")] = Format.TABLE,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which the query is stopped.")] = 60.0,
) -> None:
    """Ask the graph: a canned question by name, a file, or SPARQL."""
    import kg

    values = _parameters(parameter or [])
    result = kg.open(folder).answer(question, timeout=timeout, **values)
    if output is Format.CSV:
        typer.echo(result.to_csv(), nl=False)
    elif output is Format.JSON:
        typer.echo(result.to_json(), nl=False)
    else:
        _print_table(result)


def _parameters(given: list[str]) -> dict[str, str]:
    values = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier() or name == "timeout":
            raise UserError(f"-p {pair}: a parameter is given as name=value")
        values[name] = value
    return values


def _print_table(result: Result) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    if not result.rows:
        typer.echo("no answers")
        return
    table = Table(box=SIMPLE)
    for name in result.columns:
        table.add_column(name, overflow="fold")
    from rich.text import Text

    for row in result.to_rows():
        # Text, since a "[…]" in an article must not be read as markup.
        table.add_row(*(Text(cell) for cell in row))
    # In a pipe there is no width to keep to, and a cut IRI would be of no use.
    console = Console() if sys.stdout.isatty() else Console(width=100_000)
    console.print(table)


@verbs.command("queries")
def queries(
    name: Annotated[str | None, typer.Argument(help="Show the parameters and SPARQL of this one.")] = None,
) -> None:
    """List the canned questions with their parameters."""
    from kg.store.library import find_question, questions

    if name:
        typer.echo(find_question(name).sparql, nl=False)
        return
    for question in questions():
        typer.echo(f"{question.name}\n    {question.english}\n    {question.norwegian}")
        for parameter in question.parameters:
            typer.echo(f"    -p {parameter.name}=…  {parameter.meaning}")


@verbs.command("explain")
def explain(
    folder: Folder,
    iri: Annotated[str, typer.Argument(metavar="IRI", help="In full, short (event:1f2e), the end of one, or a name.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
) -> None:
    """Show the sentences a node rests on, with the words marked, the rules and the roles."""
    import kg

    explanation = kg.open(folder).explain(iri)
    if as_json:
        typer.echo(json.dumps(explanation.to_dict(), ensure_ascii=False, indent=1))
    elif sys.stdout.isatty():
        _print_marked(explanation)
    else:
        typer.echo(str(explanation))


def _print_marked(explanation: Explanation) -> None:
    """The same text, with the marked words in colour instead of brackets."""
    import re

    from rich.console import Console
    from rich.text import Text

    from kg.store.explanation import MARK

    text = Text()
    opening, closing = map(re.escape, MARK)
    for i, piece in enumerate(re.split(f"{opening}(.*?){closing}", str(explanation))):
        text.append(piece, style="bold reverse" if i % 2 else "")
    Console().print(text)
