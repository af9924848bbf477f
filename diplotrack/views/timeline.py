"""A timeline for a terminal: years, months, and what happened in them, drawn to a width.

In: a `Timeline` and a width in cells. Out: lines (see `line`). From `WIDE` on, who took part stands in
a column of its own; below, it stands under the title.
"""

from __future__ import annotations

from calendar import month_name
from itertools import chain, islice
from typing import TYPE_CHECKING

from diplotrack.dates.brief import brief, heading
from diplotrack.dates.names import written_year
from diplotrack.timeline import events_page
from diplotrack.views.clean import cells
from diplotrack.views.closing import closing, go_on
from diplotrack.views.line import beside, hanging, indented, piece, right, wrap
from diplotrack.views.marks import STATUS_MARKS, Cast, articles_behind, printed, status_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.model import Event, Utterance
    from diplotrack.timeline import Match, Timeline
    from diplotrack.views.line import Line

WIDE = 100
"""From this width on, events stand in columns."""

WIDEST = 160
"""Lines do not get longer than this: the eye would lose them."""

MARGIN = 4
"""Cells to the left of a day; the ~ of a possible match stands there."""


MEASURED = 100
"""So many events are measured before the first is shown; what is wider in later ones is wrapped."""


def timeline_lines(timeline: Timeline, width: int, *, quotes: bool = False) -> Iterator[Line]:
    """Yield the title, the events under their years and months, and the closing sentence.

    With `quotes`, what was said stands under each event, in every article's words.
    """
    matches = events_page(timeline)
    rest = iter(matches)
    first = list(islice(rest, MEASURED))
    page = Columns(first, timeline, min(width, WIDEST))
    yield from wrap([piece(timeline.dossier.title, "title")], page.width)
    above: tuple[int, int | None] | None = None
    for match in chain(first, rest):
        year, month = heading(match.event.date)
        if above is None or year != above[0]:
            yield from ([], [(written_year(year), "heading")])
            above = None
        if month and (year, month) != above:
            yield [(f"  {month_name[month]}", "faint")]
        above = (year, month)
        yield from page.event(match)
        if quotes:
            yield from page.quotes(match.event)
    yield []
    yield from wrap([piece(f"{closing(timeline)}{go_on(matches)}")], page.width)


class Columns:
    """The columns of one timeline, and how an event is set in them."""

    def __init__(self, first: Sequence[Match], timeline: Timeline, width: int) -> None:
        """Measure the columns: days and counts as wide as the first events need, the rest for words."""
        self.timeline = timeline
        self.width = width
        self.cast = Cast(timeline)
        days = [cells(brief(match.event.date)) for match in first]
        counts = [len(articles_behind(match.event, timeline)) for match in first]
        self.day = min(max(days, default=0), max(6, width // 6))
        self.count = min(max(counts, default=0), max(10, width // 6))
        self.left = MARGIN + self.day + 2
        room = max(10, width - self.left - 3 - self.count - 2)
        self.parties = room * 2 // 5 if width >= WIDE else 0
        self.title = room - self.parties - (2 if self.parties else 0)

    def event(self, match: Match) -> Iterator[Line]:
        """Yield the lines of one event."""
        event, possible = match.event, "" if match.certain else "possible "
        day = [right(part, self.day) for part in wrap([piece(brief(event.date))], self.day)]
        mark: Line = [(STATUS_MARKS[event.status], possible + event.status)]
        title: Line = [piece(event.title, possible + "event")]
        if event.status != "happened":
            title.append((f" ({status_word(event.status)})", possible + event.status))
        words, parties = wrap(title, self.title), self.cast.parties(event)
        columns = [(day, self.day), ([mark], 1), (words, self.title)]
        if self.parties:
            columns.append((wrap(parties, self.parties), self.parties))
        elif parties:
            words += wrap(parties, self.title)
        count = wrap([(articles_behind(event, self.timeline), "faint")], self.count)
        columns.append(([right(line, self.count) for line in count], self.count))
        margin: Line = [("~ ".rjust(MARGIN) if possible else " " * MARGIN, "")]
        for line in beside(columns):
            yield margin + line
            margin = [(" " * MARGIN, "")]

    def quotes(self, event: Event) -> Iterator[Line]:
        """Yield what was said in an event, in each article's words."""
        for utterance in event.utterances:
            yield from indented(said(utterance, self.cast, self.width - self.left - 3), self.left + 3)


def said(utterance: Utterance, cast: Cast, width: int) -> Iterator[Line]:
    """Yield who said something, and each article's wording of it."""
    yield from wrap([*cast.speakers(utterance), ("  ", ""), piece(utterance.key, "faint")], width)
    widest = max((cells(wording.article) for wording in utterance.wordings), default=0)
    for wording in utterance.wordings:
        article: Line = [("  ", ""), piece(f"{wording.article:{widest}}  ", "key")]
        yield from hanging(article, printed(wording), width)
