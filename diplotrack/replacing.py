"""Files that take their place whole: nobody ever opens half of one.

In: the path where a file shall be. Out: a new file beside it to write to, which takes its place at the end.
Whoever has the old file open keeps reading the old one; two writers at once both end well. The new file
is locked for as long as it is written: one that nobody has locked was left behind by a program that was
killed, and goes when the next file is put in its place in that folder.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from io import TextIOWrapper
from pathlib import Path
from stat import S_IMODE
from typing import TYPE_CHECKING, BinaryIO, TextIO

from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

UNFINISHED = ".diplotrack-*.unfinished"
"""How files are called that are not in their place yet: no dossier's file is, and no database."""

READABLE = 0o666
"""The permissions of a new file, before the user's mask."""


def filled(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Let a file hold these pieces, one after the other (text as UTF-8). Raises as `replacing` does."""
    with _opened(path) as stream:
        for piece in pieces:
            stream.write(piece if isinstance(piece, bytes) else piece.encode())


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a text file (UTF-8) that takes the place of `path` when all has been written.

    If anything goes wrong before, `path` stays as it was. A device or a pipe is written to directly.
    Raises DiplotrackError for a folder, or a folder that is missing; OSError for what else goes wrong.
    """
    with _opened(path) as binary, TextIOWrapper(binary, encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise DiplotrackError(f'"{path}" is a folder: name a file in it.')
    if not path.parent.is_dir():
        raise DiplotrackError(f'There is no folder "{path.parent}" for "{path.name}": make it first.')
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    with beside(path) as new, new.open("wb") as stream:
        yield stream


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other of us changes files in this folder, and keep them waiting until the end."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # there are file systems without locks
            flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def beside(path: Path, *, of_many: bool = False) -> Iterator[Path]:
    """Yield a new, empty file in the folder of `path`, whose place it takes on leaving, if nothing is raised.

    It has the permissions of the old one. A link stays, and what it leads to is replaced. One of many that
    can be written again need not wait until it is on the disk, and who writes them has swept their folder.
    Raises OSError, with `path` as its file: nobody has ever named the file beside.
    """
    with named(path):
        target = _resolved(path)
        if not of_many:
            sweep(target.parent)
        mode = S_IMODE(target.stat().st_mode) if target.exists() else None
        new, descriptor = _unfinished(target.parent, READABLE if mode is None else mode | 0o600)
        try:
            yield new
            if mode is not None:
                os.fchmod(descriptor, mode)
            if not of_many:
                os.fsync(descriptor)
            new.replace(target)
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            os.close(descriptor)


def replaced(path: Path, content: bytes) -> None:
    """Let a file hold this, and see to it that it still does after the power has failed. Raises OSError."""
    with beside(path) as new:
        new.write_bytes(content)
    kept(Path(os.path.realpath(path)).parent)


def prepare(contents: Mapping[Path, bytes | None]) -> None:
    """Write beside several files what they are to hold; None is for one that is to go.

    Raises OSError, with such a file's path. What is written then, or when it is interrupted, is there until
    `take_places`, or `forget`.
    """
    for path, content in contents.items():
        with named(path):
            if content is not None:
                _stage(path, content)


def take_places(contents: Mapping[Path, bytes | None]) -> None:
    """Let files hold what has been prepared for them, for which no room is needed. Raises OSError."""
    for path, content in contents.items():
        with named(path):
            if content is None:
                path.unlink(missing_ok=True)
            else:
                _staged(path).replace(_resolved(path))
    for folder in {_resolved(path).parent for path in contents}:
        kept(folder)


def forget(paths: Iterable[Path]) -> None:
    """Remove what was prepared for these files and has not taken its place."""
    for path in paths:
        with suppress(NotADirectoryError):
            _staged(path).unlink(missing_ok=True)


def kept(folder: Path) -> None:
    """See to it that the names in a folder are the same after the power has failed. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # there are file systems on which a folder cannot be synced
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what programs that were killed left behind in a folder: files that nobody has locked."""
    for leftover in folder.glob(UNFINISHED):
        with suppress(OSError):
            _remove_unlocked(leftover)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Let an OSError have this path as its file: nobody has ever named the file beside."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _staged(path: Path) -> Path:
    """Return where the content is written that a file is to hold: whoever comes after a crash finds it."""
    from hashlib import sha256  # noqa: PLC0415 - most commands change nothing, and start sooner without

    target = _resolved(path)
    return target.with_name(f".diplotrack-{sha256(os.fsencode(target.name)).hexdigest()[:16]}.staged")


def _stage(path: Path, content: bytes) -> None:
    """Write what a file is to hold beside it, with the permissions that it has."""
    new = _staged(path)
    new.parent.mkdir(exist_ok=True)
    with new.open("wb") as stream:
        stream.write(content)
        stream.flush()
        if path.exists():
            os.fchmod(stream.fileno(), S_IMODE(path.stat().st_mode))
        os.fsync(stream.fileno())


def _resolved(path: Path) -> Path:
    """Return where links lead; `Path.resolve` has no answer for one that leads to itself."""
    return Path(os.path.realpath(path))


def _remove_unlocked(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
        path.unlink()
    finally:
        os.close(descriptor)


def _unfinished(folder: Path, mode: int) -> tuple[Path, int]:
    """Make a new file in the folder and lock it: its path, and the descriptor that holds the lock."""
    while True:
        new = folder / UNFINISHED.replace("*", os.urandom(8).hex())
        descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        with suppress(OSError):  # there are file systems without locks: there it is just never swept
            flock(descriptor, LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return new, descriptor
        os.close(descriptor)  # somebody swept it before it was locked
