"""One date as EDTF writes it, without intervals and sets: text in, `Part` out.

Days are proleptic Gregorian ordinals, `date.toordinal()`, from `FIRST_DAY` to `LAST_DAY`; all bounds
are inclusive. The notation is that of the Library of Congress's EDTF specification of 2019
(ISO 8601-2), years 0001 to 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.names import MONTHS, SEASONS
from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_DAY = 1
LAST_DAY = date.max.toordinal()
PRECISIONS = ("millennium", "century", "decade", "year", "season", "month", "day", "time")
"""How finely a date is known, coarsest first: the finest unit that no unknown digit precedes."""

_SHOWN = 60
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PART = re.compile(
    r"([?~%]?)([0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_SIGNIFICANT = re.compile(r"([0-9]{4})S([0-9]+)([?~%]?)")
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-][0-9:]+)?")
_OFFSET = re.compile(r"Z|[+-](?:0[0-9]|1[0-3])(?::[0-5][0-9])?|[+-]14(?::00)?")


class DateError(DiplotrackError, ValueError):
    """A text that is no date, or none that can be kept; `why` is the reason alone."""

    def __init__(self, text: str, why: str) -> None:
        """Build the sentence: `text` is not a date, and `why`."""
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        printable = "".join(each if each.isprintable() else "�" for each in shown)
        super().__init__(f'"{printable}" is not a date: {why}.')
        self.why = why


class Part(NamedTuple):
    """One date, as EDTF writes it: what was written, and the days it can mean.

    `year`, `month` and `day` are the digits as written, an X for one that is not known; `month` holds a
    season's code too. `marks` has one of "", "?", "~" and "%" for each of them that is written.
    `first` and `last` are strict, `fuzzy_first` and `fuzzy_last` are widened as the marks ask.
    `digits` is how many digits of the year are significant; `time` and `offset` are as written.
    """

    year: str
    month: str
    day: str
    marks: tuple[str, ...]
    first: int
    last: int
    fuzzy_first: int
    fuzzy_last: int
    precision: str
    digits: int = 0
    time: str = ""
    offset: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but a year, a month or a day: all digits known, no marks, no time."""
        written = self.year + self.month + self.day
        return (
            not any(self.marks)
            and written.isdigit()
            and self.precision in ("year", "month", "day")
            and not self.digits
        )


def read_part(text: str) -> Part:
    """Read one date: a year, month, day or season, with or without marks and unknown digits.

    Raises `DateError`.

    >>> part = read_part("2018~")
    >>> [str(date.fromordinal(day)) for day in (part.first, part.last, part.fuzzy_first, part.fuzzy_last)]
    ['2018-01-01', '2018-12-31', '2017-01-01', '2019-12-31']
    """
    if match := _PLAIN.fullmatch(text):
        year, month, day = match.groups("")
        if month not in SEASONS:
            first, last = _bounds(text, year, month, day)
            marks = ("",) * ((len(text) - 1) // 3)
            precision = "day" if day else "month" if month else "year"
            return Part(year, month, day, marks, first, last, first, last, precision)
    if match := _PART.fullmatch(text):
        return _marked(text, match.groups(""))
    if match := _SIGNIFICANT.fullmatch(text):
        return _significant(text, *match.groups())
    raise DateError(text, _advice(text))


def read_timed(text: str) -> Part:
    """Read a day with a time of day, which must have its seconds. The day is the one written.

    Raises `DateError`.

    >>> read_timed("2025-10-29T18:00:00+09:00").offset
    '+09:00'
    """
    match = _TIMED.fullmatch(text)
    if not match:
        if re.fullmatch(r".+T[0-9]{2}:[0-9]{2}", text):
            raise DateError(text, f"a time needs its seconds: write {text}:00")
        raise DateError(text, "a day with a time is written like 2025-10-29T18:00:00 or …T18:00:00+09:00")
    written, hour, minute, second, offset = match.groups("")
    for unit, digits, most in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)):
        if int(digits) > most:
            raise DateError(text, f"there is no {unit} {digits}")
    if offset and not _OFFSET.fullmatch(offset):
        raise DateError(text, "an offset from UTC is written Z, +09 or +09:30, and goes to 14 hours")
    day = read_part(written)
    time = f"{hour}:{minute}:{second}"
    return day._replace(precision="time", time=time, offset=offset)


def _marked(text: str, groups: Sequence[str]) -> Part:
    """Build a part from the nine groups of `_PART`: mark, digits, mark for year, month and day."""
    year, month, day = groups[1::3]
    if season := SEASONS.get(month):
        if day or "X" in year:
            raise DateError(
                text, f"{month} in place of a month is a season, which takes a full year and no day"
            )
        first = date(_year(text, year), season.month, 1).toordinal()
        last = _months_later(first, season.months) - 1 if year < "9999" else LAST_DAY
        last = max(first, last)
    else:
        first, last = _bounds(text, year, month, day)
    written = [digits for digits in (year, month, day) if digits]
    before, after = groups[0 : 3 * len(written) : 3], groups[2 : 3 * len(written) : 3]
    marks = tuple(_combined(before[place], *after[place:]) for place in range(len(written)))
    months, days = _margin(written, before, after)
    fuzzy_first, fuzzy_last = _widened(first, last, months, days)
    precision = _precision(year, month, day)
    return Part(year, month, day, marks, first, last, fuzzy_first, fuzzy_last, precision)


def _significant(text: str, year: str, written: str, mark: str) -> Part:
    """Build a part from a year of which only the leading digits are significant."""
    if written not in ("1", "2", "3", "4"):
        raise DateError(text, "a year has one to four significant digits, as in 1950S2")
    digits = int(written)
    mask = year[:digits].ljust(4, "X")
    known = read_part(mask + mark)
    return known._replace(year=year, digits=digits)


