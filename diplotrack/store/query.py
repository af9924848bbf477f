"""Asking the database: a question in, a `Timeline` out. Plain SQL on the standard library's sqlite3."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplotrack.errors import NotFound, UsageError
from diplotrack.store import loading
from diplotrack.store.conditions import Query, counting, matching, without_surrogates
from diplotrack.store.folding import fold
from diplotrack.store.fulltext import END, HIT, SNIPPET_WORDS, as_match, snippet
from diplotrack.timeline import DossierCard, EventFilter, Match, Snippet, Timeline

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from diplotrack.criticism.suggesting import Suggestion

_NAMES = {
    "event": "SELECT key FROM event ORDER BY rank",
    "actor": "SELECT key FROM actor ORDER BY id",
    "article": "SELECT key FROM article ORDER BY id",
    "utterance": "SELECT key FROM utterance ORDER BY id",
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
SELECT relation, event.key, rank FROM relation JOIN event ON event.rank = relation.event
WHERE relation.other = :event
ORDER BY 3
"""
_SAID_AT = """
SELECT event.key FROM utterance JOIN event ON event.rank = utterance.event WHERE utterance.key = ?
"""
_SNIPPETS = """
SELECT event.key,
       snippet(search, 0, :hit, :end, '…', :words), snippet(search, 1, :hit, :end, '…', :words),
       snippet(search, 2, :hit, :end, '…', :words), snippet(search, 3, :hit, :end, '…', :words)
FROM search CROSS JOIN event ON event.rank = search.rowid
WHERE search MATCH :match AND search.rowid IN (SELECT value FROM json_each(:ranks))
"""


class Reader:
    """Answers questions from an open database. It owns nothing: who opened the connection closes it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection that `sqlite.reading` gives."""
        self._connection = connection
        self._meta = dict(connection.execute("SELECT name, value FROM meta"))

    def timeline(self, question: EventFilter) -> Timeline:
        """Return the events that answer the question, in order.

        Raises NotFound for a name that the dossier does not know, and UsageError for one that may mean
        several actors, for a window without a day and for a search without a word.
        """
        actors = self._actors_of(question)
        if question.as_of is not None:
            return self._as_of(question, actors)[0]
        return self._timeline(question, actors, self._ranks(question, actors))

    def search(self, question: EventFilter) -> tuple[Timeline, Mapping[str, Snippet]]:
        """Return the events that answer a question with a `text`, and by key where its words stand.

        Raises as `timeline` does.
        """
        actors = self._actors_of(question)
        if question.as_of is not None:
            return self._as_of(question, actors)
        ranks = self._ranks(question, actors)
        rows = self._connection.execute(
            _SNIPPETS,
            {
                "hit": HIT,
                "end": END,
                "words": SNIPPET_WORDS,
                "match": without_surrogates(as_match(question.text or "")),
                "ranks": f"[{','.join(str(rank) for rank, _ in ranks)}]",
            },
        )
        snippets = {key: snippet(marked) for key, *marked in rows}
        return self._timeline(question, actors, ranks), snippets

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
        ranks = [rank for rank, _ in self._ranks(replace(question, limit=None), actors)]
        return suggested(self._connection, ranks, speakers, question.limit)

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield all that can be typed to name something: its kind, and a key or an actor's name."""
        for kind, query in _NAMES.items():
            for (key,) in self._connection.execute(query):
                yield kind, key
        for (alias,) in self._connection.execute("SELECT alias FROM alias ORDER BY actor, position"):
            yield "actor", alias

    @property
    def _where(self) -> str:
        return f'the dossier "{self._meta["key"]}"'

    def _timeline(
        self, question: EventFilter, actors: tuple[tuple[str, ...], ...], ranks: list[tuple[int, bool]]
    ) -> Timeline:
        events = loading.events(self._connection, [rank for rank, _ in ranks])
        found = len(ranks)
        if question.limit is not None and found >= question.limit:
            ((found,),) = self._rows(counting(question, actors))
        return Timeline(
            dossier=self._card(),
            question=question,
            matches=tuple(Match(events[rank], certain) for rank, certain in ranks),
            actors=loading.actors(self._connection),
            articles=loading.articles(self._connection),
            total=self._total(),
            found=found,
            problems=int(self._meta["problems"]),
        )

    def _as_of(
        self, question: EventFilter, actors: tuple[tuple[str, ...], ...]
    ) -> tuple[Timeline, Mapping[str, Snippet]]:
        from diplotrack.store.as_of import answered  # noqa: PLC0415 - few questions need it

        known = answered(self._connection, question, actors)
        timeline = Timeline(
            dossier=self._card(),
            question=question,
            matches=known.matches,
            actors=known.actors,
            articles=known.articles,
            total=known.total,
            found=known.found,
            problems=int(self._meta["problems"]),
        )
        return timeline, known.snippets

    def _card(self) -> DossierCard:
        meta = self._meta
        coders = tuple(self._connection.execute("SELECT key, name FROM coder ORDER BY id"))
        return DossierCard(meta["key"], meta["title"], meta.get("scope"), meta.get("note"), coders)

    def _total(self) -> int:
        ((total,),) = self._connection.execute("SELECT coalesce(max(rank), 0) FROM event")
        return int(total)

    def _actors_of(self, question: EventFilter) -> tuple[tuple[str, ...], ...]:
        """Return the keys for the names of actors, having made sure of all other names."""
        for kind, keys in (("article", question.articles), ("event", question.keys)):
            for key in keys:
                if not self._has(kind, key):
                    raise NotFound(kind, key, self._known(kind), where=self._where)
        return tuple(tuple(self.actor_key(name) for name in names) for names in question.actors if names)

    def _ranks(self, question: EventFilter, actors: tuple[tuple[str, ...], ...]) -> list[tuple[int, bool]]:
        limit = None if question.limit is None else max(0, min(question.limit, self._total()))
        return [(rank, bool(certain)) for rank, certain in self._rows(matching(question, actors, limit))]

    def _rows(self, query: Query) -> sqlite3.Cursor:
        return self._connection.execute(query.sql, query.parameters)

    def _has(self, kind: str, key: str) -> bool:
        rows = self._connection.execute(_EXACT[kind], (without_surrogates(key),))
        return rows.fetchone() is not None

    def _actor_called(self, name: str) -> str | None:
        """Return the key of the one actor that is so called in any letter case, if there is one."""
        folded = without_surrogates(fold(name))
        rows = self._connection.execute(
            """
            SELECT key, name FROM actor
            WHERE key = :folded OR key IN (SELECT actor FROM alias WHERE folded = :folded)
            ORDER BY id
            """,
            {"folded": folded},
        ).fetchall()
        if len(rows) > 1:
            candidates = ", ".join(f"{key} ({its_name})" for key, its_name in rows)
            raise UsageError(f'"{name}" may be any of {candidates}: write one of these keys.')
        return rows[0][0] if rows else None

    def _known(self, *kinds: str) -> Iterable[str]:
        return [name for kind, name in self.names() if kind in kinds]
