"""Asking the server: the newest generation, in one transaction that sees nothing else until it ends."""

from __future__ import annotations

from contextlib import contextmanager
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
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.store.postgres.address import Address
    from diplotrack.store.postgres.generations import Published

_RIGHT = (
    "Who asks needs the right to use what is published: GRANT USAGE ON SCHEMA diplotrack, and the next build "
    "there gives the rest."
)

_BUILD = 'where the dossier\'s files are, run "diplotrack --database ADDRESS build"'


class Connection:
    """Speaks as sqlite3's does: takes the store's SQL, and gives rows that can be iterated and fetched."""

    def __init__(self, server: psycopg.Connection, address: Address) -> None:
        """Take an open connection, and the address to name when it is lost."""
        self._server = server
        self._address = address

    def execute(
        self, sql: str, parameters: Mapping[str, Any] | Sequence[Any] = ()
    ) -> psycopg.Cursor[tuple[Any, ...]]:
        """Run one statement. Raises StoreUnusable where the server fails."""
        statement = translated(sql)
        with in_sentences(self._address, _RIGHT):
            return self._server.execute(statement.sql.encode(), statement.values(parameters))


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
    server.execute("SELECT set_config('search_path', %s, true)", (published.schema,))


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
