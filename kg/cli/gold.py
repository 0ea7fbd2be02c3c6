"""``kg evaluate``: how good the extraction is, against articles annotated by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.build import Model

verbs = typer.Typer()


@verbs.command("evaluate")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder with articles/*.txt and gold/*.json.")],
    model: Model = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what was made up.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure events, roles, claims, quotes and the rest against gold annotation."""
    from kg.evaluation.gold import evaluate as measure

    result = measure(gold, model=model, errors=errors)
    typer.echo(json.dumps(result.to_dict(), ensure_ascii=False, indent=1) if as_json else str(result))
