"""Who appears with whom, as a table: a `Timeline` in, a `Matrix` out.

A row and a column for each actor, in the same order, and in each cell how many events the two share. As it is
the same both ways, only the half below the diagonal is kept; on the diagonal stand an actor's own events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.company import company
from diplotrack.charts.sides import by_side, sides_of

if TYPE_CHECKING:
    from diplotrack.timeline import Timeline

MOST = 30
"""So many actors have a row: of more, no row could be followed with the eye."""


class Row(NamedTuple):
    """An actor: its key, name and side, its own events, and those that it shares with each one above it."""

    key: str
    name: str
    side: int
    events: int
    shared: tuple[int, ...]


class Matrix(NamedTuple):
    """The rows, by side.

    `states` are the keys of the sides, by number; `actors` is how many take part in all, of whom the rows are
    those with most shared events; `strongest` is the most that two of these share.
    """

    rows: tuple[Row, ...]
    states: tuple[str, ...]
    actors: int
    strongest: int


def matrix(timeline: Timeline, most: int = MOST) -> Matrix:
    """Return who appears with whom, for at most so many actors: those with most shared events.

    They stand by side, as in a swimlane: the busiest side first, and in each its state, then the busiest.
    """
    found = company(timeline.events)
    sides = sides_of(found.events, timeline.actors)
    groups = by_side(found.busiest(most), found.events, timeline.actors)
    keys = [key for _, members in groups for key in members]
    together = found.number_together(keys)
    rows = [
        Row(
            key,
            timeline.actor_name(key),
            sides.of[key],
            found.events[key],
            tuple(together.get((other, place), 0) for other in range(place)),
        )
        for place, key in enumerate(keys)
    ]
    return Matrix((*rows,), sides.states, len(found.events), max(together.values(), default=0))
