"""Changed files -> database: what they hold is exchanged for what they held, and nothing else is read.

In: what the changed files hold now. Out: the database that a build of the whole dossier would write, or the
word that only such a build can: where something was or is unusable, since what one file declares decides
there what of another counts. It is done on a copy, which then takes the old one's place.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING

from diplotrack.store import deriving, ranking
from diplotrack.store.builder import describe, index, read_in, writing
from diplotrack.store.linking import dangling, link
from diplotrack.store.publishing import replacing
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from diplotrack.store.builder import Built, Contents

_CHANGED = "(SELECT value FROM json_each(:paths))"
_EVENTS = f"(SELECT key FROM event WHERE path IN {_CHANGED})"
_ARTICLES = f"(SELECT key FROM article WHERE path IN {_CHANGED})"
_ACTORS = f"(SELECT key FROM actor WHERE path IN {_CHANGED})"
_REPORTS = f"(SELECT event, article FROM report WHERE article IN {_ARTICLES})"
_WORDINGS = f"(SELECT utterance, article FROM wording WHERE article IN {_ARTICLES})"

_DAYS = f"""
SELECT sort_from FROM event WHERE path IN {_CHANGED}
UNION SELECT sort_from FROM temp.read_event
UNION SELECT sort_from FROM event WHERE key IN (SELECT event FROM report WHERE article IN {_ARTICLES})
UNION SELECT sort_from FROM event WHERE key IN (SELECT event FROM temp.read_report)
UNION SELECT event.sort_from FROM wording
      JOIN utterance ON utterance.key = wording.utterance JOIN event ON event.key = utterance.event
      WHERE wording.article IN {_ARTICLES}
UNION SELECT event.sort_from FROM temp.read_wording AS wording
      JOIN utterance ON utterance.key = wording.utterance JOIN event ON event.key = utterance.event
"""
"""The days of all events that may look different: changed, reported or quoted by a changed file."""

_REMOVED = (
    f"DELETE FROM report_name WHERE (event, article) IN {_REPORTS}",
    f"DELETE FROM report_anchor WHERE (event, article) IN {_REPORTS}",
    f"DELETE FROM report WHERE (event, article) IN {_REPORTS}",
    f"DELETE FROM fragment WHERE (utterance, article) IN {_WORDINGS}",
    f"DELETE FROM wording_anchor WHERE (utterance, article) IN {_WORDINGS}",
    f"DELETE FROM wording WHERE (utterance, article) IN {_WORDINGS}",
    *(
        f"DELETE FROM {table} WHERE article IN {_ARTICLES}"
        for table in ("paragraph", "context", "context_anchor")
    ),
    f"DELETE FROM difference WHERE utterance IN (SELECT key FROM utterance WHERE event IN {_EVENTS})",
    *(
        f"DELETE FROM {table} WHERE event IN {_EVENTS}"
        for table in ("utterance", "event_context", "event_actor", "relation", "disagreement", "side")
    ),
    *(f"DELETE FROM {table} WHERE actor IN {_ACTORS}" for table in ("alias", "membership", "office")),
    *(f"DELETE FROM {table} WHERE path IN {_CHANGED}" for table in ("article", "event", "actor")),
)
"""What takes out all that the changed files held; a statement looks up what only later ones take."""

_QUOTES = f"SELECT number, keys FROM quoted WHERE article IN {_ARTICLES}"
_NEW_QUOTES = "SELECT number, keys FROM quoted WHERE article IN (SELECT key FROM temp.read_article)"


class _OnlyAnew(Exception):
    """Only a build of the whole dossier knows what counts."""


def update(was: sqlite3.Connection, contents: Contents, changed: Iterable[str], path: Path) -> Built | None:
    """Put a copy of a database in its place in which what changed files hold is exchanged.

    `was` is the database that was held against the files, which may not be the one that is at `path` by now.
    `contents` holds the records of those of the changed files (named relative to the folder) that are still
    there, and the stamps of all files. Return None where only a build can tell what belongs there. Raises as
    `builder.build` does.
    """
    try:
        with replacing(path) as new, writing(new, path, was) as connection:
            built = _Update(connection, contents, changed).run()
            connection.commit()
    except (_OnlyAnew, sqlite3.IntegrityError):
        return None
    return built


class _Update:
    def __init__(self, connection: sqlite3.Connection, contents: Contents, changed: Iterable[str]) -> None:
        self._connection = connection
        self._contents = contents
        self._paths = {"paths": json.dumps(list(changed))}

    def run(self) -> Built:
        """Take out, put in, and work out anew what hangs on it."""
        connection = self._connection
        meta = dict(connection.execute("SELECT name, value FROM meta"))
        card, unusable = read_in(connection, self._contents.records)
        if unusable or meta["problems"] != "0":
            raise _OnlyAnew
        days = [day for (day,) in connection.execute(_DAYS, self._paths)]
        actors = self._have_actors_changed()
        deriving.take_out(connection, days)
        words = self._take_out_quotes()
        for statement in _REMOVED:
            connection.execute(statement, self._paths)
        if card:
            connection.execute("DELETE FROM coder")
        ranking.make_way(connection, days)
        if link(connection, lambda table: index(connection, table)) or dangling(connection):
            raise _OnlyAnew
        ranking.settle(connection, days)
        deriving.put_in(connection, days)
        if actors:
            deriving.actors_anew(connection)
        deriving.date_quotes(connection, days)
        self._put_in_quotes(words)
        known = DossierCard(meta["key"], meta["title"], meta.get("scope"), meta.get("note"))
        return describe(connection, self._contents, card or known, 0)

    def _have_actors_changed(self) -> bool:
        either = f"SELECT key FROM actor WHERE path IN {_CHANGED} UNION SELECT key FROM temp.read_actor"
        return self._connection.execute(either, self._paths).fetchone() is not None

    def _take_out_quotes(self) -> Counter[str]:
        """Remove the quotes of the changed articles; return how many fewer wordings have each word."""
        words: Counter[str] = Counter()
        for number, keys in self._connection.execute(_QUOTES, self._paths).fetchall():
            words.subtract(set(keys.split(" ")))
            self._connection.execute(
                "INSERT INTO quote_search (quote_search, rowid, keys) VALUES ('delete', ?, ?)", (number, keys)
            )
        self._connection.execute(f"DELETE FROM quoted WHERE article IN {_ARTICLES}", self._paths)
        return words

    def _put_in_quotes(self, words: Counter[str]) -> None:
        """Make the new quotes searchable, and count their words."""
        for number, keys in self._connection.execute(_NEW_QUOTES).fetchall():
            words.update(set(keys.split(" ")))
            self._connection.execute("INSERT INTO quote_search (rowid, keys) VALUES (?, ?)", (number, keys))
        for word, more in words.items():
            self._connection.execute(
                "INSERT INTO quoted_word VALUES (:word, :more) "
                "ON CONFLICT (key) DO UPDATE SET wordings = wordings + :more",
                {"word": word, "more": more},
            )
        self._connection.execute("DELETE FROM quoted_word WHERE wordings = 0")
