"""Bars for months or years: what `charts.activity` counts in, rectangles with words out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import parse
from diplotrack.dates.english import english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.charts.activity import Activity, Bar

NARROW, GAP, LEAST = 4.0, 1.0, 1.5
"""Bars wider than this have a gap on their right; whatever is there has a height."""


class Box(NamedTuple):
    """A part of a bar: "surely" below, "possibly" above."""

    kind: str
    top: float
    height: float


class DrawnBar(NamedTuple):
    """A bar, and what is said when it is pointed at."""

    x: float
    width: float
    boxes: tuple[Box, ...]
    words: str


def drawn_bars(
    counted: Activity, across: Callable[[float], float], foot: float, height: float
) -> Iterator[DrawnBar]:
    """Yield the bars: `across` is where a day begins, the highest bar is `height` above their foot."""
    for bar in counted.bars:
        left, right = across(bar.first), across(bar.last + 1)
        width = right - left - (GAP if right - left > NARROW else 0)
        yield DrawnBar(
            left, max(width, 1.0), (*_boxes(bar, counted.most, foot, height),), _words(bar, counted)
        )


def _boxes(bar: Bar, most: int, foot: float, height: float) -> Iterator[Box]:
    for kind, number in (("surely", bar.surely), ("possibly", bar.possibly)):
        if number:
            its = max(LEAST, number * height / most)
            foot -= its
            yield Box(kind, foot, its)


def _words(bar: Bar, counted: Activity) -> str:
    """Return what a bar says: "October 2025: 9 certainly, 22 possibly"."""
    written = date.fromordinal(bar.first).isoformat()[
        : len("2025-10" if counted.level == "month" else "2025")
    ]
    numbers = {"certainly": bar.surely, "possibly": bar.possibly}
    said = ", ".join(f"{number:,} {how}" for how, number in numbers.items() if number)
    return f"{english(parse(written))}: {said}"
