"""Which index on the server counts, who reads which, and what may go.

Every publication is a *generation*: a schema `diplotrack_7` with all tables, which never changes, and a row
in the table `diplotrack.published`. The newest row counts. Who reads a generation has read its table `meta`
first, and so has PostgreSQL's lock on that until the transaction ends: whoever would drop it sees that. Who
publishes holds an advisory lock.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import psycopg
from psycopg.sql import SQL, Identifier

from diplotrack.store.sqlite import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = "diplotrack"
"""The schema of the table `published`, on which rights are given: they hold for all that is published."""

_NEWEST = """
SELECT generation, schema_version, program, dossier FROM diplotrack.published
ORDER BY generation DESC LIMIT 1
"""
_FRONT = """
CREATE SCHEMA IF NOT EXISTS diplotrack;
CREATE TABLE IF NOT EXISTS diplotrack.published (
    generation bigint PRIMARY KEY,
    schema_version integer NOT NULL,
    program text NOT NULL,
    dossier text NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
)
"""
_INSERT = """
INSERT INTO diplotrack.published (generation, schema_version, program, dossier) VALUES (%s, %s, %s, %s)
"""
_READERS = """
SELECT DISTINCT CASE granted.grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(granted.grantee) END
FROM pg_namespace, aclexplode(nspacl) AS granted
WHERE nspname = 'diplotrack' AND granted.privilege_type = 'USAGE' AND granted.grantee <> nspowner
"""
_OLDER = """
SELECT generation FROM diplotrack.published WHERE generation < %s ORDER BY generation
"""

PUBLISHING = (APPLICATION_ID, 0)
"""The advisory lock of who publishes, in two numbers."""

_PATIENCE = "1s"
"""How long is waited for somebody who looks into an old generation with another program."""


class Published(NamedTuple):
    """A generation: its number, the versions of its tables and of the program, and the dossier's key."""

    generation: int
    schema_version: int
    program: str
    dossier: str

    @property
    def schema(self) -> str:
        """The schema of its tables."""
        return f"{SCHEMA}_{self.generation}"


def newest(connection: psycopg.Connection) -> Published | None:
    """Return the generation that counts, or None where there is none yet."""
    row = connection.execute(_NEWEST).fetchone()
    return None if row is None else Published(*row)


def lay_foundation(connection: psycopg.Connection) -> None:
    """Make the schema and its table, if they are not there."""
    connection.execute(_FRONT)


def announce(connection: psycopg.Connection, published: Published) -> None:
    """Make a generation the one that counts, when the transaction ends."""
    connection.execute(_INSERT, published)


def let_read(connection: psycopg.Connection, schema: str) -> None:
    """Give whoever may use the schema `diplotrack` the right to read it, and the generation in `schema`."""
    for (role,) in connection.execute(_READERS).fetchall():
        reader = SQL("PUBLIC") if role is None else Identifier(role)
        for right, place in (
            ("USAGE ON SCHEMA", schema),
            ("SELECT ON ALL TABLES IN SCHEMA", schema),
            ("SELECT ON ALL TABLES IN SCHEMA", SCHEMA),
        ):
            connection.execute(SQL(f"GRANT {right} {{}} TO {{}}").format(Identifier(place), reader))


def hold(connection: psycopg.Connection, published: Published) -> bool:
    """Keep a generation from being dropped until the transaction ends; tell whether it is still there."""
    try:
        connection.execute(SQL("SELECT FROM {} LIMIT 1").format(Identifier(published.schema, "meta")))
    except psycopg.errors.UndefinedTable:
        return False
    return True


def wait_in_line(connection: psycopg.Connection, waiting: Callable[[], None]) -> None:
    """Wait until nobody else publishes here, and keep others from it while the connection is open.

    `waiting` is called once if there is somebody.
    """
    row = connection.execute("SELECT pg_try_advisory_lock(%s, %s)", PUBLISHING).fetchone()
    if row != (True,):
        waiting()
        connection.execute("SELECT pg_advisory_lock(%s, %s)", PUBLISHING)


def sweep(connection: psycopg.Connection, published: Published) -> None:
    """Drop all older generations that nobody reads; the others are left for the next who publishes."""
    for (generation,) in connection.execute(_OLDER, (published.generation,)).fetchall():
        with suppress(psycopg.errors.LockNotAvailable), connection.transaction():
            _drop(connection, published._replace(generation=generation))


def _drop(connection: psycopg.Connection, published: Published) -> None:
    connection.execute("SELECT set_config('lock_timeout', %s, true)", (_PATIENCE,))
    if connection.execute("SELECT to_regclass(%s)", (f"{published.schema}.meta",)).fetchone() != (None,):
        meta = Identifier(published.schema, "meta")
        connection.execute(SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE NOWAIT").format(meta))
    connection.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(published.schema)))
    connection.execute("DELETE FROM diplotrack.published WHERE generation = %s", (published.generation,))
