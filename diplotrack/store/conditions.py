"""A question as SQL: which events, in which order. What a person typed only ever becomes a parameter.

In: an `EventFilter`, and the keys of the actors it names. Out: SQL text and its parameters. Each query
yields an event's rank, and whether it matches certainly. Days are ordinals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import FIRST_DAY, LAST_DAY
from diplotrack.errors import UsageError
from diplotrack.store.folding import fold
from diplotrack.store.fulltext import as_match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplotrack.timeline import EventFilter

_CERTAIN = """
CASE WHEN event.lasting THEN event.sure_from <= {until} AND event.sure_to >= {since}
     ELSE event.possible_from >= {since} AND event.possible_to <= {until} END
"""


_INDEPENDENT = """
(SELECT count(DISTINCT coalesce(article.wire, article.key))
 FROM report JOIN article ON article.key = report.article WHERE report.event = event.rank)
"""


class Query(NamedTuple):
    """SQL and its parameters, by name."""

    sql: str
    parameters: dict[str, str | int]


class _Parameters(dict[str, "str | int"]):
    """Takes values, gives their placeholders."""

    def mark(self, value: str | int) -> str:
        name = f"p{len(self)}"
        self[name] = without_surrogates(value) if isinstance(value, str) else value
        return f":{name}"

    def marks(self, values: Iterable[str]) -> str:
        return f"({', '.join(map(self.mark, values))})"


def without_surrogates(typed: str) -> str:
    """Return the text with what no UTF-8 text can hold replaced: the shell may hand over any bytes."""
    return typed if typed.isascii() else typed.encode("utf-8", "replace").decode()


def matching(question: EventFilter, actors: Sequence[Sequence[str]], limit: int | None = None) -> Query:
    """Return the query for the ranks that answer the question, in its order, at most `limit` of them.

    `actors` holds the keys for the names in `question.actors`. The first of them leads: its events
    stand ready in timeline order, so that a page of them needs no sorting.
    """
    parameters = _Parameters()
    window = window_of(question)
    certain = "1"
    if window:
        since, until = map(parameters.mark, window)
        certain = _CERTAIN.format(since=since, until=until)
    tables, number, conditions = _led_by(question, actors, parameters)
    conditions += _conditions(question, actors[1:], parameters)
    if window:
        conditions.append(f"event.possible_from <= {until} AND event.possible_to >= {since}")
    if question.certain:
        conditions.append(certain)
    direction = "DESC" if question.reverse else "ASC"
    grouping = f"GROUP BY {number}" if actors else ""
    most = "" if limit is None else f"LIMIT {parameters.mark(limit)}"
    where = " AND ".join(f"({condition})" for condition in conditions) or "1"
    sql = (
        f"SELECT {number}, {certain} FROM {tables} WHERE {where} "  # noqa: S608 - no value is among the words
        f"{grouping} ORDER BY {number} {direction} {most}"
    )
    return Query(sql, parameters)


def counting(question: EventFilter, actors: Sequence[Sequence[str]]) -> Query:
    """Return the query for how many events answer the question."""
    query = matching(question, actors)
    return Query(f"SELECT count(*) FROM ({query.sql})", query.parameters)  # noqa: S608 - as above


def _led_by(
    question: EventFilter, actors: Sequence[Sequence[str]], parameters: _Parameters
) -> tuple[str, str, list[str]]:
    """Return the tables, the column that numbers the events, and the condition on the leading table."""
    if actors:
        tables = "actor_event AS lead CROSS JOIN event ON event.rank = lead.event"
        return tables, "lead.event", [_part_of("lead", actors[0], question, parameters)]
    if question.text is not None:
        tables = "search CROSS JOIN event ON event.rank = search.rowid"
        return tables, "search.rowid", [f"search MATCH {parameters.mark(as_match(question.text))}"]
    return "event", "event.rank", []


def _part_of(table: str, actors: Iterable[str], question: EventFilter, parameters: _Parameters) -> str:
    """Return the condition that one of the actors has a part, of the roles asked for, in the event."""
    condition = f"{table}.actor IN {parameters.marks(actors)}"
    if question.roles:
        condition += f" AND {table}.role IN {parameters.marks(question.roles)}"
    if question.only:
        condition += f" AND {table}.through = {table}.actor"
    return condition


def _conditions(
    question: EventFilter, other_actors: Iterable[Iterable[str]], parameters: _Parameters
) -> list[str]:
    """Return what an event must fulfil, apart from its date and from what leads."""
    found = [
        "event.rank IN (SELECT event FROM actor_event WHERE "  # noqa: S608 - as above
        f"{_part_of('actor_event', group, question, parameters)})"
        for group in other_actors
    ]
    if question.roles and not question.actors:
        roles = parameters.marks(question.roles)
        found.append(f"event.rank IN (SELECT event FROM event_actor WHERE role IN {roles})")  # noqa: S608
    if question.text is not None and question.actors:
        words = parameters.mark(as_match(question.text))
        found.append(f"event.rank IN (SELECT rowid FROM search WHERE search MATCH {words})")  # noqa: S608
    if question.articles:
        articles = parameters.marks(question.articles)
        found.append(f"event.rank IN (SELECT event FROM report WHERE article IN {articles})")  # noqa: S608
    if question.min_articles > 0:
        found.append(f"{_INDEPENDENT} >= {parameters.mark(question.min_articles)}")
    if question.single:
        found.append(f"{_INDEPENDENT} = 1")
    for column, values in (("type", question.types), ("status", question.statuses), ("key", question.keys)):
        if values:
            found.append(f"event.{column} IN {parameters.marks(values)}")
    if question.places:
        places = (
            f"instr(fold(coalesce(event.place, '')), {parameters.mark(fold(place))})"
            for place in question.places
        )
        found.append(" OR ".join(places))
    return found


def window_of(question: EventFilter) -> tuple[int, int] | None:
    """Return the first and the last day asked for, or None where all days are.

    Raises UsageError where the window ends before it begins.
    """
    since, until = question.since, question.until
    if since is None and until is None:
        return None
    first = since.earliest.toordinal() if since and since.earliest else FIRST_DAY
    last = until.latest.toordinal() if until and until.latest else LAST_DAY
    if since and until and first > last:
        raise UsageError(
            f"No day lies both after the beginning of {since.edtf} and before the end of {until.edtf}: "
            "exchange the two."
        )
    return first, last
