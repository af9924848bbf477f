"""Dates for programs that know only years, months and days: an `EdtfDate` in, two of these out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import parse

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dates.grammar import Part

_LENGTHS = (len("2025"), len("2025-10"), len("2025-10-29"))


class Period(NamedTuple):
    """The first and the last year, month or day of a date, as ISO 8601 writes it; "" where there is none.

    `is_exact`: nothing more is meant, neither doubt nor choice.
    """

    start: str
    end: str
    is_exact: bool

    @property
    def known(self) -> tuple[str, str]:
        """The two; where only one is known, this one twice."""
        return self.start or self.end, self.end or self.start


def period(when: EdtfDate) -> Period:
    """Return between what a date lies, each side no finer than it is known.

    >>> [tuple(period(parse(text))) for text in ("2025-10", "201X", "[..2019]")]
    [('2025-10', '2025-10', True), ('2010', '2019', False), ('', '2019', False)]
    """
    starts = [span.start for span in when.spans if span.start]
    ends = [span.end for span in when.spans if span.end]
    start = _ends(min(starts, key=lambda part: part.first))[0] if when.start_known == "known" else ""
    end = _ends(max(ends, key=lambda part: part.last))[1] if when.end_known == "known" else ""
    written = start if start == end else f"{start}/{end}"
    return Period(start, end, is_exact=bool(start and end) and when.edtf == written)


def _ends(part: Part) -> tuple[str, str]:
    """Return the coarsest year, month or day with which a part begins, and that with which it ends."""
    days = [date.fromordinal(day).isoformat() for day in (part.first, part.last)]
    for length in _LENGTHS:
        start, end = (day[:length] for day in days)
        if (parse(start).start_from, parse(end).end_to) == (part.first, part.last):
            break
    return start, end
