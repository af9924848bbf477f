"""A question as SQL: which events, in which order. What a person typed only ever becomes a parameter.

In: an `EventFilter`, and the keys of the actors it names. Out: SQL text and its parameters, for the ranks of
the events that answer. One table *leads*: it holds the ranks in order under what is asked for (an actor, an
article, a type), so that a page needs neither a sort nor a look at all events. Where several leads are
possible (one actor or another) each makes a branch of a union that is merged in order. Days are ordinals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.windows import window_of
from diplotrack.store.folding import fold
from diplotrack.store.ranking import REACH, ranks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from diplotrack.timeline import EventFilter


class Query(NamedTuple):
    """SQL and its parameters, by name."""

    sql: str
    parameters: dict[str, str | int]


class Words(NamedTuple):
    """How one engine finds words.

    `rank` is the column of a `{table}` of full-text search that has an event's rank, `condition` what must
    hold there, and `asked` makes of what was typed what the condition asks for. `far` is the table in which
    the events that lie far from their day are alone. `quotes` asks for number and words of the wordings with
    a word.
    """

    rank: str
    condition: str
    asked: Callable[[str], str]
    far: str
    quotes: str


class _Parameters(dict[str, "str | int"]):
    """Takes values, gives their placeholders."""

    def mark(self, value: str | int) -> str:
        name = f"p{len(self)}"
        self[name] = without_surrogates(value) if isinstance(value, str) else value
        return f":{name}"

    def marks(self, values: Iterable[str]) -> str:
        return f"({', '.join(map(self.mark, values))})"


class _Lead(NamedTuple):
    """A table in the order of ranks, the column that has them, and what its rows must fulfil.

    `by` is the part of the question that is answered by it. An event `repeats` if it has several rows.
    """

    by: str
    tables: str
    rank: str
    condition: str = "true"
    repeats: bool = False

    @property
    def dates(self) -> str:
        """The table in which it finds an event's days and type."""
        return "lead" if self.by == "actors" else "event"


_EVENT = " CROSS JOIN event ON event.rank = "
_CERTAIN = """
CASE WHEN event.lasting THEN event.sure_from <= {until} AND event.sure_to >= {since}
     ELSE event.possible_from >= {since} AND event.possible_to <= {until} END
"""


def without_surrogates(typed: str) -> str:
    """Return the text with what no UTF-8 text can hold replaced: the shell may hand over any bytes."""
    return typed if typed.isascii() else typed.encode("utf-8", "replace").decode()


def matching(
    question: EventFilter,
    actors: Sequence[Sequence[str]],
    words: Words,
    *,
    limit: int | None = None,
    after: int | None = None,
) -> Query:
    """Return the query for the ranks that answer the question, in its order.

    `actors` holds the keys for the names in `question.actors`; the first of them lead. `limit` is the most
    ranks that are wanted, `after` the rank behind which they begin. Raises UsageError for a window without a
    day and for a search without a word.
    """
    return _Asked(question, actors, words).query(limit, after)


def counting(query: Query) -> Query:
    """Return the query for how many ranks another query yields."""
    return Query(f"SELECT count(*) FROM ({query.sql}) AS found", query.parameters)


