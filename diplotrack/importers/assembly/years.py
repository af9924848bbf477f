"""By which year what comes in is filed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate

UNDATED = "undated"
_BROAD = frozenset({"millennium", "century", "decade"})


def year_of(when: EdtfDate) -> str:
    """Return the year in which a date begins, or "undated" where that is not known to a year.

    >>> from diplotrack.dates.edtf import parse
    >>> [year_of(parse(text)) for text in ("1994-05-03", "1994/1998", "199X", "[..2019]")]
    ['1994', '1994', 'undated', 'undated']
    """
    if when.start_known != "known" or when.precision in _BROAD:
        return UNDATED
    return f"{date.fromordinal(when.start_from).year:04}"
