"""Times of day as other programs write them, and the dates that they belong to."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import DateError, parse
from diplotrack.importers.meaning.dating import Undated, dated

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?)?"
    r" ?(?P<half>[ap]\.?m\.?)?|(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2})",
    re.IGNORECASE,
)
_NOON = 12


def time_of(text: str) -> str | None:
    """Return a time of day as HH:MM:SS, or None if the text is none: an hour alone needs its half of the day.

    >>> time_of("9:30"), time_of("1430"), time_of("10 pm"), time_of("12:05:30.2 a.m."), time_of("10")
    ('09:30:00', '14:30:00', '22:00:00', '00:05:30', None)
    """
    match = _TIME.fullmatch(text.strip())
    if not match:
        return None
    hour, minute = int(match["hour"] or match["hours"]), int(match["minute"] or match["minutes"] or 0)
    second, half = int(match["second"] or 0), (match["half"] or "").casefold()
    if (half and not 1 <= hour <= _NOON) or not (half or match["minute"] or match["minutes"]):
        return None
    if half:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    try:
        return time(hour, minute, second).isoformat()
    except ValueError:
        return None


def timed(day: str, time: str, offset: str = "") -> EdtfDate:
    """Return a day with its time, HH:MM:SS, and offset from UTC; at midnight, the day alone.

    Raises `DateError`.
    """
    return parse(day if time == "00:00:00" else f"{day}T{time}{offset}")


def read_date(text: str, order: str | None) -> EdtfDate:
    """Return a date as `dating.dated` reads it, but no number as a day. Raises `DateError`."""
    try:
        found = dated(text, order)
    except Undated as undated:
        raise DateError(text, str(undated)) from None
    if found.granted:
        raise DateError(text, "years run from 0001 to 9999")
    return found.date


def unread(error: DateError) -> str:
    """Return what a row is rejected for whose date cannot be read.

    >>> unread(DateError("2018-13", "there is no month 13"))
    'the date "2018-13" cannot be read: there is no month 13'
    """
    shown = str(error).partition(" is not a date: ")[0]
    return f"the date {shown} cannot be read: {error.why}"
