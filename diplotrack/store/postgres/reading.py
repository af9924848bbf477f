"""Asking the server: the newest generation, in one transaction that sees nothing else until it ends."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain, count
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import IsolationLevel

from diplotrack import __version__
from diplotrack.errors import StoreUnusable
from diplotrack.store.postgres.connecting import connected
from diplotrack.store.postgres.generations import hold, newest
from diplotrack.store.postgres.sentences import in_sentences
from diplotrack.store.postgres.translation import translated
from diplotrack.store.sqlite import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from diplotrack.store.connection import Cursor
    from diplotrack.store.postgres.address import Address
    from diplotrack.store.postgres.generations import Published

AT_ONCE = 5_000
"""How many rows come at a time of those that may be very many."""

_RIGHT = (
    "Who asks needs the right to use what is published: GRANT USAGE ON SCHEMA diplotrack, and the next build "
    "there gives the rest."
)

_BUILD = 'where the dossier\'s files are, run "diplotrack --database ADDRESS build"'


_SETTINGS = """
SELECT set_config('search_path', %s, true), set_config('cursor_tuple_fraction', '1', true)
"""


class Rows:
    """Rows that come from the server some thousand at a time."""

    def __init__(self, fetch: Callable[[], Sequence[tuple[Any, ...]]]) -> None:
        """Take what gives the next ones."""
        self._rows = chain.from_iterable(iter(fetch, []))

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that are left."""
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row, or None after the last."""
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return all rows that are left."""
        return list(self._rows)


class Connection:
    """Speaks as sqlite3's does: takes the store's SQL, and gives rows that can be iterated and fetched."""

    def __init__(self, server: psycopg.Connection, address: Address) -> None:
        """Take an open connection, and the address to name when it is lost."""
        self._server = server
        self._address = address
        self._cursors = count()

    def execute(self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] = ()) -> Cursor:
        """Run one statement. Raises StoreUnusable where the server fails, and so do the rows."""
        statement = translated(sql)
        values = statement.values(parameters)
        if not statement.is_long:
            return self._run(statement.sql, values)
        name = f"rows_{next(self._cursors)}"
        self._run(f"DECLARE {name} NO SCROLL CURSOR FOR {statement.sql}", values)
        return Rows(lambda: self._run(f"FETCH {AT_ONCE} FROM {name}").fetchall())

    def _run(self, sql: str, values: Mapping[str, Any] | None = None) -> psycopg.Cursor[tuple[Any, ...]]:
        with in_sentences(self._address, _RIGHT):
            return self._server.execute(sql.encode(), values)


@contextmanager
def reading(address: Address) -> Iterator[Connection]:
    """Open the newest generation for reading only, and close it on leaving.

    Raises StoreUnusable where there is no server, nothing on it, or nothing that this program can read.
    """
    with connected(address, _RIGHT) as server:
        server.isolation_level = IsolationLevel.REPEATABLE_READ
        server.read_only = True
        _hold_newest(server, address)
        yield Connection(server, address)


def _hold_newest(server: psycopg.Connection, address: Address) -> None:
    """Choose the newest generation, again where it is dropped between being looked up and being held."""
    missing = None
    while not hold(server, published := _newest(server, address)):
        if published == missing:
            raise StoreUnusable(f"The index on {address} is incomplete: {_BUILD}.")
        missing = published
        server.rollback()
    server.execute(_SETTINGS, (published.schema,))


def _newest(server: psycopg.Connection, address: Address) -> Published:
    try:
        published = newest(server)
    except psycopg.errors.UndefinedTable:
        published = None
    if published is None:
        raise StoreUnusable(f"Nothing has been built on {address} yet: {_BUILD}.")
    if published.schema_version < SCHEMA_VERSION:
        raise StoreUnusable(
            f"The index on {address} was built by diplotrack {published.program}, which is older than this "
            f"({__version__}): {_BUILD}."
        )
    if published.schema_version > SCHEMA_VERSION:
        raise StoreUnusable(
            f"The index on {address} was built by diplotrack {published.program}, which is newer than this "
            f"({__version__}): upgrade this program."
        )
    return published
