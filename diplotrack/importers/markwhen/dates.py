"""What the dates of Markwhen mean: the head of an event in, an `EdtfDate` out.

Markwhen counts in moments and gives every event a beginning and an end; a dossier says no more than was
written. "2018-05" stays a month, and what is reckoned from it ("2 weeks after") is as vague as it is.
What would need a clock ("now", a day without a year) is refused, but what lasts until "now" has an open end.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import DateError, EdtfDate, parse
from diplotrack.dates.names import MONTHS
from diplotrack.importers.markwhen.heads import UNIT
from diplotrack.importers.meaning.clock import read_date, time_of, timed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.importers.markwhen.heads import Head, Side

_AMOUNT = re.compile(rf"(-?)([0-9]+)\W*({UNIT})", re.IGNORECASE)
_LENGTHS = {
    "ms": timedelta(milliseconds=1),
    "mil": timedelta(milliseconds=1),
    "mi": timedelta(minutes=1),
    "s": timedelta(seconds=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
"""How long a unit is that begins like this, the longer beginnings first; months and years are none."""

_INSTANT = timedelta(microseconds=1)


class _Bounds(NamedTuple):
    """Between which moments something begins, and between which it ends; an end is the moment after."""

    start: tuple[datetime, datetime]
    end: tuple[datetime, datetime]


class Reckoner:
    """Gives events their dates one after the other: what is relative refers to those before it."""

    def __init__(self, order: str | None) -> None:
        """Begin; `order` is which number of 5/12/2018 is the day: "day-first", "month-first" or None."""
        self._order = order
        self._last: EdtfDate | None = None
        self._known: dict[str, EdtfDate] = {}

    def remember(self, date: EdtfDate, name: str | None) -> None:
        """Remember the date of an event, and the id it has, if any; the first of an id counts."""
        self._last = date
        if name:
            self._known.setdefault(name, date)

    def forget(self) -> None:
        """Forget the last event: it has no date, and what is counted from it has none either."""
        self._last = None

    def date(self, head: Head) -> EdtfDate:
        """Return the date of an event. Raises `DateError`, whose sentence says why it has none."""
        try:
            if head.start.form == "relative":
                return self._reckoned(head)
            return self._written(head)
        except (OverflowError, ValueError) as error:
            why = error.why if isinstance(error, DateError) else "it leads out of the calendar"
            raise DateError(head.written, why) from None

    def _written(self, head: Head) -> EdtfDate:
        """Return a date whose start is written out."""
        start, end = self._side(head.start, head.end), head.end
        if not end or end.form == "time" or not end.written:
            return parse(f"[{start[0]}..{start[1]}]" if start[0] != start[1] else start[0])
        if end.form == "now":
            return parse(f"{start[0].partition('T')[0]}/..")
        if end.form != "relative":
            first, last = start[0].partition("T")[0], self._side(end, None)[1].partition("T")[0]
            return parse(start[0] if first == last else f"{first}/{last}")
        begun = _bounds(parse(start[0]))
        anchor = begun.start
        if end.parts["id"] or end.parts["edge"]:
            anchor = self._anchor(end, backwards=end.parts["edge"] != "end")
        return _edtf(_Bounds(begun.start, _shifted(anchor, end)))

    def _reckoned(self, head: Head) -> EdtfDate:
        """Return a date that is counted from another event's, before its start or after its end."""
        side, end = head.start, head.end
        if not any(side.parts.values()):
            raise DateError(head.written, "there is nothing before the colon")
        backwards = side.parts["relation"].casefold() in ("by", "before")
        anchor = self._anchor(side, backwards=backwards)
        if end and end.form != "relative":
            if backwards:
                raise DateError(head.written, "its start cannot be reckoned")
            last, start = self._side(end, None)[1].partition("T")[0], _shifted(anchor, side)
            if start[0] == start[1]:
                return parse(f"{start[0].date()}/{last}")
            return _edtf(_Bounds(start, _bounds(parse(last)).end))
        if end and end.written:
            near = _shifted(anchor, side, backwards=backwards)
            far = _shifted(near, end, backwards=backwards)
            return _edtf(_Bounds(far, near) if backwards else _Bounds(near, far))
        if not side.parts["amounts"]:
            day = (anchor[1] - _INSTANT if backwards else anchor[0]).date().isoformat()
            return parse(f"[..{day}]" if backwards else f"[{day}..]")
        far = _shifted(anchor, side, backwards=backwards)
        return _edtf(_Bounds(far, anchor) if backwards else _Bounds(anchor, far))

    def _anchor(self, side: Side, *, backwards: bool) -> tuple[datetime, datetime]:
        """Return the edge of the event to which a side refers: by its id, or the one before."""
        name, edge = side.parts["id"], side.parts["edge"].casefold()
        found = self._known.get(name) if name else self._last
        if not found:
            other = (
                f'no event above with a date has the id "{name}"' if name else "no date stands right above it"
            )
            raise DateError(side.written, f"it is counted from another event, and {other}")
        bounds = _bounds(found)
        return bounds.start if edge == "start" or (backwards and not edge) else bounds.end

    def _side(self, side: Side, end: Side | None) -> tuple[str, str]:
        """Return one side in EDTF, twice; a week's first and last day."""
        parts = side.parts
        if side.form == "now":
            raise DateError(side.written, "it is another day whenever it is read: write the date")
        if side.form == "time":
            raise DateError(side.written, "a time alone has no day: write the day before it")
        if side.form == "week":
            return _week(parts)
        if side.form == "years":
            return _year(side, end)
        if side.form in ("month", "month and day", "day of a month"):
            if not parts["year"]:
                raise DateError(side.written, "it has no year, and Markwhen would take the present one")
            day = f"-{int(parts['day']):02}" if parts.get("day") else ""
            written = f"{parts['year']:0>4}-{_month(parts['month']):02}{day}"
        elif side.form in ("numbers", "numbers with time"):
            written = read_date(parts["day"].zfill(4), self._order).edtf
        else:
            written = read_date(parts["day"], None).edtf
        if parts.get("time"):
            time = time_of(parts["time"]) or time_of(f"{parts['time']}:00")
            if not time:
                raise DateError(side.written, f"there is no time {parts['time']}")
            written = timed(written, time).edtf
        return written, written


