"""Questions, and the best SQL that somebody can write for them by hand who knows the tables of our index.

Everything here rests on the schema: things are named by key; `event.rank` is the day under which an event is
sorted (an ordinal) times 2 to the 20th, plus its place on that day; an event that is `far` may lie more than
`NEAR` days from there, and stands in `search_far`, too; `tally` holds the counts of the whole dossier.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.vocabulary import WORDS, word
from diplotrack.dates.edtf import parse
from diplotrack.store.fulltext import END, HIT, SNIPPET_WORDS, snippet
from diplotrack.timeline import MOST_COUNTED, EventFilter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.timeline import Snippet

DAY = 1 << 20
"""How many ranks a day has."""

NEAR = 400
"""How many days an event that is not far may lie from the day of its rank."""

PAGE, LATER_PAGE = 50, 800
"""How many events a page has, and which page of many is asked for, too."""

_COMMON, _RARE = 24, 65_000
"""Numbers of words of which the one stands in 13 % of all events, the other in 50 of a million."""

_BY_ACTOR = "SELECT rank FROM actor_event WHERE actor = :actor AND rank > :after GROUP BY rank"
_BY_TYPE = """
SELECT rank FROM actor_event WHERE actor = :actor AND type = :type AND rank > :after GROUP BY rank
"""
_OVERLAP = "possible_from <= :until AND possible_to >= :since"
_BY_DATE = f"""
SELECT rank FROM event WHERE rank BETWEEN :first AND :high AND NOT far AND {_OVERLAP}
UNION ALL
SELECT rank FROM event WHERE far AND rank > :after AND {_OVERLAP}
"""
_BY_WORD = f"""
SELECT search.rowid AS rank FROM search CROSS JOIN event ON event.rank = search.rowid
WHERE search MATCH :word AND search.rowid BETWEEN :first AND :high AND NOT far AND {_OVERLAP}
UNION ALL
SELECT search_far.rowid FROM search_far CROSS JOIN event ON event.rank = search_far.rowid
WHERE search_far MATCH :word AND search_far.rowid > :after AND {_OVERLAP}
"""
_LINES = """
SELECT key, edtf, status, title FROM event
WHERE rank IN (SELECT value FROM json_each(?)) ORDER BY rank
"""
_CASTS = """
SELECT event_actor.event, actor.name, event_actor.role
FROM event_actor CROSS JOIN actor ON actor.key = event_actor.actor
WHERE event_actor.event IN (SELECT value FROM json_each(?)) ORDER BY event_actor.event, event_actor.position
"""
_ARTICLES = """
SELECT report.event, count(DISTINCT coalesce(article.wire, article.key))
FROM report CROSS JOIN article ON article.key = report.article
WHERE report.event IN (SELECT value FROM json_each(?)) GROUP BY report.event
"""
_SHOWN = """
SELECT key, edtf, status, title,
    (SELECT group_concat(actor.name, ', ') FROM event_actor JOIN actor ON actor.key = event_actor.actor
     WHERE event_actor.event = event.key) AS actors,
    (SELECT count(DISTINCT coalesce(article.wire, article.key))
     FROM report JOIN article ON article.key = report.article WHERE report.event = event.key) AS articles
FROM event WHERE rank IN (SELECT * FROM ({ranks}) AS page) ORDER BY rank
"""
_SNIPPETS = """
SELECT rowid, snippet(search, 0, :hit, :end, '…', :size), snippet(search, 1, :hit, :end, '…', :size),
       snippet(search, 2, :hit, :end, '…', :size), snippet(search, 3, :hit, :end, '…', :size)
