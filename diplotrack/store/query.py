"""Asking the database: a question in, a `Timeline` out. Plain SQL, whichever engine answers."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from diplotrack.criticism.windows import window_of
from diplotrack.errors import NotFound, UsageError
from diplotrack.store import loading
from diplotrack.store.catalogue import Actors, Articles, Events, Titles
from diplotrack.store.conditions import Query, counting, matching, without_surrogates
from diplotrack.store.counting import counted_among, counts
from diplotrack.store.folding import fold
from diplotrack.store.fulltext import as_match
from diplotrack.store.matches import BATCH, Found, ReadMatches
from diplotrack.store.sqlite import WORDS
from diplotrack.timeline import MOST_COUNTED, CountRow, DossierCard, EventFilter, Tally, Timeline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from diplotrack.criticism.suggesting import Suggestion
    from diplotrack.store.conditions import Words
    from diplotrack.store.connection import Connection, Cursor
    from diplotrack.timeline import ActorRow, ArticleRow, Match, Snippet

_NAMES = {
    "event": "SELECT key FROM event ORDER BY rank",
    "actor": "SELECT key FROM actor ORDER BY path, number, key",
    "article": "SELECT key FROM article ORDER BY path, number, key",
    "utterance": "SELECT utterance.key FROM utterance JOIN event ON event.key = utterance.event"
    " ORDER BY event.rank, utterance.position",
}
_EXACT = {
    "event": "SELECT key FROM event WHERE key = ?",
    "actor": "SELECT key FROM actor WHERE key = ?",
    "article": "SELECT key FROM article WHERE key = ?",
    "utterance": "SELECT key FROM utterance WHERE key = ?",
}
_POINTING = """
SELECT 'part_of', key, rank FROM event WHERE part_of = :event
UNION ALL
SELECT relation, event.key, rank FROM relation JOIN event ON event.key = relation.event
WHERE relation.other = :event
ORDER BY 3, 1
"""
_SAID_AT = """
SELECT event FROM utterance WHERE key = ?
"""
_ALIASES = "SELECT alias FROM alias ORDER BY actor, position"
_CALLED = """
SELECT key, name FROM actor
WHERE key = :folded OR key IN (SELECT actor FROM alias WHERE folded = :folded)
ORDER BY path, number
"""
_SIZE = """
SELECT count(*) FROM (SELECT 1 FROM actor_event WHERE actor = ? LIMIT ?) AS few
"""
_MOST = 1 << 62
"""More than there can be."""

_FEW = 1_000
"""How far an actor's events are counted to tell which of several actors has fewest."""


