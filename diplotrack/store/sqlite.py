"""The database as a file: whose it is, and how it is opened for reading.

In: a path. Out: what its first hundred bytes say of it, or a connection that cannot write.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from enum import Enum, auto
from typing import TYPE_CHECKING

from diplotrack.errors import StoreUnusable
from diplotrack.store.conditions import Words
from diplotrack.store.fulltext import as_match

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x44504C54
"""Marks a SQLite file as ours ("DPLT")."""

SCHEMA_VERSION = 5
"""Counts up whenever the tables change; a database of another version is built anew."""

WORDS = Words(
    rank="search.rowid",
    condition="search MATCH {}",
    asked=as_match,
    quotes="""
    SELECT number, keys FROM quoted
    WHERE number IN (SELECT rowid FROM quote_search WHERE quote_search MATCH '"' || ? || '"')
    """,
)
"""How words are found: by FTS5."""

_MAGIC = b"SQLite format 3\0"


class Origin(Enum):
    """Whose file stands where the database should be."""

    ABSENT = auto()
    OURS = auto()
    OUTDATED = auto()
    FOREIGN = auto()


def origin(path: Path) -> Origin:
    """Tell whose file `path` is, without opening it as a database. An empty file counts as absent.

    Raises StoreUnusable where it is no file or cannot be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise StoreUnusable(f'The database "{path}" is not a file. Name another with --database PATH.')
        with path.open("rb") as stream:
            header = stream.read(100)
    except (FileNotFoundError, NotADirectoryError):
        return Origin.ABSENT
    except OSError as error:
        raise StoreUnusable(
            f'The database "{path}" cannot be read: {(error.strerror or str(error)).lower()}. '
            "Name another with --database PATH."
        ) from error
    if not header:
        return Origin.ABSENT
    version, application = header[60:64], header[68:72]
    if not header.startswith(_MAGIC) or application != APPLICATION_ID.to_bytes(4, "big"):
        return Origin.FOREIGN
    return Origin.OURS if version == SCHEMA_VERSION.to_bytes(4, "big") else Origin.OUTDATED


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database for reading only, and close it on leaving.

    Raises StoreUnusable where SQLite fails in between, because the file is damaged.
    """
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            connection.execute("PRAGMA mmap_size = 67108864")
            connection.execute("PRAGMA temp_store = MEMORY")
            yield connection
    except sqlite3.Error as error:
        raise StoreUnusable(
            f'The database "{path}" is damaged ({error}): write it anew with "diplotrack build".'
        ) from error
