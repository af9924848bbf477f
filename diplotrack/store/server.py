"""The index on a server, for rooms that load what a server needs only where one is used.

In: the address of a database as it was typed. Out: a reader of what is published there, or an index file
published.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from diplotrack.errors import StoreUnusable
from diplotrack.store.query import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def is_server(database: str) -> bool:
    """Tell whether what was typed for a database is meant as a server's address; else it is a file's path.

    >>> is_server("postgresql+psycopg://anna@db.example.org/chronology"), is_server("postgresql.db")
    (True, False)
    """
    scheme, colon, _ = database.partition(":")
    return bool(colon) and scheme.partition("+")[0].lower() in ("postgresql", "postgres")


@contextmanager
def opened(database: str) -> Iterator[Reader]:
    """Yield a reader of the index on the server. Raises StoreUnusable."""
    with _driver():
        from diplotrack.store.postgres.address import address  # noqa: PLC0415
        from diplotrack.store.postgres.reading import reading  # noqa: PLC0415
        from diplotrack.store.postgres.words import WORDS  # noqa: PLC0415
    with reading(address(database)) as connection:
        yield Reader(connection, WORDS)


def publish(
    path: Path,
    database: str,
    waiting: Callable[[], None] = lambda: None,
    progress: Callable[[int, int], None] | None = None,
) -> str:
    """Copy an index file to the server, where it counts from then on; return the address as it may be shown.

    `waiting` is called if somebody else is publishing there, before waiting for that, and `progress` is told
    how many tables of how many are there. Raises StoreUnusable, and DossierProblems for a text that no server
    can hold.
    """
    with _driver():
        from diplotrack.store.postgres import publishing  # noqa: PLC0415
        from diplotrack.store.postgres.address import address  # noqa: PLC0415
    where = address(database)
    publishing.publish(path, where, waiting, progress or (lambda _done, _all: None))
    return str(where)


@contextmanager
def _driver() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise StoreUnusable(
            f"A database on a PostgreSQL server needs psycopg ({error}): pip install 'diplotrack[postgres]'."
        ) from error
