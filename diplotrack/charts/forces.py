"""Where circles stand that are drawn to each other: links and boxes in, places out.

A force layout in three steps: all push each other away and what is linked pulls; the result is stretched
until it has room for its boxes; and boxes that still overlap are moved apart. It begins at the points of a
Halton sequence, throws no dice, and uses only what computers must round alike (+, -, *, / and the square
root), so that the same links give the same places everywhere.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STEPS = 300
"""So often all are moved: behind that nothing changes that an eye would see."""

ASPECT = 1.45
"""How much wider than high the whole is."""

FILLED = 0.3
"""Which part of the whole the boxes cover."""

GAP = 8.0
"""What is left free around a box."""

_PASSES = 60
_LEAST = 0.5
"""Less than that does not count as an overlap: boxes would be moved for ever."""
_GRAVITY = 0.07


class Box(NamedTuple):
    """What stands at a place and shall be covered by nothing else: its width and height."""

    width: float
    height: float


class Place(NamedTuple):
    """The middle of a box."""

    x: float
    y: float


def arranged(boxes: Sequence[Box], links: Mapping[tuple[int, int], float]) -> list[Place]:
    """Return a place for each box: linked ones (by their numbers, and how strongly, 0..1) near each other.

    No two boxes overlap, and `GAP` is free between any two, or nearly. The middle of all is at 0, 0.
    """
    if not boxes:
        return []
    xs, ys = _drawn_together(len(boxes), links)
    _stretch(xs, ys, boxes)
    while not _moved_apart(xs, ys, boxes):
        xs[:], ys[:] = [x * 1.15 for x in xs], [y * 1.15 for y in ys]
    return [Place(x, y) for x, y in zip(xs, ys, strict=True)]


def _drawn_together(number: int, links: Mapping[tuple[int, int], float]) -> tuple[list[float], list[float]]:
    """Let forces move points in a plane where 1 is the distance that unlinked neighbours like to keep."""
    across = sqrt(number)
    xs = [(_halton(place, 2) - 0.5) * across for place in range(1, number + 1)]
    ys = [(_halton(place, 3) - 0.5) * across for place in range(1, number + 1)]
    for step in range(STEPS):
        _step(xs, ys, links, furthest=across * 0.1 * (1 - step / STEPS))
    return xs, ys


def _step(xs: list[float], ys: list[float], links: Mapping[tuple[int, int], float], furthest: float) -> None:
    """Move each point where the forces drive it, but no further than told."""
    number = len(xs)
    pulls_x, pulls_y = [-x * _GRAVITY * number for x in xs], [-y * _GRAVITY * number for y in ys]
    for one in range(number):
        x, y = xs[one], ys[one]
        for other in range(one):
            over, down = x - xs[other], y - ys[other]
            push = 1 / (over * over + down * down + 1e-6)
            pulls_x[one] += over * push
            pulls_y[one] += down * push
            pulls_x[other] -= over * push
            pulls_y[other] -= down * push
    for (one, other), strength in links.items():
        over, down = xs[one] - xs[other], ys[one] - ys[other]
        pull = sqrt(over * over + down * down) * sqrt(strength)
        pulls_x[one] -= over * pull
        pulls_y[one] -= down * pull
        pulls_x[other] += over * pull
        pulls_y[other] += down * pull
    for point in range(number):
        force = sqrt(pulls_x[point] * pulls_x[point] + pulls_y[point] * pulls_y[point])
        share = min(1.0, furthest / force) if force else 0.0
        xs[point] += pulls_x[point] * share
        ys[point] += pulls_y[point] * share


def _halton(number: int, prime: int) -> float:
    """Return a number between 0 and 1; those that follow each other fill that stretch evenly."""
    found, part = 0.0, 1.0
    while number:
        part /= prime
        number, digit = divmod(number, prime)
        found += part * digit
    return found


def _stretch(xs: list[float], ys: list[float], boxes: Sequence[Box]) -> None:
    """Stretch the plane so that the boxes cover `FILLED` of it, and put its middle at 0, 0."""
    covered = 0.0
    for box in boxes:
        covered += (box.width + GAP) * (box.height + GAP)
    high = sqrt(covered / FILLED / ASPECT)
    for values, long in ((xs, high * ASPECT), (ys, high)):
        low, top = min(values), max(values)
        scale = long / (top - low) if top > low else 0.0
        values[:] = [(value - (low + top) / 2) * scale for value in values]


def _moved_apart(xs: list[float], ys: list[float], boxes: Sequence[Box]) -> bool:
    """Push boxes that overlap apart, on the shorter way; tell whether none do any more."""
    for _ in range(_PASSES):
        moved = False
        for one, box in enumerate(boxes):
            for other in range(one):
                moved = _pushed(xs, ys, one, other, _room(box, boxes[other])) or moved
        if not moved:
            return True
    return False


def _room(one: Box, other: Box) -> Box:
    """Return how far apart the middles of two boxes must be, across or down."""
    return Box((one.width + other.width) / 2 + GAP, (one.height + other.height) / 2 + GAP)


def _pushed(xs: list[float], ys: list[float], one: int, other: int, room: Box) -> bool:
    """Push two boxes apart if they overlap, each half the way; tell whether they did."""
    over, down = xs[one] - xs[other], ys[one] - ys[other]
    too_near, too_low = room.width - abs(over), room.height - abs(down)
    if too_near <= _LEAST or too_low <= _LEAST:
        return False
    if too_near < too_low:
        way = too_near / 2 if over >= 0 else -too_near / 2
        xs[one] += way
        xs[other] -= way
    else:
        way = too_low / 2 if down >= 0 else -too_low / 2
        ys[one] += way
        ys[other] -= way
    return True
