"""What is written along a scale: years first, then months, then days, where there is room for them.

All labels stand on one line, each begins at its tick, and none reaches into the next.
"""

from __future__ import annotations

from bisect import bisect
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.periods import LEVELS, divided
from diplotrack.dates.names import MONTHS, written_year

if TYPE_CHECKING:
    from diplotrack.charts.periods import Period
    from diplotrack.charts.scale import Scale

STEPS = {
    "year": tuple(step * power for power in (1, 10, 100, 1000) for step in (1, 2, 5)),
    "month": (1, 3),
    "day": (1, 2, 5),
}
"""Every which year, month and day is named, where there is no room for all."""

FIRST_NUMBER = {"year": 0, "month": 1, "day": 0}
"""From where these steps count, so that they name 2020, April, and the 5th."""

GAP = 1
"""Characters' widths that stay free between two labels."""

LETTERS = 3
"""Of a month's name."""

DIGITS = 2
"""Of a day: the 5th takes as much room as the 15th, or more would be named of the first days of a month."""


class Tick(NamedTuple):
    """A day that is named on an axis, its place (0 to 1), its label, and one of `periods.LEVELS`."""

    day: int
    place: float
    label: str
    level: str


def ticks(scale: Scale, width: float, character: float) -> list[Tick]:
    """Return the ticks of a scale that is drawn `width` wide, in order; a letter is `character` wide.

    A month is named only where its year is, a day where its month is. A day that stands alone says its month
    again, "22 Sep", or it could be taken for a year. The first label says where the scale begins, as closely
    as there is room for.
    """
    axis = _Axis(scale, width, character)
    years = axis.divide("year", scale.first, scale.last)
    months = [month for year in years for month in axis.divide("month", year.first, year.last)]
    for month in months:
        axis.divide("day", month.first, month.last)
    axis.name_months()
    return axis.ticks


class _Axis:
    """The ticks that have been set so far, in order."""

    def __init__(self, scale: Scale, width: float, character: float) -> None:
        self._scale = scale
        self._width = width
        self._character = character
        label, self._opened = self._opening()
        self.ticks = [Tick(scale.first, 0.0, label, "year")]

    def divide(self, level: str, first: int, last: int) -> list[Period]:
        """Set the ticks of a level between two days where there is room; return the periods that have a name.

        The one in front is named by the tick that stands there already, unless the scale begins inside of
        it and its first label does not go as far.
        """
        periods = [*divided(level, first, last)]
        named = {0} if first > self._scale.first or level in self._opened else set()
        for step in STEPS[level]:
            for place, period in enumerate(periods):
                if place and (period.number - FIRST_NUMBER[level]) % step == 0:
                    end = periods[place + step].first if place + step < len(periods) else last + 1
                    if self._set(period, end):
                        named.add(place)
        return [periods[place] for place in sorted(named)]

    def name_months(self) -> None:
        """Add its month to each day that stands between no others, where there is room for it."""
        levels = ["", *(tick.level for tick in self.ticks), ""]
        ends = [*(tick.place * self._width for tick in self.ticks[1:]), self._width]
        for place, (tick, end) in enumerate(zip(self.ticks, ends, strict=True)):
            month = _short(date.fromordinal(tick.day).month)
            longer = tick._replace(label=f"{tick.label} {month}")
            is_alone = levels[place : place + 3].count("day") == 1
            if tick.level == "day" and is_alone and self._reach(longer) <= end:
                self.ticks[place] = longer

    def _set(self, period: Period, end: int) -> bool:
        """Set a tick, and return True, where a label fits: it ends before a day and meets no other."""
        tick = Tick(period.first, self._scale.at(period.first), _label(period), period.level)
        behind = bisect(self.ticks, tick.place, key=itemgetter(1))
        free = self.ticks[behind].place * self._width if behind < len(self.ticks) else self._width
        is_fitting = (
            self._reach(tick) <= min(free, self._scale.at(end) * self._width)
            and self._reach(self.ticks[behind - 1]) <= tick.place * self._width
        )
        if is_fitting:
            self.ticks.insert(behind, tick)
        return is_fitting

    def _reach(self, tick: Tick) -> float:
        """Return up to where the label of a tick takes room."""
        return tick.place * self._width + (max(DIGITS, len(tick.label)) + GAP) * self._character

    def _opening(self) -> tuple[str, tuple[str, ...]]:
        """Return the first label, and the levels of which it names one: the year at least.

        It names the month or the day only where the scale begins inside of its year or its month, and
        where another label of that kind has room behind it.
        """
        first, last = self._scale.first, self._scale.last
        then = date.fromordinal(first)
        label, depth = written_year(then.year), 1
        for above, written in zip(LEVELS, (_short(then.month), str(then.day)), strict=False):
            around = next(divided(above, first, last))
            longer = f"{written} {label}"
            taken = (len(longer) + len(written) + 2 * GAP) * self._character
            if around.begin == first or self._scale.at(around.last + 1) * self._width < taken:
                break
            label, depth = longer, depth + 1
        return label, LEVELS[:depth]


def _label(period: Period) -> str:
    if period.level == "year":
        return written_year(period.number)
    return _short(period.number) if period.level == "month" else str(period.number)


def _short(month: int) -> str:
    return MONTHS[month - 1][:LETTERS]
