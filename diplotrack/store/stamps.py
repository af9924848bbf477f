"""Noticing that a file has changed since it was read.

In: a dossier's folder and its files. Out: a stamp for each. Size and time of change say which files to
look at again, the hash of their content decides. A file that was changed so shortly before it was read
that another change could bear the same time is "young", and always looked at again. Times are in
nanoseconds since the epoch.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.errors import StoreUnusable
from diplotrack.store.publishing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MARGIN = 2_000_000_000
"""How coarse, at worst, a file system counts time."""

UNREADABLE = ""
"""In place of the hash of a file that cannot be read."""


class FileStamp(NamedTuple):
    """A file as it was when it was read: its path relative to the folder, and what tells a change."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    young: bool


class Record(NamedTuple):
    """What a database was built from: the folder, by which version of the program, and its files by path."""

    folder: str
    program: str
    files: Mapping[str, FileStamp]


def stamp(folder: Path, path: Path) -> FileStamp:
    """Return the stamp of one of the folder's files as it is now."""
    now = time.time_ns()
    try:
        status = path.stat()
        size, mtime_ns = status.st_size, status.st_mtime_ns
    except OSError:
        size, mtime_ns = 0, 0
    return FileStamp(as_text(path.relative_to(folder)), size, mtime_ns, _hash(path), mtime_ns > now - MARGIN)


def renewed(
    recorded: Mapping[str, FileStamp], folder: Path, files: Iterable[Path]
) -> tuple[FileStamp, ...] | None:
    """Return the stamps that the files have now, or None if any content differs from the recorded one."""
    stamps = []
    for path in files:
        known = recorded.get(as_text(path.relative_to(folder)))
        current = known and _renewed(known, folder, path)
        if current is None:
            return None
        stamps.append(current)
    return tuple(stamps) if len(stamps) == len(recorded) else None


def _renewed(known: FileStamp, folder: Path, path: Path) -> FileStamp | None:
    try:
        status = path.stat()
    except OSError:
        status = None
    if status and status.st_size != known.size:
        return None
    if status and status.st_mtime_ns == known.mtime_ns and not known.young and known.sha256 != UNREADABLE:
        return known
    current = stamp(folder, path)
    return current if current.sha256 == known.sha256 else None


def recorded(connection: sqlite3.Connection) -> Record:
    """Return what the open database says it was built from."""
    meta = dict(connection.execute("SELECT name, value FROM meta"))
    rows = connection.execute("SELECT path, size, mtime_ns, sha256, young FROM file")
    files = {
        path: FileStamp(path, size, mtime, sha256, bool(young)) for path, size, mtime, sha256, young in rows
    }
    return Record(meta["folder"], meta["program"], files)


def restamp(path: Path, stamps: Iterable[FileStamp]) -> None:
    """Record newer stamps in a copy of the database, which takes its place.

    Where that is impossible, everything stays as it was: the files are looked at again next time.
    """
    from shutil import copyfile  # noqa: PLC0415 - rarely needed

    with suppress(StoreUnusable, sqlite3.Error), replacing(path) as new:
        copyfile(path, new)
        with closing(sqlite3.connect(new)) as connection, connection:
            connection.execute("DELETE FROM file")
            connection.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?)", stamps)


def as_text(path: Path) -> str:
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
