"""Noticing which files have changed since they were read.

In: a dossier's folder and the names of its files, relative to it. Out: a stamp for each, and which have
changed. Size and time of change say which files to look at again, the hash of their content decides. A file
that was changed so shortly before it was read that another change could bear the same time is "young", and
always looked at again. Times are in nanoseconds since the epoch.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.errors import StoreUnusable
from diplotrack.store.publishing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MARGIN = 2_000_000_000
"""How coarse, at worst, a file system counts time."""

UNREADABLE = ""
"""In place of the hash of a file that cannot be read, or that changed while it was: it is looked at again."""


class FileStamp(NamedTuple):
    """A file as it was when it was read: its path relative to the folder, and what tells a change."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    young: bool


class Changed(NamedTuple):
    """The stamps that all files have now, and the paths of those that came, went or hold something else."""

    stamps: tuple[FileStamp, ...]
    paths: frozenset[str]


def stamp(folder: Path, name: str) -> FileStamp:
    """Return the stamp of one of the folder's files as it is now."""
    now = time.time_ns()
    path = folder / name
    try:
        status = path.stat()
        size, mtime_ns = status.st_size, status.st_mtime_ns
    except OSError:
        size, mtime_ns = 0, 0
    return FileStamp(as_text(name), size, mtime_ns, _hash(path), mtime_ns > now - MARGIN)


@contextmanager
def stamping(folder: Path, name: str, stamps: list[FileStamp]) -> Iterator[FileStamp]:
    """Add the stamp of a file that is read meanwhile. If it changes meanwhile, nobody knows what was read."""
    before = _status(folder / name)
    its = stamp(folder, name)
    yield its
    stamps.append(its if _status(folder / name) == before else its._replace(sha256=UNREADABLE))


def _status(path: Path) -> tuple[int, ...]:
    """Return what the file system says of a file, which is never the same after a change."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def built_from(connection: sqlite3.Connection) -> tuple[str, str]:
    """Return from which folder the open database says it was built, and by which version of the program."""
    meta = dict(connection.execute("SELECT name, value FROM meta WHERE name IN ('folder', 'program')"))
    return meta.get("folder", ""), meta.get("program", "")


def looks_the_same(connection: sqlite3.Connection, folder: Path, names: Iterable[str]) -> bool:
    """Tell whether the files look, each and all together, as the open database says they did.

    Then nothing has changed. Else they may still hold the same: `changed` looks closer, and takes longer.
    """
    rows = connection.execute(
        "SELECT path, size, mtime_ns, young OR sha256 = ? FROM file ORDER BY path", (UNREADABLE,)
    )
    try:
        within = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        for name, (path, size, mtime_ns, doubtful) in zip(sorted(names), rows, strict=True):
            at = os.stat(name, dir_fd=within)
            if at.st_mtime_ns != mtime_ns or at.st_size != size or name != path or doubtful:
                return False
    except (OSError, ValueError):  # a file that is not there, or more of them here than there
        return False
    finally:
        os.close(within)
    return True


def recorded(connection: sqlite3.Connection) -> dict[str, FileStamp]:
    """Return the stamps of the files that the open database was built from, by path."""
    rows = connection.execute("SELECT path, size, mtime_ns, sha256, young FROM file")
    return {
        path: FileStamp(path, size, mtime, sha256, bool(young)) for path, size, mtime, sha256, young in rows
    }


def changed(recorded: Mapping[str, FileStamp], folder: Path, names: Iterable[str]) -> Changed:
    """Return what the files are now, and which of them differ from the recorded ones in what they hold."""
    stamps = tuple(_renewed(recorded.get(as_text(name)), folder, name) for name in names)
    was = {path: known.sha256 for path, known in recorded.items()}
    now = {current.path: current.sha256 for current in stamps}
    return Changed(stamps, frozenset(path for path, _ in was.items() ^ now.items()))


def _renewed(known: FileStamp | None, folder: Path, name: str) -> FileStamp:
    """Return the stamp that a file has now: the known one where that cannot be another."""
    if known is None or known.young or known.sha256 == UNREADABLE:
        return stamp(folder, name)
    with suppress(OSError):
        status = os.stat(f"{folder}/{name}")  # noqa: PTH116 - a path for each would take as long again
        if (status.st_size, status.st_mtime_ns) == (known.size, known.mtime_ns):
            return known
    return stamp(folder, name)


def restamp(connection: sqlite3.Connection, path: Path, stamps: Iterable[FileStamp]) -> None:
    """Record newer stamps in a copy of the open database, which takes the place of what is at `path`.

    By now that may be another database, which the stamps are not of. Where all this is impossible, everything
    stays as it was: the files are looked at again next time.
    """
    with (
        suppress(StoreUnusable, sqlite3.Error),
        replacing(path) as new,
        closing(sqlite3.connect(new)) as copy,
    ):
        copy.execute("PRAGMA journal_mode = OFF")  # it would be left behind if this were killed
        connection.backup(copy)
        with copy:
            copy.execute("DELETE FROM file")
            copy.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?)", stamps)


def as_text(path: Path | str) -> str:
    """Return the path as valid text, whatever bytes are in it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _hash(path: Path) -> str:
    from hashlib import file_digest  # noqa: PLC0415 - most commands look at no content

    try:
        if not path.is_file():
            return UNREADABLE
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return UNREADABLE
