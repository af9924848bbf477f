"""Files that are written whole or not at all: the text goes to a file beside, which then takes the place."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, flock
from typing import TYPE_CHECKING, TextIO

from diplotrack.errors import DiplotrackError
from diplotrack.store.publishing import beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open a text file (UTF-8) that takes the place of `path` when all has been written.

    If anything goes wrong before, `path` stays as it was. A device or a pipe is written to directly.
    Raises DiplotrackError for a folder, or a folder that is missing; OSError for what else goes wrong.
    """
    if path.is_dir():
        raise DiplotrackError(f'"{path}" is a folder: name a file in it.')
    if not path.parent.is_dir():
        raise DiplotrackError(f'There is no folder "{path.parent}" for "{path.name}": make it first.')
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    with beside(path) as new, new.open("w", encoding="utf-8", newline="") as stream:
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
