"""From what the files say to what can be answered from: rows that wait go where they belong, if they belong.

In: a connection with the waiting tables of `staging`. Out: the index's tables, in which every key is unique
and leads somewhere. What has a key that is taken, or refers to nothing, is left out and counted; `diplotrack
check` says what and where. The same statements serve a whole dossier and a single file of it.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from diplotrack.store.ranking import rank_waiting
from diplotrack.store.staging import columns

if TYPE_CHECKING:
    from collections.abc import Callable

_REFERENCES = (
    ("article", "coder", "coder"),
    ("membership", "body", "actor"),
    ("event_actor", "actor", "actor"),
    ("utterance", "speaker", "actor"),
    ("utterance", "addressee", "actor"),
    ("report_name", "actor", "actor"),
    ("side", "article", "article"),
    ("event", "part_of", "event"),
    ("office", "began", "event"),
    ("office", "ended", "event"),
    ("relation", "other", "event"),
    ("report", "event", "event"),
    ("wording", "utterance", "utterance"),
    ("difference", "other", "utterance"),
)
"""A table, its column, and the kind of thing whose key stands there."""

_OPTIONAL = frozenset(
    {
        ("article", "coder"),
        ("utterance", "addressee"),
        ("event", "part_of"),
        ("office", "began"),
        ("office", "ended"),
    }
)
"""References without which their row still makes sense: they are blanked, else the row goes."""

_OWNERS = {
    "event": "owner.key",
    "utterance": "owner.key",
    "report": "owner.event, owner.article",
    "wording": "owner.utterance, owner.article",
}
"""What a numbered record is named by in the index."""

_BELONGINGS = {
    "event": ("event_context", "event_actor", "relation", "disagreement", "side"),
    "utterance": ("difference",),
    "report": ("report_name", "report_anchor"),
    "wording": ("fragment", "wording_anchor"),
}
"""The tables whose rows name such a record in their first column."""

_EVENTS = f"""
INSERT INTO event
SELECT rank, {columns("event")} FROM temp.read_event JOIN temp.ranked USING (record) ORDER BY rank
"""
_ORPHANS = "DELETE FROM temp.read_utterance WHERE event NOT IN (SELECT record FROM temp.read_event)"
_UTTERANCES = """
INSERT INTO utterance
SELECT said.key, event.key, said.position, speaker, addressee, said.note, said.path, said.line
FROM temp.read_utterance AS said JOIN temp.read_event AS event ON event.record = said.event ORDER BY 1
"""
_WORDINGS = """
INSERT INTO wording SELECT utterance, article, manner, note, path, line FROM temp.read_wording ORDER BY 1, 2
"""
_QUOTED = """
INSERT OR IGNORE INTO quoted
SELECT wording.number, wording.utterance, wording.article, utterance.speaker,
       event.possible_from, event.possible_to, wording.keys
FROM temp.read_wording AS wording
JOIN utterance ON utterance.key = wording.utterance
JOIN event ON event.key = utterance.event
WHERE wording.number IS NOT NULL
ORDER BY wording.number
"""


def link(connection: sqlite3.Connection, index: Callable[[str], None]) -> int:
    """Move all that waits, give every new event its rank, and return how much was left out.

    `index` makes the indexes of a table, if it has none yet. Raises sqlite3.IntegrityError where a key is
    taken by a row that the index had already.
    """
    return _Linking(connection, index).link()


def dangling(connection: sqlite3.Connection) -> bool:
    """Tell whether anything in the index refers to what is not in it."""
    return any(
        connection.execute(f"SELECT 1 FROM {table} WHERE {_is_lost(column, kind)} LIMIT 1").fetchone()
        for table, column, kind in _REFERENCES
    )


def _is_lost(column: str, kind: str) -> str:
    outside = f" AND {column} <> 'outside'" if kind == "article" else ""
    return f"{column} IS NOT NULL{outside} AND {column} NOT IN (SELECT key FROM {kind})"


class _Linking:
    def __init__(self, connection: sqlite3.Connection, index: Callable[[str], None]) -> None:
        self._connection = connection
        self._index = index
        self._unusable = 0

    def link(self) -> int:
        """Move what others refer to before what refers to it."""
        self._keep("coder", "actor", "alias")
        self._drop("article", "membership", "event_actor", "utterance", "report_name")
        self._keep("membership", "article", "paragraph", "context", "context_anchor")
        self._drop("side")
        self._first_only("event")
        rank_waiting(self._connection)
        self._run(_EVENTS)
        self._index("event")
        self._drop("relation", "report", "office")
        self._keep("office", "report")
        self._keep_belongings("event", "report")
        self._run(_ORPHANS)
        self._first_only("utterance")
        self._run(_UTTERANCES)
        self._drop("difference", "wording")
        self._run(_WORDINGS)
        self._keep_belongings("utterance", "wording")
        self._run(_QUOTED)
        return self._unusable + self._blank("event", "part_of", "event")

    def _run(self, sql: str) -> int:
        return self._connection.execute(sql).rowcount

    def _keep(self, *tables: str) -> None:
        """Move rows as they are, in the order in which the table is kept."""
        for table in tables:
            self._run(f"INSERT INTO {table} SELECT {columns(table)} FROM temp.read_{table} ORDER BY 1, 2")

    def _keep_belongings(self, *owners: str) -> None:
        """Move the rows that belong to what is there now, naming it as the index does."""
        for owner in owners:
            for table in _BELONGINGS[owner]:
                rest = ", ".join(f"own.{column}" for column in columns(table).split(", ")[1:])
                self._run(
                    f"INSERT INTO {table} SELECT {_OWNERS[owner]}, {rest} "
                    f"FROM temp.read_{table} AS own "
                    f"JOIN temp.read_{owner} AS owner ON owner.record = own.{owner} "
                    "ORDER BY 1, 2, 3"
                )

    def _drop(self, *tables: str) -> None:
        """Leave out what refers to nothing."""
        for table, column, kind in _REFERENCES:
            if table in tables:
                if (table, column) in _OPTIONAL:
                    self._unusable += self._blank(f"temp.read_{table}", column, kind)
                else:
                    self._unusable += self._run(
                        f"DELETE FROM temp.read_{table} WHERE {_is_lost(column, kind)}"
                    )

    def _blank(self, table: str, column: str, kind: str) -> int:
        return self._run(f"UPDATE {table} SET {column} = NULL WHERE {_is_lost(column, kind)}")

    def _first_only(self, kind: str) -> None:
        """Leave out all records of a kind but the first of each key."""
        unique = f"CREATE UNIQUE INDEX temp.read_{kind}_key ON read_{kind} (key)"
        try:
            self._run(unique)
        except sqlite3.IntegrityError:
            first = f"SELECT min(record) FROM temp.read_{kind} GROUP BY key"
            self._unusable += self._run(f"DELETE FROM temp.read_{kind} WHERE record NOT IN ({first})")
