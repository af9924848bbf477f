"""Rows -> model: the dossier's actors and articles by key, read when somebody looks them up.

In: a connection. Out: mappings in the files' order that hold no more than some thousand things at a time.
`look_up` reads many at once, before they are asked for one by one.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from diplotrack import timeline
from diplotrack.model import (
    TO_CODE,
    Actor,
    Anchor,
    Article,
    ArticleText,
    Basis,
    Context,
    Event,
    Office,
    Spot,
)
from diplotrack.store.connection import as_list
from diplotrack.store.counting import counts
from diplotrack.store.folding import fold
from diplotrack.store.loading import date_of, events, maybe_date

if TYPE_CHECKING:
    from diplotrack.store.connection import Connection

Thing = TypeVar("Thing")

BATCH = 500
"""How many are read at once by who reads all."""

_ACTORS = """
SELECT key, name, kind, code, wikidata, note, path, line FROM actor
WHERE key IN (SELECT value FROM json_each(?))
"""
_ALIASES = """
SELECT actor, alias FROM alias WHERE actor IN (SELECT value FROM json_each(?)) AND position > 0
ORDER BY actor, position
"""
_CALLED = """
SELECT DISTINCT actor FROM alias WHERE folded = :folded AND alias = :name
"""
_BODIES = """
SELECT actor, body FROM membership WHERE actor IN (SELECT value FROM json_each(?)) ORDER BY actor, position
"""
_OFFICES = """
SELECT actor, office, dates, basis, why, began, ended FROM office
WHERE actor IN (SELECT value FROM json_each(?)) ORDER BY actor, position
"""
_AROUND = """
SELECT rank FROM (SELECT rank FROM event WHERE rank <= :rank ORDER BY rank DESC LIMIT :many) AS before
UNION ALL
SELECT rank FROM (SELECT rank FROM event WHERE rank > :rank ORDER BY rank LIMIT :many) AS behind
"""
_ARTICLES = """
SELECT key, path, line, title, outlet, author, url, published, basis, why, wire, coder, verified, note,
       sha256, characters, norm, length
FROM article WHERE key IN (SELECT value FROM json_each(?))
"""
_SOME_REVIEWED = f"""
(
    EXISTS (SELECT 1 FROM report WHERE report.article = article.key)
    OR EXISTS (SELECT 1 FROM wording WHERE wording.article = article.key)
    OR article.key IN (SELECT side.article FROM side)
    OR NOT EXISTS (SELECT 1 FROM context WHERE context.article = article.key AND context.why = '{TO_CODE}')
)
"""
"""Whether an article is more than a draft: somebody has made something of it, or nothing in it is to code."""

_PARAGRAPHS = """
SELECT article, start FROM paragraph WHERE article IN (SELECT value FROM json_each(?))
ORDER BY article, position
"""
_CONTEXTS = """
SELECT article, position, why, path, line FROM context WHERE article IN (SELECT value FROM json_each(?))
ORDER BY article, position
"""
_CONTEXT_ANCHORS = """
SELECT article, context, start, "end", sha256 FROM context_anchor
WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, context, position
"""


class _Catalogue(Mapping[str, Thing], Generic[Thing]):
    """Things by key; a key that the dossier does not have is remembered as absent."""

    KIND: str
    MOST_HELD: int
    """How many things are held before they are forgotten."""

    _which = "true"

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[str, Thing | None] = {}

    def look_up(self, keys: Iterable[str]) -> None:
        """Read those of these keys that are not at hand."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._held]
        if not missing:
            return
        if len(self._held) + len(missing) > self.MOST_HELD:
            self._held.clear()
        self._held.update(dict.fromkeys(missing))
        self._held.update(self._read(missing))

    def __getitem__(self, key: str) -> Thing:
        if key not in self._held:
            self.look_up((key,))
        thing = self._held[key]
        if thing is None:
            raise KeyError(key)
        return thing

    def __iter__(self) -> Iterator[str]:
        ordered = f"SELECT key FROM {self.KIND} WHERE {self._which} ORDER BY path, number, key"
        rows = iter(self._connection.execute(ordered))
        while keys := [key for (key,) in islice(rows, BATCH)]:
            self.look_up(keys)
            yield from keys

    def __len__(self) -> int:
        return counts(self._connection, "all", None)[self.KIND]

    @abstractmethod
    def _read(self, keys: list[str]) -> dict[str, Thing]:
        """Return what the index holds under these keys."""

    def _grouped(self, query: str, keys: str) -> Mapping[str, list[tuple[Any, ...]]]:
        groups: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for owner, *rest in self._connection.execute(query, (keys,)):
            groups[owner].append(tuple(rest))
        return groups


