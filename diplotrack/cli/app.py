"""The program as Typer sees it: the global options, the commands, and the one place where errors end.

A command's module is imported when the command is used: `commands` says where it is and what it is for.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from inspect import getdoc
from pathlib import Path  # noqa: TC003  Typer looks at it
from typing import Annotated, Any, cast

import typer

from diplotrack import __version__
from diplotrack.cli import PIPE_CLOSED
from diplotrack.cli.commands import COMMANDS, FAMILIES, SECTIONS
from diplotrack.cli.quick import QuickCommand, QuickGroup, leave_explanations_alone
from diplotrack.errors import DiplotrackError
from diplotrack.views.clean import clean

LISTS = re.compile(r"^(?=[A-Z][a-z ]+:\n  )", re.MULTILINE)
"""Where a list begins in what a command says of itself: its lines are not to be wrapped."""


class Commands(QuickGroup):
    """The commands, each imported when it is asked for; and where every error becomes one sentence."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  Typer's own settings
        """Know the names of all commands."""
        super().__init__(**settings)
        self.commands = cast("Any", dict.fromkeys(COMMANDS))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """Return the command of that name, or None."""
        if cmd_name in COMMANDS and self.commands[cmd_name] is None:
            module, summary = COMMANDS[cmd_name]
            self.commands[cmd_name] = _built(cmd_name, module, summary)
        if cmd_name in FAMILIES and cmd_name not in self.commands:
            self.commands[cmd_name] = self._family(ctx, cmd_name)
        return self.commands.get(cmd_name)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """Return the first words of all commands."""
        return list(dict.fromkeys(name.partition(" ")[0] for name in COMMANDS))

    def _family(self, ctx: Any, word: str) -> Any:  # noqa: ANN401
        """Return the commands whose names begin with a word."""
        names = [name for name in COMMANDS if name.startswith(f"{word} ")]
        found = {name.partition(" ")[2]: self.get_command(ctx, name) for name in names}
        return QuickGroup(
            name=word, commands=found, help=FAMILIES[word], no_args_is_help=True, rich_markup_mode=None
        )

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the list of commands, without importing one."""
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, summary) for name, (_, summary) in commands.items()])

    def make_context(self, *arguments: Any, **settings: Any) -> Any:  # noqa: ANN401
        """Read the global options; --help is answered here."""
        try:
            return super().make_context(*arguments, **settings)
        except BrokenPipeError:
            raise typer.Exit(PIPE_CLOSED) from None

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Run the command; an error ends here, as one sentence on stderr and its exit code."""
        try:
            return super().invoke(ctx)
        except DiplotrackError as error:
            _say(str(error))
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            raise typer.Exit(PIPE_CLOSED) from None
        except OSError as error:
            what = f'"{error.filename}"' if error.filename else "The output"
            _say(f"{what} cannot be opened, read or written: {(error.strerror or str(error)).lower()}.")
            raise typer.Exit(1) from None


def _built(name: str, module: str, summary: str) -> Any:  # noqa: ANN401  Typer keeps its commands' class to itself
    function = getattr(import_module(f"diplotrack.cli.{module}"), f"{name.replace(' ', '_')}_command")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    text = LISTS.sub("\b\n", getdoc(function) or "")
    alone.command(name.rpartition(" ")[2], cls=QuickCommand, help=text, short_help=summary)(function)
    return typer.main.get_command(alone)


def _say(sentence: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"Error: {clean(sentence)}\n")


app = typer.Typer(
    cls=Commands,
    name="diplotrack",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
leave_explanations_alone()


def _version(asked: bool) -> None:  # noqa: FBT001  Typer calls it
    if asked:
        sys.stdout.write(f"diplotrack {__version__}\n")
        raise typer.Exit


@app.callback()
def diplotrack(
    ctx: typer.Context,
    *,
    dossier: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            envvar="DIPLOTRACK_DOSSIER",
            show_envvar=True,
            help="The dossier to read: else the current folder if it is one, else the one that comes along.",
        ),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|ADDRESS",
            envvar="DIPLOTRACK_DATABASE",
            show_envvar=True,
            help="Where its database is to be: a file, or a PostgreSQL server's postgresql+psycopg://...; "
            "else in the user's cache folder.",
        ),
    ] = None,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Write long output straight to the terminal.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Keep a chronology of diplomatic events that can be checked line by line.

    A dossier is a folder of text files. Its database is built by itself whenever a file has changed.
    """
    del version
    if ctx.invoked_subcommand is None:
        sys.stdout.write(f"{ctx.get_help()}\n")
        return
    from diplotrack.cli.desk import Desk

    ctx.obj = Desk(dossier, database, pager=not no_pager)
