"""Who appears with whom, as circles and links: a `Timeline` in, a `Network` out.

A circle is an actor: its area says how many events it takes part in. A link is as strong as the number of
events that two share. Those who appear together stand near each other; otherwise places mean nothing. Lengths
are in pixels of a picture whose letters are `SIZE` high; 0, 0 is the upper left corner.
"""

from __future__ import annotations

from math import sqrt
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.company import company
from diplotrack.charts.forces import Box, Place, arranged
from diplotrack.charts.lettering import label, width_of
from diplotrack.charts.sides import sides_of

if TYPE_CHECKING:
    from diplotrack.timeline import Timeline

MOST = 40
"""So many actors are drawn: of more, nobody would find one."""

SIZE = 12.0
"""How high the letters of a name are."""

LEADING = 14.0
"""From one line of a name to the next."""

LINE = 130.0
"""Longer names are broken."""

LARGEST = 34.0
"""The radius of the largest circle."""

SMALLEST = 2.5
"""No circle is smaller, however few its events."""

MARGIN = 12.0
"""What stays free around the whole."""

_BELOW = 4.0
"""Between a circle and its name."""


class Area(NamedTuple):
    """A rectangle: its upper left corner, its width and height."""

    left: float
    top: float
    width: float
    height: float


class Circle(NamedTuple):
    """An actor: its key and name, its events, its side, the middle and radius of its circle.

    `lines` are its name as it is written, centred below the circle, in the box `label`.
    """

    key: str
    name: str
    events: int
    side: int
    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    label: Area = Area(0, 0, 0, 0)


class Link(NamedTuple):
    """How many events two actors share; they are circles, by their places among these."""

    one: int
    other: int
    events: int


class Network(NamedTuple):
    """Circles, the busiest first; links, the weakest first; width and height of the whole.

    `states` are the keys of the sides, by number; `actors` is how many take part in all, of whom `circles`
    are those with most shared events.
    """

    circles: tuple[Circle, ...]
    links: tuple[Link, ...]
    width: float
    height: float
    states: tuple[str, ...]
    actors: int


def network(timeline: Timeline, most: int = MOST) -> Network:
    """Return who appears with whom, for at most so many actors: those with most shared events."""
    found = company(timeline.events)
    keys = found.busiest(most)
    names = {key: label(timeline.actor_name(key), SIZE, LINE) or (key,) for key in keys}
    most_events = max((found.events[key] for key in keys), default=1)
    radii = [radius_of(found.events[key], most_events) for key in keys]
    boxes = [_box(radius, names[key]) for key, radius in zip(keys, radii, strict=True)]
    together = found.number_together(keys)
    strongest = max(together.values(), default=1)
    places = arranged(boxes, {two: number / strongest for two, number in together.items()})
    frame = _framed(places, boxes)
    sides = sides_of(found.events, timeline.actors)
    circles = [
        _circle(
            Circle(key, timeline.actor_name(key), found.events[key], sides.of[key], 0, 0, radius, names[key]),
            Place(place.x - frame.left, place.y - frame.top - box.height / 2),
        )
        for key, radius, place, box in zip(keys, radii, places, boxes, strict=True)
    ]
    links = [Link(*two, number) for two, number in together.items()]
    links.sort(key=attrgetter("events"))
    return Network((*circles,), (*links,), frame.width, frame.height, sides.states, len(found.events))


def radius_of(events: int, most: int) -> float:
    """Return the radius of the circle of so many events, where `most` have the largest: its area counts."""
    return max(SMALLEST, round(LARGEST * sqrt(events / most), 1))


def _framed(places: list[Place], boxes: list[Box]) -> Area:
    """Return the frame around all boxes."""
    both = [*zip(places, boxes, strict=True)]
    left = min((place.x - box.width / 2 for place, box in both), default=0.0) - MARGIN
    top = min((place.y - box.height / 2 for place, box in both), default=0.0) - MARGIN
    right = max((place.x + box.width / 2 for place, box in both), default=0.0) + MARGIN
    below = max((place.y + box.height / 2 for place, box in both), default=0.0) + MARGIN
    return Area(left, top, round(right - left, 1), round(below - top, 1))


def _box(radius: float, lines: tuple[str, ...]) -> Box:
    """Return the box around a circle and the name below it."""
    wide = max(width_of(line, SIZE) for line in lines)
    return Box(max(2 * radius, wide), 2 * radius + _BELOW + len(lines) * LEADING)


def _circle(circle: Circle, place: Place) -> Circle:
    """Return a circle where it stands, its name below it; `place` is the middle of its box's upper edge."""
    wide = max(width_of(line, SIZE) for line in circle.lines)
    y = place.y + circle.radius
    label = Area(place.x - wide / 2, y + circle.radius + _BELOW, wide, len(circle.lines) * LEADING)
    return circle._replace(
        x=round(place.x, 1), y=round(y, 1), label=Area(*(round(value, 1) for value in label))
    )
