"""What every command needs: the dossier that was asked for, and where to show what comes of it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from diplotrack.cli.progress import progress
from diplotrack.cli.screen import Screen
from diplotrack.workspace import Workspace, find_database, find_folder, folder_to_change

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

    from diplotrack.store.query import Reader
    from diplotrack.timeline import EventFilter, Timeline


@dataclass(frozen=True)
class Desk:
    """The global options: a dossier's folder, a database, and whether long output goes through a pager.

    `context` is the command that is given at it: what it opens is closed with it, and told of its errors.
    """

    dossier: Path | None = None
    database: str | None = field(default=None, repr=False)
    pager: bool = True
    context: typer.Context | None = None

    @property
    def workspace(self) -> Workspace:
        """The dossier's workspace; raises DiplotrackError where there is no dossier."""
        return Workspace(find_folder(self.dossier, Path.cwd()), find_database(self.database))

    @property
    def folder_to_change(self) -> Path:
        """The folder of the dossier that a command changes, which must be meant; see `mended`."""
        return mended(folder_to_change(self.dossier, Path.cwd()))

    @contextmanager
    def opened(self) -> Iterator[Reader]:
        """Open a reader of the dossier's database, brought up to date if a file has changed.

        On a server it is read as it was built, and there need be no dossier here.
        """
        database = find_database(self.database)
        workspace = Workspace(Path(), database) if isinstance(database, str) else self.workspace
        with ExitStack() as stack:
            with progress() as told:
                reader = stack.enter_context(workspace.opened(told))
            yield reader

    @cached_property
    def reader(self) -> Reader:
        """The same, open as long as the command runs."""
        if self.context is None:
            raise RuntimeError("no command is running")
        reader: Reader = self.context.with_resource(self.opened())
        return reader

    def ask(self, question: EventFilter, *, brief: bool = False) -> Timeline:
        """Return the answer, in brief or whole, which is read while it is shown.

        Say on stderr if the dossier has problems.
        """
        timeline = self.reader.timeline(question, brief=brief)
        warn(timeline)
        return timeline

    def screen(self) -> Screen:
        """Return where this process's output goes."""
        return Screen(sys.stdout, os.environ, pager=self.pager)


def desk_of(ctx: typer.Context) -> Desk:
    """Return the desk at which a command was given."""
    desk = ctx.find_root().obj
    return replace(desk if isinstance(desk, Desk) else Desk(), context=ctx)


def mended(folder: Path) -> Path:
    """Return a dossier's folder that is to be changed; say on stderr if an edit there was interrupted."""
    from diplotrack.dossier.changing import editing

    if folder.is_dir():
        say(editing.mended(folder))
    return folder


def say(sentence: str) -> None:
    """Say something on stderr that is not the answer, if there is anything to say."""
    if sentence:
        from diplotrack.views.clean import clean

        sys.stderr.write(f"{clean(sentence)}\n")


def tell(sentence: str) -> None:
    """Say on stdout what a command has done; what follows on stderr comes behind it."""
    from diplotrack.views.clean import clean

    sys.stdout.write(f"{clean(sentence)}\n")
    sys.stdout.flush()


def warn(timeline: Timeline) -> None:
    """Say on stderr, in one line, that the dossier has problems, if it has."""
    if timeline.problems:
        from diplotrack.views.problems import problems_sentence

        sys.stderr.write(f"{problems_sentence(timeline.problems)}\n")


def say_if_empty(timeline: Timeline, place: Path) -> None:
    """Say on stderr that what was written to this file or folder holds no events, if none answered."""
    if not timeline.matches:
        say(f'No events answer: "{place}" holds none.')
