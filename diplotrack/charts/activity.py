"""How much happened when: events in, how many each month or year holds out, certainly and possibly.

A vague date is counted nowhere falsely. An event counts as certain in the one period that holds all days on
which it can have happened; where several periods can hold it, it counts as possible in each of them, so that
what is only possible does not add up to a number of events. What lasted counts where it began. Where a date
is open or unknown on one side, only the period of the bound that is known counts, as possible: "by 28
October" says nothing of each of the months before.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.periods import begun, divided, ended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplotrack.charts.marks import Mark

MOST_MONTHS = 300
"""So many months are counted one by one; where there are more, years are."""


class Bar(NamedTuple):
    """A month or a year, from its first day to its last, and how many events it holds."""

    first: int
    last: int
    surely: int
    possibly: int


class Activity(NamedTuple):
    """The periods in which anything happened, in order; `level` is "month" or "year"."""

    level: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """The highest bar."""
        return max((bar.surely + bar.possibly for bar in self.bars), default=0)


def level_of(first: int, last: int) -> str:
    """Return whether what lies between two days is counted by "month" or by "year"."""
    return "month" if last - first < MOST_MONTHS * 30.4375 else "year"


def activity(marks: Sequence[Mark], level: str) -> Activity:
    """Return how many of the events with these marks each month, or each year, holds."""
    if not marks:
        return Activity(level, ())
    spans = [_begun_within(mark) for mark in marks]
    first, last = min(spans)[0], max(last for _, last, _ in spans)
    periods = [*divided(level, begun(level, first), ended(level, last))]
    places = {period.begin: place for place, period in enumerate(periods)}
    surely, changes = [0] * len(periods), [0] * (len(periods) + 1)
    for first, last, is_open in spans:
        low, high = places[begun(level, first)], places[begun(level, last)]
        if low == high and not is_open:
            surely[low] += 1
        else:
            changes[low] += 1
            changes[high + 1] -= 1
    counted = zip(periods, surely, accumulate(changes[:-1]), strict=True)
    return Activity(
        level,
        tuple(Bar(each.first, each.last, sure, maybe) for each, sure, maybe in counted if sure or maybe),
    )


def _begun_within(mark: Mark) -> tuple[int, int, bool]:
    """Return between which days an event happened or began, and whether that is open on one side."""
    last = mark.sure_first if mark.form == "lasted" else mark.last
    is_open = mark.is_open_before or (mark.is_open_after and mark.form != "lasted")
    return mark.first, last, is_open
