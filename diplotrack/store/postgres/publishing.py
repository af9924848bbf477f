"""Copying an index file to the server, whole or not at all.

In: an index file and an address. Out: a new generation there, which counts from the moment it is complete:
tables, rows and indexes come into sight in one step, and who asks meanwhile is answered from the old one.
Rows are streamed from the file, so that memory does not grow with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import psycopg
from psycopg.sql import SQL, Identifier

from diplotrack import __version__
from diplotrack.errors import DossierProblems, StoreUnusable
from diplotrack.store.postgres import words
from diplotrack.store.postgres.connecting import connected
from diplotrack.store.postgres.generations import (
    Published,
    announce,
    lay_foundation,
    let_read,
    newest,
    sweep,
    wait_in_line,
)
from diplotrack.store.postgres.tables import creating, indexing, tables
from diplotrack.store.sqlite import SCHEMA_VERSION, reading

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from diplotrack.store.postgres.address import Address

Progress: TypeAlias = "Callable[[int, int], None]"
"""Is told how much is done, and how much there is in all."""

_RIGHT = (
    "Who builds there needs the right to make schemas in the database (GRANT CREATE ON DATABASE), and must "
    "be the role that built there before."
)


def publish(path: Path, address: Address, waiting: Callable[[], None], progress: Progress) -> None:
    """Copy the index file to the server, where it counts from then on.

    `waiting` is called if somebody else is publishing there, before waiting for that, and `progress` is told
    how many tables of how many are there. Raises StoreUnusable where the server cannot take it or holds
    another dossier, and DossierProblems for a text that no PostgreSQL can hold.
    """
    with reading(path) as index, connected(address, _RIGHT) as server:
        index.execute("PRAGMA mmap_size = 0")
        _refuse_encoding(server, address)
        server.autocommit = True
        wait_in_line(server, waiting)
        with server.transaction():
            published = _published(index, server, address, progress)
        sweep(server, published)


def _published(
    index: sqlite3.Connection, server: psycopg.Connection, address: Address, progress: Progress
) -> Published:
    """Write the next generation, and announce it."""
    (dossier,) = index.execute("SELECT value FROM meta WHERE name = 'key'").fetchone()
    lay_foundation(server)
    last = newest(server)
    if last:
        _refuse_other(last, dossier, address)
    published = Published(last.generation + 1 if last else 1, SCHEMA_VERSION, __version__, dossier)
    _write(index, server, published.schema, progress)
    let_read(server, published.schema)
    announce(server, published)
    return published


def _write(index: sqlite3.Connection, server: psycopg.Connection, schema: str, progress: Progress) -> None:
    server.execute(SQL("CREATE SCHEMA {}").format(Identifier(schema)))
    server.execute("SELECT set_config('search_path', %s, true)", (schema,))
    server.execute(creating().encode())
    columns = {table.name: [column.name for column in table.columns] for table in tables()}
    columns["search"] = list(words.Row._fields)
    for done, (table, names) in enumerate(columns.items()):
        progress(done, len(columns))
        _copy(_rows(index, table, names), server, table, names)
    server.execute(indexing().encode())
    server.execute(SQL("ANALYZE {}").format(SQL(", ").join(map(Identifier, columns))))
    progress(len(columns), len(columns))


def _rows(index: sqlite3.Connection, table: str, columns: Iterable[str]) -> Iterable[tuple[Any, ...]]:
    if table == "search":
        return words.rows(index)
    names = ", ".join(f'"{name}"' for name in columns)
    return index.execute(f'SELECT {names} FROM "{table}"')


def _copy(
    rows: Iterable[tuple[Any, ...]], server: psycopg.Connection, table: str, columns: Sequence[str]
) -> None:
    """Copy rows into a table that is as new as the transaction, so that they need no vacuum."""
    statement = SQL("COPY {} ({}) FROM STDIN (FREEZE)").format(
        Identifier(table), SQL(", ").join(map(Identifier, columns))
    )
    try:
        with server.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.DataError as error:
        raise DossierProblems(
            f'The dossier cannot be kept on a PostgreSQL server as it is: in the table "{table}", '
            f"{str(error).partition(chr(10))[0]}."
        ) from error


def _refuse_encoding(server: psycopg.Connection, address: Address) -> None:
    encoding = server.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise StoreUnusable(
            f"The database {address} keeps texts as {encoding}, which has not all letters: "
            "create one with ENCODING 'UTF8'."
        )


def _refuse_other(last: Published, dossier: str, address: Address) -> None:
    if last.dossier != dossier:
        raise StoreUnusable(
            f'The database {address} holds the dossier "{last.dossier}" and is left alone: '
            f'create another database for "{dossier}".'
        )
    if last.schema_version > SCHEMA_VERSION:
        raise StoreUnusable(
            f"The index on {address} was built by diplotrack {last.program}, which is newer than this "
            f"({__version__}), and is left alone: upgrade this program."
        )
