"""Copy an index row by row, by nothing but `executemany`: `python bare_load.py FROM INTO`.

The rows come from a database that was built, in the order in which each table is kept, some thousand at a
time; reading them is not counted. They go into the same indexed tables and the same full-text search. One
line of JSON is printed: how many rows, and how many CPU seconds.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 10_000
"""How many rows are held at once."""

_TABLES = """
SELECT listed.name, listed.type, made.sql
FROM pragma_table_list AS listed JOIN sqlite_master AS made ON made.name = listed.name
WHERE listed.schema = 'main' AND listed.type IN ('table', 'virtual') AND listed.name NOT LIKE 'sqlite%'
ORDER BY listed.type, listed.name
"""
_INDEXES = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?"
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -64000")
"""What nobody leaves out who loads a file that is of no use before it is complete."""


def tables(connection: sqlite3.Connection) -> Iterator[tuple[str, bool, str]]:
    """Yield the tables of an index: their names, whether they are a full-text search, and what makes them.

    Those of a full-text search come last.
    """
    for name, kind, sql in connection.execute(_TABLES).fetchall():
        yield name, kind == "virtual", sql


def load(source: sqlite3.Connection, target: sqlite3.Connection) -> tuple[int, float]:
    """Copy everything; return how many rows there were, and the CPU seconds of writing them."""
    number, seconds = 0, 0.0
    for setting in _SETTINGS:
        target.execute(f"PRAGMA {setting}")
    target.execute("BEGIN")
    for name, virtual, sql in tables(source):
        target.execute(sql)
        if virtual:
            _set_up(source, target, name)
        for (index,) in source.execute(_INDEXES, (name,)).fetchall():
            target.execute(index)
        for statement, rows in _rows(source, name, virtual=virtual):
            began = time.process_time()
            target.executemany(statement, rows)
            seconds += time.process_time() - began
            number += len(rows)
    began = time.process_time()
    target.commit()
    return number, seconds + time.process_time() - began


def _rows(
    source: sqlite3.Connection, table: str, *, virtual: bool
) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Yield the statement that inserts rows, with some thousand of them, until all have been yielded."""
    cursor = source.execute(f'SELECT {"rowid, " if virtual else ""}* FROM "{table}"')
    names = ", ".join(f'"{column}"' for column, *_ in cursor.description)
    marks = ", ".join("?" * len(cursor.description))
    while rows := cursor.fetchmany(CHUNK):
        yield f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows


def _set_up(source: sqlite3.Connection, target: sqlite3.Connection, search: str) -> None:
    """Give a full-text search the settings that it has in the source."""
    settings = source.execute(f"SELECT k, v FROM {search}_config WHERE k <> 'version'")
    target.executemany(f"INSERT INTO {search} ({search}, rank) VALUES (?, ?)", settings)


def main() -> None:
    """Copy, and print what that cost."""
    source, target = sys.argv[1:]
    Path(target).unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
        rows, seconds = load(read, written)
    print(json.dumps({"rows": rows, "seconds": seconds}))


if __name__ == "__main__":
    main()
