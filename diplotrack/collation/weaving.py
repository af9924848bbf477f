"""Weaving: several strands aligned to one of them become columns.

In: strands, and how each is linked to the first among them, the base. Out: columns, which hold for
each strand the range of units that stands there. Side by side, the ranges of a strand are all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.collation.links import Gaps, seams

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.collation.links import Seam
    from diplotrack.collation.strands import Range, Strand

Column = tuple["Range", ...]


def weave(
    strands: Sequence[Strand],
    base: int,
    seamed: Sequence[Sequence[Seam]],
    moved: Sequence[Mapping[int, Range]],
) -> Iterator[Column]:
    """Yield the finest columns, in order, that cut no token of any strand.

    `seamed` has the seams of each strand with the base, `moved` its units that have moved. What stands
    where the base has nothing is woven again, around the longest of it.
    """
    start = (0,) * len(strands)
    for places in _cuts(len(strands[base]), base, seamed):
        if all(place >= 0 and strand.splits(place) for strand, place in zip(strands, places, strict=True)):
            if places != start:
                column = tuple(zip(start, places, strict=True))
                yield from _insertions(strands, column, moved) if start[base] == places[base] else [column]
            start = places


def _cuts(length: int, base: int, seamed: Sequence[Sequence[Seam]]) -> Iterator[tuple[int, ...]]:
    """Yield the places of all strands before and after each place of the base; -1 is inside a block."""
    before, after = [], []
    for number, each in enumerate(seamed):
        first, last = [-1] * (length + 1), [-1] * (length + 1)
        if number == base:
            first = last = list(range(length + 1))
        else:
            for here, there in each:
                if first[here] < 0:
                    first[here] = there
                last[here] = there
        before.append(first)
        after.append(last)
    for first_places, last_places in zip(zip(*before, strict=True), zip(*after, strict=True), strict=True):
        yield first_places
        if last_places != first_places:
            yield last_places


def _insertions(
    strands: Sequence[Strand], column: Column, moved: Sequence[Mapping[int, Range]]
) -> Iterator[Column]:
    """Yield the columns of what some strands print where the base prints nothing."""
    present = [number for number, (start, end) in enumerate(column) if start < end]
    parts = [strands[number].part(column[number]) for number in present]
    arrived = [_within(moved[number], column[number]) for number in present]
    longest = max(range(len(parts)), key=lambda number: len(parts[number]))
    seamed = [
        seams(Gaps(parts[longest], part, arrived[longest], there)) if part is not parts[longest] else ()
        for part, there in zip(parts, arrived, strict=True)
    ]
    for inner in weave(parts, longest, seamed, arrived):
        ranges = [(start, start) for start, _ in column]
        for number, (start, end) in zip(present, inner, strict=True):
            offset = column[number][0]
            ranges[number] = (offset + start, offset + end)
        yield tuple(ranges)


def _within(moved: Mapping[int, Range], stretch: Range) -> Mapping[int, Range]:
    start, end = stretch
    return {place - start: moved[place] for place in range(start, end) if place in moved}
