"""What every command needs: the dossier that was asked for, and where to show what comes of it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from diplotrack.cli.screen import Screen
from diplotrack.workspace import Workspace, find_folder

if TYPE_CHECKING:
    import typer

    from diplotrack.store.query import Reader
    from diplotrack.timeline import EventFilter, Timeline


@dataclass(frozen=True)
class Desk:
    """The global options: a dossier's folder, a database, and whether long output goes through a pager."""

    dossier: Path | None = None
    database: Path | None = None
    pager: bool = True
    _open: ExitStack = field(default_factory=ExitStack)

    @property
    def workspace(self) -> Workspace:
        """The dossier's workspace; raises DiplotrackError where there is no dossier."""
        return Workspace(find_folder(self.dossier, Path.cwd()), self.database)

    @cached_property
    def reader(self) -> Reader:
        """A reader of the dossier's database, built anew if a file has changed, open until `close`."""
        return self._open.enter_context(self.workspace.opened())

    def ask(self, question: EventFilter) -> Timeline:
        """Return the answer, which is read while it is shown; say on stderr if the dossier has problems."""
        timeline = self.reader.timeline(question)
        warn(timeline)
        return timeline

    def close(self) -> None:
        """Close the database, if it was opened."""
        self._open.close()

    def screen(self) -> Screen:
        """Return where this process's output goes."""
        return Screen(sys.stdout, os.environ, pager=self.pager)


def desk_of(ctx: typer.Context) -> Desk:
    """Return the desk at which a command was given."""
    desk = ctx.find_root().obj
    return desk if isinstance(desk, Desk) else Desk()


def warn(timeline: Timeline) -> None:
    """Say on stderr, in one line, that the dossier has problems, if it has."""
    if timeline.problems:
        from diplotrack.views.problems import problems_sentence

        sys.stderr.write(f"{problems_sentence(timeline.problems)}\n")