class _Asked:
    """One question on its way to SQL."""

    def __init__(self, question: EventFilter, actors: Sequence[Sequence[str]], words: Words) -> None:
        self._question = question
        self._actors = actors
        self._words = words
        self._parameters = _Parameters()
        self._window = window_of(question)

    def query(self, limit: int | None, after: int | None) -> Query:
        """Return the whole query."""
        direction = "DESC" if self._question.reverse else "ASC"
        leads = list(self._leads())
        branches = [branch for lead in leads for branch in self._branches(lead, after)]
        union = " UNION " if any(lead.repeats for lead in leads) else " UNION ALL "
        most = "" if limit is None else f" LIMIT {self._parameters.mark(limit)}"
        return Query(f"{union.join(branches)} ORDER BY 1 {direction}{most}", self._parameters)

    def _branches(self, lead: _Lead, after: int | None) -> Iterator[str]:
        """Yield the queries for one lead: with a window two, for events near their day and far from it."""
        if self._window is None:
            yield self._select(lead, [*self._behind(lead, after), *self._conditions(lead)])
            return
        first, last = ranks_of(self._window[0] - REACH, self._window[1] + REACH)
        if after is not None:  # SQLite looks up one bound on each side: the narrower has to be found here
            first, last = (
                (first, min(last, after - 1)) if self._question.reverse else (max(first, after + 1), last)
            )
        bounds = f"{lead.rank} BETWEEN {self._parameters.mark(first)} AND {self._parameters.mark(last)}"
        yield self._select(lead, [f"NOT {lead.dates}.far", bounds, *self._conditions(lead)])
        far = lead if self._question.text is None else self._search(self._words.far)
        yield self._select(far, [f"{far.dates}.far", *self._behind(far, after), *self._conditions(far)])

    def _behind(self, lead: _Lead, after: int | None) -> Iterator[str]:
        """Yield the condition that an event stands behind a rank, if one is given."""
        if after is not None:
            yield f"{lead.rank} {'<' if self._question.reverse else '>'} {self._parameters.mark(after)}"

    def _select(self, lead: _Lead, conditions: Iterable[str]) -> str:
        where = " AND ".join(f"({condition})" for condition in conditions if condition != "true") or "true"
        joined = "" if lead.rank == "event.rank" or "event." not in where else f"{_EVENT}{lead.rank}"
        distinct = "DISTINCT " if lead.repeats else ""
        return f"SELECT {distinct}{lead.rank} AS rank FROM {lead.tables}{joined} WHERE {where}"

    def _leads(self) -> Iterator[_Lead]:
        """Yield the tables that lead, one for each alternative."""
        question, mark = self._question, self._parameters.mark
        if question.text is not None:
            yield self._search("search")
        elif self._actors:
            for actor in self._actors[0]:
                part = self._part_of("lead", (actor,))
                yield _Lead("actors", "actor_event AS lead", "lead.rank", part, repeats=True)
        elif question.articles:
            for article in question.articles:
                condition = f"lead.article = {mark(article)}"
                yield _Lead("articles", "article_event AS lead", "lead.rank", condition, repeats=True)
        elif question.min_articles > 1:
            condition = f"lead.articles >= {mark(question.min_articles)}"
            yield _Lead("min_articles", "corroborated AS lead", "lead.rank", condition)
        elif question.types or question.statuses:
            column, values = ("type", question.types) if question.types else ("status", question.statuses)
            for value in dict.fromkeys(values):
                yield _Lead(column, "event", "event.rank", f"event.{column} = {mark(value)}")
        else:
            yield _Lead("", "event", "event.rank")

    def _search(self, table: str) -> _Lead:
        words, typed = self._words, self._question.text or ""
        asked = self._parameters.mark(words.asked(typed))
        condition = words.condition.format(table=table, asked=asked)
        return _Lead("text", table, words.rank.format(table=table), condition)

    def _part_of(self, table: str, actors: Iterable[str]) -> str:
        """Return the condition that one of the actors has a part, of the roles asked for, in the event."""
        actors = tuple(actors)
        one = len(actors) == 1
        condition = f"{table}.actor {'=' if one else 'IN'} "
        condition += self._parameters.mark(actors[0]) if one else self._parameters.marks(actors)
        if self._question.roles:
            condition += f" AND {table}.role IN {self._parameters.marks(self._question.roles)}"
        if self._question.only:
            condition += f" AND {table}.through = {table}.actor"
        return condition

    def _conditions(self, lead: _Lead) -> Iterator[str]:
        """Yield what an event must fulfil."""
        yield lead.condition
        if self._window is not None:
            since, until = map(self._parameters.mark, self._window)
            yield f"{lead.dates}.possible_from <= {until} AND {lead.dates}.possible_to >= {since}"
            if self._question.certain:
                yield _CERTAIN.format(since=since, until=until)
        yield from self._parts(lead)
        yield from self._corroborated(lead)
        yield from self._own(lead)

    def _parts(self, lead: _Lead) -> Iterator[str]:
        """Yield the conditions on actors and articles, apart from those that lead."""
        question, rank = self._question, lead.rank
        actors = self._actors if question.text is not None else self._actors[1:]
        for group in actors:
            part = f"part.rank = {rank} AND {self._part_of('part', group)}"
            yield f"EXISTS (SELECT 1 FROM actor_event AS part WHERE {part})"
        if question.roles and not question.actors:
            roles = self._parameters.marks(question.roles)
            part = f"part.event = event.key AND part.role IN {roles}"
            yield f"EXISTS (SELECT 1 FROM event_actor AS part WHERE {part})"
        if question.articles and lead.by != "articles":
            articles = self._parameters.marks(question.articles)
            told = f"told.rank = {rank} AND told.article IN {articles}"
            yield f"EXISTS (SELECT 1 FROM article_event AS told WHERE {told})"

    def _corroborated(self, lead: _Lead) -> Iterator[str]:
        """Yield the conditions on how many articles stand behind an event."""
        question = self._question
        several = f"SELECT 1 FROM corroborated AS told WHERE told.rank = {lead.rank}"
        if question.single or question.min_articles == 1:
            yield "EXISTS (SELECT 1 FROM report WHERE report.event = event.key)"
        if question.single:
            yield f"NOT EXISTS ({several})"
        if question.min_articles > 1 and lead.by != "min_articles":
            yield f"EXISTS ({several} AND told.articles >= {self._parameters.mark(question.min_articles)})"

    def _own(self, lead: _Lead) -> Iterator[str]:
        """Yield the conditions on what stands in the event itself."""
        question = self._question
        for column, values in (
            ("type", question.types),
            ("status", question.statuses),
            ("key", question.keys),
        ):
            if values and lead.by != column:
                table = lead.dates if column == "type" else "event"
                yield f"{table}.{column} IN {self._parameters.marks(values)}"
        if question.places:
            places = (self._parameters.mark(fold(place)) for place in question.places)
            yield " OR ".join(f"instr(event.folded_place, {place}) > 0" for place in places)
