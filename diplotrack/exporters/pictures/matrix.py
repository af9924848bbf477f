"""Who appears with whom as a picture: a `Timeline` in; SVG, a table with counts, out.

Each name stands before its row, and again at the end of it, on top of its column: what two actors share
stands where the row of the lower one meets the column of the upper one.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from diplotrack.charts.lettering import label, width_of
from diplotrack.charts.matrix import matrix
from diplotrack.exporters.phrases import counted
from diplotrack.exporters.pictures.company import rule, side_entries, together
from diplotrack.exporters.pictures.frame import Drawing, framed
from diplotrack.exporters.pictures.shapes import side_class
from diplotrack.exporters.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.charts.matrix import Matrix, Row
    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Timeline

NARROWEST = 720.0
"""No drawing is narrower: title and legend need room."""

LOWEST, NARROW, PAD = 24.0, 26.0, 8.0
"""How high and how wide a cell is at the least, and what is free beside a name or a number."""

LETTERS, LEADING, LONGEST = 12.0, 14.0, 200.0
"""The size of letters, from one line of a name to the next, and where a name is broken."""

PALEST, DARKEST = 0.06, 0.42
"""How much of the ink is in the tint of a cell with one event, and of one with the most."""


class DrawnCell(NamedTuple):
    """A cell: where it begins, its number, its tint (0 to 1), and what is said when it is pointed at."""

    x: float
    number: str
    tint: str
    words: str


class DrawnRow(NamedTuple):
    """A row from `top` on: the lines of its name, what is shared, and the actor's own events."""

    row: Row
    side: str
    top: float
    height: float
    name: tuple[str, ...]
    cells: tuple[DrawnCell, ...]
    own: DrawnCell

    @property
    def lines(self) -> Iterator[tuple[str, float]]:
        """Yield each line of the name, with the height of its foot in the row."""
        first = self.foot - (len(self.name) - 1) * LEADING / 2
        return ((line, first + number * LEADING) for number, line in enumerate(self.name))

    @property
    def foot(self) -> float:
        """The height in the row of the foot of its numbers."""
        return self.height / 2 + 4


def matrix_picture(timeline: Timeline, losses: Losses) -> Iterator[str]:  # noqa: ARG001 - nothing is lost
    """Yield the picture as an SVG document."""
    drawn = matrix(timeline)
    most = max((row.events for row in drawn.rows), default=0)
    wide = max(NARROW, width_of(f"{most:,}", LETTERS) + PAD)
    rows = _rows(drawn, wide)
    widths = [max(width_of(line, LETTERS) for line in row.name) + PAD for row in rows]
    names = max(widths, default=0.0)
    ends = (names + row.own.x + wide + width for row, width in zip(rows, widths, strict=True))
    height = sum(row.height for row in rows)
    svg = template("pictures/matrix.svg.jinja").render(
        rows=rows, names=names, wide=wide, middle=wide / 2, below=height, pad=PAD
    )
    drawing = Drawing(Markup(svg), max([NARROWEST, *ends]), height, described(drawn))  # noqa: S704 - escaped there
    sides = {row.side for row in drawn.rows}
    yield from framed(
        "matrix", timeline, drawing, [*side_entries(sides, drawn.states, timeline)], [*notes(drawn)]
    )


def described(drawn: Matrix) -> str:
    """Return what the picture shows, for who cannot see it."""
    if not drawn.rows:
        return "Nobody takes part in these events."
    return f"How often {counted(len(drawn.rows), 'actor')} appear together."


def notes(drawn: Matrix) -> Iterator[str]:
    """Yield what has to be said of the picture: who is in it, and what its numbers are."""
    yield from rule(len(drawn.rows), drawn.actors)
    if drawn.rows:
        yield "In colour: an actor's own events. In grey: the events that two actors share."


def _rows(drawn: Matrix, wide: float) -> list[DrawnRow]:
    names = [label(row.name, LETTERS, LONGEST) or (row.key,) for row in drawn.rows]
    heights = [max(LOWEST, len(name) * LEADING + PAD) for name in names]
    return [
        DrawnRow(
            row,
            side_class(row.side),
            top,
            height,
            name,
            (*_cells(drawn, row, wide),),
            DrawnCell(place * wide, f"{row.events:,}", "", f"{row.name}: {counted(row.events, 'event')}"),
        )
        for place, (row, top, height, name) in enumerate(
            zip(drawn.rows, accumulate(heights, initial=0.0), heights, names, strict=False)
        )
    ]


def _cells(drawn: Matrix, row: Row, wide: float) -> Iterator[DrawnCell]:
    for place, number in enumerate(row.shared):
        if number:
            words = together(drawn.rows[place].name, row.name, number)
            yield DrawnCell(place * wide, f"{number:,}", _tint(number, drawn.strongest), words)


def _tint(number: int, most: int) -> str:
    """Return the tint of a cell, finer than a template writes places."""
    return f"{PALEST + (DARKEST - PALEST) * (number - 1) / max(1, most - 1):.2f}"
