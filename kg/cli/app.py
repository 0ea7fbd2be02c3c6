"""Puts the verbs together and turns errors into one line and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Annotated

import click
import typer

import kg
from kg.cli import FAILED, OK, USAGE, ask, build, gold, look
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


for verbs in (build.verbs, ask.verbs, look.verbs, gold.verbs):
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
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped")
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except Exception as error:
        if not _is_for_users(error):
            raise
        return _say(str(error))
    return code if isinstance(code, int) else OK


def _is_for_users(error: Exception) -> bool:
    """An error that the project itself raises on purpose, or that the file system gives, needs no traceback."""
    return isinstance(error, UserError | OSError) or type(error).__module__.partition(".")[0] == "kg"


def _say(message: str) -> int:
    print(f"kg: {message}", file=sys.stderr)
    return FAILED if message == "stopped" else USAGE
