"""A timeline as lanes, one for each actor, drawn in characters: a `Timeline` and a width in, lines out.

The same marks stand on the same scale as in a picture; a cell is the smallest step.
"""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from diplotrack.charts.lettering import MOST_LINES
from diplotrack.charts.marks import LEGEND
from diplotrack.charts.placing import across
from diplotrack.charts.swimlane import OTHERS, swimlane
from diplotrack.charts.ticks import ticks
from diplotrack.views.closing import closing
from diplotrack.views.line import Line, filled, indented, pad, piece, wrap
from diplotrack.views.marks import Cast
from diplotrack.views.strokes import ASCII, DRAWN, measures_of, packed, samples, stroke_of
from diplotrack.views.timeline import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.charts.swimlane import Lane
    from diplotrack.timeline import Timeline
    from diplotrack.views.strokes import Pens, Stroke

MOST_ROWS = 12
"""A lane that would need more rows is one row of numbers."""

COUNTED_TO = 9
"""The highest of these numbers: what is more is a plus."""

EDGE = 2
"""Cells between names and lanes: a space, and the edge of the lanes."""

NARROWEST = 16
"""Cells of the lanes at least."""

LONGEST_NAME, SHORTEST_NAME = 30, 10
"""Cells for names, at the most and at the least."""

NOTHING: Line = []
"""Beside a name that is longer than its lane, or below one that is shorter."""

INDENT = "  "
"""Before the name of a member of a state that stands above it."""


def chart_lines(timeline: Timeline, width: int, *, only_ascii: bool = False) -> Iterator[Line]:
    """Yield the title, the lanes of the busiest actors below an axis, what the marks mean, and the closing.

    With `only_ascii` lanes are drawn with ASCII characters; texts from files stay as they are.
    """
    width = min(width, WIDEST)
    yield from wrap([piece(timeline.dossier.title, "title")], width)
    if timeline.matches:
        chart = _Chart(timeline, width, ASCII if only_ascii else DRAWN)
        yield []
        yield from chart.lines()
        yield []
        yield from chart.legend()
    yield []
    yield from wrap([piece(closing(timeline))], width)


class _Chart:
    """The lanes of one timeline, drawn to a width."""

    def __init__(self, timeline: Timeline, width: int, pens: Pens) -> None:
        """Place the marks; a quarter of the width is for names."""
        self.cast = Cast(timeline)
        self.pens = pens
        self.width = width
        self.left = min(LONGEST_NAME, max(SHORTEST_NAME, width // 4))
        self.measures = measures_of(max(NARROWEST, width - self.left - EDGE))
        self.drawn = swimlane(timeline, self.measures)
        self.is_counted = False

    def lines(self) -> Iterator[Line]:
        """Yield the axis and the lanes."""
        margin = (" " * (self.left + EDGE), "")
        yield from ([margin, *line] for line in self._axis())
        for lane in self.drawn.lanes:
            name = [("Others", "")] if lane.key == OTHERS else self.cast.full(lane.key)
            indent = len(INDENT) if lane.is_member else 0
            label = indented(_cut(wrap(name, self.left - indent)), indent)
            rows = self._rows(lane, name[0][1])
            edge = self.pens.begins
            for words, row in zip_longest(label, rows, fillvalue=NOTHING):
                yield [*pad(words, self.left), (f" {edge}", "faint"), *row]
                edge = self.pens.goes_on

    def _axis(self) -> Iterator[Line]:
        """Yield the labels of years, months and days, and the line on which they stand."""
        first = int(self.measures.inset)
        room = int(self.measures.width) - 2 * first
        labels, rule = " " * first, [self.pens.rule] * int(self.measures.width)
        for tick in ticks(self.drawn.scale, room, 1):
            at = first + int(tick.place * room)
            labels = labels.ljust(at) + tick.label
            rule[at] = self.pens.tick
        yield [(labels, "")]
        yield [("".join(rule), "faint")]

    def _rows(self, lane: Lane, style: str) -> list[Line]:
        """Return the rows of a lane: closely known events first, those that are only vaguely known below."""
        strokes: list[list[Stroke]] = [[], []]
        for place in lane.marks:
            ends = across(place.mark.at + 1, self.drawn.scale, self.measures)
            is_possible = not self.drawn.events[place.number].is_certain
            stroke = stroke_of(place, self.pens, ends, is_possible=is_possible)
            strokes[place.mark.form == "vague"].append(stroke)
        rows = [row for each in strokes for row in packed(each)]
        if len(rows) > MOST_ROWS:
            return [self._counted(Counter(int(place.x) for place in lane.marks), style)]
        if lane.cells:
            return [self._counted({int(cell.left): cell.number for cell in lane.cells}, style)]
        return [_row(row, style) for row in rows]

    def _counted(self, numbers: Mapping[int, int], style: str) -> Line:
        """Return a lane as one row that says how many signs stand in each cell."""
        self.is_counted = True
        cells = (numbers.get(cell, 0) for cell in range(max(numbers) + 1))
        return [("".join("+" if number > COUNTED_TO else str(number or " ") for number in cells), style)]

    def legend(self) -> Iterator[Line]:
        """Yield what the marks that occur mean, and how the chart was made."""
        marks = [each.mark for each in self.drawn.events]
        explained = {entry for mark in marks for entry in mark.explained}
        signs = samples(marks, self.pens)
        means = [(signs[entry], sentence) for entry, sentence in LEGEND if entry in explained]
        if not all(each.is_certain for each in self.drawn.events):
            means.append((self.pens.possible, "possibly in the period asked for"))
        if self.is_counted:
            means.append((f"1-{COUNTED_TO} +", "so many events in one place"))
        yield from filled(
            [[(sign, "name"), (f" {sentence}", "faint")] for sign, sentence in means], self.width
        )
        notes = [self._cap()] if self.drawn.shown < self.drawn.actors else []
        if self.drawn.scale.is_stretched:
            notes.append("Time has more room where more happens.")
        if notes:
            yield from wrap([(" ".join(notes), "faint")], self.width)

    def _cap(self) -> str:
        drawn = self.drawn
        return f"{drawn.shown} of {drawn.actors:,} actors have a lane: those with most events."


def _row(strokes: Iterable[Stroke], style: str) -> Line:
    """Return strokes on one line, those that only may match dimmed."""
    line: Line = []
    end = 0
    for stroke in strokes:
        line += [
            (" " * (stroke.first - end), ""),
            (stroke.text, f"possible {style}" if stroke.is_possible else style),
        ]
        end = stroke.behind
    return line


def _cut(label: list[Line]) -> list[Line]:
    """Return the lines of a name, no more than a picture has of it."""
    return label if len(label) <= MOST_LINES else [*label[: MOST_LINES - 1], [("...", "")]]
