"""Files that are written whole or not at all: the text goes to a file beside, which then takes the place."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    path = path.resolve()
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".writing", dir=path.parent)
    except OSError as error:
        error.filename = str(path)  # whoever reads the sentence never named the file beside
        raise
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fchmod(number, _mode(path))
            os.fsync(number)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(path: Path) -> int:
    """Return the permissions of the file, or those that a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
