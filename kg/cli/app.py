"""Puts the verbs together and turns errors into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Annotated

import typer

import kg
from kg.cli import FAILED, OK, USAGE, ask, build, gold, look, serve
from kg.errors import UserError

app = typer.Typer(
    name="kg",
    help="From Norwegian news to a graph of what happened, what is claimed, and what is denied.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"nyhetsgraf {kg.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """From Norwegian news to a graph of what happened, what is claimed, and what is denied."""


for verbs in (build.verbs, ask.verbs, look.verbs, serve.verbs, gold.verbs):
    app.registered_commands += verbs.registered_commands
if find_spec("kg.cli.models"):
    from kg.cli import models

    app.registered_commands += models.app.registered_commands


def run(arguments: Sequence[str] | None) -> int:
    """Runs the app; see ``kg.cli.main``."""
    try:
        code = typer.main.get_command(app).main(
            args=None if arguments is None else list(arguments), prog_name="kg", standalone_mode=False
        )
    except (typer.Abort, KeyboardInterrupt):
        print("kg: stopped", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # Whoever read the output has seen enough ("| head"); what is left in the buffer must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:
        message = _message(error)
        if not message:
            raise
        print(f"kg: {message}", file=sys.stderr)
        return USAGE
    return code if isinstance(code, int) else OK


def _message(error: Exception) -> str:
    """One line for an error that is the user's to mend; "" for one that is ours and needs its traceback."""
    # Typer carries Click inside it under a private name, so its usage errors are known by what they can do.
    if callable(words := getattr(error, "format_message", None)):
        command = getattr(getattr(error, "ctx", None), "command_path", "kg")
        return f"{_one_line(words())} ({command} --help tells more)"
    raised_by_us = type(error).__module__.partition(".")[0] == "kg"
    return _one_line(str(error)) if raised_by_us or isinstance(error, UserError | OSError) else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
