"""Records -> database: a dossier written into a new file, which then takes the old one's place.

In: what the files hold, record by record, so that memory does not grow with the dossier. Out: a file, and how
much of each kind is in it. Only building imports SQLModel and SQLAlchemy.
"""

from __future__ import annotations

import gc
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from diplotrack import __version__
from diplotrack.errors import DossierProblems, Problem
from diplotrack.store import deriving, ranking, staging
from diplotrack.store.counting import counts
from diplotrack.store.linking import link
from diplotrack.store.publishing import replacing, unwritable
from diplotrack.store.rows import Rows
from diplotrack.store.sqlite import APPLICATION_ID, SCHEMA_VERSION
from diplotrack.store.tables import Table
from diplotrack.store.tables.found import FULL_TEXT
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from diplotrack.store.rows import Record
    from diplotrack.store.stamps import FileStamp

_DIALECT = sqlite_dialect.dialect()

_CACHE = -32_000
"""How many KiB (negative) of the database are held in memory while it is written."""

_NEW_WORDS = 16_000_000
"""How many bytes of new entries a full-text index holds before it writes them."""


class Contents(NamedTuple):
    """What a dossier's files hold: records and problems in the files' order.

    `folder` is where they stand; its name serves where the dossier does not say its own. `stamps` gives the
    files' stamps, once all records have been taken.
    """

    folder: str
    records: Iterable[Record | Problem]
    stamps: Callable[[], Iterable[FileStamp]]


class Built(NamedTuple):
    """What an index holds: how much of each kind, and how much of the files it could not use."""

    counts: dict[str, int]
    unusable: int


def build(contents: Contents, path: Path, tell: Callable[[], None] = lambda: None) -> Built:
    """Write a dossier's database to `path`, replacing what is there in one step.

    `tell` is called after each of the three steps that follow the reading. Raises StoreUnusable where the
    database cannot be written, and DossierProblems where the files hold what no database can.
    """
    with replacing(path) as new, writing(new, path) as connection:
        _lay_out(connection)
        card, unusable = read_in(connection, contents.records)
        unusable += link(connection, lambda table: index(connection, table))
        tell()
        for table in Table.metadata.tables:
            index(connection, table)
        ranking.settle(connection, ranking.following_days(connection))
        deriving.put_in(connection)
        tell()
        deriving.put_in_quotes(connection)
        built = describe(connection, contents, card, unusable)
        connection.commit()
        tell()
    return built


@contextmanager
def writing(new: Path, path: Path, was: sqlite3.Connection | None = None) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody else looks at, to become the database at `path`: it needs no journal.

    It begins as a copy of the open database `was`, if there is one. What the files or the disk do not allow
    becomes DossierProblems or StoreUnusable.
    """
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            for pragma in (
                "journal_mode = OFF",
                "synchronous = OFF",
                f"cache_size = {_CACHE}",
                "temp_store = FILE",
            ):
                connection.execute(f"PRAGMA {pragma}")
            if was:
                was.backup(connection)
            connection.execute("BEGIN")
            yield connection
    except sqlite3.OperationalError as error:
        raise unwritable(path, str(error)) from error
    except UnicodeEncodeError as error:
        raise DossierProblems(
            "The dossier holds a text or a file name that is not valid Unicode "
            f"({error.object[error.start : error.end]!a}): correct it."
        ) from error


def read_in(
    connection: sqlite3.Connection, records: Iterable[Record | Problem]
) -> tuple[DossierCard | None, int]:
    """Write records into waiting tables; return what the dossier says of itself, and how much is unusable."""
    staging.lay_out(connection)
    rows, problems = Rows(), 0
    with _without_looking_for_circles():
        for number, record in enumerate(records, 1):
            if isinstance(record, Problem):
                problems += 1
            else:
                rows.add(record)
            if number % staging.BATCH == 0:
                staging.write(connection, rows.tables)
    staging.write(connection, rows.tables)
    return rows.card, problems + rows.unusable


@contextmanager
def _without_looking_for_circles() -> Iterator[None]:
    """Let the garbage collector rest: records hold no circles, and looking takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def describe(
    connection: sqlite3.Connection, contents: Contents, card: DossierCard | None, unusable: int
) -> Built:
    """Write what the dossier says of itself, what it was built from, and how much there is of everything."""
    if card is None:
        name = contents.folder.rpartition("/")[2]
        card = DossierCard(name, name)
    said = {
        "key": card.key,
        "title": card.title,
        "scope": card.scope,
        "note": card.note,
        "folder": contents.folder,
        "problems": str(unusable),
        "program": __version__,
    }
    connection.execute("DELETE FROM meta")
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)", ((name, value) for name, value in said.items() if value is not None)
    )
    connection.execute("DELETE FROM file")
    connection.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?)", contents.stamps())
    deriving.tally(connection)
    return Built(counts(connection, "all", None), unusable)


def _lay_out(connection: sqlite3.Connection) -> None:
    """Create the tables, as yet without indexes."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    for table in Table.metadata.sorted_tables:
        connection.execute(str(CreateTable(table).compile(dialect=_DIALECT)))
    for statement in FULL_TEXT:
        connection.execute(statement)
    for name in ("search", "search_far", "quote_search"):
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {_NEW_WORDS})")


def index(connection: sqlite3.Connection, table: str) -> None:
    """Make the indexes of a table that it has not got yet."""
    for each in sorted(Table.metadata.tables[table].indexes, key=lambda each: str(each.name)):
        connection.execute(str(CreateIndex(each, if_not_exists=True).compile(dialect=_DIALECT)))
