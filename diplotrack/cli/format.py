"""The command `format`: the dossier's files in their one canonical form."""

from __future__ import annotations

from typing import Annotated

import typer

from diplotrack.cli.desk import desk_of, mended, say
from diplotrack.errors import DossierProblems

Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit code 4 if any file is not in canonical form.")
]


def format_command(ctx: typer.Context, *, check: Check = False) -> None:
    """Write the dossier's files in one canonical form, comments kept.

    Fields come in the order of docs/format.md, short records on one line, long texts folded. What the files
    say stays the same. Each file that changes is named, and `diplotrack undo` takes all back. Files with
    problems are left alone and named on stderr; the exit code is 4 then.

    For example:
      diplotrack format
      diplotrack format --check
    """
    from diplotrack.dossier.printing import layout
    from diplotrack.views.clean import clean

    desk = desk_of(ctx)
    folder = desk.workspace.folder
    done = layout.check_format(folder) if check else layout.format_files(mended(folder))
    desk.screen().write(f"{clean(name)}\n" for name in done.changed)
    for name in done.unreadable:
        say(f"Left alone: {name} has problems, which `diplotrack check` names.")
    if done.unreadable or (check and done.changed):
        raise typer.Exit(DossierProblems.exit_code)
