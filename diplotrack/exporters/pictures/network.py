"""Who appears with whom as a picture: a `Timeline` in; SVG, circles with links between them, out.

The areas of circles and the widths of links are in proportion to numbers of events; below stand samples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from diplotrack.charts.network import LARGEST, LEADING, network, radius_of
from diplotrack.exporters.phrases import counted
from diplotrack.exporters.pictures.company import rule, side_entries, together
from diplotrack.exporters.pictures.frame import Drawing, framed
from diplotrack.exporters.pictures.shapes import side_class
from diplotrack.exporters.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.charts.network import Circle, Link, Network
    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Timeline

NARROWEST = 720.0
"""No drawing is narrower: title and legend need room."""

STRONGEST, WEAKEST = 14.0, 0.5
"""How wide the strongest link is, and no link is thinner."""

FOOT = 11.0
"""How far the foot of a line of letters is below its upper edge."""

SAMPLES, LINE, APART = 2 * LARGEST + 16, 30.0, 14.0
"""Of the samples of sizes: how high all are, how long a link is, how far apart two lines of words must be."""


class DrawnLink(NamedTuple):
    """A link from one circle to another, and what is said when it is pointed at."""

    one: Circle
    other: Circle
    width: float
    words: str


class DrawnCircle(NamedTuple):
    """A circle, its side's class, what is said when it is pointed at, and its name's lines with feet."""

    circle: Circle
    side: str
    words: str
    lines: tuple[tuple[str, float], ...]


class Size(NamedTuple):
    """A sample of a circle or of a link: its radius or width, how high its words stand, and its words."""

    size: float
    y: float
    words: str


def network_picture(timeline: Timeline, losses: Losses) -> Iterator[str]:  # noqa: ARG001 - nothing is lost
    """Yield the picture as an SVG document."""
    drawn = network(timeline)
    width = max(NARROWEST, drawn.width)
    below = drawn.height + SAMPLES - 8
    svg = template("pictures/network.svg.jinja").render(
        left=(width - drawn.width) / 2,
        links=[_link(drawn, link) for link in drawn.links],
        circles=[_circle(circle) for circle in drawn.circles],
        below=below,
        sizes=[*_sizes(drawn, below)],
        strengths=[*_strengths(drawn, below)],
        middle=LARGEST,
        line=LINE,
    )
    height = drawn.height + (SAMPLES if drawn.circles else 0)
    drawing = Drawing(Markup(svg), width, height, described(drawn))  # noqa: S704 - what a template has escaped
    sides = {circle.side for circle in drawn.circles}
    yield from framed(
        "network", timeline, drawing, [*side_entries(sides, drawn.states, timeline)], [*notes(drawn)]
    )


def described(drawn: Network) -> str:
    """Return what the picture shows, for who cannot see it."""
    if not drawn.circles:
        return "Nobody takes part in these events."
    actors, links = counted(len(drawn.circles), "actor"), counted(len(drawn.links), "link")
    strongest = f"; the strongest: {_link(drawn, drawn.links[-1]).words}" if drawn.links else ""
    return f"Who appears with whom: {actors}, {links}{strongest}."


def notes(drawn: Network) -> Iterator[str]:
    """Yield what has to be said of the picture: who is in it, and what places mean."""
    yield from rule(len(drawn.circles), drawn.actors)
    if drawn.links:
        yield "Who appears together stands near each other; otherwise places mean nothing."


def _link(drawn: Network, link: Link) -> DrawnLink:
    one, other = drawn.circles[link.one], drawn.circles[link.other]
    return DrawnLink(
        one, other, _wide(link.events, drawn.links[-1].events), together(one.name, other.name, link.events)
    )


def _wide(events: int, most: int) -> float:
    return max(WEAKEST, round(STRONGEST * events / most, 2))


def _circle(circle: Circle) -> DrawnCircle:
    feet = (round(circle.label.top + number * LEADING + FOOT, 1) for number in range(len(circle.lines)))
    words = f"{circle.name}: {counted(circle.events, 'event')}"
    return DrawnCircle(circle, side_class(circle.side), words, (*zip(circle.lines, feet, strict=True),))


def _sizes(drawn: Network, below: float) -> Iterator[Size]:
    """Yield samples of circles that stand in each other, their feet at `below`; the largest comes first."""
    most = max((circle.events for circle in drawn.circles), default=0)
    last = 0.0
    for events in reversed(_steps(most)):
        radius = radius_of(events, most)
        y = below - 2 * radius
        if not last or y - last >= APART:
            yield Size(radius, y, f"{events:,} event{'s' * (events > 1)}")
            last = y


def _strengths(drawn: Network, below: float) -> Iterator[Size]:
    """Yield samples of links below each other; the strongest comes first."""
    most = drawn.links[-1].events if drawn.links else 0
    for number, events in enumerate(reversed(_steps(most))):
        yield Size(
            _wide(events, most), below - 2 * LARGEST + (number + 0.5) * 1.6 * APART, f"{events:,} shared"
        )


def _steps(most: int) -> list[int]:
    """Return which numbers have a sample: one, about a quarter, and the most.

    >>> _steps(28), _steps(2), _steps(0)
    ([1, 7, 28], [1, 2], [])
    """
    return sorted({1, max(1, most // 4), most}) if most else []
