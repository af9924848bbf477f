"""A date that may be vague, and the days it can mean: an EDTF text in, an `EdtfDate` out.

The notation is the Library of Congress's EDTF specification of 2019 (ISO 8601-2), levels 0 to 2, for
years 0001 to 9999. Days are ordinals, `date.toordinal()`; every bound is inclusive, and an open end
is the calendar's own, `FIRST_DAY` or `LAST_DAY`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from diplotrack.dates.grammar import (
    FIRST_DAY,
    LAST_DAY,
    PRECISIONS,
    DateError,
    Part,
    read_part,
    read_timed,
)

__all__ = ["FIRST_DAY", "LAST_DAY", "LONGEST", "DateError", "EdtfDate", "Span", "parse"]

LONGEST = 500
"""The most characters a date may have."""

MOST_REMEMBERED = 1 << 13
"""How many dates are kept as they were read, in case they come again: the days of two decades."""


class Span(NamedTuple):
    """What is written on either side of "/" or ".."; None where nothing is known. One date is both."""

    start: Part | None
    end: Part | None


class _Box(NamedTuple):
    """Two days between which a start or an end lies."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written, and what it means. Two are equal when they are written alike.

    `kind` is "date" (happened somewhere in there), "interval" (lasted), "one-of" (happened once, on
    one of the days) or "all-of" (each of them). It began between `start_from` and `start_to`, and
    ended between `end_from` and `end_to`; what did not last began and ended at once. `start_known`
    and `end_known` are "known", "open" (no such limit) or "unknown". These bounds are strict, as
    written; `possible_*` and `sure_*` are widened by what is marked uncertain or approximate.

    Held against a window of days a..b, it is possibly inside when `possible_from <= b` and
    `possible_to >= a`; certainly, when all of `possible_from` to `possible_to` is inside, or, for what
    lasted, when `sure_from <= b` and `sure_to >= a`. It has no `<`: sort by `sort_from` upwards, then
    `sort_to` downwards.

    `precision` is that of the coarsest of its `spans`, one of `grammar.PRECISIONS`.
    """

    edtf: str
    kind: str = field(compare=False)
    start_from: int = field(compare=False)
    start_to: int = field(compare=False)
    end_from: int = field(compare=False)
    end_to: int = field(compare=False)
    start_known: str = field(compare=False)
    end_known: str = field(compare=False)
    possible_from: int = field(compare=False)
    possible_to: int = field(compare=False)
    sure_from: int = field(compare=False)
    sure_to: int = field(compare=False)
    uncertain: bool = field(compare=False)
    approximate: bool = field(compare=False)
    precision: str = field(compare=False)
    spans: tuple[Span, ...] = field(compare=False, repr=False)

    def __str__(self) -> str:
        """Return the date as it was written."""
        return self.edtf

    @property
    def lasting(self) -> bool:
        """Whether it lasted, rather than happened at some point."""
        return self.kind == "interval"

    @property
    def earliest(self) -> date | None:
        """The first day it can mean, strictly; None where its start is open or unknown."""
        return date.fromordinal(self.start_from) if self.start_known == "known" else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean, strictly; None where its end is open or unknown."""
        return date.fromordinal(self.end_to) if self.end_known == "known" else None

    @property
    def sort_from(self) -> int:
        """Where it stands in a timeline: its earliest day, or its latest where it has no start."""
        return self.start_from if self.start_known == "known" else self.end_to

    @property
    def sort_to(self) -> int:
        """Its latest day: of two that begin together, the broader one stands first."""
        return self.end_to


@lru_cache(maxsize=MOST_REMEMBERED)
def parse(text: str) -> EdtfDate:
    """Read an EDTF text. Raises `DateError`, whose sentence says what is wrong with it.

    >>> date = parse("[..2019-05]")
    >>> date.kind, date.earliest, str(date.latest)
    ('one-of', None, '2019-05-31')
    >>> parse("2025-13")
    Traceback (most recent call last):
    diplotrack.dates.grammar.DateError: "2025-13" is not a date: there is no month 13.
    """
    if len(text) > LONGEST:
        raise DateError(text, f"it has {len(text):,} characters, and {LONGEST} are the most")
    try:
        if text[:1] in ("[", "{"):
            return _set(text)
        if "/" in text:
            return _interval(text)
        part = read_timed(text) if "T" in text else read_part(text)
    except DateError as error:
        raise DateError(text, error.why) from None
    strict, fuzzy = _Box(part.first, part.last), _Box(part.fuzzy_first, part.fuzzy_last)
    return _dated(text, "date", (strict, strict), (fuzzy, fuzzy), (Span(part, part),))


