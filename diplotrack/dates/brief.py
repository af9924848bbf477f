"""Dates as short as a row of a timeline allows: an `EdtfDate` in, its heading and a few letters out.

A row stands under the heading of a year, or of a year and a month, and says only what the heading does
not: "28", "24–26", "by 28", "since 2019". A "?" marks what is uncertain, "c." what is approximate.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from diplotrack.dates.names import MONTH_THIRDS, MONTHS, SEASONS, written_year

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate, Span
    from diplotrack.dates.grammar import Part

_LONGEST = 24
_WITHIN_MONTH = ("month", "day", "time")


def heading(when: EdtfDate) -> tuple[int, int | None]:
    """Return the year, and the month, under which the date stands in a timeline.

    They are those of `sort_from`; the month is None where the bound that it comes from is not written to
    the month or finer. So rows under these headings, in order of sorting, need no heading twice, but
    for what is known only to a season.

    >>> from diplotrack.dates.edtf import parse
    >>> [heading(parse(text)) for text in ("2025-10-28/2025-11-02", "[..2025-10-28]", "2018/..")]
    [(2025, 10), (2025, 10), (2018, None)]
    """
    if when.start_known == "known":
        parts = [span.start for span in when.spans if span.start]
        decides = min(parts, key=lambda part: part.first)
    else:
        parts = [span.end for span in when.spans if span.end]
        decides = max(parts, key=lambda part: part.last)
    day = date.fromordinal(when.sort_from)
    return day.year, day.month if decides.precision in _WITHIN_MONTH else None


def brief(when: EdtfDate) -> str:
    """Return the date for a row under its `heading`, in at most 24 characters.

    >>> from diplotrack.dates.edtf import parse
    >>> dates = "2025-10-28", "[2025-10-24..2025-10-26]", "[..2025-10-28]", "2025-10", "2018", "2019/.."
    >>> [brief(parse(text)) for text in dates]
    ['28', '24–26', 'by 28', 'in Oct', 'in 2018', 'since 2019']
    """
    row = _Row(when)
    text = row.interval(when) if when.lasting else row.listed(when)
    return text if len(text) <= _LONGEST else _years(when)


def third_of_month(span: Span) -> str | None:
    """Return "early", "mid" or "late" where a range of days is that third of a month.

    >>> from diplotrack.dates.edtf import parse
    >>> third_of_month(parse("[2025-02-21..2025-02-28]").spans[0])
    'late'
    """
    start, end = span
    if not (start and end and start.is_plain and end.is_plain and start.day and end.day):
        return None
    if (start.year, start.month) != (end.year, end.month):
        return None
    length = monthrange(int(start.year), int(start.month))[1]
    for name, (first, last) in MONTH_THIRDS.items():
        if (int(start.day), int(end.day)) == (first, min(last, length)):
            return name
    return None


class _Row:
    """One row: what its heading already says, and so need not be said again.

    Days stand alone, without a month, where each one that is written lies in the heading's month.
    """

    def __init__(self, when: EdtfDate) -> None:
        self.year, self.month = heading(when)
        parts = [part for span in when.spans for part in span if part]
        self.days_alone = all(
            part.day.strip("X") and f"{part.year}-{part.month}" == f"{self.year:04}-{self.month or 0:02}"
            for part in parts
        )

    def interval(self, when: EdtfDate) -> str:
        """Return what lasted: from when, to when, or both."""
        ((start, end),) = when.spans
        if start and end:
            return f"{self.part(start)} to {self.part(end)}"
        if start:
            return f"{'since' if when.end_known == 'open' else 'from'} {self.part(start)}"
        return f"until {self.part(end)}" if end else ""

    def listed(self, when: EdtfDate) -> str:
        """Return a single date, or the members of a set."""
        member, word = (self.every, "and") if when.kind == "all-of" else (self.once, "or")
        *others, last = [member(span) for span in when.spans]
        if others:
            return f"{', '.join(others)} {word} {last}"
        part = when.spans[0].start
        stands_alone = part == when.spans[0].end and part and part.is_plain and not part.day
        return f"in {last}" if stands_alone else last

    def once(self, span: Span) -> str:
        """Return a member of which one day is meant."""
        start, end = span
        if start and end:
            if third := third_of_month(span):
                return f"{third} {self.named_month(start.first)}"
            return self.part(start) if start == end else f"{self.part(start)}–{self.part(end)}"
        return f"{self.part(start)} or later" if start else f"by {self.part(end)}" if end else ""

    def every(self, span: Span) -> str:
        """Return a member of which all is meant."""
        start, end = span
        if start and end:
            return self.part(start) if start == end else f"{self.part(start)} to {self.part(end)}"
        return f"from {self.part(start)} on" if start else f"up to {self.part(end)}" if end else ""

    def part(self, part: Part) -> str:
        """Return one date with its marks."""
        marks = "".join(part.marks)
        before = "c. " if "~" in marks or "%" in marks else ""
        behind = "?" if "?" in marks or "%" in marks else ""
        time = f", {part.time[:5]}" if part.time else ""
        return f"{before}{self.unmarked(part)}{time}{behind}"

    def unmarked(self, part: Part) -> str:
        """Return one date without what the heading says."""
        if season := SEASONS.get(part.month):
            name = season.reads.split(" (")[0].replace(" of {}", "").replace(" {}", "")
            return name if int(part.year) == self.year else f"{name} {part.year}"
        if "X" in part.year or part.digits:
            return _unknown_year(part)
        if "X" in part.month + part.day:
            return self.masked(part)
        if not part.month:
            return written_year(int(part.year))
        return self.day(part.first) if part.day else self.named_month(part.first)

    def masked(self, part: Part) -> str:
        """Return a date of which some digits of month and day are not known."""
        year, month, day = part.year, part.month, part.day
        if "X" not in month:
            if day == "XX":
                return f"some day in {self.named_month(part.first)}"
            return f"{date.fromordinal(part.first).day}–{self.day(part.last)}"
        if day.strip("X"):
            return f"{year}-{month}-{day}"
        if month == "XX":
            some = "some day" if day else "some month"
            return some if int(year) == self.year else f"{some} in {year}"
        return f"{self.named_month(part.first)}–{self.named_month(part.last)}"

    def day(self, ordinal: int) -> str:
        day = date.fromordinal(ordinal)
        return str(day.day) if self.days_alone else f"{day.day} {self.named_month(ordinal)}"

    def named_month(self, ordinal: int) -> str:
        day = date.fromordinal(ordinal)
        name = MONTHS[day.month - 1][:3]
        return name if day.year == self.year else f"{name} {written_year(day.year)}"


def _unknown_year(part: Part) -> str:
    """Return a date of which some digits of the year are not known: years, or as EDTF writes it."""
    if part.month or not part.year.rstrip("X").isdigit():
        return "-".join(filter(None, (part.year, part.month, part.day)))
    if part.precision == "decade" and not part.digits:
        return f"{part.year[:3]}0s"
    first, last = date.fromordinal(part.first).year, date.fromordinal(part.last).year
    return f"{written_year(first)}–{last}"


def _years(when: EdtfDate) -> str:
    """Return no more than the years, where all else is too long."""
    first, last = date.fromordinal(when.start_from), date.fromordinal(when.end_to)
    if when.start_known != "known":
        return f"by {written_year(last.year)}"
    if when.end_known != "known":
        return f"{written_year(first.year)} or later"
    if first.year == last.year:
        return f"in {written_year(first.year)}"
    return f"{written_year(first.year)}–{last.year}"
