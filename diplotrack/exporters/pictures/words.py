"""What pictures say of their events: marks and counts in, sentences out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from diplotrack.exporters.phrases import capital, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplotrack.charts.activity import Activity
    from diplotrack.charts.marks import Mark


def summed_up(marks: Sequence[Mark], how: str) -> str:
    """Return how many events a picture shows, of which years, and how: "44 events, 2011–2025, by month."."""
    if not marks:
        return "No events."
    first, last = min(mark.first for mark in marks), max(mark.last for mark in marks)
    years = dict.fromkeys(str(date.fromordinal(day).year) for day in (first, last))
    return capital(f"{counted(len(marks), 'event')}, {'–'.join(years)}, {how}.")


def bars_explained(counted_in: Activity) -> str:
    """Return what bars mean."""
    level = counted_in.level
    said = f"Bars: solid for events that surely fall in the {level}"
    if any(bar.possibly for bar in counted_in.bars):
        said += f", pale for those that possibly do, in each {level} in which they can"
    return f"{said}."
