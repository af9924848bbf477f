"""Events as lines of HTML: a `Timeline` in; lines in the order in which the page needs them, and rows, out.

Every event is one line. It is set, and counted in its row, while the list is written; what was told of it
before waits for its place behind the list. Where there are many events, all but the first are for the script.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from diplotrack.charts.marks import mark_of
from diplotrack.criticism.histories import Histories
from diplotrack.dates.edtf import parse
from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.html.packing import Slices
from diplotrack.exporters.html.quotes import set_quotes
from diplotrack.exporters.html.rows import Rows, written
from diplotrack.exporters.links import article_link
from diplotrack.exporters.templates import macro
from diplotrack.timeline import Match

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from diplotrack.exporters.entries import Entry
    from diplotrack.timeline import Timeline

MOST_SHOWN = 1_500
"""Up to so many events all stand in the page as elements."""

MOST_UNPACKED = 20_000
"""Up to so many they stand in it as text that needs no script."""

FIRST = 200
"""Of more events than `MOST_SHOWN` so many stand in the page as elements."""

_TAKEN = re.compile(
    "chart|filters|events|earlier|whole|packed|rows|texts|samples|scheme|shown|about|year-[0-9]{4}"
    "|(sign|before|after|both|swimlane)-.*"
)
"""What is the name of a part of the page cannot be an event's, too."""


_YEAR = Markup('<li class="year" id="year-{0}"><h2>{0}</h2></li>')
_EVENT = Markup('<li class="event"{} data-row="{}">{}</li>')


class Links(NamedTuple):
    """Where events and articles are for those who read the page; `keys` are those of the events in it."""

    timeline: Timeline
    keys: Container[str]

    def event(self, key: str) -> str | None:
        """Return the address of an event in the page, or None where it has none."""
        return f"#{key}" if key in self.keys and not _TAKEN.fullmatch(key) else None

    def article(self, key: str) -> str | None:
        """Return the address of an article, or None where the dossier gives none to follow."""
        return article_link(key, self.timeline)


class Lines:
    """The lines of one page: `first`, `rest` or `slices`, `earlier`, `rows` and `texts`.

    Each is read once, in this order.
    """

    def __init__(self, timeline: Timeline, links: Links) -> None:
        """Take a timeline, and where things are."""
        self.number = len(timeline.matches)
        self.is_whole = self.number <= MOST_SHOWN
        self.is_packed = self.number > MOST_UNPACKED
        self._timeline = timeline
        self._links = links
        self._histories = Histories(timeline.question, timeline.articles, timeline.recorded)
        self.days = self._histories.days
        someday = timeline.question.as_of or parse("9999-12-31")
        self._then = replace(timeline, question=replace(timeline.question, as_of=someday))
        actors, articles = [*timeline.actors], [*timeline.articles]
        self._now_rows = Rows(actors, articles)
        self._earlier_rows = Rows(actors, articles, behind=self.number)
        self._earlier: list[str] = []
        self._earlier_slices = Slices()
        self._set = macro("html/entry.html.jinja", "entry")
        self._stream = self._lines()

    def first(self) -> Iterator[Markup]:
        """Yield the lines of the events that stand in the page as elements, with a line for each year."""
        for line in self._stream:
            yield line
            if self._now_rows.number == FIRST and not self.is_whole:
                break

    def rest(self) -> Iterator[Markup]:
        """Yield the lines behind the first."""
        yield from self._stream

    def slices(self) -> Iterator[str]:
        """Yield the lines of events behind the first, packed."""
        slices = Slices()
        for line in self._stream:
            if not _is_year(line):
                slices.add(line)
                yield from slices.taken()
        yield from slices.all()

    def earlier(self) -> Iterator[str]:
        """Yield what was told of the events before: lines, or slices of them where the page is not whole."""
        return iter(self._earlier) if self.is_whole else self._earlier_slices.all()

    def rows(self, surroundings: dict[str, object]) -> Iterator[str]:
        """Yield the JSON of the rows, with what is to be told around them."""
        return written(surroundings, self._now_rows, self._earlier_rows)

    def texts(self) -> Iterator[str]:
        """Yield the words of all rows, a line each."""
        yield self._now_rows.texts().removeprefix("\n")
        yield self._earlier_rows.texts()

    def _lines(self) -> Iterator[Markup]:
        year = 0
        for match in self._timeline.matches:
            history = self._histories.of(match)
            entry = entry_of(match, self._timeline)
            if entry.year != year:
                year = entry.year
                yield _YEAR.format(year)
            yield self._line(entry, self._now_rows, history.since)
            for since, state in history.before:
                then = replace(self._then, titles=state.titles)
                told = entry_of(Match(state.event, state.certain), then)
                self._keep(self._line(told, self._earlier_rows, since))

    def _line(self, entry: Entry, rows: Rows, since: int | None) -> Markup:
        mark, key = mark_of(entry.event), entry.event.key
        number = rows.add(entry, mark, since)
        told = self._set(entry, mark, [*set_quotes(entry)], self._links)
        line = Markup("").join(part.strip() for part in told.split("\n"))
        anchor = "" if _TAKEN.fullmatch(key) else Markup(' id="{}"').format(key)
        return _EVENT.format(anchor, number, line)

    def _keep(self, line: Markup) -> None:
        if self.is_whole:
            self._earlier.append(line)
        else:
            self._earlier_slices.add(line)


def _is_year(line: str) -> bool:
    return line.startswith('<li class="year"')
