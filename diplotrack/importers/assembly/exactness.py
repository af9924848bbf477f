"""Dates more exact than anybody knows: entries in, the same out, with what looks padded marked.

Programs that demand a full date get one: the first of the month, the first of January.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.entry import Entry

FEWEST = 5
TIMES = 3
"""At least so many dates, and so many times as many as chance gives, look padded."""

_SHARES = {"1 January": 1 / 365.25, "the first of a month": 12 / 365.25}
"""How many of all days are of each sort, the rarer first."""

RULE = (
    f"Dates count as padded if {FEWEST} or more of those that name a day fall on the first of a month, or on "
    f"1 January, and more than {TIMES} times as many as chance gives (one in 30, one in 365)."
)


def marked(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, with `suspicious` set where a date is of a sort that is far too common."""
    days = [_day(entry.date) for entry in entries]
    known = [day for day in days if day is not None]
    sorts = Counter(sort for day in known for sort in _sorts(day))
    padded = {
        sort: f"{sort}, as {count * 100 // len(known)} % of the days are"
        for sort, share in _SHARES.items()
        if (count := sorts[sort]) >= FEWEST and count > TIMES * share * len(known)
    }
    return [
        entry if entry.suspicious or day is None else entry._replace(suspicious=_why(day, padded))
        for entry, day in zip(entries, days, strict=True)
    ]


def _day(date: EdtfDate) -> tuple[str, str] | None:
    """Return the month and day with which a date begins that names them: not one day among several."""
    first = date.spans[0].start
    if first is None or date.kind not in {"date", "interval"} or date.precision not in {"day", "time"}:
        return None
    return first.month, first.day


def _sorts(day: tuple[str, str]) -> list[str]:
    return ["1 January"] * (day == ("01", "01")) + ["the first of a month"] * (day[1] == "01")


def _why(day: tuple[str, str], padded: dict[str, str]) -> str | None:
    return next((padded[sort] for sort in _sorts(day) if sort in padded), None)
