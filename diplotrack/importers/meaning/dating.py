"""Dates as spreadsheets have them: the text of a cell in, an `EdtfDate` out, or why there is none.

What `dates.reading` reads is left to it; here other people's spellings are put into words that it knows.
Nothing is guessed: where a spelling could mean two dates, the sentence says what would settle it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from diplotrack.dates.edtf import LONGEST, DateError, EdtfDate
from diplotrack.dates.names import MONTHS
from diplotrack.dates.reading import read

DAY_FIRST = "day-first"
MONTH_FIRST = "month-first"

PIVOT = 30
"""A year of two digits is in this century below it, and from it on in the last, as in spreadsheets."""

_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r"|sept)\.?"
_NUMBERS = re.compile(
    r"(?<![0-9/.-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9/]|[.-][0-9])"
)
_SHORT_YEAR = re.compile(
    rf"(?<![0-9])([0-9]{{1,2}})[ -]({_MONTH})[ -]'?([0-9]{{2}})(?![0-9:])", re.IGNORECASE
)
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_NO_DATE = re.compile(r"[?–—-]*|n\.? ?d\.?|n/a|none|null|unknown|undated|tb[acd]", re.IGNORECASE)
_MIDNIGHT = "00:00:00"
_HALF_DAY = 12
_LONGEST_MONTH = 31


class Undated(Exception):
    """Why a cell cannot be read as a date: a clause that goes on after the cell's own text.

    `readings` are the orders in which a date in numbers alone could be read; none, for any other date.
    """

    def __init__(self, why: str, readings: tuple[str, ...] = ()) -> None:
        """Keep the clause and the orders."""
        super().__init__(why)
        self.readings = readings


class Dated(NamedTuple):
    """A date, and what was taken for granted in reading it, if anything was."""

    date: EdtfDate
    granted: str | None = None


@lru_cache(maxsize=1 << 12)
def dated(written: str, order: str | None = None, *, since_1904: bool = False) -> Dated:
    """Read a date as somebody's file has it; a number of five digits is a day of a spreadsheet.

    Raises Undated.

    >>> [dated(text).date.edtf for text in ("c. 1994", "2018-5-3", "12 to 15 May 2018", "May 2018 – today")]
    ['1994~', '2018-05-03', '2018-05-12/2018-05-15', '2018-05/..']
    >>> dated("5/12/18", DAY_FIRST).date.edtf
    '2018-12-05'
    """
    typed = " ".join(written.split())
    if _NO_DATE.fullmatch(typed):
        raise Undated("there is no date")
    if len(typed) > LONGEST:
        raise Undated("it is too long to be a date")
    if serial := _SERIAL.fullmatch(typed):
        return _serial(typed, int(serial[1]), since_1904=since_1904)
    _refuse_two_meanings(typed)
    typed = _SHORT_YEAR.sub(lambda match: _with_century(match, order), typed)
    typed = _NUMBERS.sub(lambda match: _in_order(match, order), typed)
    for pattern, put in _SPELLINGS:
        typed = pattern.sub(put, typed)
    try:
        return Dated(read(typed.strip()))
    except DateError as error:
        raise Undated(error.why) from None


def _serial(typed: str, number: int, *, since_1904: bool) -> Dated:
    epoch = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
    day = (epoch + timedelta(days=number)).isoformat()
    return Dated(read(day), f"{typed} is read as {day}: spreadsheets count days so")


def _refuse_two_meanings(typed: str) -> None:
    """Raise Undated for what may be years, or else a season or a month: 2018-21, 2001/02, 2001–05."""
    if match := re.fullmatch(r"([0-9]{2})([0-9]{2}) ?([-/–—]) ?([0-9]{2})", typed):
        century, first, sign, last = match.groups()
        as_month = sign != "-" and "01" <= last <= "12"
        as_season = sign == "-" and "21" <= last <= "41"
        if last > first and (as_month or as_season):
            years = f"{century}{first} to {century}{last}"
            other = "a season" if as_season else "a month"
            raise Undated(f"it may be {other} or the years {years}: write these out, or what else it is")
    if re.fullmatch(rf"{_MONTH}[- ]'?[0-9]{{2}}", typed, re.IGNORECASE):
        raise Undated("it may be a day of a month or a year: write the year in four digits")


def _with_century(match: re.Match[str], order: str | None) -> str:
    if order is None:
        raise Undated("its year has two digits: write four, or say --day-first")
    return f"{match[1]} {match[2]} {_four_digits(match[3])}"


def _in_order(match: re.Match[str], order: str | None) -> str:
    """Return a date in numbers as EDTF has it. Raises Undated where nobody said which is the day."""
    first, _, second, year = match.groups()
    if order is None:
        raise _ambiguous(int(first), int(second), year)
    day, month = (first, second) if order == DAY_FIRST else (second, first)
    if int(month) > len(MONTHS):
        raise Undated(f"there is no month {month}, read with --{order}")
    return f"{_four_digits(year)}-{int(month):02}-{int(day):02}"


def _ambiguous(first: int, second: int, year: str) -> Undated:
    whole = _four_digits(year)
    readings = [
        (order, f"{day} {MONTHS[month - 1]} {whole}")
        for order, day, month in ((DAY_FIRST, first, second), (MONTH_FIRST, second, first))
        if 1 <= month <= len(MONTHS) and 1 <= day <= _LONGEST_MONTH
    ]
    orders = tuple(order for order, _ in readings)
    if not readings:
        return Undated("it has no month from 1 to 12")
    flags = " or ".join(f"--{order} ({meaning})" for order, meaning in readings)
    return Undated(f"whether the day or the month comes first has to be said: {flags}", orders)


def _four_digits(year: str) -> str:
    return year if len(year) > 2 else f"{'20' if int(year) < PIVOT else '19'}{year}"  # noqa: PLR2004


def _written(year: str, month: str, day: str = "") -> str:
    """Return year, month and day with hyphens; a month or a day of zeros is one that is not known."""
    if int(month) == 0:
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and int(day) else "")


def _year_and_more(match: re.Match[str]) -> str:
    """Return a year with a month, or the years that it and two more digits stand for."""
    year, more = match.groups()
    if int(more) <= len(MONTHS):
        return _written(year, more)
    return f"{year} - {year[:2]}{more}" if more > year[2:] else match[0]


def _timed(match: re.Match[str]) -> str:
    """Return a day with its time as EDTF has it; midnight is how programs write that there is none."""
    day, hour, minutes, seconds, half, zone = match.groups("")
    hours = int(hour)
    if half:
        hours = hours % _HALF_DAY + (_HALF_DAY if half in "pP" else 0)
    time = f"{hours:02}:{minutes}:{seconds or '00'}"
    offset = re.sub("([0-9]{2})([0-9]{2})$", r"\1:\2", zone.upper())
    return day if time == _MIDNIGHT else f"{day}T{time}{offset}"


_THIRDS = {"early": "first", "mid": "second", "late": "last"}
_ORDINALS = ("first", "second", "third", "fourth")


def _quarter(number: str, year: str) -> str:
    return f"{_ORDINALS[int(number) - 1]} quarter of {year}"


def _third(part: str, year: str) -> str:
    return f"{_THIRDS[part.casefold()]} third of {year}"


_Put = str | Callable[[re.Match[str]], str]


def _spelt(pattern: str, put: _Put) -> tuple[re.Pattern[str], _Put]:
    return re.compile(pattern, re.IGNORECASE), put


_UNTIL_NOW = "(?:the )?(?:present|now|today|ongoing|date|current)"
_SPELLINGS = (
    _spelt(r"^(.+?) ?\(((?:mon|tues|wednes|thurs|fri|satur|sun)day)\)$", r"\2 \1"),
    _spelt(r"^([0-9]{4})([0-9]{2})([0-9]{2})$", lambda match: _written(*match.groups())),
    _spelt(
        r"(?<![0-9])([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])",
        lambda match: _written(match[1], match[3], match[4]),
    ),
    _spelt(r"^([0-9]{4}) ?[-/.–—] ?([0-9]{1,2})$", _year_and_more),
    _spelt(r"^([0-9]{1,2})[-/.]([0-9]{4})$", lambda match: _written(match[2], match[1])),
    _spelt(
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T|,? )([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
        r"(?: ?([ap])\.?m\.?)? ?(Z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9:])",
        _timed,
    ),
    _spelt(rf"\b([0-9]{{1,2}})[. ]?[ -]?({_MONTH})[ -]?(?=[0-9]{{4}}\b)", r"\1 \2 "),
    _spelt(
        rf"^([0-9]{{4}}),? ({_MONTH})(?: ([0-9]{{1,2}}))?$",
        lambda match: f"{match[3] or ''} {match[2]} {match[1]}",
    ),
    _spelt(r"([0-9]{4}),? ([0-9]{2}:[0-9]{2})", r"\1, \2"),
    _spelt(r"^(.+?),? ?\((?:c|ca|circa|about|approx|approximately)\.?\)$", r"c. \1"),
    _spelt(r"^(?:ca\.?|approx\.?|approximately|roughly|~) ?(?=[0-9a-z])", "c. "),
    _spelt(rf"^(.*{_MONTH}.*?) ?\(?\?\)?$", r"perhaps \1"),
    _spelt(r"^(.+?) ?\(\?\)$", r"perhaps \1"),
    _spelt(r"^(?:the )?(?:beginning|start) of (?=[a-z]+ [0-9]{4})", "early "),
    _spelt(r"^(?:the )?middle of (?=[a-z]+ [0-9]{4})", "mid "),
    _spelt(r"^(?:the )?end of (?=[a-z]+ [0-9]{4})", "late "),
    _spelt(r"^(early|mid|late)[ -](?:in )?([0-9]{4})$", lambda match: _third(match[1], match[2])),
    _spelt(r"^Q([1-4])[ /-]?([0-9]{4})$", lambda match: _quarter(match[1], match[2])),
    _spelt(r"^([0-9]{4})[ /-]?Q([1-4])$", lambda match: _quarter(match[2], match[1])),
    _spelt(rf"^(?:from )?(.+?)(?: (?:to|until|till|through) | ?[-–—] ?){_UNTIL_NOW}$", r"since \1"),
    _spelt(r"^(.*[0-9]{4}) ?[–—-]$", r"since \1"),
    _spelt(r"^from (.+?) (?:to|until|till|through|[-–—]) ", r"\1 - "),
    _spelt(r"(?<=[0-9a-z])(?<!\bup) (?:to|through|[–—]) (?=[0-9a-z])", " - "),
    _spelt(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})[–—](?=[0-9]{4})", " - "),
)
"""Other people's spellings, and what stands for each in words that `read` knows; tried in this order."""
