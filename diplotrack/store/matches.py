"""Matches by the thousand: events in order, read when they are looked at, some hundred at a time.

In: a connection, the ranks of the events found, and the days asked for. Out: what a `Timeline` holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.windows import is_certain
from diplotrack.store import loading
from diplotrack.timeline import Match, Matches

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator

    from diplotrack.model import Event
    from diplotrack.store.catalogue import Actors, Articles
    from diplotrack.store.connection import Connection

BATCH = 500
"""How many events are read at once, and held."""


class Found(NamedTuple):
    """Where the events that answer are: their ranks in order, and the days asked for, if any.

    `part` is what is read of them (see `loading`), None for everything.
    """

    connection: Connection
    ranks: array[int]
    window: tuple[int, int] | None
    part: frozenset[str] | None = None


class ReadMatches(Matches):
    """Matches that stand in the database; every iteration reads them again."""

    def __init__(
        self, found: Found, actors: Actors, articles: Articles, certainly: Callable[[], int]
    ) -> None:
        """Take what was found, and how many match certainly, as a function.

        `actors` and `articles` shall have at hand what the events refer to.
        """
        self._found = found
        self._actors = actors
        self._articles = articles
        self._certainly = certainly

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found.ranks)

    def __contains__(self, match: object) -> bool:
        """Tell whether a match is among them."""
        return any(each == match for each in self)

    @property
    def certainly(self) -> int:
        """How many of them match certainly."""
        return self._certainly()

    def __iter__(self) -> Iterator[Match]:
        """Yield them in order."""
        connection, ranks, window, part = self._found
        for first in range(0, len(ranks), BATCH):
            batch = ranks[first : first + BATCH]
            events = loading.events(connection, batch, part)
            self._actors.look_up(key for event in events.values() for key in _actors(event))
            if part is None:
                self._articles.look_up(key for event in events.values() for key in event.articles)
            yield from (Match(events[rank], is_certain(events[rank].date, window)) for rank in batch)


def _actors(event: Event) -> Iterator[str]:
    yield from (participant.actor for participant in event.participants)
    for said in event.utterances:
        yield said.speaker
        if said.addressee:
            yield said.addressee
