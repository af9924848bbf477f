"""The command `undo`: the last edit taken back."""

from __future__ import annotations

import sys

import typer  # noqa: TC002  Typer looks at it

from diplotrack.cli.desk import desk_of


def undo_command(ctx: typer.Context) -> None:
    """Take the last edit of the dossier's files back.

    It says what it took back. What you changed in an editor is not its business: a file that is not as the
    edit left it stays, and so do all others of that edit. Give it again to take back the edit before.

    For example:
      diplotrack undo
    """
    from diplotrack.dossier.changing.editing import undo
    from diplotrack.views.clean import clean

    told = undo(desk_of(ctx).workspace.folder)
    sys.stdout.write(f"Taken back: {clean(told)}\n")
