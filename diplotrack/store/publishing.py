"""Putting a database in its place whole: nobody ever opens half of one.

In: the path where it shall be. Out: a new path beside it to write to, which takes its place at the end.
Whoever has the old file open keeps reading the old one; two writers at once both end well.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from glob import escape
from typing import TYPE_CHECKING

from diplotrack.errors import StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEFTOVER_AGE = 3600
"""After how many seconds an unfinished file counts as left behind by a program that was killed."""


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a path beside `path`; what is written there replaces `path` on leaving, if nothing is raised.

    Raises StoreUnusable where that is impossible: no such folder, no permission, no space.
    """
    new = path.with_name(f"{path.name}.building-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        yield new
        _flush(new)
        new.replace(path)
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def unwritable(path: Path, why: str) -> StoreUnusable:
    """Return the error that says that the database cannot be written at `path`, and the way out."""
    return StoreUnusable(
        f'The database "{path}" cannot be written: {why.lower()}. Put it elsewhere with --database PATH.'
    )


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(path: Path) -> None:
    """Remove what programs that were killed left behind while building `path`."""
    for leftover in path.parent.glob(f"{escape(path.name)}.building-*"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > LEFTOVER_AGE:
                leftover.unlink()
