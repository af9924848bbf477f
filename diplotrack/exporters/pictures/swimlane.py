"""Who took part in what, and when, as a picture: a `Timeline` in, SVG out, by itself or for a page.

`swimlane_figure` is for pages. In its SVG every event stands as often as it has lanes, each time as
`<a class="mark FORM SIGN" data-row="N" href="#KEY">` with a <title> in words; FORM and SIGN are those of
`charts.marks`, "possible" is a class more where an event answers the question only possibly. Inside stand
what is behind the sign (`rect.band`, `rect.bar`, `path.span`) and the sign itself (`use.sign` with x and y,
href `#sign-SIGN` or `#sign-SIGN-hollow`). All marks of a lane stand in `g.marks.side-0` … `side-5` or
`side-none`, with the actor's key as `data-actor`; x counts from the end of the names, where `g.plot` begins.
Where events are only counted there is one `path.cell.level-1` … `level-5` for a level and lane instead.
Bars above are `rect.surely` and `rect.possibly`, the axis is `g.tick.year`, `.month` and `.day`. There are
no style attributes: colours come from `look.css`. In a picture by itself marks are no links, but `<g>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from diplotrack.charts.activity import Activity, activity, level_of
from diplotrack.charts.placing import Measures, across
from diplotrack.charts.sides import NONE
from diplotrack.charts.swimlane import MOST_MARKS, OTHERS, Swimlane, swimlane
from diplotrack.charts.ticks import ticks
from diplotrack.exporters.entries import possibly
from diplotrack.exporters.pictures.bars import DrawnBar, drawn_bars
from diplotrack.exporters.pictures.frame import MARGIN, Drawing, framed
from diplotrack.exporters.pictures.lanes import DrawnLane, Tie, drawn_lanes, room_for_names, ties
from diplotrack.exporters.pictures.legend import Entry, Sample, legend_of, sample_svg
from diplotrack.exporters.pictures.shapes import side_class
from diplotrack.exporters.pictures.words import bars_explained, summed_up
from diplotrack.exporters.templates import template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Timeline

WIDTH = 960.0
"""How wide a picture is, in pixels."""

STRIP, AXIS, FOOT = 46.0, 22.0, 4.0
"""Heights of the bars, of the axis below them, and of what is free below the lanes."""

LETTER = 6.6
"""How wide a letter of the axis is."""

CELL = 14.0
"""How high cells are."""

MOST_TIED = 400
"""In a picture of more marks, lines between those of one event would hide more than they show."""


class DrawnTick(NamedTuple):
    """A day that is named on the axis."""

    x: float
    label: str
    level: str


class View(NamedTuple):
    """What the template draws. Bars and ticks, ties and marks count x from the end of the names."""

    width: float
    names: float
    axis: float
    bottom: float
    sides: tuple[str, ...]
    ticks: tuple[DrawnTick, ...]
    counted: Activity
    bars: tuple[DrawnBar, ...]
    lanes: tuple[DrawnLane, ...]
    ties: tuple[Tie, ...]
    cell: float

    def cells(self, lane: DrawnLane) -> Iterator[tuple[int, str]]:
        """Yield each level of which a lane has cells, and the path that draws them all."""
        top, width = f"{lane.middle - CELL / 2:g}", f"{self.cell - 1:g}"
        for level in sorted({cell.level for cell in lane.lane.cells}):
            its = (cell for cell in lane.lane.cells if cell.level == level)
            yield level, "".join(f"M{cell.left:g} {top}h{width}v{CELL:g}h-{width}z" for cell in its)


class Figure(NamedTuple):
    """A chart for a page: the <svg> element, samples (SVG too) with their meaning, notes, and the lanes."""

    svg: Markup
    legend: tuple[tuple[Markup, str], ...]
    notes: tuple[str, ...]
    lanes: Swimlane


def swimlane_picture(timeline: Timeline, losses: Losses) -> Iterator[str]:  # noqa: ARG001 - nothing is lost
    """Yield the picture as an SVG document."""
    lanes, view = _viewed(timeline, WIDTH - 2 * MARGIN)
    drawing = Drawing(_chart(view), view.width, view.bottom + FOOT, described(lanes))
    return framed("swimlane", timeline, drawing, [*_legend(lanes, timeline)], [*_notes(lanes, view)])


def swimlane_figure(
    timeline: Timeline, width: float = WIDTH, address: Callable[[str], str] = "#{}".format
) -> Figure:
    """Return the chart for a page, `width` pixels wide, on a stretched scale.

    `address` gives where an event (its key) is told of, to which its marks lead.
    """
    lanes, view = _viewed(timeline, width)
    svg = template("pictures/element.svg.jinja").render(
        kind="swimlane",
        title=timeline.dossier.title,
        described=described(lanes),
        width=view.width,
        height=view.bottom + FOOT,
        drawing=_chart(view, address),
    )
    legend = ((sample_svg(entry), entry.words) for entry in _legend(lanes, timeline))
    return Figure(Markup(svg), (*legend,), (*_notes(lanes, view),), lanes)  # noqa: S704 - escaped by templates


def described(lanes: Swimlane) -> str:
    """Return what the picture shows, for who cannot see it."""
    return summed_up([each.mark for each in lanes.events], "in lanes by actor")


def _notes(lanes: Swimlane, view: View) -> Iterator[str]:
    """Yield what has to be said of the picture: who has a lane, what bars and cells mean, and more."""
    if not lanes.events:
        return
    if lanes.shown < lanes.actors:
        yield f"Lanes: {lanes.shown} of {lanes.actors:,} actors, those with most events."
    if any(lane.key == OTHERS and lane.events for lane in lanes.lanes):
        yield "“Others” holds the events in which nobody with a lane takes part."
    if lanes.density:
        yield (
            f"More than {MOST_MARKS:,} marks could not be told apart: a cell says how many events stand in "
            "it, each in the middle of the days on which it can have happened."
        )
    if view.ties:
        yield "Upright lines between lanes join the signs of one event."
    yield bars_explained(view.counted)
    if lanes.scale.is_stretched:
        yield "The scale is stretched: time has more room where more happened."


def _viewed(timeline: Timeline, width: float) -> tuple[Swimlane, View]:
    names = room_for_names(width)
    measures = Measures(width - names)
    lanes = swimlane(timeline, measures)
    drawn = drawn_lanes(lanes, timeline, names, STRIP + AXIS)
    inner = measures.width - 2 * measures.inset
    first, last = lanes.scale.first, lanes.scale.last
    counted = activity([each.mark for each in lanes.events], level_of(first, last))
    bars = drawn_bars(counted, lambda day: across(day, lanes.scale, measures), STRIP, STRIP - 4)
    marks = sum(len(lane.marks) for lane in drawn)
    return lanes, View(
        width=width,
        names=names,
        axis=STRIP + AXIS,
        bottom=drawn[-1].top + drawn[-1].height if drawn else STRIP + AXIS,
        sides=tuple(dict.fromkeys([*(lane.side for lane in drawn), side_class(NONE)])),
        ticks=tuple(
            DrawnTick(across(each.day, lanes.scale, measures), each.label, each.level)
            for each in ticks(lanes.scale, inner, LETTER)
        )
        if lanes.events
        else (),
        counted=counted,
        bars=tuple(bars),
        lanes=drawn,
        ties=tuple(ties(drawn)) if marks <= MOST_TIED else (),
        cell=measures.cell,
    )


def _chart(view: View, address: Callable[[str], str] | None = None) -> Markup:
    return Markup(  # noqa: S704 - what templates have escaped
        template("pictures/swimlane.svg.jinja").render(view=view, address=address)
    )


def _legend(lanes: Swimlane, timeline: Timeline) -> Iterator[Entry]:
    if lanes.density:
        for level, numbers in enumerate(lanes.density.ranges, 1):
            yield Entry(Sample(None, f"cell level-{level}"), _named(numbers) if level == 1 else numbers)
        return
    pale = "" if all(each.is_certain for each in lanes.events) else possibly(timeline)
    yield from legend_of([each.mark for each in lanes.events], pale)


def _named(numbers: str) -> str:
    return f"{numbers} {'event' if numbers == '1' else 'events'}"