def _dated(
    text: str, kind: str, strict: tuple[_Box, _Box], fuzzy: tuple[_Box, _Box], spans: tuple[Span, ...]
) -> EdtfDate:
    """Build the value from the boxes of its start and end; an end never lies before its start."""
    (start, end), (fuzzy_start, fuzzy_end) = strict, fuzzy
    parts = [part for span in spans for part in span if part]
    marks = "".join(mark for part in parts for mark in part.marks)
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    unknown = "open" if kind != "interval" else None
    return EdtfDate(
        edtf=text,
        kind=kind,
        start_from=start.first,
        start_to=min(start.last, end.last),
        end_from=max(end.first, start.first),
        end_to=end.last,
        start_known="known" if all(starts) else unknown or _missing(text.partition("/")[0]),
        end_known="known" if all(ends) else unknown or _missing(text.partition("/")[2]),
        possible_from=fuzzy_start.first,
        possible_to=fuzzy_end.last,
        sure_from=min(fuzzy_start.last, fuzzy_end.last),
        sure_to=max(fuzzy_end.first, fuzzy_start.first),
        uncertain="?" in marks or "%" in marks,
        approximate="~" in marks or "%" in marks,
        precision=min((part.precision for part in parts), key=PRECISIONS.index),
        spans=spans,
    )


def _missing(written: str) -> str:
    return "open" if written == ".." else "unknown"


def _interval(text: str) -> EdtfDate:
    written = text.split("/")
    if len(written) != 2:  # noqa: PLR2004 - a start and an end
        raise DateError(
            text, 'an interval has one "/": write a day as 2025-10-29, an interval as 2025-10-28/2025-10-29'
        )
    start, end = (read_part(each) if each not in ("", "..") else None for each in written)
    if not start and not end:
        raise DateError(text, "an interval needs a start or an end, as in 2019/.. or ../2019")
    if start and end and end.last < start.first:
        raise DateError(text, "it ends before it starts")
    span = Span(start, end)
    boxes = [
        (_side(start, written[0], FIRST_DAY, fuzzy=fuzzy), _side(end, written[1], LAST_DAY, fuzzy=fuzzy))
        for fuzzy in (False, True)
    ]
    return _dated(text, "interval", boxes[0], boxes[1], (span,))


def _side(part: Part | None, written: str, limit: int, *, fuzzy: bool) -> _Box:
    """Return between which days an interval's start or end lies; an open one is the calendar's limit."""
    if part:
        return _Box(part.fuzzy_first, part.fuzzy_last) if fuzzy else _Box(part.first, part.last)
    return _Box(limit, limit) if written == ".." else _Box(FIRST_DAY, LAST_DAY)


def _set(text: str) -> EdtfDate:
    kind, closing = ("one-of", "]") if text[0] == "[" else ("all-of", "}")
    if not text.endswith(closing):
        raise DateError(text, f'a set that begins with "{text[0]}" ends with "{closing}"')
    spans = tuple(_member(text, written) for written in text[1:-1].split(","))
    if any(not span.start for span in spans) and any(not span.end for span in spans):
        raise DateError(text, "a set that is open at both ends says too little")
    strict, fuzzy = (_reach(kind, spans, fuzzy=fuzzy) for fuzzy in (False, True))
    return _dated(text, kind, strict, fuzzy, spans)


def _member(text: str, written: str) -> Span:
    """Read one member of a set: a date, or a range of dates that may be open on one side."""
    first, dots, last = written.partition("..")
    if not dots:
        part = read_part(written)
        return Span(part, part)
    start, end = (read_part(each) if each else None for each in (first, last))
    if not start and not end:
        raise DateError(text, 'a range in a set needs a date, as in [..2019] ("by 2019")')
    if start and end and end.last < start.first:
        raise DateError(text, "a range in it ends before it starts")
    return Span(start, end)


def _reach(kind: str, spans: tuple[Span, ...], *, fuzzy: bool) -> tuple[_Box, _Box]:
    """Return between which days the first and the last of what a set means lie."""
    starts = [_side(span.start, "..", FIRST_DAY, fuzzy=fuzzy) for span in spans]
    ends = [_side(span.end, "..", LAST_DAY, fuzzy=fuzzy) for span in spans]
    first, last = min(box.first for box in starts), max(box.last for box in ends)
    if kind == "one-of":
        return _Box(first, last), _Box(first, last)
    return _Box(first, min(box.last for box in starts)), _Box(max(box.first for box in ends), last)