class Reader:
    """Answers questions from an open database. It owns nothing: who opened the connection closes it."""

    def __init__(self, connection: Connection, words: Words = WORDS) -> None:
        """Take a connection, as `sqlite.reading` gives it, and how its engine finds words."""
        self._connection = connection
        self._words = words
        self._meta: dict[str, str] = dict(connection.execute("SELECT name, value FROM meta"))
        self._actors = Actors(connection)
        self._articles = {asked: Articles(connection, unreviewed=asked) for asked in (False, True)}
        self._titles = Titles(connection)
        self._events = Events(connection)

    def timeline(self, question: EventFilter, *, brief: bool = False) -> Timeline:
        """Return the events that answer the question, in order.

        In brief they are read with no more than what a line in a list shows: who took part, and which
        articles report it. Raises NotFound for a name that the dossier does not know, and UsageError for one
        that may mean several actors, for a window without a day and for a search without a word.
        """
        actors = self._actors_of(question)
        return (
            self._as_of(question, actors)[0]
            if question.as_of
            else self._timeline(question, actors, brief=brief)
        )

    def search(self, question: EventFilter) -> tuple[Timeline, Mapping[str, Snippet]]:
        """Return the events that answer a question with a `text`, and by key where its words stand.

        Raises as `timeline` does.
        """
        from diplotrack.store.word_search import snippets_in  # noqa: PLC0415 - few questions need it

        actors = self._actors_of(question)
        if question.as_of is not None:
            return self._as_of(question, actors)
        timeline = self._timeline(question, actors)
        return timeline, snippets_in(timeline, without_surrogates(as_match(question.text or "")))

    def actor_rows(self, question: EventFilter, *, closed: bool = False) -> Iterator[ActorRow]:
        """Yield the actors of the events that answer, as `Tally.actor_rows` does."""
        timeline, tally = self._tallied(question)
        return tally.actor_rows(timeline, closed=closed)

    def article_rows(self, question: EventFilter) -> Iterator[ArticleRow]:
        """Yield the articles of the events that answer, as `Tally.article_rows` does."""
        timeline, tally = self._tallied(question)
        return tally.article_rows(timeline)

    def counts(self, question: EventFilter, by: str) -> list[CountRow]:
        """Return how many events answer by "year", "month", "type", "status", "actor" or "article".

        Years and months are those by which the timeline sorts, in order; the others are the most frequent
        first. Raises as `timeline` does.
        """
        if question.as_of:
            counted, certainly = counted_among(self.timeline(question).matches, by)
        else:
            counted = certainly = counts(self._connection, by, self._found(question))
            if window_of(question):
                certainly = counts(self._connection, by, self._found(replace(question, certain=True)))
        rows = [CountRow(key, certainly[key], counted[key] - certainly[key]) for key in sorted(counted)]
        if by not in ("year", "month"):
            rows.sort(key=lambda row: -row.certainly - row.possibly)
        return rows

    def kind_of(self, name: str) -> tuple[str, str]:
        """Return what a name stands for, "event", "actor", "article" or "utterance", and its key.

        An exact key comes first, then an actor's name or alias in any letter case. Raises NotFound, or
        UsageError where several actors share the name.
        """
        for kind in _EXACT:
            if self._has(kind, name):
                return kind, name
        if actor := self._actor_called(name):
            return "actor", actor
        raise NotFound("event, actor, article or utterance", name, self._known(*_NAMES), where=self._where)

    def actor_key(self, name: str) -> str:
        """Return the key of the actor with this key, name or alias, in any letter case.

        Raises NotFound, or UsageError where several actors share the name.
        """
        if self._has("actor", name):
            return name
        if actor := self._actor_called(name):
            return actor
        raise NotFound("actor", name, self._known("actor"), where=self._where)

    def pointing_at(self, event: str) -> list[tuple[str, str]]:
        """Return in order which events name this one (by key): the relation, as in the files, and the key."""
        rows = self._connection.execute(_POINTING, {"event": without_surrogates(event)})
        return [(relation, key) for relation, key, _ in rows]

    def event_of(self, utterance: str) -> str:
        """Return the key of the event in which an utterance (a key) was said. Raises NotFound."""
        rows = self._connection.execute(_SAID_AT, (without_surrogates(utterance),))
        for (event,) in rows:
            return str(event)
        raise NotFound("utterance", utterance, self._known("utterance"), where=self._where)

    def suggestions(self, question: EventFilter, speakers: Collection[str] | None = None) -> list[Suggestion]:
        """Return utterances that may be one, the most alike first, at most as many as the question's limit.

        One of each two was said in an event that answers the question, by one of the speakers (keys) if any
        are given. Raises as `timeline` does.
        """
        from diplotrack.store.look_alikes import suggested  # noqa: PLC0415 - few questions need it

        actors = self._actors_of(question)
        ranks = [rank for (rank,) in self._rows(self._query(replace(question, limit=None), actors))]
        return suggested(self._connection, self._words.quotes, ranks, speakers, question.limit)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield all that can be typed to name something: its kind, and a key or an actor's name."""
        for kind, query in _NAMES.items():
            for (key,) in self._connection.execute(query):
                yield kind, key
        for (alias,) in self._connection.execute(_ALIASES):
            yield "actor", alias

    @property
    def _where(self) -> str:
        return f'the dossier "{self._meta["key"]}"'

    def _timeline(
        self, question: EventFilter, actors: tuple[tuple[str, ...], ...], *, brief: bool = False
    ) -> Timeline:
        ranks = array("q", (rank for (rank,) in self._rows(self._query(question, actors))))
        number = len(ranks)
        if question.limit is not None and number >= question.limit:
            most = max(MOST_COUNTED, question.limit) + 1
            number = self._number_of(replace(question, limit=most), actors)
        found = Found(self._connection, ranks, window_of(question), loading.BRIEF if brief else None)
        certain = replace(question, certain=True)
        many = ReadMatches(
            found,
            self._actors,
            self._articles[question.unreviewed],
            lambda: self._number_of(certain, actors),
        )
        return self._answer(question, many if len(ranks) > BATCH else tuple(many), number)

    def _answer(self, question: EventFilter, matches: Collection[Match], found: int) -> Timeline:
        return Timeline(
            dossier=self._card(),
            question=question,
            matches=matches,
            actors=self._actors,
            articles=self._articles[question.unreviewed],
            total=counts(self._connection, "all", None)["event"],
            found=found,
            titles=self._titles,
            recorded=self._events,
            problems=int(self._meta["problems"]),
        )

    def _tallied(self, question: EventFilter) -> tuple[Timeline, Tally]:
        """Count who and what stands in the events that answer; the timeline need not hold these."""
        if question.as_of:
            timeline = self.timeline(question)
            return timeline, Tally(timeline.events)
        found, tally = self._found(question), Tally()
        tally.parts, tally.spoken = (counts(self._connection, by, found) for by in ("actor", "speaker"))
        tally.reported, tally.printed = (counts(self._connection, by, found) for by in ("article", "printed"))
        tally.addressed = set(counts(self._connection, "addressee", found))
        return self._answer(question, (), 0), tally

    def _found(self, question: EventFilter) -> Query | None:
        """Return the query for the events that answer, or None where all do, whose counts stand ready."""
        return None if question.is_empty else self._query(question, self._actors_of(question))

    def _as_of(
        self, question: EventFilter, actors: tuple[tuple[str, ...], ...]
    ) -> tuple[Timeline, Mapping[str, Snippet]]:
        from diplotrack.store.as_of import answered  # noqa: PLC0415 - few questions need it

        known = answered(self._connection, question, actors, self._words)
        timeline = Timeline(
            dossier=self._card(),
            question=question,
            matches=known.matches,
            actors=known.actors,
            articles=known.articles,
            total=known.total,
            found=known.found,
            titles=known.titles,
            recorded=self._events,
            problems=int(self._meta["problems"]),
        )
        return timeline, known.snippets

    def _card(self) -> DossierCard:
        meta = self._meta
        coders = tuple(self._connection.execute("SELECT key, name FROM coder ORDER BY position"))
        return DossierCard(meta["key"], meta["title"], meta.get("scope"), meta.get("note"), coders)

    def _actors_of(self, question: EventFilter) -> tuple[tuple[str, ...], ...]:
        """Return the keys for the names of actors, having made sure of all other names."""
        for kind, keys in (("article", question.articles), ("event", question.keys)):
            for key in keys:
                if not self._has(kind, key):
                    raise NotFound(kind, key, self._known(kind), where=self._where)
        return tuple(tuple(self.actor_key(name) for name in names) for names in question.actors if names)

    def _query(self, question: EventFilter, actors: tuple[tuple[str, ...], ...]) -> Query:
        """Return the query for the ranks of the events that answer, at most the question's limit."""
        limit = None if question.limit is None else max(0, min(question.limit, _MOST))
        after = None if question.after is None else self._rank_of(question.after)
        groups = sorted(actors, key=self._size) if len(actors) > 1 else actors
        return matching(question, groups, self._words, limit=limit, after=after)

    def _number_of(self, question: EventFilter, actors: tuple[tuple[str, ...], ...]) -> int:
        """Return how many events answer, at most the question's limit."""
        ((number,),) = self._rows(counting(self._query(question, actors)))
        return int(number)

    def _rank_of(self, event: str) -> int:
        row = self._connection.execute(
            "SELECT rank FROM event WHERE key = ?", (without_surrogates(event),)
        ).fetchone()
        if row is None:
            raise NotFound("event", event, self._known("event"), where=self._where)
        return int(row[0])

    def _size(self, actors: tuple[str, ...]) -> int:
        """Return how many events these actors have, as far as it matters."""
        counted = (self._connection.execute(_SIZE, (actor, _FEW)).fetchall() for actor in actors)
        return sum(number for ((number,),) in counted)

    def _rows(self, query: Query) -> Cursor:
        return self._connection.execute(query.sql, query.parameters)

    def _has(self, kind: str, key: str) -> bool:
        rows = self._connection.execute(_EXACT[kind], (without_surrogates(key),))
        return rows.fetchone() is not None

    def _actor_called(self, name: str) -> str | None:
        """Return the key of the one actor that is so called in any letter case, if there is one."""
        rows = self._connection.execute(_CALLED, {"folded": without_surrogates(fold(name))}).fetchall()
        if len(rows) > 1:
            candidates = ", ".join(f"{key} ({its_name})" for key, its_name in rows)
            raise UsageError(f'"{name}" may be any of {candidates}: write one of these keys.')
        return rows[0][0] if rows else None

    def _known(self, *kinds: str) -> Iterable[str]:
        return [name for kind, name in self.names() if kind in kinds]
