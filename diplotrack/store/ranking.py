"""An event's rank: one number by which it stands in the timeline, and which changes with its neighbours only.

A rank is the day under which the event is sorted (`EdtfDate.sort_from`, an ordinal), times 2 to the 20th,
plus the event's place among the events of that day, from 0. So the order of ranks is that of the timeline
(see `ordering`), a stretch of days is a stretch of ranks, and a new event renumbers the events of its day
alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import EdtfDate, parse
from diplotrack.errors import DossierProblems
from diplotrack.store.ordering import in_order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

DAY = 1 << 20
"""How many ranks a day has."""

REACH = 400
"""An event that may lie more days than this before or after the day it is sorted under is `far`."""

_WAITING = f"""
CREATE TEMP TABLE ranked AS
SELECT record, sort_from * {DAY}
       + row_number() OVER (PARTITION BY sort_from ORDER BY sort_to DESC, possible_from, key) - 1 AS rank
FROM temp.read_event
"""
_FOLLOWING = """
SELECT DISTINCT event.sort_from FROM relation
JOIN event ON event.key = relation.event
JOIN event AS other ON other.key = relation.other
WHERE relation = 'follows' AND event.sort_from = other.sort_from AND event.sort_to = other.sort_to
"""
_FOLLOWS = """
SELECT event, other FROM relation
WHERE relation = 'follows' AND event IN (SELECT key FROM event WHERE rank < 0 AND sort_from = ?)
"""


class _Standing(NamedTuple):
    key: str
    date: EdtfDate
    follows: tuple[str, ...]


def ranks_of(first: int, last: int) -> tuple[int, int]:
    """Return the first and the last rank of a stretch of days (ordinals)."""
    return first * DAY, last * DAY + DAY - 1


def rank_waiting(connection: sqlite3.Connection) -> None:
    """Give all waiting events ranks, in a table `ranked`, as if nothing followed anything.

    Raises DossierProblems where more events begin on one day than it has ranks.
    """
    crowded = "SELECT 1 FROM temp.read_event GROUP BY sort_from HAVING count(*) > ? LIMIT 1"
    if connection.execute(crowded, (DAY,)).fetchone():
        raise DossierProblems(f"More than {DAY:,} events begin on one day: divide the dossier.")
    connection.execute(_WAITING)


def make_way(connection: sqlite3.Connection, days: Iterable[int]) -> None:
    """Move the events of these days out of the way of new ones, below zero, until `settle`."""
    sql = "UPDATE event SET rank = -2 * rank WHERE rank BETWEEN ? AND ?"
    connection.executemany(sql, (ranks_of(day, day) for day in days))


def following_days(connection: sqlite3.Connection) -> list[int]:
    """Return the days on which `follows` decides how events stand."""
    return [day for (day,) in connection.execute(_FOLLOWING)]


def settle(connection: sqlite3.Connection, days: Iterable[int]) -> None:
    """Give the events of these days the ranks they must have."""
    for day in days:
        first, last = ranks_of(day, day)
        connection.execute("UPDATE event SET rank = -2 * rank - 1 WHERE rank BETWEEN ? AND ?", (first, last))
        follows: dict[str, list[str]] = {}
        for key, other in connection.execute(_FOLLOWS, (day,)):
            follows.setdefault(key, []).append(other)
        rows = connection.execute("SELECT key, edtf FROM event WHERE rank < 0 AND sort_from = ?", (day,))
        events = [_Standing(key, parse(edtf), tuple(follows.get(key, ()))) for key, edtf in rows]
        connection.executemany(
            "UPDATE event SET rank = ? WHERE key = ?",
            ((rank, event.key) for rank, event in enumerate(in_order(events), first)),
        )
