"""What a user would pick instead: programs that are asked one SQL statement and print rows as JSON.

A rival that is not installed is left out, with one line that says so.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from benchmarks.running import BIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.archive import Archive

DUCKDB = "DuckDB"

_COPY = Path(__file__).with_name("duckdb_copy.py")
_ASK_DUCKDB = """
import duckdb, json, sys
rows = duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2])
names = [column[0] for column in rows.description]
print(json.dumps([dict(zip(names, row)) for row in rows.fetchall()]))
"""


class Rival(NamedTuple):
    """A program by its name, and its command line for a database file and a statement."""

    name: str
    command: Callable[[Archive, str], tuple[str, ...]]


@cache
def installed() -> tuple[Rival, ...]:
    """Return the rivals that are there, and say which are not."""
    known = {
        Rival("sqlite-utils", _sqlite_utils): (BIN / "sqlite-utils").exists(),
        Rival("sqlite3 shell", _shell): shutil.which("sqlite3") is not None,
        Rival(DUCKDB, _duckdb): importlib.util.find_spec("duckdb") is not None,
        Rival("Datasette", _datasette): (BIN / "datasette").exists(),
    }
    missing = [rival.name for rival, there in known.items() if not there]
    if missing:
        print(f"Not installed, so left out: {', '.join(missing)}.", file=sys.stderr)
    return tuple(rival for rival, there in known.items() if there)


def keys_in(printed: str) -> list[str]:
    """Return the keys in the rows that a rival printed."""
    return [row["key"] for row in json.loads(printed or "[]")]


def duckdb_connection(archive: Archive) -> Any | None:  # noqa: ANN401 - DuckDB need not be installed
    """Return a connection to DuckDB's copy of an archive's database, or None where there is no DuckDB."""
    if DUCKDB not in (rival.name for rival in installed()):
        return None
    import duckdb  # noqa: PLC0415 - it need not be installed

    return duckdb.connect(str(_copied(archive)), read_only=True)


def _sqlite_utils(archive: Archive, sql: str) -> tuple[str, ...]:
    return (str(BIN / "sqlite-utils"), "query", str(archive.database), sql)


def _shell(archive: Archive, sql: str) -> tuple[str, ...]:
    return ("sqlite3", "-readonly", "-json", str(archive.database), sql)


def _duckdb(archive: Archive, sql: str) -> tuple[str, ...]:
    return (sys.executable, "-c", _ASK_DUCKDB, str(_copied(archive)), sql)


def _datasette(archive: Archive, sql: str) -> tuple[str, ...]:
    path = f"/{archive.database.stem}.json?_shape=array&sql={quote(sql)}"
    limits = ("--setting", "sql_time_limit_ms", "600000")
    return (str(BIN / "datasette"), "-i", str(archive.database), *limits, "--get", path)


def _copied(archive: Archive) -> Path:
    """Return DuckDB's copy of the database, made anew where the database is younger."""
    copy = archive.folder / "rival.duckdb"
    if not copy.exists() or copy.stat().st_mtime < archive.database.stat().st_mtime:
        copy.unlink(missing_ok=True)
        unfinished = copy.with_name("unfinished.duckdb")
        unfinished.unlink(missing_ok=True)
        archive.runner.cost((sys.executable, str(_COPY), str(archive.database), str(unfinished)))
        unfinished.rename(copy)
    return copy
