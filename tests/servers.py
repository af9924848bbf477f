"""A PostgreSQL server for the tests: the one in DIPLOTRACK_TEST_POSTGRES, else one of their own.

Their own is made with `initdb` in a folder that goes away; it listens on this machine alone, and stops with
them.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from diplotrack.store.postgres.address import address

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMED = "DIPLOTRACK_TEST_POSTGRES"
"""The variable with the address of a server, of a user who may create databases and roles."""

PASSWORD = "p@ss/w:rd#?%&=' \N{SNOWMAN}"  # noqa: S105 - of a server that lives as long as the tests
"""A password with all that an address, a query or a message could stumble over."""


@dataclass(frozen=True)
class Server:
    """A server, and a user there who may create databases and roles."""

    keywords: dict[str, str]

    def address(self, database: str, **changed: str) -> str:
        """Return the address of a database, as a person would type it."""
        parts = {name: quote(value, safe="") for name, value in {**self.keywords, **changed}.items()}
        user = f"{parts['user']}:{parts['password']}" if "password" in parts else parts["user"]
        return f"postgresql+psycopg://{user}@{parts['host']}:{parts['port']}/{quote(database, safe='')}"

    @contextmanager
    def connection(self, database: str = "postgres", **changed: str) -> Iterator[psycopg.Connection]:
        """Open a connection to a database."""
        conninfo = make_conninfo(**{**self.keywords, "dbname": database, **changed})
        with psycopg.connect(conninfo, autocommit=True) as connection:
            yield connection

    def create(self, database: str) -> str:
        """Create a database anew, whose language sorts otherwise than by code points; return its address."""
        with self.connection() as connection:
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(database)))
            connection.execute(
                SQL(
                    "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' "
                    "LOCALE_PROVIDER icu ICU_LOCALE 'en'"
                ).format(Identifier(database))
            )
        return self.address(database)


@contextmanager
def server() -> Iterator[Server | None]:
    """Yield a server, or None where there is none."""
    if named := os.environ.get(NAMED):
        yield Server(dict(address(named).keywords))
    elif (initdb := _program("initdb")) and (pg_ctl := _program("pg_ctl")):
        with _own(initdb, pg_ctl) as own:
            yield own
    else:
        yield None


def _program(name: str) -> str | None:
    """Return where a program of PostgreSQL's is: on the PATH, else where Debian has it."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(debian[-1]) if debian else None)


@contextmanager
def _own(initdb: str, pg_ctl: str) -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="diplotrack-postgres-"))
    user = _unprivileged()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    if user:
        for path in (folder, secret):
            shutil.chown(path, user)
    cluster = folder / "cluster"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"

    def run(*command: str) -> None:
        subprocess.run(command, user=user, check=True, stdout=subprocess.DEVNULL, cwd=folder)

    try:
        run(
            *(initdb, "-D", str(cluster), "-U", "admin", "--pwfile", str(secret)),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync"),
        )
        run(pg_ctl, "-D", str(cluster), "-l", str(folder / "log"), "-o", options, "-w", "start")
        try:
            yield Server({"host": "127.0.0.1", "port": port, "user": "admin", "password": PASSWORD})
        finally:
            run(pg_ctl, "-D", str(cluster), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def _unprivileged() -> str | None:
    """Return a user who may run a server, or None where we are one."""
    if os.geteuid() != 0:
        return None
    users = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in users else "nobody"
