"""The days asked for: a question in, its window out; and whether a date lies certainly in it.

Days are ordinals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.edtf import FIRST_DAY, LAST_DAY
from diplotrack.errors import UsageError

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.timeline import EventFilter


def window_of(question: EventFilter) -> tuple[int, int] | None:
    """Return the first and the last day asked for, or None where all days are.

    Raises UsageError where the window ends before it begins.
    """
    since, until = question.since, question.until
    if since is None and until is None:
        return None
    first = since.earliest.toordinal() if since and since.earliest else FIRST_DAY
    last = until.latest.toordinal() if until and until.latest else LAST_DAY
    if since and until and first > last:
        raise UsageError(
            f"No day lies both after the beginning of {since.edtf} and before the end of {until.edtf}: "
            "exchange the two."
        )
    return first, last


def is_certain(date: EdtfDate, window: tuple[int, int] | None) -> bool:
    """Tell whether a date lies certainly between two days, or lasts certainly on one of them."""
    if window is None:
        return True
    first, last = window
    if date.lasting:
        return date.sure_from <= last and date.sure_to >= first
    return date.possible_from >= first and date.possible_to <= last
