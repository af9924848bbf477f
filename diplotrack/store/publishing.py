"""Putting a database in its place whole, sealed."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from diplotrack.errors import StoreUnusable
from diplotrack.replacing import beside
from diplotrack.store.sealing import seal

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a new file; the database written into it is sealed and replaces `path`, if nothing is raised.

    Raises StoreUnusable where that is impossible: no such folder, no permission, no space.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        Path(os.path.realpath(path)).parent.mkdir(parents=True, exist_ok=True)
        with beside(path) as new:
            yield new
            seal(new)
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error


def unwritable(path: Path, why: str) -> StoreUnusable:
    """Return the error that says that the database cannot be written at `path`, and the way out."""
    return StoreUnusable(
        f'The database "{path}" cannot be written: {why.lower()}. Put it elsewhere with --database PATH.'
    )
