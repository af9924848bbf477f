"""How many events there are by year, month, type, …, for a terminal: counts and a width in, lines out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.views.bars import ASCII, BLOCKS, bar
from diplotrack.views.closing import go_on
from diplotrack.views.line import beside, length, pad, piece, right, wrap
from diplotrack.views.marks import Cast, counted
from diplotrack.views.timeline import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.timeline import CountRow, Page, Timeline
    from diplotrack.views.line import Line

LONGEST, SHORTEST = 100, 10
"""Cells of the longest bar, at the most and at the least."""

SHARED = ("actor", "article")
"""By these an event counts several times, so that their counts do not add up."""

MANY = {"status": "statuses"}
"""What several are called, where it is not with an s."""

FOLDED = 3
"""From so many on, years or months in a row without events are one line."""

MONTHS = 12


class _Row(NamedTuple):
    """A line of the listing: its label, two numbers as they are written, and what stands to the right."""

    label: Line
    certain: str
    possible: str
    beside: Line


def stats_lines(
    page: Page[CountRow], by: str, timeline: Timeline, width: int, *, only_ascii: bool = False
) -> Iterator[Line]:
    """Yield each year, month, type, … with its numbers and a bar; a ~ stands before what is only possible.

    Years and months in which nothing happened are shown between those in which something did; many in a
    row are one line, which says how many. With `only_ascii` bars are made of ASCII characters.
    """
    width = min(width, WIDEST)
    found = list(page)  # no more than there are years, or actors
    labels = _labels(found, by, timeline)
    certain = max((len(f"{row.certainly:,}") for row in found), default=0)
    possible = max((len(_possibly(row)) for row in found), default=0)
    room = width - certain - possible - (6 if possible else 4)
    label = min(max(map(length, labels), default=0), room - SHORTEST)
    longest = min(LONGEST, room - label)
    most = max((row.certainly + row.possibly for row in found), default=0) or 1
    strokes = ASCII if only_ascii else BLOCKS
    rows = [
        _Row(
            name,
            f"{row.certainly:,}",
            _possibly(row),
            bar(row.certainly, row.possibly, most, longest, strokes),
        )
        for row, name in zip(found, labels, strict=True)
    ]
    for each in _with_empty(rows, found, by, only_ascii=only_ascii):
        columns = [(wrap(each.label, label), label), ([right([(each.certain, "")], certain)], certain)]
        if possible:
            columns.append(([right([(each.possible, "faint")], possible)], possible))
        yield from beside([*columns, ([each.beside], longest)])
    if found:
        yield []
    yield from wrap([piece(f"{_summed_up(found, by)}.{go_on(page)}")], width)


def _labels(rows: list[CountRow], by: str, timeline: Timeline) -> list[Line]:
    """Return what the rows are called: their keys, and actors' names in a column before them."""
    if by != "actor":
        return [[piece(row.key)] for row in rows]
    cast = Cast(timeline)
    names = [cast.full(row.key) if row.key in cast else [] for row in rows]
    widest = max(map(length, names), default=0)
    return [
        [*pad(name, widest), ("  ", ""), piece(row.key, "key")] if name else [piece(row.key)]
        for row, name in zip(rows, names, strict=True)
    ]


def _with_empty(rows: list[_Row], found: list[CountRow], by: str, *, only_ascii: bool) -> Iterator[_Row]:
    """Yield the rows, and between years or months those in which nothing happened."""
    yield from rows[:1]
    for (before, after), row in zip(pairwise(found), rows[1:], strict=True):
        if by in ("year", "month"):
            yield from _empty(_number(before.key), _number(after.key), by, "..." if only_ascii else "…")
        yield row


def _empty(before: int, after: int, by: str, folded: str) -> Iterator[_Row]:
    """Yield what lies between two years or months (numbers), in this order or latest first."""
    step = 1 if after > before else -1
    between = range(before + step, after, step)
    if len(between) < FOLDED:
        for number in between:
            year, month = divmod(number, MONTHS)
            key = f"{number:04}" if by == "year" else f"{year:04}-{month + 1:02}"
            yield _Row([(key, "faint")], "0", "", [])
    else:
        yield _Row([(folded, "faint")], "0", "", [(f"in {counted(len(between), by)}", "faint")])


def _number(key: str) -> int:
    """Return a year as it is, or how many months lie before a month.

    >>> _number("2025"), _number("2025-10") - _number("2024-12")
    (2025, 10)
    """
    year, _, month = key.partition("-")
    return int(year) * MONTHS + int(month) - 1 if month else int(year)


def _possibly(row: CountRow) -> str:
    return f"~{row.possibly:,}" if row.possibly else ""


def _summed_up(rows: list[CountRow], by: str) -> str:
    things = counted(len(rows), by, MANY.get(by))
    if by in SHARED or not rows:
        return things
    surely, possibly = sum(row.certainly for row in rows), sum(row.possibly for row in rows)
    split = f": {surely:,} certainly, {possibly:,} possibly (~)" if possibly else ""
    return f"{counted(surely + possibly, 'event')} in {things}{split}"
