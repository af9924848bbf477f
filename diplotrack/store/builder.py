"""Model -> database: a dossier written into a new file, which then takes the old one's place.

Only building imports SQLModel and SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from diplotrack import __version__
from diplotrack.errors import DossierProblems
from diplotrack.store.publishing import replacing, unwritable
from diplotrack.store.rows import rows_of
from diplotrack.store.sqlite import APPLICATION_ID, SCHEMA_VERSION
from diplotrack.store.tables import SEARCH, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from diplotrack.model import Dossier
    from diplotrack.store.rows import Row
    from diplotrack.store.stamps import FileStamp


def build(
    dossier: Dossier, files: Iterable[FileStamp], problems_count: int, path: Path, *, folder: str = ""
) -> None:
    """Write the dossier's database to `path`, replacing what is there in one step.

    `files` are the stamps of the files it was read from, taken before reading, and `folder` where they
    stand. Raises StoreUnusable where the database cannot be written.
    """
    rows: dict[str, Sequence[Row]] = {
        **rows_of(dossier),
        "meta": _meta(dossier, problems_count, folder),
        "file": [tuple(file) for file in files],
    }
    with replacing(path) as new:
        try:
            _write(rows, new)
        except OperationalError as error:
            raise unwritable(path, str(error.orig)) from error
        except UnicodeEncodeError as error:
            raise DossierProblems(
                f'The dossier "{dossier.key}" holds a text or a file name that is not valid Unicode '
                f"({error.object[error.start : error.end]!a}): correct it."
            ) from error


def _meta(dossier: Dossier, problems_count: int, folder: str) -> list[Row]:
    said = {
        "key": dossier.key,
        "title": dossier.title,
        "scope": dossier.scope,
        "note": dossier.note,
        "folder": folder,
        "problems": str(problems_count),
        "program": __version__,
    }
    return [(name, value) for name, value in said.items() if value is not None]


def _write(rows: Mapping[str, Sequence[Row]], path: Path) -> None:
    """Write all tables into a new file. A failure leaves a file that nobody will use, so no journal."""
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path), poolclass=NullPool)
    with engine.connect() as connection:
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            f"application_id = {APPLICATION_ID}",
            f"user_version = {SCHEMA_VERSION}",
        ):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        Table.metadata.create_all(connection, checkfirst=False)
        for table, its_rows in rows.items():
            _insert(connection, table, its_rows)
        for statement in SEARCH:
            connection.exec_driver_sql(statement)
        connection.commit()
    engine.dispose()


def _insert(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        marks = ", ".join("?" * len(Table.metadata.tables[table].columns))
        connection.exec_driver_sql(f'INSERT INTO "{table}" VALUES ({marks})', list(rows))  # noqa: S608 - our own name
