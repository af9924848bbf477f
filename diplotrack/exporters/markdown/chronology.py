"""A chronology to publish: a `Timeline` in, a CommonMark document out, block by block.

Title, scope and selection; how to read it; the events under years and dates, each year with its numbered
footnotes below it; actors and articles. The same timeline gives the same bytes. Everything from the files
is escaped.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.exporters.appendices import actors, articles
from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.guide import Survey
from diplotrack.exporters.markdown.commonmark import emphasis, escape
from diplotrack.exporters.markdown.entry import entry_blocks
from diplotrack.exporters.markdown.footnotes import Footnotes
from diplotrack.exporters.markdown.typesetting import markdown
from diplotrack.exporters.selection import selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.exporters.pieces import Pieces
    from diplotrack.timeline import Timeline


def chronology(timeline: Timeline) -> Iterator[str]:
    """Yield the document in pieces, each of whole lines."""
    survey = Survey(timeline)
    yield f"# {escape(timeline.dossier.title)}\n"
    for block in _opening(timeline):
        yield f"\n{block}\n"
    yield from _list("How to read it", (_item(said) for said in survey.guide()))
    for block in _years(timeline):
        yield f"\n{block}\n"
    for heading, items in (
        ("Actors", actors(survey.tally, timeline)),
        ("Articles", articles(survey.tally, timeline)),
    ):
        yield from _list(heading, (_item(each.said, each.depth) for each in items))


def _opening(timeline: Timeline) -> Iterator[str]:
    if timeline.dossier.scope:
        yield escape(timeline.dossier.scope)
    if selected := selection(timeline):
        yield emphasis(selected)
    if not timeline.matches:
        yield "No events."


def _item(said: Pieces, depth: int = 0) -> str:
    return f"{'  ' * depth}- {markdown(said)}"


def _list(heading: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a list under a heading, or nothing where there are no items."""
    for number, item in enumerate(items):
        if not number:
            yield f"\n## {heading}\n\n"
        yield f"{item}\n"


def _years(timeline: Timeline) -> Iterator[str]:
    """Yield the events under their years and dates; notes wait for the end of the year if not too many."""
    notes = Footnotes()
    entries = (entry_of(match, timeline) for match in timeline.matches)
    for year, of_year in groupby(entries, lambda entry: entry.year):
        yield f"## {year}"
        for day, of_day in groupby(of_year, lambda entry: entry.date):
            yield f"### {day}"
            for entry in of_day:
                yield entry_blocks(entry, notes)
                if notes.are_many:
                    yield from notes.taken()
        yield from notes.taken()