FROM search WHERE search MATCH :word AND rowid IN (SELECT value FROM json_each(:ranks))
"""
_TALLY = {
    "year": "SELECT key, number FROM tally WHERE kind = 'day'",
    "type": "SELECT key, number FROM tally WHERE kind = 'type'",
    "actor": "SELECT key, number FROM tally WHERE kind = 'actor'",
}
_IN_COLUMNS = {
    "year": "SELECT rank >> 20, count(*) FROM event GROUP BY 1",
    "type": "SELECT type, count(*) FROM event GROUP BY 1",
    "actor": "SELECT actor, count(DISTINCT event) FROM event_actor GROUP BY 1",
}
COUNTED = tuple(_TALLY)
"""What events are counted by."""

_YEARS_OF_ACTOR = """
SELECT rank >> 20, count(*) FROM (SELECT DISTINCT rank FROM actor_event WHERE actor = :actor) GROUP BY 1
"""
_MOST, _LEAST = (
    f"""
    SELECT actor FROM actor_event JOIN actor ON actor.key = actor_event.actor
    WHERE kind = 'person' GROUP BY actor ORDER BY count(*) {direction}, actor LIMIT 1
    """
    for direction in ("DESC", "ASC")
)
_LARGEST = """
SELECT body FROM membership JOIN actor ON actor.key = body
WHERE kind = 'state' GROUP BY body ORDER BY count(*) DESC, body LIMIT 1
"""
_TYPES = "SELECT type FROM actor_event WHERE actor = ? GROUP BY type ORDER BY count(DISTINCT rank) DESC, type"
_RANK = "SELECT rank FROM event WHERE key = :key"
_MIDDLE = "SELECT rank >> 20 FROM event ORDER BY rank LIMIT 1 OFFSET (SELECT count(*) / 2 FROM event)"


class Asked(NamedTuple):
    """A question, and the SQL for the ranks of all events that answer it, without order or end."""

    name: str
    question: EventFilter
    ranks: str
    values: dict[str, Any]


class Line(NamedTuple):
    """What a page shows of an event: `cast` are names and roles, `articles` how many stand behind it."""

    key: str
    date: str
    status: str
    title: str
    cast: tuple[tuple[str, str], ...]
    articles: int


def questions(connection: sqlite3.Connection) -> Iterator[Asked]:
    """Yield the questions that are asked of every dossier, each for its first page."""
    popular, rarest, state = (str(_only(connection, sql)) for sql in (_MOST, _LEAST, _LARGEST))
    yield _by_actor("the most popular actor", popular)
    yield _by_actor("the rarest actor", rarest)
    yield _by_actor("a state with its members", state)
    types = [name for (name,) in connection.execute(_TYPES, (popular,))]
    yield _by_actor("a type and an actor", popular, type=types[len(types) // 2])
    middle = int(_only(connection, _MIDDLE))
    yield _by_date("a year", middle, 180)
    for name, number in (("common", _COMMON), ("rare", min(_RARE, total(connection)))):
        yield _by_date(f"a {name} word in twenty years", middle, 3_650, _word(connection, number))


def total(connection: sqlite3.Connection) -> int:
    """Return how many events the dossier has."""
    return int(_only(connection, "SELECT count(*) FROM event"))


def later(connection: sqlite3.Connection, asked: Asked) -> Asked | None:
    """Return the same question for its 800th page, or for the last there is; None where there is but one."""
    found = _only(connection, f"SELECT count(*) FROM ({asked.ranks})", asked.values)
    pages = min(LATER_PAGE, -(-found // PAGE))
    if pages < 2:
        return None
    rank = f"SELECT rank FROM ({asked.ranks}) ORDER BY 1 LIMIT 1 OFFSET :skip"
    last = f"SELECT key FROM event WHERE rank = ({rank})"
    key = _only(connection, last, {**asked.values, "skip": (pages - 1) * PAGE - 1})
    rank = _only(connection, _RANK, {"key": key})
    values = {**asked.values, "after": rank, "first": max(asked.values.get("low", 0), rank + 1)}
    return Asked(f"{asked.name}, page 800 or last", replace(asked.question, after=key), asked.ranks, values)


def page(connection: sqlite3.Connection, asked: Asked) -> list[Line | int]:
    """Return the lines of a page, and behind them how many events there are in all.

    They are counted up to `MOST_COUNTED` and one more.
    """
    ranks = _page(connection, asked)
    return [*_lines(connection, ranks), _found(connection, asked, len(ranks))]


def search(connection: sqlite3.Connection, asked: Asked) -> list[Line | Snippet | int]:
    """Return the same for words that were asked for, and before it where they stand in each event."""
    ranks = _page(connection, asked)
    values = {"hit": HIT, "end": END, "size": SNIPPET_WORDS, "ranks": json.dumps(ranks), **asked.values}
    found = {rank: snippet(marked) for rank, *marked in connection.execute(_SNIPPETS, values)}
    return [
        *(found[rank] for rank in ranks),
        *_lines(connection, ranks),
        _found(connection, asked, len(ranks)),
    ]


def counts(connection: sqlite3.Connection, by: str) -> list[tuple[str, int]]:
    """Return how many events of the whole dossier there are by one of `COUNTED`, in its order."""
    rows = connection.execute(_TALLY[by])
    return _years(rows) if by == "year" else sorted(rows)


def counts_in_columns(connection: Any, by: str) -> list[tuple[str, int]]:  # noqa: ANN401 - DuckDB need not be there
    """Return the same from a connection to DuckDB, which has no tally and reads columns instead."""
    rows = connection.execute(_IN_COLUMNS[by]).fetchall()
    return _years(rows) if by == "year" else sorted(rows)


def years_of_actor(connection: sqlite3.Connection, actor: str) -> list[tuple[str, int]]:
    """Return how many events of an actor (its key) there are by year."""
    return _years(connection.execute(_YEARS_OF_ACTOR, {"actor": actor}))


def one_statement(asked: Asked) -> str:
    """Return one statement for a page, for programs that take no parameters.

    Every value of a question is a number, a key or a word.
    """
    whole = _SHOWN.format(ranks=f"{asked.ranks} ORDER BY 1 LIMIT {PAGE}")
    return re.sub(r":([a-z]+)", lambda match: _literal(asked.values[match[1]]), " ".join(whole.split()))


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def _by_actor(name: str, actor: str, **more: str) -> Asked:
    question = EventFilter(actors=((actor,),), types=tuple(more.values()), limit=PAGE)
    ranks = _BY_TYPE if more else _BY_ACTOR
    return Asked(name, question, ranks, {"actor": actor, "after": 0, **more})


def _by_date(name: str, middle: int, days: int, text: str | None = None) -> Asked:
    """Return the question for what happened so many days before and after a day (an ordinal)."""
    since, until = middle - days, middle + days
    first, last = (parse(date.fromordinal(day).isoformat()) for day in (since, until))
    question = EventFilter(since=first, until=last, text=text, limit=PAGE)
    low, high = (since - NEAR) * DAY, (until + NEAR + 1) * DAY - 1
    values = {"since": since, "until": until, "low": low, "first": low, "high": high, "after": 0}
    if text is None:
        return Asked(name, question, _BY_DATE, values)
    return Asked(name, question, _BY_WORD, {**values, "word": text})


def _word(connection: sqlite3.Connection, number: int) -> str:
    """Return the first word from this number on that stands in an event."""
    stands = "SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH ?)"
    return next(each for each in map(word, range(number, WORDS)) if _only(connection, stands, (each,)))


def _page(connection: sqlite3.Connection, asked: Asked) -> list[int]:
    rows = connection.execute(f"{asked.ranks} ORDER BY 1 LIMIT {PAGE}", asked.values)
    return [rank for (rank,) in rows]


def _found(connection: sqlite3.Connection, asked: Asked, shown: int) -> int:
    """Return how many events answer a question of which a page shows so many."""
    whole = {**asked.values, "after": 0, "first": asked.values.get("low", 0)}
    counted = f"SELECT count(*) FROM ({asked.ranks} LIMIT {MOST_COUNTED + 1})"
    return _only(connection, counted, whole) if shown == PAGE else shown


def _lines(connection: sqlite3.Connection, ranks: list[int]) -> list[Line]:
    rows = connection.execute(_LINES, (json.dumps(ranks),)).fetchall()
    keys = json.dumps([key for key, *_ in rows])
    casts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for event, name, role in connection.execute(_CASTS, (keys,)):
        casts[event].append((name, role))
    articles = dict(connection.execute(_ARTICLES, (keys,)))
    return [
        Line(key, edtf, status, title, tuple(casts[key]), articles.get(key, 0))
        for key, edtf, status, title in rows
    ]


def _years(rows: Iterable[tuple[str | int, int]]) -> list[tuple[str, int]]:
    found: dict[str, int] = defaultdict(int)
    for day, number in rows:
        found[str(date.fromordinal(int(day)).year)] += number
    return sorted(found.items())


def _only(connection: sqlite3.Connection, sql: str, values: Mapping[str, Any] | tuple[Any, ...] = ()) -> Any:  # noqa: ANN401
    """Return the one value of a statement's one row."""
    ((value,),) = connection.execute(sql, values)
    return value
