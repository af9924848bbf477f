"""How much happened when, as a picture: a `Timeline` in, SVG out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from diplotrack.charts.activity import activity, level_of
from diplotrack.charts.marks import mark_of
from diplotrack.charts.periods import begun, ended
from diplotrack.charts.scale import even
from diplotrack.charts.ticks import ticks
from diplotrack.exporters.pictures.bars import drawn_bars
from diplotrack.exporters.pictures.frame import Drawing, framed
from diplotrack.exporters.pictures.words import bars_explained, summed_up
from diplotrack.exporters.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Timeline

WIDTH, HEIGHT, NUMBERS, AXIS = 912.0, 240.0, 34.0, 22.0
"""Of the drawing, of the highest bar, of the numbers on the left, and of the axis below."""

LETTER = 6.6
"""How wide a letter of the axis is."""

MOST_LINES = 5
"""So many lines across the bars, at the most, tell how high they are."""


class Line(NamedTuple):
    """A line across the bars: the number that it stands for, and its height."""

    number: str
    y: float


class DrawnTick(NamedTuple):
    """A period that is named below the bars."""

    x: float
    label: str
    level: str


def activity_picture(timeline: Timeline, losses: Losses) -> Iterator[str]:  # noqa: ARG001 - nothing is lost
    """Yield the picture as an SVG document: bars of the same width on an even scale."""
    marks = [mark_of(event) for event in timeline.events]
    first, last = (
        min((mark.first for mark in marks), default=1),
        max((mark.last for mark in marks), default=1),
    )
    level = level_of(first, last)
    counted = activity(marks, level)
    scale = even(begun(level, first), ended(level, last))

    def across(day: float) -> float:
        return NUMBERS + scale.at(day) * (WIDTH - NUMBERS)

    named = ticks(scale, WIDTH - NUMBERS, LETTER) if marks else ()
    svg = template("pictures/activity.svg.jinja").render(
        width=WIDTH,
        foot=HEIGHT,
        bottom=HEIGHT + AXIS,
        lines=[*_lines(counted.most)],
        bars=[*drawn_bars(counted, across, HEIGHT, HEIGHT - 10)],
        ticks=[DrawnTick(across(each.day), each.label, each.level) for each in named if each.level != "day"],
    )
    words = summed_up(marks, f"by {level}")
    drawing = Drawing(Markup(svg), WIDTH, HEIGHT + AXIS, words)  # noqa: S704 - what a template has escaped
    return framed("activity", timeline, drawing, notes=(bars_explained(counted),) if marks else ())


def _lines(most: int) -> Iterator[Line]:
    """Yield the lines across: at multiples of 1, 2 or 5, or of ten times these."""
    steps = (step * 10**power for power in range(len(str(most)) + 1) for step in (1, 2, 5))
    step = next(step for step in steps if most <= step * MOST_LINES)
    for number in range(step, most + 1, step):
        yield Line(f"{number:,}", HEIGHT - number * (HEIGHT - 10) / most)
