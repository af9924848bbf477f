"""A chronology to publish: a `Timeline` in, a CommonMark document out, block by block.

Title, scope and selection; how to read it; the events under years and dates; actors, articles and
disagreements; numbered footnotes. The same timeline gives the same bytes. Everything from the files is
escaped.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.exporters.appendices import actors, articles, disagreements
from diplotrack.exporters.commonmark import emphasis, escape
from diplotrack.exporters.entry import entry
from diplotrack.exporters.footnotes import Footnotes
from diplotrack.exporters.guide import guide
from diplotrack.exporters.phrases import capital
from diplotrack.exporters.selection import selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.timeline import Match, Timeline


def chronology(timeline: Timeline) -> Iterator[str]:
    """Yield the document in pieces, the last of which ends its line."""
    blank = ""
    for block in _blocks(timeline):
        yield f"{blank}{block}\n"
        blank = "\n"


def _blocks(timeline: Timeline) -> Iterator[str]:
    notes = Footnotes(timeline)
    yield from _opening(timeline)
    yield from _section("How to read it", guide(timeline))
    yield from _entries(timeline, notes)
    yield from _section("Actors", actors(timeline))
    yield from _section("Articles", articles(timeline))
    yield from _section("Disagreements", disagreements(timeline))
    yield from _section("Notes", notes)


def _opening(timeline: Timeline) -> Iterator[str]:
    yield f"# {escape(timeline.dossier.title)}"
    if timeline.dossier.scope:
        yield escape(timeline.dossier.scope)
    if selected := selection(timeline):
        yield emphasis(selected)
    if not timeline.matches:
        yield "No events."


def _section(heading: str, blocks: Iterable[str]) -> Iterator[str]:
    """Yield the blocks under a heading, or nothing where there are none."""
    for number, block in enumerate(blocks):
        if not number:
            yield f"## {heading}"
        yield block


def _entries(timeline: Timeline, notes: Footnotes) -> Iterator[str]:
    titles = {event.key: event.title for event in timeline.events}
    for year, of_year in groupby(timeline.matches, _year):
        yield f"## {year}"
        for day, of_day in groupby(of_year, lambda match: english(match.event.date)):
            yield f"### {capital(day)}"
            for match in of_day:
                yield entry(match, timeline, titles, notes)


def _year(match: Match) -> int:
    """Return the year by which the timeline sorts an event."""
    return date.fromordinal(match.event.date.sort_from).year
