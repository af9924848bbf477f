"""The page that explains dates, statuses and marks in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.marks import LEGEND, SIGN_OF
from diplotrack.dates.edtf import parse
from diplotrack.dates.english import english
from diplotrack.exporters.guide import GAPS, PLACES, VAGUE, WORDINGS
from diplotrack.exporters.phrases import capital, listed, status_word
from diplotrack.model import BASES, MANNERS, ROLES, STATUSES

if TYPE_CHECKING:
    from diplotrack.exporters.html.site.frame import File, Frame

DATES = {
    "2025-10-29": "on that day",
    "2025-10": "somewhere in that month: the day is not known",
    "[2025-10-24..2025-10-26]": "once, on one of these days",
    "2025-10-28/2025-10-30": "it lasted from the one to the other",
    "[..2019]": "once, in that year or before",
    "2019/..": "began then, and goes on",
    "2018~": "about then",
    "2018?": "the date itself is in doubt",
}
"""Dates as they are written, and what they mean."""


class Example(NamedTuple):
    """A date as it reads, as it is written, and what it means."""

    reads: str
    written: str
    means: str


def about(frame: Frame) -> File:
    """Return the page."""
    census = frame.census
    norms = {row.article.text.norm: None for row in census.articles.values() if row.article.text}
    return frame.page(
        "about.html",
        "about",
        "How to read it",
        vague=VAGUE,
        dates=[Example(capital(english(parse(date))), date, means) for date, means in DATES.items()],
        bases=BASES,
        statuses=[(SIGN_OF[status], status_word(status), means) for status, means in STATUSES.items()],
        forms=[(form, means) for form, means in LEGEND if form not in SIGN_OF.values()],
        roles=ROLES,
        said=(WORDINGS, GAPS),
        manners=MANNERS,
        places=PLACES.format(norms=listed(norms)) if norms else "",
    )
