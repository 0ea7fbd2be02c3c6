"""The commands about the language model: what is installed, how good it is, how it is made."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from kg import models

app = typer.Typer(no_args_is_help=True)

OTHER_MODELS = (
    "Another model: --model FOLDER (a folder with a manifest.toml like the one shipped) or --model stanza:nb or "
    "stanza:nn (the official packages, fetched by Stanza on first use); $KG_MODEL names a folder for good."
)
PROCESSORS = (*models.PROCESSORS, "all")
_COLUMNS = ("Tokens", "Sentences", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "NER", "words/s")


@app.command("models")
def list_models(
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable, with the file of each processor.")] = False,
) -> None:
    """Show the installed models: scores, data and licences, and how to use another one."""
    try:
        sets = models.installed()
    except (FileNotFoundError, ValueError) as error:
        raise _failure(error) from error
    if as_json:
        typer.echo(json.dumps(_as_json(sets), ensure_ascii=False, indent=2))
        return
    console = Console()
    for model in sets:
        _show(console, model)
    if not sets:
        console.print("No model is installed.")
    console.print(OTHER_MODELS)


@app.command("evaluate-model")
def evaluate_model(
    conllu: Annotated[list[Path], typer.Argument(help="CoNLL-U files with trees and entities (name= in MISC).")],
    model: Annotated[str | None, typer.Option(help="Folder of a model set; the shipped one by default.")] = None,
    standard: Annotated[str | None, typer.Option(help="nb or nn; told from the text by default.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable, unrounded.")] = False,
) -> None:
    """Score a model from raw text: official CoNLL-18 metrics, entities by type, words a second on one core."""
    from kg.evaluation.model import GoldError
    from kg.training import scoring

    results: dict[str, Any] = {}
    for path in conllu:
        try:
            gold = scoring.read_gold(path)
            chosen = _chosen(model).for_standard(standard or scoring.standard_of(gold))
            scores = scoring.evaluate(chosen, gold)
        except (GoldError, FileNotFoundError, ValueError) as error:
            raise _failure(error) from error
        results[str(path)] = scores.details()
        if not as_json:
            _show_scores(Console(), path, chosen, scores)
    if as_json:
        typer.echo(json.dumps(results, ensure_ascii=False, indent=2))


@app.command("train")
def train(
    processor: Annotated[str, typer.Argument(help="tokenize, pos, lemma, depparse, ner, or all.")],
    data: Annotated[Path, typer.Option(help="Folder with {nb,nn}.{train,dev}.conllu and vectors.npz.")],
    out: Annotated[Path, typer.Option(help="Folder for prepared files, checkpoints and the finished model set.")],
    hyperparameters: Annotated[Path | None, typer.Option(help="A TOML file in place of the shipped one.")] = None,
) -> None:
    """Train the model, one processor or all; interrupted trainings go on where they stopped."""
    if processor not in PROCESSORS:
        raise _failure(ValueError(f"{processor}: no such processor; one of {', '.join(PROCESSORS)}"))
    from kg.training import recipe

    try:
        wanted = models.PROCESSORS if processor == "all" else (processor,)
        finished = recipe.train(wanted, data, out, hyperparameters)
    except (OSError, ValueError, tomllib.TOMLDecodeError) as error:
        raise _failure(error) from error
    message = f"Model set: {finished}" if finished else "Not all processors are trained yet; the rest is waiting."
    typer.echo(message)


def _failure(error: Exception) -> typer.Exit:
    typer.echo(f"kg: {error}", err=True)
    return typer.Exit(2)


def _chosen(model: str | None) -> models.ModelSet:
    return models.default() if model is None else models.load(Path(model))


def _as_json(sets: Iterable[models.ModelSet]) -> dict[str, Any]:
    """By written standard the files to use, and all that is known of each set."""
    listed = list(sets)
    by_standard = {
        language: {name: str(path) for name, path in model.for_standard(language).files.items()}
        for model in reversed(listed)
        for language in model.languages
    }
    described = [
        {
            "name": model.name,
            "directory": str(model.directory),
            "description": model.description,
            "languages": list(model.languages),
            "fingerprint": model.fingerprint,
            "bytes": model.size,
            "scores": model.scores,
            "data": list(model.data),
            "licences": dict(model.licences),
            "pipeline": {
                language: models.pipeline_arguments(model.for_standard(language)) for language in model.languages
            },
        }
        for model in listed
    ]
    return {**by_standard, "models": described, "other_models": OTHER_MODELS}


def _show(console: Console, model: models.ModelSet) -> None:
    console.print(f"[bold]{model.name}[/bold] {model.description}")
    console.print(f"{model.directory} ({model.size / 1e6:.0f} MB, fingerprint {model.fingerprint})")
    if model.scores:
        table = Table("from raw text", *_COLUMNS)
        for text, scores in model.scores.items():
            table.add_row(text, *(_number(scores.get(column)) for column in _COLUMNS))
        console.print(table)
    for source in model.data:
        console.print(f"Data: {source}")
    for source, licence in model.licences.items():
        console.print(f"Licence: {source}: {licence}")


def _show_scores(console: Console, path: Path, model: models.ModelSet, scores: Any) -> None:
    console.print(f"[bold]{path}[/bold] parsed with {model.name} ({model.languages[0]}), from raw text")
    table = Table("metric", "F1")
    for metric, value in scores.conll18.items():
        table.add_row(metric, f"{value:.2f}")
    console.print(table)
    table = Table("entities", "precision", "recall", "F1", "gold")
    for type_, counts in scores.entities.items():
        figures = (counts.precision, counts.recall, counts.f1)
        table.add_row(type_, *(f"{100 * figure:.2f}" for figure in figures), str(counts.gold))
    console.print(table)
    console.print(f"{scores.words_per_second:.0f} words/s on one core, loaded in {scores.load_seconds:.1f} s")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
