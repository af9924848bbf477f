"""The chronology of a site: on one page while it is short, else by year, and long years by month.

In: lines about all events, in order. Out: the pages among which they are divided.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.names import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplotrack.exporters.html.site.census import Line

CHRONOLOGY = "chronology.html"
"""The page that has all events, or leads to those that do."""

MOST = 250
"""So many events stand on one page."""


class Stretch(NamedTuple):
    """A page of the chronology: its path, its title, and the lines of its events."""

    path: str
    title: str
    lines: Sequence[Line]


def stretches(lines: Sequence[Line]) -> list[Stretch]:
    """Return the pages among which the events of these lines are divided, in their order."""
    if len(lines) <= MOST:
        return [Stretch(CHRONOLOGY, "Chronology", lines)]
    divided = []
    for year, of_year in groupby(lines, lambda line: line.year):
        there = [*of_year]
        if len(there) <= MOST:
            divided.append(Stretch(f"chronology/{year:04}.html", f"{year}", there))
            continue
        for month, of_month in groupby(there, lambda line: line.month):
            title = f"{MONTHS[month - 1]} {year}"
            divided.append(Stretch(f"chronology/{year:04}-{month:02}.html", title, [*of_month]))
    return divided
