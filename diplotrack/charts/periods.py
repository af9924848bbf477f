"""Years, months and days as stretches of a line: two days in, the periods between them out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVELS = ("year", "month", "day")
"""Periods, each divided into the next."""


class Period(NamedTuple):
    """A calendar year, month or day: its number in the year or month, and its first and last day.

    `begin` is where the calendar has it begin, `first` where the stretch does that was asked for.
    """

    level: str
    number: int
    begin: int
    first: int
    last: int


def divided(level: str, first: int, last: int) -> Iterator[Period]:
    """Yield the periods of a level between two days, cut where these are.

    >>> [(period.number, period.last) for period in divided("month", 1, 59)]
    [(1, 31), (2, 59)]
    """
    begin = begun(level, first)
    while begin <= last:
        number = getattr(date.fromordinal(begin), level)
        after = _after(level, begin)
        yield Period(level, number, begin, max(begin, first), min(after - 1, last))
        begin = after


def begun(level: str, day: int) -> int:
    """Return the day with which the period of a level began in which a day lies."""
    then = date.fromordinal(day)
    if level == "day":
        return day
    return then.replace(month=1 if level == "year" else then.month, day=1).toordinal()


def ended(level: str, day: int) -> int:
    """Return the day with which the period of a level ends in which a day lies."""
    return _after(level, begun(level, day)) - 1


def holding(first: int, last: int) -> tuple[tuple[str, int], ...]:
    """Return level and first day of each period that holds all between two days, the longest first.

    >>> holding(32, 59)
    (('year', 1), ('month', 32))
    """
    return tuple((level, begin) for level in LEVELS if (begin := begun(level, first)) == begun(level, last))


def _after(level: str, begin: int) -> int:
    """Return the day behind the period that begins with a day, even where no calendar goes as far."""
    if level == "day":
        return begin + 1
    then = date.fromordinal(begin)
    months = then.year * 12 + then.month - 1 + (12 if level == "year" else 1)
    if months // 12 > date.max.year:
        return date.max.toordinal() + 1
    return date(months // 12, months % 12 + 1, 1).toordinal()
