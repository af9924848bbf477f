"""What is worked out from the rows of the files: who is in which event through whom, counts, word search.

In: a connection to an index whose rows are linked. Out: the tables of `tables.found`. Either everything is
worked out, or, where files have changed, what belongs to the events of some days: taken out before, put in
again after.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diplotrack.store.ranking import ranks_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

ALL = (-(1 << 63), (1 << 63) - 1)
"""A stretch of ranks: every one."""

_BELONGING = """
CREATE TEMP TABLE belonging AS
WITH RECURSIVE belonging (actor, body) AS (
    SELECT key, key FROM actor
    UNION
    SELECT belonging.actor, membership.body
    FROM belonging JOIN membership ON membership.actor = belonging.body
)
SELECT actor, body FROM belonging
"""

_ACTOR_EVENTS = """
SELECT belonging.body AS actor, event.rank, event_actor.role, event_actor.actor AS through,
       event.type, event.far, event.possible_from, event.possible_to
FROM event
CROSS JOIN event_actor ON event_actor.event = event.key
CROSS JOIN temp.belonging ON belonging.actor = event_actor.actor
WHERE event.rank BETWEEN :first AND :last
"""
_ARTICLE_EVENTS = """
SELECT report.article, event.rank FROM event CROSS JOIN report ON report.event = event.key
WHERE event.rank BETWEEN :first AND :last
"""
_CORROBORATED = """
SELECT event.rank, count(DISTINCT coalesce(article.wire, article.key)) AS articles
FROM event
CROSS JOIN report ON report.event = event.key
CROSS JOIN article ON article.key = report.article
WHERE event.rank BETWEEN :first AND :last
GROUP BY event.rank HAVING articles > 1
"""
_PUT_IN = (
    f"INSERT INTO actor_event SELECT * FROM ({_ACTOR_EVENTS}) ORDER BY 1, 2, 3, 4",
    f"INSERT INTO article_event SELECT * FROM ({_ARTICLE_EVENTS}) ORDER BY 1, 2",
    f"INSERT INTO corroborated {_CORROBORATED}",
    """
    INSERT INTO search (rowid, title, summary, place, words)
    SELECT * FROM searchable WHERE rank BETWEEN :first AND :last ORDER BY rank
    """,
    """
    INSERT INTO search_far (rowid, title, summary, place, words)
    SELECT * FROM searchable_far WHERE rank BETWEEN :first AND :last ORDER BY rank
    """,
)
_TAKE_OUT = (
    f"""
    DELETE FROM actor_event WHERE (actor, rank, role, through) IN (
        SELECT actor, rank, role, through FROM ({_ACTOR_EVENTS})
    )
    """,
    f"DELETE FROM article_event WHERE (article, rank) IN ({_ARTICLE_EVENTS})",
    "DELETE FROM corroborated WHERE rank BETWEEN :first AND :last",
    """
    INSERT INTO search (search, rowid, title, summary, place, words)
    SELECT 'delete', * FROM searchable WHERE rank BETWEEN :first AND :last
    """,
    """
    INSERT INTO search_far (search_far, rowid, title, summary, place, words)
    SELECT 'delete', * FROM searchable_far WHERE rank BETWEEN :first AND :last
    """,
)
_DATED = """
UPDATE quoted SET (speaker, possible_from, possible_to) = (
    SELECT utterance.speaker, event.possible_from, event.possible_to
    FROM utterance JOIN event ON event.key = utterance.event WHERE utterance.key = quoted.utterance
) WHERE utterance IN (
    SELECT utterance.key FROM event JOIN utterance ON utterance.event = event.key
    WHERE event.rank BETWEEN :first AND :last
)
"""

_COUNTED = (
    ("all", "'event'", "event"),
    ("all", "'article'", "article"),
    ("all", "'actor'", "actor"),
    ("all", "'report'", "report"),
    ("all", "'utterance'", "utterance"),
    ("all", "'wording'", "wording"),
    ("type", "type", "event"),
    ("status", "status", "event"),
    ("day", "rank >> 20", "event"),
    ("actor", "actor", "(SELECT DISTINCT actor, event FROM event_actor)"),
    ("speaker", "speaker", "utterance"),
    ("addressee", "addressee", "utterance WHERE addressee IS NOT NULL"),
    ("article", "article", "report"),
    ("printed", "article", "wording"),
)
"""What is counted of the whole dossier: the kind of count, the key that is counted by, and the rows."""


def put_in(connection: sqlite3.Connection, days: Iterable[int] | None = None) -> None:
    """Work out what belongs to the events of these days (ordinals), or to all."""
    _for_each(connection, _PUT_IN, days)


def take_out(connection: sqlite3.Connection, days: Iterable[int]) -> None:
    """Remove what was worked out for the events of these days, whose rows must still be as they were then."""
    _for_each(connection, _TAKE_OUT, days)


def date_quotes(connection: sqlite3.Connection, days: Iterable[int]) -> None:
    """Let the quotes of these days know by whom and when they may have been said."""
    _for_each(connection, (_DATED,), days)


def actors_anew(connection: sqlite3.Connection) -> None:
    """Work out anew whose events are whose: actors have changed."""
    connection.execute("DELETE FROM actor_event")
    _for_each(connection, _PUT_IN[:1], None)


def put_in_quotes(connection: sqlite3.Connection) -> None:
    """Make all quotes searchable by their words."""
    connection.execute(
        "INSERT INTO quote_search (rowid, keys) SELECT number, keys FROM quoted ORDER BY number"
    )
    words = Counter(
        word for (keys,) in connection.execute("SELECT keys FROM quoted") for word in set(keys.split(" "))
    )
    connection.executemany("INSERT INTO quoted_word VALUES (?, ?)", sorted(words.items()))


def tally(connection: sqlite3.Connection) -> None:
    """Count everything."""
    connection.execute("DELETE FROM tally")
    for kind, key, rows in _COUNTED:
        grouped = "HAVING count(*) > 0" if key.startswith("'") else "GROUP BY 2"
        connection.execute(f"INSERT INTO tally SELECT '{kind}', {key}, count(*) FROM {rows} {grouped}")


def _for_each(connection: sqlite3.Connection, statements: Sequence[str], days: Iterable[int] | None) -> None:
    connection.execute("DROP TABLE IF EXISTS temp.belonging")
    connection.execute(_BELONGING)
    connection.execute("CREATE INDEX temp.belonging_actor ON belonging (actor, body)")
    stretches = [ALL] if days is None else [ranks_of(day, day) for day in days]
    for first, last in stretches:
        for statement in statements:
            connection.execute(statement, {"first": first, "last": last})
