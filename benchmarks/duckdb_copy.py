"""Copy the tables that rivals are asked about into a DuckDB file, by CSV: `python duckdb_copy.py FROM INTO`.

A process of its own, for DuckDB takes memory as it pleases.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import duckdb

TABLES = {
    "event": "rank BIGINT, key VARCHAR, edtf VARCHAR, status VARCHAR, title VARCHAR, type VARCHAR,"
    " far BOOLEAN, possible_from INTEGER, possible_to INTEGER",
    "actor_event": "actor VARCHAR, rank BIGINT, type VARCHAR",
    "event_actor": "event VARCHAR, position INTEGER, actor VARCHAR, role VARCHAR",
    "actor": "key VARCHAR, name VARCHAR",
    "article": "key VARCHAR, wire VARCHAR",
    "report": "event VARCHAR, article VARCHAR",
}


def main() -> None:
    """Copy."""
    source, target = sys.argv[1:]
    with (
        closing(sqlite3.connect(source)) as index,
        duckdb.connect(target) as copy,
        tempfile.TemporaryDirectory(dir=Path(target).parent) as folder,
    ):
        for table, columns in TABLES.items():
            path = Path(folder, f"{table}.csv")
            names = ", ".join(column.split()[0] for column in columns.split(","))
            with path.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows(index.execute(f"SELECT {names} FROM {table}"))
            copy.execute(f"CREATE TABLE {table} ({columns})")
            copy.execute(f"COPY {table} FROM '{path}' (HEADER false)")
            path.unlink()


if __name__ == "__main__":
    main()