def _combined(*marks: str) -> str:
    """Return the one mark that says what all of them say."""
    said = set("".join(marks).replace("%", "?~"))
    return "%" if len(said) > 1 else "".join(said)


def _precision(year: str, month: str, day: str) -> str:
    if "X" in year:
        return PRECISIONS[max(year.index("X") - 1, 0)]
    if not month or "X" in month:
        return "year"
    if month in SEASONS:
        return "season"
    return "day" if day and "X" not in day else "month"


def _margin(written: Sequence[str], before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return by how many months and days the marks widen a date on either side.

    A mark before a number stands for that number alone, one after it for all to its left as well: it
    widens by the finest unit it stands on whose digits are known. Marks add up.
    """
    months = days = 0
    for place in range(len(written)):
        known = (each for each in range(place, -1, -1) if "X" not in written[each])
        for mark, unit in ((before[place], place), (after[place], next(known, 0))):
            count = 2 if mark == "%" else 1 if mark else 0
            if unit == 0:
                months += count * 12 * 10 ** (4 - len(written[0].split("X")[0]))
            elif unit == 1:
                months += count * (SEASONS[written[1]].months if written[1] in SEASONS else 1)
            else:
                days += count
    return months, days


def _widened(first: int, last: int, months: int, days: int) -> tuple[int, int]:
    """Return the bounds moved apart by calendar months and days; a whole month stays one."""
    if months:
        first = _months_later(first, -months)
        beyond = _months_later(last + 1, months) - 1 if last < LAST_DAY else LAST_DAY
        last = max(beyond, _months_later(last, months))
    return max(first - days, FIRST_DAY), min(last + days, LAST_DAY)


def _months_later(day: int, months: int) -> int:
    """Return the same day of the month so many months later, kept inside that month and the calendar."""
    then = date.fromordinal(day)
    year, month = divmod(then.year * 12 + then.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return FIRST_DAY if months < 0 else LAST_DAY
    return date(year, month + 1, min(then.day, monthrange(year, month + 1)[1])).toordinal()


def _bounds(text: str, year: str, month: str, day: str) -> tuple[int, int]:
    """Return the first and the last calendar day that fit the digits; what is not written is unknown."""
    if day and "X" not in text:
        try:
            only = date(int(year), int(month), int(day)).toordinal()
        except ValueError:
            raise DateError(text, _no_such_day(year, month, day)) from None
        return only, only
    years = _fitting(year, 9999) if "X" in year else (_year(text, year),)
    months, days = _fitting(month or "XX", 12), _fitting(day or "XX", 31)
    first, last = _meet(years, months, days), _meet(years[::-1], months[::-1], days[::-1])
    if not first or not last:
        raise DateError(text, _no_such_day(year, month, day))
    return first, last


@lru_cache(maxsize=512)
def _fitting(mask: str, highest: int) -> tuple[int, ...]:
    """Return the numbers from 1 to `highest` that a mask such as 1X can mean, in rising order."""
    digits = product(*("0123456789" if each == "X" else each for each in mask))
    return tuple(number for number in map(int, map("".join, digits)) if 1 <= number <= highest)


def _meet(years: Sequence[int], months: Sequence[int], days: Sequence[int]) -> int | None:
    """Return the first day of the calendar, in the order of the numbers given, if there is one."""
    for year in years:
        for month in months:
            length = monthrange(year, month)[1]
            for day in days:
                if day <= length:
                    return date(year, month, day).toordinal()
    return None


def _year(text: str, year: str) -> int:
    if year == "0000":
        raise DateError(text, "there is no year 0 here, years run from 0001 to 9999")
    return int(year)


def _no_such_day(year: str, month: str, day: str) -> str:
    if year == "0000":
        return "there is no year 0 here, years run from 0001 to 9999"
    if month and not _fitting(month, 12):
        seasons = " (21 to 41 are seasons, quarters and halves of a year)" if month > "20" else ""
        return f"there is no month {month}{seasons}"
    if day and not _fitting(day, 31):
        return f"there is no day {day}"
    if "X" in year + month + day:
        return "no day of the calendar fits it"
    length = monthrange(int(year), int(month))[1]
    return f"{MONTHS[int(month) - 1]} {int(year)} has {length} days"


_ADVICE = (
    (r".*\s.*", "EDTF has no spaces: write 2025, 2025-10 or 2025-10-29"),
    (r"", "a date is missing: write 2025, 2025-10 or 2025-10-29"),
    (r"[Yy]-?[0-9].*|-[0-9].*|[0-9]{5,7}|[0-9]{9,}", "years run from 0001 to 9999, in four digits"),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", r"write it with hyphens, \1-\2-\3"),
    (r"(.*)(?:[?~%]{2,})", r"one mark is enough: write \1% for uncertain and approximate at once"),
    (r".*[()].*", "parentheses are no longer EDTF: put ?, ~ or % beside its number, as in 2004-06-~01"),
    (r"[0-9X]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9X]{4}-[0-9]", "months and days have two digits, as in 2025-01-05"),
    (r"[0-9]{1,3}", "a year has four digits, as in 0987"),
    (r"unknown", "a start or end that is not known is left empty, as in /2006 or 2006/"),
    (r"open", 'an open start or end is written as two dots, as in "2004-01-01/.."'),
    (r"[0-9ux]{4}(?:-[0-9ux]{2})*", "a digit that is not known is written as a capital X, as in 199X"),
)  # fmt: skip


def _advice(text: str) -> str:
    """Return why a text that fits no shape of a date is none, and how such a date is written."""
    for pattern, advice in _ADVICE:
        if match := re.fullmatch(pattern, text, re.DOTALL):
            return match.expand(advice)
    return "write a year, month or day as in 2025, 2025-10 or 2025-10-29"
