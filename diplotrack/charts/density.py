"""How many events stand where, in place of their marks: marks in, cells of five levels out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.charts.placing import Measures, Placed

LEVELS = 5
"""How many levels can be told apart."""


class Cell(NamedTuple):
    """A stretch of a lane in which so many signs stand, and its level: 1 (few) to 5 (many)."""

    left: float
    number: int
    level: int


class Density(NamedTuple):
    """What the levels mean: `bounds` is the highest number of each; and how wide a cell is."""

    bounds: tuple[int, ...]
    width: float

    def cells(self, marks: Iterable[Placed]) -> tuple[Cell, ...]:
        """Return the cells of a lane in which any sign stands, from left to right."""
        return tuple(
            Cell(place * self.width, number, 1 + bisect_left(self.bounds, number))
            for place, number in sorted(_counted(marks, self.width).items())
        )

    @property
    def ranges(self) -> tuple[str, ...]:
        """What each level stands for: "1", "2–4"."""
        lows = (1, *(bound + 1 for bound in self.bounds))
        return tuple(
            f"{low:,}" if low == high else f"{low:,}–{high:,}"
            for low, high in zip(lows, self.bounds, strict=False)
        )


def density_of(lanes: Iterable[Iterable[Placed]], measures: Measures) -> Density:
    """Return the levels for these lanes: each reaches up to the same multiple of the one before it."""
    numbers = (number for marks in lanes for number in _counted(marks, measures.cell).values())
    most = max(numbers, default=1)
    bounds = {round(most ** (level / LEVELS)) for level in range(1, LEVELS + 1)}
    return Density((*sorted(bounds),), measures.cell)


def _counted(marks: Iterable[Placed], width: float) -> Counter[int]:
    return Counter(int(each.x // width) for each in marks)
