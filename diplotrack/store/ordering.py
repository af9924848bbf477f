"""The one order of events: by date, then by what follows what, then the less sure date first, then by key.

In: events in any order. Out: all of them in timeline order.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.dates.edtf import EdtfDate


class Ordered(Protocol):
    """What of an event decides where it stands."""

    @property
    def key(self) -> str:
        """Its key."""

    @property
    def date(self) -> EdtfDate:
        """Its date."""

    @property
    def follows(self) -> Iterable[str]:
        """The keys of the events that it follows."""


AnyOrdered = TypeVar("AnyOrdered", bound=Ordered)


def in_order(events: Iterable[AnyOrdered]) -> Iterator[AnyOrdered]:
    """Yield the events in timeline order: earlier first, broader before narrower.

    `follows` decides between events that stand at the same days only; where it says nothing, "by 28 October"
    comes before "28 October", and then the key decides.
    """
    for _, same_dates in groupby(sorted(events, key=_dates), key=_dates):
        yield from _one_after_the_other({event.key: event for event in same_dates})


def _dates(event: Ordered) -> tuple[int, int]:
    return event.date.sort_from, -event.date.sort_to


def _one_after_the_other(events: dict[str, AnyOrdered]) -> Iterator[AnyOrdered]:
    """Yield each event after those it follows, else as `_else` has it; a circle opens at its first."""
    waiting = {key: {other for other in event.follows if other in events} for key, event in events.items()}
    followers: dict[str, list[str]] = {}
    for key, others in waiting.items():
        for other in others:
            followers.setdefault(other, []).append(key)
    ready = [_else(events[key]) for key, others in waiting.items() if not others]
    heapify(ready)
    stuck = iter(sorted(map(_else, events.values())))
    while waiting:
        key = heappop(ready)[1] if ready else next(key for _, key in stuck if key in waiting)
        del waiting[key]
        yield events[key]
        for follower in followers.get(key, ()):
            if follower in waiting:
                waiting[follower].discard(key)
                if not waiting[follower]:
                    heappush(ready, _else(events[follower]))


def _else(event: Ordered) -> tuple[int, str]:
    return event.date.possible_from, event.key
