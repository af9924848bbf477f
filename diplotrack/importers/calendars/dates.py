"""When an event of a calendar was: its start, end and duration in, an `EdtfDate` out.

A day is the day at the place of the event: in its own time zone, or in the calendar's where the file has
turned everything into UTC. The end of an all-day event is the day after its last one.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import DateError, parse
from diplotrack.importers.meaning.clock import timed

if TYPE_CHECKING:
    from datetime import tzinfo

    from diplotrack.dates.edtf import EdtfDate

_A_DAY = timedelta(days=1)
_A_MINUTE = timedelta(minutes=1)


def span(start: object, end: object, zone: tzinfo | None) -> EdtfDate:
    """Return the date of what began at `start` and ended at `end`, a moment, a duration or None.

    `zone` is the calendar's own time zone, if it has one. Raises `DateError`.

    >>> span(date(2018, 6, 12), date(2018, 6, 15), None).edtf
    '2018-06-12/2018-06-14'
    >>> span(datetime(2018, 6, 12, 9, 30), timedelta(hours=2), None).edtf
    '2018-06-12T09:30:00'
    """
    if not isinstance(start, date):
        raise DateError(str(start), "DTSTART must be a day, or a day with its time")
    if not isinstance(end, date | timedelta | None):
        raise DateError(str(end), "DTEND must be a day, or a day with its time")
    begun = _there(start, zone)
    ended = begun + end if isinstance(end, timedelta) else _there(end or start, zone)
    first, last = _day(begun), _day(ended)
    if last > first and _is_midnight(ended):
        last -= _A_DAY
    if last < first:
        raise DateError(f"{start} to {end}", "it ends before it starts")
    if last > first:
        return parse(f"{first}/{last}")
    if isinstance(begun, datetime):
        return timed(first.isoformat(), begun.time().isoformat("seconds"), _offset(begun))
    return parse(first.isoformat())


def _there(moment: date, zone: tzinfo | None) -> date:
    """Return a moment in UTC as the calendar's own time zone has it; any other is at its place already."""
    if zone and isinstance(moment, datetime) and moment.tzname() == "UTC":
        return moment.astimezone(zone)
    return moment


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_midnight(moment: date) -> bool:
    return not isinstance(moment, datetime) or moment.time() == datetime.min.time()


def _offset(moment: datetime) -> str:
    """Return the offset from UTC as EDTF has it; none where it is not known or no whole minutes."""
    offset = moment.utcoffset()
    if offset is None or offset % _A_MINUTE:
        return ""
    if not offset:
        return "Z"
    hours, minutes = divmod(abs(offset) // _A_MINUTE, 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"
