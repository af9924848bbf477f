"""Dates as other programs write them: numbers, timestamps and plain words in, an `EdtfDate` out.

12/05/2018 is two days in two countries, and is read only if somebody has said which number is the day, or
if one of them can only be a day. Time that a program has added, midnight, is left out.
"""

from __future__ import annotations

import re
from datetime import time as clock_time
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import DateError, parse
from diplotrack.dates.reading import read

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate

_NUMBERED = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[/.]([0-9]{4})")
_TIMED = re.compile(
    r"(.*[0-9])(?:[Tt]|,? )([0-9]{1,2}(?::| ?[apAP]).*?)(?: ?(?:([Zz])|([+-][0-9]{2}):?([0-9]{2})?))?"
)
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?)?"
    r" ?(?P<half>[ap]\.?m\.?)?|(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2})",
    re.IGNORECASE,
)
_MONTHS = 12
_NOON = 12


def read_date(text: str, order: str | None) -> EdtfDate:
    """Read a date that another program wrote. Raises `DateError`.

    `order` is "day-first", "month-first" or None.

    >>> read_date("12/05/2018", "day-first").edtf, read_date("25.12.2018", None).edtf
    ('2018-05-12', '2018-12-25')
    >>> read_date("2018-05-12 09:30 +0900", None).edtf, read_date("2018-05-12T00:00:00.000Z", None).edtf
    ('2018-05-12T09:30:00+09:00', '2018-05-12')
    >>> read_date("12/25/2018 2:30 PM", None).edtf, read_date("May 10 2018", None).edtf
    ('2018-12-25T14:30:00', '2018-05-10')
    """
    written = " ".join(text.split())
    if match := _NUMBERED.fullmatch(written):
        return _built(text, *_day_and_month(text, match[1], match[3], order), match[4])
    if match := _YEAR_FIRST.fullmatch(written):
        return _built(text, match[4] or "", match[3], match[1])
    if match := _MONTH_AND_YEAR.fullmatch(written):
        return _built(text, "", *match.groups())
    if (match := _TIMED.fullmatch(written)) and (time := clock(match[2])):
        _, _, zulu, hours, minutes = match.groups("")
        day = read_date(match[1], order)
        return timed(day.edtf, time, "Z" if zulu else f"{hours}:{minutes or '00'}" if hours else "")
    return read(text)


def clock(text: str) -> str | None:
    """Return a time of day as HH:MM:SS, or None if the text is none: an hour alone needs its half of the day.

    >>> clock("9:30"), clock("1430"), clock("10 pm"), clock("12:05:30.2 a.m."), clock("10"), clock("25:00")
    ('09:30:00', '14:30:00', '22:00:00', '00:05:30', None, None)
    """
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hour, minute = int(match["hour"] or match["hours"]), int(match["minute"] or match["minutes"] or 0)
    second, half = int(match["second"] or 0), (match["half"] or "").casefold()
    if (half and not 1 <= hour <= _NOON) or not (half or match["minute"] or match["minutes"]):
        return None
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    try:
        return clock_time(hour, minute, second).isoformat()
    except ValueError:
        return None


def timed(day: str, time: str, offset: str) -> EdtfDate:
    """Return a day with its time, HH:MM:SS, and offset from UTC; at midnight, the day alone."""
    return parse(day if time == "00:00:00" else f"{day}T{time}{offset}")


def _day_and_month(text: str, first: str, second: str, order: str | None) -> tuple[str, str]:
    """Return which of two numbers is the day and which the month."""
    if order:
        return (first, second) if order == "day-first" else (second, first)
    if int(first) > _MONTHS or first == second:
        return first, second
    if int(second) > _MONTHS:
        return second, first
    raise DateError(text, "it is two days, say --day-first or --month-first")


def _built(text: str, day: str, month: str, year: str) -> EdtfDate:
    written = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    if int(month) > _MONTHS:
        raise DateError(text, f"there is no month {int(month)}")
    try:
        return parse(written)
    except DateError as error:
        raise DateError(text, error.why) from None
