"""The commands that change what is there: `edit`, `rename`, `merge`, `rm`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.adding import tell
from diplotrack.cli.desk import desk_of
from diplotrack.errors import DiplotrackError, DossierProblems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.workspace.by_hand import Copy

TAKE_A_LINE = frozenset(
    {
        "vi",
        "vim",
        "nvim",
        "gvim",
        "nano",
        "pico",
        "emacs",
        "emacsclient",
        "micro",
        "joe",
        "jed",
        "mg",
        "ne",
        "kak",
    }
)
"""Editors that begin at line 12 of a file if they are given +12."""

Key = Annotated[
    str,
    typer.Argument(metavar="KEY", help="Of anything in the dossier.", autocompletion=completion.keys),
]
NewKey = Annotated[str, typer.Argument(metavar="NEW", help="The new key.")]
Actor = Annotated[
    str, typer.Argument(metavar="ACTOR", help="The actor that is another.", autocompletion=completion.actors)
]
Into = Annotated[
    str, typer.Argument(metavar="INTO", help="The actor that stays.", autocompletion=completion.actors)
]


def edit_command(ctx: typer.Context, key: Key) -> None:
    """Open a record in your editor, and take in what you wrote, if it is sound.

    The editor is $VISUAL or $EDITOR, else nano or vi. It begins at the line of the record, in a copy of the
    file: what would break the dossier is not taken in, and can be edited again. The exit code is 4 then.

    For example:
      diplotrack edit air-force-one-offer
    """
    from diplotrack.cli.asking import agreed, at_terminal
    from diplotrack.workspace.by_hand import copy_for

    copy = copy_for(desk_of(ctx).folder_to_change, key)
    _begin(copy)
    while True:
        _open_editor(copy)
        if not copy.has_changed:
            copy.drop()
            typer.echo(f"Nothing was changed in {copy.name}.")
            return
        try:
            tell(ctx, copy.take_in())
        except DiplotrackError as error:
            if not at_terminal():
                raise type(error)(f"{error} Your version is in {copy.path}.") from error
            typer.echo(str(error))
            if not agreed("Edit again?"):
                raise DossierProblems(f"Nothing was changed. Your version is in {copy.path}.") from error
        else:
            return


def rename_command(ctx: typer.Context, key: Key, new: NewKey) -> None:
    """Give something another key, in every place where that stands.

    For example:
      diplotrack rename offer air-force-one-offer
    """
    from diplotrack.workspace.changing import rename

    tell(ctx, rename(desk_of(ctx).folder_to_change, key, new))


def merge_command(ctx: typer.Context, actor: Actor, into: Into) -> None:
    """Let two actors be one.

    The first goes: its names become aliases of the second, and what referred to it refers to the second.

    For example:
      diplotrack merge mr-trump donald-trump
    """
    from diplotrack.workspace.changing import merge

    tell(ctx, merge(desk_of(ctx).folder_to_change, actor, into))


def rm_command(ctx: typer.Context, key: Key) -> None:
    """Take something out of the dossier, unless something else refers to it.

    What refers to it is said. With an event go its utterances, with an article its reports. `diplotrack undo`
    brings it back.

    For example:
      diplotrack rm offer
    """
    from diplotrack.workspace.changing import remove

    tell(ctx, remove(desk_of(ctx).folder_to_change, key))


def _begin(copy: Copy) -> None:
    """Make the copy; one that was not taken in last time is gone on with, if that is wanted.

    Raises DiplotrackError where nobody can be asked.
    """
    from diplotrack.cli.asking import agreed, at_terminal

    if copy.has_changed:
        if not at_terminal():
            raise DiplotrackError(
                f'"{copy.path}" was not taken in last time: delete it, or go on with it on a terminal.'
            )
        if agreed("Your last version was not taken in: go on with it?"):
            return
    copy.write()


def _open_editor(copy: Copy) -> None:
    """Wait for the user's editor; raise DiplotrackError if there is none, or it fails."""
    command = editor(os.environ)
    if not command:
        raise DiplotrackError("There is no editor: set EDITOR, as in `export EDITOR=nano`.")
    line = [f"+{copy.line}"] if Path(command[0]).name in TAKE_A_LINE else []
    words = [*command, *line, str(copy.path)]
    try:
        ended = subprocess.run(words, check=False)  # noqa: S603  the user's own
    except OSError as error:
        raise DiplotrackError(
            f'The editor "{command[0]}" cannot be started: set EDITOR to another.'
        ) from error
    if ended.returncode:
        raise DiplotrackError(
            f'The editor "{command[0]}" failed with exit code {ended.returncode}: nothing was changed.'
        )


def editor(environment: Mapping[str, str]) -> list[str]:
    """Return the words of VISUAL or EDITOR, else nano or vi, where they are installed.

    >>> editor({"EDITOR": "code --wait", "VISUAL": ""})
    ['code', '--wait']
    """
    named = environment.get("VISUAL") or environment.get("EDITOR")
    if named:
        try:
            return shlex.split(named)
        except ValueError as error:
            raise DiplotrackError(
                f"The editor cannot be {named}: its quotation marks do not close."
            ) from error
    return next(([each] for each in ("nano", "vi") if shutil.which(each)), [])
