"""From days to places along a line, and back: marks in, a `Scale` out.

A chronology may lie quiet for years and then have forty events in a month. An `even` scale gives every day
the same room; a `stretched` one gives room where much happens, and whoever draws it must say so. Places run
from 0, where the first day begins, to 1, where the last one ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate, groupby
from math import log2, sqrt
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.periods import LEVELS, divided, holding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from diplotrack.charts.marks import Mark
    from diplotrack.charts.periods import Period

MOST_KNOTS = 400
"""So many knots a scale has at the most: a finer one could not be told from this one."""

QUIET = {"year": 0.4, "month": 0.2, "day": 0.12}
"""The room of a period in which no event stands, measured by a day with one event."""

BUSIEST = 8.0
"""The most room that a period gets, however many events stand in it."""

PLACES = 6
"""Digits behind the point of a place: a scale is written into pages."""


class Scale(NamedTuple):
    """Days and their places, both ascending; between two knots a scale is even. Use `even` or `stretched`."""

    knots: tuple[tuple[int, float], ...]

    @property
    def first(self) -> int:
        """The first day on it."""
        return self.knots[0][0]

    @property
    def last(self) -> int:
        """The last day on it."""
        return self.knots[-1][0] - 1

    @property
    def is_stretched(self) -> bool:
        """Whether days have different room."""
        return len(self.knots) > 2  # noqa: PLR2004 - the two ends

    def at(self, day: float) -> float:
        """Return the place, 0 to 1, where a day begins; what lies outside is moved to the nearer end."""
        (low, start), (high, end) = self._around(day, 0)
        return start + (end - start) * min(1.0, max(0.0, (day - low) / (high - low)))

    def day(self, place: float) -> float:
        """Return the day at a place: the inverse of `at`."""
        (low, start), (high, end) = self._around(place, 1)
        return low + (high - low) * min(1.0, max(0.0, (place - start) / (end - start)))

    def _around(self, value: float, which: int) -> tuple[tuple[int, float], tuple[int, float]]:
        """Return the knots on both sides of a day (`which` is 0) or of a place (1)."""
        behind = bisect_right(self.knots, value, 1, len(self.knots) - 1, key=itemgetter(which))
        return self.knots[behind - 1], self.knots[behind]


def even(first: int, last: int) -> Scale:
    """Return the scale on which all days from the first to the last have the same room."""
    return Scale(((first, 0.0), (last + 1, 1.0)))


def stretched(marks: Collection[Mark]) -> Scale:
    """Return a scale over all days of these marks that gives room where many stand.

    Every year, month and day gets some room, and more by the events that stand in it: each counts in the
    smallest of these periods that holds all of it, what lasted in the day on which its sign stands. Quiet
    neighbours share theirs. Where that takes too many knots, months or years are the smallest periods. The
    scale of no marks is a day long.
    """
    spans = [(mark.at, mark.at) if mark.form == "lasted" else (mark.first, mark.last) for mark in marks]
    first = min((mark.first for mark in marks), default=1)
    last = max((mark.last for mark in marks), default=1)
    for depth in range(len(LEVELS), 0, -1):
        rooms = [*_Held(spans, LEVELS[:depth]).rooms(LEVELS[0], first, last)]
        if len(rooms) < MOST_KNOTS:
            break
    return _scaled(first, rooms)


class _Room(NamedTuple):
    """How much room all days up to a last one get together, from the one behind the room before."""

    last: int
    room: float


class _Held:
    """How many events stand in each period and in none of its parts, and in how many of its parts any do."""

    def __init__(self, spans: Iterable[tuple[int, int]], levels: tuple[str, ...]) -> None:
        self.levels = levels
        self.own: Counter[tuple[str, int]] = Counter()
        self.within: Counter[tuple[str, int]] = Counter()
        for first, last in spans:
            *around, smallest = ("", 0), *holding(first, last)[: len(levels)]
            self.own[smallest] += 1
            self.within.update(around)

    def rooms(self, level: str, first: int, last: int) -> Iterator[_Room]:
        """Yield the rooms of the periods of a level between two days; quiet neighbours share one."""
        periods = divided(level, first, last)
        for is_quiet, each in groupby(periods, lambda one: not self._is_busy((level, one.begin))):
            if is_quiet:
                run = [*each]
                yield _Room(run[-1].last, QUIET[level] * (1 + log2(len(run))))
                continue
            for period in each:
                yield from self._busy(level, period)

    def _is_busy(self, key: tuple[str, int]) -> bool:
        return key in self.own or key in self.within

    def _busy(self, level: str, period: Period) -> Iterator[_Room]:
        """Yield the rooms of a period in which events stand: those of its parts where any stand in these."""
        key = level, period.begin
        own = min(BUSIEST, sqrt(self.own[key]))
        if key not in self.within:
            yield _Room(period.last, max(own, QUIET[level]))
            return
        parts = [*self.rooms(LEVELS[LEVELS.index(level) + 1], period.first, period.last)]
        wider = 1 + own / sum(part.room for part in parts)
        yield from (_Room(part.last, part.room * wider) for part in parts)


def _scaled(first: int, rooms: list[_Room]) -> Scale:
    """Return the scale on which each room has its share of the whole."""
    reached = [*accumulate(each.room for each in rooms)]
    places = [round(place / reached[-1], PLACES) for place in reached[:-1]]
    days = [each.last + 1 for each in rooms]
    return Scale(((first, 0.0), *zip(days, (*places, 1.0), strict=True)))
