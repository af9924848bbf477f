"""The one recipe: find the dossier, build its database if a file has changed, ask it.

In: a folder, and where the database shall be. Out: a `Reader` to ask, or a report of what was built.
Answering from a database that is up to date imports nothing that only building needs.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from diplotrack import __version__
from diplotrack.dossier.files import DOSSIER, names_of, present
from diplotrack.errors import DiplotrackError, DossierProblems, StoreUnusable
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import Origin, origin, reading
from diplotrack.store.stamps import as_text, built_from, changed, looks_the_same, recorded, restamp, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.errors import Problem
    from diplotrack.model import Dossier

SHIPPED = "us-dprk-2025"
"""The key of the dossier that comes with the program."""


class BuildReport(NamedTuple):
    """What a build read and wrote: where from, where to, and how many of each kind of thing."""

    folder: Path
    database: Path
    files: int
    articles: int
    actors: int
    events: int
    reports: int
    utterances: int
    wordings: int
    problems: tuple[Problem, ...]


def shipped_dossier() -> Path:
    """Return the folder of the dossier that comes with the program, installed or as a checkout."""
    package = Path(__file__).parent
    installed = package / "data" / SHIPPED
    return installed if installed.is_dir() else package.parent / "data" / SHIPPED


def find_folder(asked: Path | None, cwd: Path) -> Path:
    """Return the dossier's folder: the one asked for, else `cwd` if it is one, else the shipped one.

    Raises DiplotrackError if the one asked for is missing, unreadable, or not a dossier.
    """
    try:
        if asked is None:
            return cwd if present(cwd / DOSSIER) else shipped_dossier()
        if not asked.exists():
            raise DiplotrackError(f'There is no folder "{asked}".')
        if not asked.is_dir():
            raise DiplotrackError(f'"{asked}" is not a folder: name the folder that holds {DOSSIER}.')
        if not present(asked / DOSSIER):
            raise DiplotrackError(f'The folder "{asked}" is not a dossier: it holds no {DOSSIER}.')
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DiplotrackError(f'The folder "{asked or cwd}" cannot be read: {reason}.') from error
    return asked


@dataclass(frozen=True, slots=True)
class Workspace:
    """A dossier's folder and its database: `database` says where, else it is in the user's cache."""

    folder: Path
    database: Path | None = None

    def index_path(self) -> Path:
        """Return where the database is: as told, else in the cache under a name of its own."""
        if self.database:
            return self.database
        from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where the database is named

        folder = self.folder.resolve()
        # Should two folders ever share a checksum, each builds anew: the path is in the database too.
        name = f"{folder.name}-{crc32(as_text(folder).encode()):08x}.db"
        return user_cache_path("diplotrack", appauthor=False) / name

    def check(self) -> tuple[Problem, ...]:
        """Return all that is wrong in the files. Touches no database."""
        return self._read()[1]

    def build(self, progress: Callable[[int, int], None] | None = None) -> BuildReport:
        """Read the files and write the database anew. `progress` is told steps done, and steps in all.

        Raises DossierProblems where the files yield no dossier, and StoreUnusable where the database
        cannot be written or is somebody else's file.
        """
        from diplotrack.store import builder  # noqa: PLC0415 - reads must not import SQLModel

        path = self.index_path()
        tell = progress or (lambda _done, _all: None)
        self._refuse_foreign(path)
        files = names_of(self.folder)
        stamps = []
        for name in files:
            stamps.append(stamp(self.folder, name))
            tell(len(stamps), len(files) + 2)
        dossier, problems = self._read()
        if dossier is None:
            raise DossierProblems(self._no_dossier(problems))
        tell(len(files) + 1, len(files) + 2)
        builder.build(dossier, stamps, len(problems), path, folder=as_text(self.folder.resolve()))
        tell(len(files) + 2, len(files) + 2)
        return self._report(dossier, path, len(stamps), problems)

    @contextmanager
    def opened(self) -> Iterator[Reader]:
        """Yield a reader of the database, built anew first if a file has changed.

        Raises as `build` does.
        """
        path = self.index_path()
        if not self._is_fresh(path):
            self.build()
        with reading(path) as connection:
            yield Reader(connection)

    def _is_fresh(self, path: Path) -> bool:
        """Tell whether the database holds what the files hold; note it if they only look different."""
        if origin(path) is not Origin.OURS:
            return False
        names = names_of(self.folder)
        try:
            with reading(path) as connection:
                if built_from(connection) != (as_text(self.folder.resolve()), __version__):
                    return False
                if looks_the_same(connection, self.folder, names):
                    return True
                known = recorded(connection)
        except StoreUnusable:
            return False
        now = changed(known, self.folder, names)
        if now.paths:
            return False
        if set(now.stamps) != set(known.values()):
            restamp(path, now.stamps)
        return True

    def _refuse_foreign(self, path: Path) -> None:
        if self.database and origin(path) is Origin.FOREIGN:
            raise StoreUnusable(
                f'"{path}" is not a database of diplotrack, and is left alone. '
                "Name another with --database PATH."
            )

    def _read(self) -> tuple[Dossier | None, tuple[Problem, ...]]:
        """Read and check the files: the dossier, if they yield one, and all that is wrong with them."""
        from diplotrack.dossier import checks, reader  # noqa: PLC0415 - asking needs no pydantic

        reading = reader.read(self.folder)
        return reading.dossier, checks.everything(reading)

    def _no_dossier(self, problems: tuple[Problem, ...]) -> str:
        first = problems[0]
        where = f"{first.path}:{first.line}" if first.line else first.path
        return f'The folder "{self.folder}" yields no dossier: {where}: {first.message}'

    def _report(
        self, dossier: Dossier, database: Path, files: int, problems: tuple[Problem, ...]
    ) -> BuildReport:
        utterances = [utterance for event in dossier.events for utterance in event.utterances]
        return BuildReport(
            folder=self.folder,
            database=database,
            files=files,
            articles=len(dossier.articles),
            actors=len(dossier.actors),
            events=len(dossier.events),
            reports=sum(len(event.reports) for event in dossier.events),
            utterances=len(utterances),
            wordings=sum(len(utterance.wordings) for utterance in utterances),
            problems=problems,
        )
