"""The recipe for asking: build the dossier's database if a file has changed, and ask it.

In: a folder, and where the database shall be: a file, or on a server. Out: a `Reader` to ask, or a report of
what was built. Answering from a database that is up to date imports nothing that only building needs.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from zlib import crc32

from diplotrack import __version__
from diplotrack.dossier.files import DOSSIER, JSON_LINES, names_of, present
from diplotrack.errors import DossierProblems, StoreUnusable
from diplotrack.store import server
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import Origin, origin, reading
from diplotrack.store.stamps import (
    Changed,
    as_text,
    built_from,
    changed,
    looks_the_same,
    recorded,
    restamp,
    stamping,
)
from diplotrack.workspace.places import cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from diplotrack.criticism.reviewing import Unreviewed
    from diplotrack.errors import Problem
    from diplotrack.store.builder import Contents
    from diplotrack.store.rows import Record
    from diplotrack.store.sqlite import Connection
    from diplotrack.store.stamps import FileStamp

MANY = 3
"""If more than one file in so many has changed, all are read anew."""

MOST_BUILDS = 5
"""So many times it is built for one question, if files change meanwhile or somebody builds older ones."""

Progress: TypeAlias = "Callable[[int, int], None]"
"""Is told how much of a long work is done, and how much there is in all."""


class BuildReport(NamedTuple):
    """What a build read and wrote: where from, where to, how many files, and how many of each kind of thing.

    `unusable` is how many records and references could not be used.
    """

    folder: Path
    database: Path | str
    files: int
    counts: Mapping[str, int]
    unusable: int


class Checked(NamedTuple):
    """What a check of the files found: what is wrong, and the articles that hold what nobody has reviewed."""

    problems: tuple[Problem, ...]
    unreviewed: tuple[Unreviewed, ...]


@dataclass(frozen=True, slots=True)
class Workspace:
    """A dossier's folder and its database: `database` says where, else it is in the user's cache.

    Where that is a server's address, the file in the cache is built first, and published there.
    """

    folder: Path
    database: Path | str | None = field(default=None, repr=False)

    def index_path(self) -> Path:
        """Return where the database is: as told, else in the cache under a name of its own.

        Raises StoreUnusable where the user has no folder for a cache.
        """
        if isinstance(self.database, Path):
            return self.database
        folder = self.folder.resolve()
        # Should two folders ever share a checksum, each builds anew: the path is in the database too.
        name = f"{folder.name}-{crc32(as_text(folder).encode()):08x}.db"
        return cache() / name

    def build(
        self, progress: Progress | None = None, waiting: Callable[[], None] = lambda: None
    ) -> BuildReport:
        """Read the files and write the database anew, telling `progress` how much of how much is done.

        On a server, `waiting` is called if somebody else is building there, before waiting for that. Raises
        DossierProblems where the files yield no dossier, and StoreUnusable where the database cannot be
        written or is somebody else's.
        """
        from diplotrack.store import builder  # noqa: PLC0415 - reads must not import SQLModel

        path = self.index_path()
        self._refuse_foreign(path)
        if not present(self.folder / DOSSIER):
            raise DossierProblems(f'The folder "{self.folder}" yields no dossier: it holds no {DOSSIER}.')
        intake = _Intake(self.folder, names_of(self.folder), progress)
        built = builder.build(intake.contents(), path, intake.step)
        on_server = isinstance(self.database, str) and server.publish(path, self.database, waiting, progress)
        return BuildReport(self.folder, on_server or path, len(intake.names), built.counts, built.unusable)

    @contextmanager
    def opened(self, progress: Progress | None = None) -> Iterator[Reader]:
        """Yield a reader of the database, brought up to date first if a file has changed.

        Not on a server: there counts what was built last, and no file is looked at. Raises as `build` does.
        """
        if isinstance(self.database, str):
            with server.opened(self.database) as reader:
                yield reader
            return
        with ExitStack() as stack:
            yield Reader(self._fresh(stack, progress))

    def _fresh(self, stack: ExitStack, progress: Progress | None) -> Connection:
        """Open a database that holds what the files hold, until the stack is closed.

        Somebody else may put an older one in its place at any time, so it is held against the files when it
        is open. Where files change faster than they can be read, the last one built has to do.
        """
        path = self.index_path()
        for _ in range(MOST_BUILDS):
            updated = False
            if origin(path) is Origin.OURS:
                with suppress(StoreUnusable), ExitStack() as attempt:
                    connection = attempt.enter_context(reading(path))
                    now = self._changed(connection, path)
                    if now is not None and not now.paths:
                        stack.enter_context(attempt.pop_all())
                        return connection
                    updated = now is not None and self._update(connection, path, now, progress)
            if not updated:
                self.build(progress)
        return stack.enter_context(reading(path))

    def _changed(self, connection: Connection, path: Path) -> Changed | None:
        """Return what has changed since the database was built, and note which files only look different.

        None stands for a database of another dossier or program.
        """
        if built_from(connection) != (as_text(self.folder.resolve()), __version__):
            return None
        names = names_of(self.folder)
        if looks_the_same(connection, self.folder, names):
            return Changed((), frozenset())
        known = recorded(connection)
        now = changed(known, self.folder, names)
        if not now.paths and set(now.stamps) != set(known.values()):
            restamp(connection, path, now.stamps)
        return now

    def _update(self, connection: Connection, path: Path, now: Changed, progress: Progress | None) -> bool:
        """Exchange what the changed files hold in the database; tell whether that was possible."""
        if len(now.paths) * MANY > len(now.stamps):
            return False
        from diplotrack.store import updating  # noqa: PLC0415 - reads must not import SQLModel

        there = [name for name in names_of(self.folder) if as_text(name) in now.paths]
        intake = _Intake(self.folder, there, progress)
        unchanged = [each for each in now.stamps if each.path not in now.paths]
        contents = intake.contents()._replace(stamps=lambda: (*unchanged, *intake.stamps))
        return updating.update(connection, contents, now.paths, path) is not None

    def check(self) -> Checked:
        """Return all that is wrong in the files, and what is to be reviewed. Touches no database."""
        from diplotrack.criticism.reviewing import unreviewed  # noqa: PLC0415 - no other question needs it
        from diplotrack.dossier import checks, reader  # noqa: PLC0415 - asking needs no pydantic

        reading = reader.read(self.folder)
        return Checked(checks.everything(reading), unreviewed(reading.written.articles, reading.quotations))

    def _refuse_foreign(self, path: Path) -> None:
        if isinstance(self.database, Path) and origin(path) is Origin.FOREIGN:
            raise StoreUnusable(
                f'"{path}" is not a database of diplotrack, and is left alone. '
                "Name another with --database PATH."
            )


class _Intake:
    """Reads files one after the other, tells how far it is, and remembers what each looked like."""

    def __init__(self, folder: Path, names: Sequence[str], progress: Progress | None) -> None:
        self.names = names
        self._folder = folder
        self._progress = progress
        self.stamps: list[FileStamp] = []
        self._all = sum(_size(folder / name) for name in names) if progress else 0
        self._done = 0

    def contents(self) -> Contents:
        """Return what the files hold."""
        from diplotrack.store.builder import Contents  # noqa: PLC0415 - reads must not import SQLModel

        return Contents(as_text(self._folder.resolve()), self._records(), lambda: self.stamps)

    def step(self) -> None:
        """Note that one of the three steps after the reading is done, which take as long as it does."""
        self._tell(self._all // 3)

    def _records(self) -> Iterator[Record | Problem]:
        from diplotrack.dossier.contents import contents  # noqa: PLC0415 - asking needs no pydantic

        for name in self.names:
            lines = name.endswith(JSON_LINES)
            with stamping(self._folder, name, self.stamps) as its:
                yield from contents(self._folder, self._folder / name, tell=self._tell if lines else None)
            if not lines:
                self._tell(its.size)

    def _tell(self, more: int) -> None:
        self._done += more
        if self._progress:
            self._progress(self._done, 2 * self._all)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
