"""The database as a file: whose it is, whether it is whole, and how it is opened for reading.

In: a path. Out: what its first hundred bytes and its seal say of it, or a connection that cannot write.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from diplotrack.errors import StoreUnusable
from diplotrack.store.conditions import Words
from diplotrack.store.fulltext import as_match
from diplotrack.store.sealing import is_intact, is_sealed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

Connection: TypeAlias = sqlite3.Connection
"""An open database, for those who pass it on and speak no SQL."""

APPLICATION_ID = 0x44504C54
"""Marks a SQLite file as ours ("DPLT")."""

SCHEMA_VERSION = 6
"""Counts up whenever the tables change; a database of another version is built anew."""

WORDS = Words(
    rank="{table}.rowid",
    condition="{table} MATCH {asked}",
    asked=as_match,
    far="search_far",
    quotes="""
    SELECT number, keys FROM quoted
    WHERE number IN (SELECT rowid FROM quote_search WHERE quote_search MATCH '"' || ? || '"')
    """,
)
"""How words are found: by FTS5."""

MOST_COMPARED = 8 << 20
"""Up to so many bytes, a database's checksum is compared whenever it is opened: that takes 2 ms at most."""

_MAGIC = b"SQLite format 3\0"


class Origin(Enum):
    """Whose file stands where the database should be."""

    ABSENT = auto()
    OURS = auto()
    OUTDATED = auto()
    DAMAGED = auto()
    FOREIGN = auto()


def origin(path: Path) -> Origin:
    """Tell whose file `path` is, without opening it as a database. An empty file counts as absent.

    Raises StoreUnusable where it is no file or cannot be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise StoreUnusable(f'The database "{path}" is not a file. Name another with --database PATH.')
        with path.open("rb") as stream:
            return _origin(stream)
    except (FileNotFoundError, NotADirectoryError):
        return Origin.ABSENT
    except OSError as error:
        raise StoreUnusable(
            f'The database "{path}" cannot be read: {(error.strerror or str(error)).lower()}. '
            "Name another with --database PATH."
        ) from error


def _origin(stream: BinaryIO) -> Origin:
    header = stream.read(100)
    if not header:
        return Origin.ABSENT
    version, application = header[60:64], header[68:72]
    sealed = is_sealed(stream)
    if header.startswith(_MAGIC) and application == APPLICATION_ID.to_bytes(4, "big"):
        if version != SCHEMA_VERSION.to_bytes(4, "big"):
            return Origin.OUTDATED
        small = stream.seek(0, os.SEEK_END) <= MOST_COMPARED
        return Origin.OURS if sealed and (not small or is_intact(stream)) else Origin.DAMAGED
    return Origin.DAMAGED if sealed else Origin.FOREIGN


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database for reading only, and close it on leaving.

    Nobody ever writes into it where it stands, so SQLite need not lock it or look for a journal beside it.
    Whatever fails in between may come of damage, a name that is not found no less than a page that makes no
    sense: raises StoreUnusable then, and removes the file, so that the next question builds it anew.
    """
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA mmap_size = 16777216")
            connection.execute("PRAGMA temp_store = MEMORY")
            yield connection
    except OSError:
        raise
    except Exception as error:
        if _is_damaged(path):
            with suppress(OSError):
                path.unlink()
            raise StoreUnusable(
                f'The database "{path}" was damaged and has been removed: ask again, and it is built anew.'
            ) from error
        if isinstance(error, sqlite3.Error):
            raise StoreUnusable(
                f'The database "{path}" cannot be read ({error}): write it anew with "diplotrack build".'
            ) from error
        raise


def _is_damaged(path: Path) -> bool:
    """Tell whether the file is not any more what was sealed; one that is gone or cannot be read is not."""
    try:
        with path.open("rb") as stream:
            return not is_intact(stream)
    except OSError:
        return False
