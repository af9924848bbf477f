"""Where rows wait until all that they may refer to has been read: temporary tables beside the index.

In: rows by table (see `rows`). Out: temporary tables `read_…`, without indexes, in the order of reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from diplotrack.store.rows import Row

BATCH = 200
"""How many records are held before their rows are written."""

_COLUMNS = {
    "coder": "position, key, name",
    "actor": "key, number, name, kind, code, wikidata, note, path, line",
    "alias": "actor, position, alias, folded",
    "membership": "actor, position, body",
    "office": "actor, position, office, dates, basis, why, began, ended",
    "article": "key, number, title, outlet, author, url, published, published_from, published_to, basis, why,"
    " wire, coder, verified, note, path, line, sha256, characters, norm, length",
    "paragraph": "article, position, start",
    "context": "article, position, why, path, line",
    "context_anchor": 'article, context, position, start, "end", sha256',
    "event": "record INTEGER PRIMARY KEY, key, title, summary, edtf, possible_from, possible_to,"
    " sure_from, sure_to, lasting, far, sort_from, sort_to, basis, why, status, type, mode, place,"
    " folded_place, part_of, note, path, line",
    "event_context": "event, position, context",
    "event_actor": "event, position, actor, role",
    "relation": "event, relation, position, other",
    "disagreement": "event, position, about, settled",
    "side": "event, disagreement, position, article, says",
    "utterance": "record INTEGER PRIMARY KEY, key, event, position, speaker, addressee, note, path, line",
    "difference": "utterance, position, other",
    "report": "record INTEGER PRIMARY KEY, event, article, printed, date, status, note, title, summary,"
    " path, line",
    "report_name": "report, position, actor, name",
    "report_anchor": 'report, position, start, "end", sha256',
    "wording": "record INTEGER PRIMARY KEY, utterance, article, manner, note, path, line, number, keys",
    "fragment": "wording, position, words",
    "wording_anchor": 'wording, position, start, "end", sha256',
}
"""The columns of each waiting table. `record` numbers what comes; what belongs to it names that number."""


def columns(table: str) -> str:
    """Return the names of a waiting table's columns, without `record`."""
    return _COLUMNS[table].removeprefix("record INTEGER PRIMARY KEY, ")


def lay_out(connection: sqlite3.Connection) -> None:
    """Create the waiting tables."""
    for table, columns in _COLUMNS.items():
        connection.execute(f"CREATE TEMP TABLE read_{table} ({columns})")


def write(connection: sqlite3.Connection, tables: Mapping[str, list[Row]]) -> None:
    """Write rows into the waiting tables, and empty the lists."""
    for table, rows in tables.items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO temp.read_{table} VALUES ({marks})", rows)
            rows.clear()
