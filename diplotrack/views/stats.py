"""How many events there are by year, month, type, …, for a terminal: counts and a width in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.views.closing import go_on
from diplotrack.views.line import beside, length, piece, right, wrap
from diplotrack.views.marks import Cast, counted
from diplotrack.views.timeline import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.timeline import CountRow, Page, Timeline
    from diplotrack.views.line import Line

CERTAIN, POSSIBLE = "█", "░"
"""Of what bars are made."""

LONGEST, SHORTEST = 50, 10
"""Cells of the longest bar, at the most and at the least."""

SHARED = ("actor", "article")
"""By these an event counts several times, so that their counts do not add up."""

MANY = {"status": "statuses"}
"""What several are called, where it is not with an s."""


def stats_lines(page: Page[CountRow], by: str, timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield each year, month, type, … with its numbers and a bar; a ~ stands before what is only possible."""
    width = min(width, WIDEST)
    rows = list(page)  # no more than there are years, or actors
    cast = Cast(timeline)
    labels = [_label(row.key, by, cast) for row in rows]
    certain = max((len(f"{row.certainly:,}") for row in rows), default=0)
    possible = max((len(_possibly(row)) for row in rows), default=0)
    room = width - certain - possible - (6 if possible else 4)
    label = min(max(map(length, labels), default=0), room - SHORTEST)
    longest = min(LONGEST, room - label)
    most = max((row.certainly + row.possibly for row in rows), default=1)
    for row, name in zip(rows, labels, strict=True):
        columns = [(wrap(name, label), label), ([right([(f"{row.certainly:,}", "")], certain)], certain)]
        if possible:
            columns.append(([right([(_possibly(row), "faint")], possible)], possible))
        yield from beside([*columns, ([_bar(row, most, longest)], longest)])
    if rows:
        yield []
    yield from wrap([piece(f"{_summed_up(rows, by)}.{go_on(page)}")], width)


def _label(key: str, by: str, cast: Cast) -> Line:
    """Return what a row is called: its key, and an actor's name before it."""
    if by == "actor" and key in cast:
        return [*cast.full(key), piece(f"  {key}", "key")]
    return [piece(key)]


def _possibly(row: CountRow) -> str:
    return f"~{row.possibly:,}" if row.possibly else ""


def _bar(row: CountRow, most: int, longest: int) -> Line:
    """Return a bar as long as its share of the most; whatever is there has a cell at least."""
    both = -(-(row.certainly + row.possibly) * longest // most)
    certain = min(both, -(-row.certainly * longest // most))
    return [(CERTAIN * certain, "happened"), (POSSIBLE * (both - certain), "faint")]


def _summed_up(rows: list[CountRow], by: str) -> str:
    things = counted(len(rows), by, MANY.get(by))
    if by in SHARED or not rows:
        return things
    surely, possibly = sum(row.certainly for row in rows), sum(row.possibly for row in rows)
    split = f": {surely:,} certainly, {possibly:,} possibly (~)" if possibly else ""
    return f"{counted(surely + possibly, 'event')} in {things}{split}"