def _month(name: str) -> int:
    return next(
        number for number, month in enumerate(MONTHS, 1) if month[:3].casefold() == name[:3].casefold()
    )


def _week(parts: Mapping[str, str]) -> tuple[str, str]:
    """Return the first and the last day of an ISO week, or its one day twice."""
    year, week = int(parts["year"]), int(parts["week"])
    try:
        days = [date.fromisocalendar(year, week, int(parts["weekday"] or day)) for day in (1, 7)]
    except ValueError:
        raise DateError(parts["year"], f"{year} has no week {week}") from None
    return days[0].isoformat(), days[1].isoformat()


def _year(side: Side, end: Side | None) -> tuple[str, str]:
    """Return a year, whose era may stand behind the end alone."""
    era = side.parts["era"] or (end.parts["era"] if end else "")
    if era.casefold().startswith("b"):
        raise DateError(side.written, "years before the year 1 have no place in a dossier")
    return side.parts["year"].zfill(4), side.parts["year"].zfill(4)


def _bounds(found: EdtfDate) -> _Bounds:
    """Return the moments between which an event begins and ends. Raises `DateError` if one is open."""
    if found.start_known != "known" or found.end_known != "known":
        raise DateError(found.edtf, "the event it is counted from has an open date")
    if "T" in found.edtf:
        moment = datetime.fromisoformat(found.edtf[:19])
        return _Bounds((moment, moment), (moment, moment))
    start, last = (found.start_from, found.start_to), (found.end_from + 1, found.end_to + 1)
    (begun, begun_last), (ended, ended_last) = (tuple(map(_midnight, days)) for days in (start, last))
    return _Bounds((begun, begun_last), (ended, ended_last))


def _midnight(day: int) -> datetime:
    return datetime.combine(date.fromordinal(day), datetime.min.time())


def _shifted(
    moments: tuple[datetime, datetime], side: Side, *, backwards: bool = False
) -> tuple[datetime, datetime]:
    """Return moments moved by the amounts of a side: forwards, or backwards."""
    for sign, count, unit in _AMOUNT.findall(side.parts["amounts"]):
        name = unit.casefold()
        if name.startswith(("week", "work", "business")) and name.endswith(("day", "days", "d")):
            raise DateError(side.written, "working days are not counted here")
        number = int(count) * (-1 if bool(sign) != backwards else 1)
        moments = (_moved(moments[0], number, name), _moved(moments[1], number, name))
    return moments


def _moved(moment: datetime, number: int, unit: str) -> datetime:
    if unit.startswith(("month", "y")):
        months = moment.year * 12 + moment.month - 1 + number * (1 if unit.startswith("month") else 12)
        year, month = divmod(months, 12)
        if not 1 <= year <= MAXYEAR:
            raise OverflowError
        return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))
    length = next(length for beginning, length in _LENGTHS.items() if unit.startswith(beginning))
    return moment + number * length


def _edtf(bounds: _Bounds) -> EdtfDate:
    """Return from the first to the last day where both are known, else the days among which it lies."""
    (begun, begun_last), (ended, ended_last) = bounds
    first, first_last = begun.date(), begun_last.date()
    last = max(first, (ended - _INSTANT).date() if ended > begun else first)
    last_last = max(last, (ended_last - _INSTANT).date())
    if (first, last) != (first_last, last_last):
        return parse(f"[{first}..{last_last}]")
    if first != last:
        return parse(f"{first}/{last}")
    return timed(first.isoformat(), begun.time().isoformat("seconds"))
