"""The swimlane as a drawing: a `Timeline` in, lanes with heights, names and words out, for a template.

Lanes come from `charts`; here they get heights, and words for those who cannot see them.
"""

from __future__ import annotations

from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.lettering import label
from diplotrack.charts.swimlane import OTHERS
from diplotrack.dates.english import english
from diplotrack.exporters.phrases import capital, status_word
from diplotrack.exporters.pictures.shapes import Shape, shape_of, side_class
from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.charts.placing import Placed
    from diplotrack.charts.swimlane import Drawn, Lane, Swimlane
    from diplotrack.timeline import Timeline

ROW, VAGUE_ROW, PAD, LOWEST = 13.0, 11.0, 6.0, 24.0
"""Heights: of a row, of one of vague marks, above and below them, and of a lane at the least."""

NAME, LINE, LETTERS_BELOW = 12.0, 13.0, 4.0
"""The size of names, how far their lines are apart, and how far a line's middle is above its foot."""

INDENT, NAMES, NARROW_NAMES, WIDE = 12.0, 168.0, 104.0, 700.0
"""How far members are indented, and the room of names: in a picture that is so wide, and in others."""


class Name(NamedTuple):
    """One line of a lane's name."""

    text: str
    x: float
    y: float


class DrawnMark(NamedTuple):
    """An event in one lane, and what is said when it is pointed at."""

    event: Drawn
    classes: str
    words: str
    shape: Shape


class DrawnLane(NamedTuple):
    """A lane from `top` on, `height` high."""

    lane: Lane
    side: str
    is_state: bool
    top: float
    height: float
    name: tuple[Name, ...]
    marks: tuple[DrawnMark, ...]

    @property
    def middle(self) -> float:
        """The height in its middle."""
        return self.top + self.height / 2


class Tie(NamedTuple):
    """A line between the signs of an event that stands in several lanes."""

    x: float
    top: float
    bottom: float


def room_for_names(width: float) -> float:
    """Return how wide the column of names is in a picture of this width."""
    return NAMES if width >= WIDE else NARROW_NAMES


def drawn_lanes(lanes: Swimlane, timeline: Timeline, room: float, top: float) -> tuple[DrawnLane, ...]:
    """Return the lanes below each other from `top` on; names break where `room` ends."""
    names = [_lines(lane, timeline, room) for lane in lanes.lanes]
    heights = [_height(lane, len(lines)) for lane, lines in zip(lanes.lanes, names, strict=True)]
    tops = accumulate(heights, initial=top)
    return tuple(
        DrawnLane(
            lane,
            side_class(lane.side),
            _is_state(lane, timeline),
            above,
            height,
            (*_set(lines, lane, above, height),),
            (*_marks(lane, lanes, above, height),),
        )
        for lane, lines, above, height in zip(lanes.lanes, names, tops, heights, strict=False)
    )


def ties(lanes: tuple[DrawnLane, ...]) -> Iterator[Tie]:
    """Yield lines that join the signs of each event; where such lines cover each other they are one."""
    places: dict[int, list[Shape]] = {}
    for lane in lanes:
        for mark in lane.marks:
            places.setdefault(mark.event.number, []).append(mark.shape)
    spans = sorted((its[0].x, its[0].y, its[-1].y) for its in places.values() if len(its) > 1)
    for x, on_day in groupby(spans, key=itemgetter(0)):
        top, bottom = 0.0, 0.0
        for _, high, low in on_day:
            if bottom and high > bottom:
                yield Tie(x, top, bottom)
                bottom = 0.0
            top, bottom = top if bottom else high, max(bottom, low)
        yield Tie(x, top, bottom)


def _is_state(lane: Lane, timeline: Timeline) -> bool:
    actor = timeline.actors.get(lane.key)
    return actor is not None and actor.kind == "state" and not lane.is_member


def _lines(lane: Lane, timeline: Timeline, room: float) -> tuple[str, ...]:
    name = "Others" if lane.key == OTHERS else timeline.actor_name(lane.key)
    return label(folded(name), NAME, room - (INDENT if lane.is_member else 0) - 2 * PAD)


def _height(lane: Lane, lines: int) -> float:
    rows = lane.rows * ROW + lane.vague_rows * VAGUE_ROW
    return max(LOWEST, lines * LINE + PAD, rows + 2 * PAD)


def _set(lines: tuple[str, ...], lane: Lane, top: float, height: float) -> Iterator[Name]:
    """Yield the lines of a name: in the middle of a low lane, at the top of a high one."""
    block = len(lines) * LINE
    above = top + (height - block) / 2 if height < block + 3 * LINE else top + PAD
    for number, line in enumerate(lines):
        yield Name(line, INDENT if lane.is_member else 0.0, above + (number + 0.5) * LINE + LETTERS_BELOW)


def _marks(lane: Lane, lanes: Swimlane, top: float, height: float) -> Iterator[DrawnMark]:
    """Yield the marks of a lane at their heights, the rows in its middle."""
    free = (height - lane.rows * ROW - lane.vague_rows * VAGUE_ROW) / 2
    for each in lane.marks:
        if each.mark.form == "vague":
            y = top + free + lane.rows * ROW + (each.row + 0.5) * VAGUE_ROW
        else:
            y = top + free + (each.row + 0.5) * ROW
        event = lanes.events[each.number]
        yield DrawnMark(event, _classes(each, event), words(event), shape_of(each, y, lane.side))


def _classes(each: Placed, event: Drawn) -> str:
    return f"mark {each.mark.form} {each.mark.sign}{'' if event.is_certain else ' possible'}"


def words(event: Drawn) -> str:
    """Return what an event is in one line: its date, title, and status where it did not just happen."""
    status = "" if event.status == "happened" else f" ({status_word(event.status)})"
    return f"{capital(english(event.date))}: {event.title}{status}"
