"""Dates as people type them: plain English or EDTF in, an `EdtfDate` out.

What `english` prints of a common date reads back as that date. Years have four digits, or "AD" in
front; a day is before its month ("29 October 2025") or behind it ("October 29, 2025"), never a number
alone, since 10/11 is two different days in two countries.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import FIRST_DAY, LAST_DAY, LONGEST, DateError, EdtfDate, parse
from diplotrack.dates.grammar import read_part
from diplotrack.dates.names import MONTH_THIRDS, MONTHS, SEASONS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

_MONTH = "(" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).casefold() + r"|sept)\.?"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(ad [0-9]{1,3}|[0-9]{4})"
_WEEKDAY = "(" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS).casefold() + r")\.?,? "

_EXAMPLES = "write 2025-10, 29 October 2025 or late October 2025"
_IN_NUMBERS = r"([0-9]{1,2})([/.-])[0-9]{1,2}\2[0-9]{2,4}"
_WHICH_IS_THE_DAY = (
    "whether the day or the month comes first cannot be told: write 2025-10-29 or 29 October 2025"
)
_LOOKS_LIKE_EDTF = r"[0-9X?~%/.,\[\]{}TZS:+\-]+"

_SHAPES = (
    (r"(?:by|no later than|not after|up to|(?:in|on) or before) (.+)", "[..{}]"),
    (r"(?:in|on) or after (.+)", "[{}..]"),
    (r"since (.+)", "{}/.."),
    (r"from (.+) \(end not known\)", "{}/"),
    (r"(?:until|till) (.+) \(start not known\)", "/{}"),
    (r"(?:until|till) (.+)", "../{}"),
    (r"between (.+) and (.+)", "[{}..{}]"),
    (r"began and ended (?:in|on) (.+)", "{0}/{0}"),
    (r"every \w+ from (.+) to (.+)", "{{{}..{}}}"),
    (r"every \w+ from (.+) on", "{{{}..}}"),
    (r"every \w+ up to (.+)", "{{..{}}}"),
    (r"from (.+) to (.+)", "{}/{}"),
    (r"(.+) - (.+)", "{}/{}"),
    (r"(.+)-(.+)", "{}/{}"),
)
"""What each shape of a phrase means, its dates left out; the first that fits entirely counts."""


def read(text: str) -> EdtfDate:
    """Read a date that a person typed: EDTF, else English. Raises `DateError`.

    >>> read("late October 2025").edtf, read("Oct. 29, 2025").edtf, read("by 2019").edtf
    ('[2025-10-21..2025-10-31]', '2025-10-29', '[..2019]')
    >>> read("someday")
    Traceback (most recent call last):
    diplotrack.dates.grammar.DateError: "someday" is not a date: write 2025-10, 29 October 2025 or late October 2025.
    """  # noqa: E501 - the sentence is one line
    typed = " ".join(text.split())
    try:
        return parse(typed)
    except DateError:
        if len(typed) > LONGEST or not typed:
            raise
        found = _in_english(text, _plainer(typed))
        if not found and re.fullmatch(_IN_NUMBERS, typed):
            raise DateError(text, _WHICH_IS_THE_DAY) from None
        if not found and re.fullmatch(_LOOKS_LIKE_EDTF, typed):
            raise
    if not found:
        raise DateError(text, _EXAMPLES)
    try:
        return parse(found)
    except DateError as error:
        raise DateError(text, error.why) from None


def _plainer(typed: str) -> str:
    """Return what was typed in one letter case, days before months, without articles and long dashes."""
    plain = re.sub("[\u2010-\u2015]", "-", typed.casefold())
    plain = re.sub(r"\b(?:the|an) ", "", plain)
    plain = re.sub(rf"{_MONTH} {_DAY}-{_DAY},? {_YEAR}", r"\2-\3 \1 \4", plain)
    return re.sub(rf"{_MONTH} {_DAY},? {_YEAR}", r"\2 \1 \3", plain)


def _in_english(text: str, plain: str) -> str | None:
    """Return the EDTF of a plain phrase, or None where it is not known; `text` is as it was typed."""
    for pattern, template in _SHAPES:
        if match := re.fullmatch(pattern, plain):
            dates = _dates(text, match.groups())
            if dates:
                return template.format(*dates)
    return (
        _part_of_month(plain)
        or _beside(text, plain)
        or _listed(text, plain, " or ", "[{}]")
        or _listed(text, plain, " and ", "{{{}}}")
        or _date(text, plain)
    )


def _dates(text: str, phrases: Sequence[str]) -> list[str] | None:
    """Return the EDTF of phrases that may leave out what the next one says; None if any is not known."""
    complete = [phrases[-1]]
    for phrase in reversed(phrases[:-1]):
        shared = re.search(rf"(?:{_MONTH} )?{_YEAR}$", complete[0])
        month, year = shared.groups() if shared else (None, None)
        if month and re.fullmatch(_DAY, phrase):
            complete.insert(0, f"{phrase} {month} {year}")
        elif year and re.fullmatch(rf"(?:{_DAY} )?{_MONTH}", phrase):
            complete.insert(0, f"{phrase} {year}")
        else:
            complete.insert(0, phrase)
    dates = [date for phrase in complete if (date := _date(text, phrase))]
    return dates if len(dates) == len(phrases) else None


def _part_of_month(plain: str) -> str | None:
    match = re.fullmatch(rf"({'|'.join(MONTH_THIRDS)})[ -]{_MONTH} {_YEAR}", plain)
    if not match:
        return None
    name, month, year = match.groups()
    whole = _year_month(month, year)
    first, last = MONTH_THIRDS[name]
    last = min(last, date.fromordinal(read_part(whole).last).day)
    return f"[{whole}-{first:02}..{whole}-{last:02}]"


def _beside(text: str, plain: str) -> str | None:
    """Return "before" and "after": up to the year, month or day before, or from the next one on."""
    match = re.fullmatch(r"(before|after) (.+)", plain)
    written = _date(text, match[2]) if match else None
    if not match or not written:
        return None
    part = read_part(written)
    if not part.is_plain:
        return None
    day = part.first - 1 if match[1] == "before" else part.last + 1
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    limit = date.fromordinal(day).isoformat()[: len(written)]
    return f"[..{limit}]" if match[1] == "before" else f"[{limit}..]"


def _listed(text: str, plain: str, word: str, template: str) -> str | None:
    dates = _dates(text, re.split(f", |{word}", plain)) if word in plain else None
    return template.format(",".join(dates)) if dates else None


def _date(text: str, phrase: str) -> str | None:
    """Return the EDTF of a phrase for one date, which may say that it is uncertain or approximate."""
    match = re.fullmatch(
        r"(?:in |on )?(perhaps |possibly |maybe )?(c\. ?|ca\. ?|circa |about |around )?(.+)", phrase
    )
    if not match:
        return None
    uncertain, approximate, bare = match.groups()
    mark = "%" if uncertain and approximate else "?" if uncertain else "~" if approximate else ""
    written = (
        _edtf(text, bare.upper()) or _calendar_date(text, bare) or _year_or_season(bare) or _unknown(bare)
    )
    return f"{written}{mark}" if written else None


def _edtf(text: str, written: str) -> str | None:
    """Return what is written if it is one date of EDTF. Raises `DateError` where it only looks like one."""
    try:
        read_part(written)
    except DateError as error:
        if re.fullmatch(r"[0-9X]{4}(?:-[0-9X]{2}){1,2}", written):
            raise DateError(text, error.why) from None
        return None
    return written


def _calendar_date(text: str, phrase: str) -> str | None:
    """Return a day, with or without weekday and time, or a month. Raises `DateError` on a wrong weekday."""
    if match := re.fullmatch(rf"{_MONTH},? {_YEAR}", phrase):
        return _year_month(*match.groups())
    match = re.fullmatch(
        rf"(?:{_WEEKDAY})?{_DAY} (?:of )?{_MONTH},? {_YEAR}"
        r"(?:, ([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?: \(utc([+-][0-9:]+)?(\)))?)?",
        phrase,
    )
    if not match:
        return None
    weekday, day, month, year, time, seconds, offset, zone = match.groups()
    written = f"{_year_month(month, year)}-{int(day):02}"
    if weekday and _edtf(text, written):
        real = WEEKDAYS[date.fromordinal(read_part(written).first).weekday()]
        if not real.casefold().startswith(weekday):
            raise DateError(text, f"{written} is a {real}")
    if not time:
        return written
    return f"{written}T{time}{seconds or ':00'}{offset or ('Z' if zone else '')}"


def _year_or_season(phrase: str) -> str | None:
    if match := re.fullmatch(_YEAR, phrase):
        return _four_digits(match[1])
    if match := re.fullmatch(r"([0-9]{3})0s", phrase):
        return f"{match[1]}X"
    if match := re.fullmatch(r"years ([0-9]+?)(0+)-\1(9+)", phrase):
        return f"{match[1]}{'X' * len(match[2])}" if len(match[2]) == len(match[3]) else None
    if match := re.search(_YEAR, phrase):
        year = _four_digits(match[1])
        for code, season in SEASONS.items():
            if season.named(int(year)).casefold().replace("–", "-") == phrase:
                return f"{year}-{code}"
    return None


def _unknown(phrase: str) -> str | None:
    if match := re.fullmatch(rf"unknown day in {_MONTH} {_YEAR}", phrase):
        return f"{_year_month(*match.groups())}-XX"
    if match := re.fullmatch(rf"unknown (day|month) in {_YEAR}", phrase):
        return _four_digits(match[2]) + ("-XX-XX" if match[1] == "day" else "-XX")
    return None


def _year_month(month: str, year: str) -> str:
    number = next(place for place, name in enumerate(MONTHS, 1) if name.casefold().startswith(month[:3]))
    return f"{_four_digits(year)}-{number:02}"


def _four_digits(year: str) -> str:
    return year.removeprefix("ad ").zfill(4)