class Titles(Mapping[str, str]):
    """The titles of all events by key, in timeline order."""

    def __init__(self, connection: Connection) -> None:
        """Take an open database."""
        self._connection = connection

    def __getitem__(self, key: str) -> str:
        """Return the title of an event."""
        row = self._connection.execute("SELECT title FROM event WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return str(row[0])

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return (key for (key,) in self._connection.execute("SELECT key FROM event ORDER BY rank"))

    def __len__(self) -> int:
        """Return how many events there are."""
        return sum(1 for _ in self)


class Events(Mapping[str, Event]):
    """All events as the dossier has them, by key, in timeline order; neighbours are read together."""

    MOST_HELD = 4_000
    """How many are held before the first of them are forgotten."""

    def __init__(self, connection: Connection) -> None:
        """Take an open database."""
        self._connection = connection
        self._held: dict[str, Event] = {}

    def __getitem__(self, key: str) -> Event:
        """Return an event with everything that belongs to it."""
        if key not in self._held:
            row = self._connection.execute("SELECT rank FROM event WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise KeyError(key)
            for old in [*islice(self._held, max(0, len(self._held) + BATCH - self.MOST_HELD))]:
                del self._held[old]
            ranks = [
                rank for (rank,) in self._connection.execute(_AROUND, {"rank": row[0], "many": BATCH // 2})
            ]
            self._held.update((event.key, event) for event in events(self._connection, ranks).values())
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return (key for (key,) in self._connection.execute("SELECT key FROM event ORDER BY rank"))

    def __len__(self) -> int:
        """Return how many there are."""
        return counts(self._connection, "all", None)["event"]


class Actors(_Catalogue[Actor], timeline.Actors):
    """The declared actors by key, in the files' order."""

    KIND = "actor"
    MOST_HELD = 8_000

    def called(self, name: str) -> list[str]:
        """Return the keys of those with exactly this name or alias."""
        asked = {"folded": fold(name), "name": name}
        return [key for (key,) in self._connection.execute(_CALLED, asked)]

    def _read(self, keys: list[str]) -> dict[str, Actor]:
        asked = as_list(keys)
        aliases, bodies = self._grouped(_ALIASES, asked), self._grouped(_BODIES, asked)
        offices = self._grouped(_OFFICES, asked)
        return {
            key: Actor(
                key=key,
                name=name,
                kind=kind,
                spot=Spot(path, line),
                aliases=tuple(alias for (alias,) in aliases.get(key, ())),
                of=tuple(body for (body,) in bodies.get(key, ())),
                offices=tuple(
                    Office(office, date_of(dates), Basis(basis, why), began, ended)
                    for office, dates, basis, why, began, ended in offices.get(key, ())
                ),
                code=code,
                wikidata=wikidata,
                note=note,
            )
            for key, name, kind, code, wikidata, note, path, line in self._connection.execute(
                _ACTORS, (asked,)
            )
        }


class Articles(_Catalogue[Article]):
    """The articles by key, in the files' order.

    What nobody has reviewed is only there if it is asked for: stretches that are still to code, and articles
    of which nothing else is known than these.
    """

    KIND = "article"
    MOST_HELD = 1_000

    def __init__(self, connection: Connection, *, unreviewed: bool = False) -> None:
        """Take an open database, and whether what nobody has reviewed is asked for."""
        super().__init__(connection)
        self._unreviewed = unreviewed
        self._which = "true" if unreviewed else _SOME_REVIEWED

    def __len__(self) -> int:
        """Return how many there are."""
        ((number,),) = self._connection.execute(f"SELECT count(*) FROM article WHERE {self._which}")
        return int(number)

    def _read(self, keys: list[str]) -> dict[str, Article]:
        asked = as_list(keys)
        contexts, paragraphs = self._contexts(asked), self._grouped(_PARAGRAPHS, asked)
        found = {}
        for row in self._connection.execute(f"{_ARTICLES} AND {self._which}", (asked,)):
            key, path, line, title, outlet, author, url, published, basis, why, wire, coder, *others = row
            verified, note, sha256, characters, norm, length = others
            starts = tuple(start for (start,) in paragraphs.get(key, ()))
            found[key] = Article(
                key=key,
                spot=Spot(path, line),
                text=None if sha256 is None else ArticleText(sha256, characters, norm, length, starts),
                title=title,
                outlet=outlet,
                author=author,
                url=url,
                published=maybe_date(published),
                basis=None if basis is None else Basis(basis, why),
                wire=wire,
                coder=coder,
                verified=maybe_date(verified),
                note=note,
                context=tuple(contexts.get(key, ())),
            )
        return found

    def _contexts(self, keys: str) -> Mapping[str, list[Context]]:
        anchors: dict[tuple[str, int], list[Anchor]] = defaultdict(list)
        for article, context, *anchor in self._connection.execute(_CONTEXT_ANCHORS, (keys,)):
            anchors[article, context].append(Anchor(*anchor))
        found: dict[str, list[Context]] = defaultdict(list)
        for article, position, why, path, line in self._connection.execute(_CONTEXTS, (keys,)):
            spot = None if path is None else Spot(path, line)
            context = Context(tuple(anchors.get((article, position), ())), why, spot)
            if self._unreviewed or context.is_reviewed:
                found[article].append(context)
        return found
