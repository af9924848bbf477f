"""A chronology to publish: a `Timeline` in, a CommonMark document out, block by block.

Title, scope and selection; how to read it; the events under years and dates, each year with its numbered
footnotes below it; actors and articles. The same timeline gives the same bytes. Everything from the files
is escaped.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.exporters.appendices import actors, articles
from diplotrack.exporters.commonmark import emphasis, escape
from diplotrack.exporters.entry import entry
from diplotrack.exporters.footnotes import Footnotes
from diplotrack.exporters.guide import Survey
from diplotrack.exporters.phrases import capital
from diplotrack.exporters.selection import selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.timeline import Match, Timeline


def chronology(timeline: Timeline) -> Iterator[str]:
    """Yield the document in pieces, each of whole lines."""
    survey = Survey(timeline)
    yield f"# {escape(timeline.dossier.title)}\n"
    for block in _opening(timeline):
        yield f"\n{block}\n"
    yield from _list("How to read it", survey.guide())
    for block in _years(timeline):
        yield f"\n{block}\n"
    yield from _list("Actors", actors(survey.tally, timeline))
    yield from _list("Articles", articles(survey.tally, timeline))


def _opening(timeline: Timeline) -> Iterator[str]:
    if timeline.dossier.scope:
        yield escape(timeline.dossier.scope)
    if selected := selection(timeline):
        yield emphasis(selected)
    if not timeline.matches:
        yield "No events."


def _list(heading: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a list under a heading, or nothing where there are no items."""
    for number, item in enumerate(items):
        if not number:
            yield f"\n## {heading}\n\n"
        yield f"{item}\n"


def _years(timeline: Timeline) -> Iterator[str]:
    """Yield the events under their years and dates; notes wait for the end of the year if not too many."""
    notes = Footnotes(timeline)
    for year, of_year in groupby(timeline.matches, _year):
        yield f"## {year}"
        for day, of_day in groupby(of_year, lambda match: english(match.event.date)):
            yield f"### {capital(day)}"
            for match in of_day:
                yield entry(match, timeline, notes)
                if notes.are_many:
                    yield from notes.taken()
        yield from notes.taken()


def _year(match: Match) -> int:
    """Return the year by which the timeline sorts an event."""
    return date.fromordinal(match.event.date.sort_from).year
