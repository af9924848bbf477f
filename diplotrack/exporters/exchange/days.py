"""On which day a dossier last heard of an event: what stands in feeds and calendars for when it was written.

No clock is read: the same timeline gives the same day.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Event
    from diplotrack.timeline import Timeline

NEVER = date(1970, 1, 1)
"""The day of what bears no day."""


def last_told(event: Event, timeline: Timeline) -> date:
    """Return the day on which the latest of its articles came out; where none says it, the event's own."""
    articles = (timeline.articles.get(key) for key in event.articles)
    days = [
        day for article in articles if article and article.published and (day := _last(article.published))
    ]
    return max(days, default=None) or _last(event.date) or NEVER


def _last(when: EdtfDate) -> date | None:
    return when.latest or when.earliest
