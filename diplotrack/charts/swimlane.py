"""Who took part in what, and when: a `Timeline` in, a lane for each actor with its marks out.

An event stands in the lane of everyone who takes part in it: as actor, recipient or carrier; who is only
mentioned has no part. Of many actors the busiest have lanes; all events in which none of these takes part
stand together in one last lane, so that none is missing. Of too many events only the number is drawn.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.company import taking_part
from diplotrack.charts.density import Cell, Density, density_of
from diplotrack.charts.marks import Mark, mark_of
from diplotrack.charts.placing import Measures, Placed, packed, placed
from diplotrack.charts.scale import Scale, stretched
from diplotrack.charts.sides import NONE, by_side, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.timeline import Timeline

MOST_LANES = 16
"""So many actors have a lane of their own: the busiest; of equals, those who appear first."""

MOST_MARKS = 1_500
"""So many marks can be told apart; of more, only how many there are is drawn, cell by cell."""

OTHERS = ""
"""In place of an actor's key: the lane of all events in which nobody with a lane takes part."""


class Drawn(NamedTuple):
    """An event as far as a picture needs it; `number` counts from 0 in the order of the timeline."""

    number: int
    key: str
    title: str
    date: EdtfDate
    status: str
    is_certain: bool
    actors: tuple[str, ...]
    mark: Mark


class Lane(NamedTuple):
    """An actor's lane: the key (or `OTHERS`), and the side by number.

    A member stands under its state. A state that takes part in nothing itself has an empty lane above its
    members. Its marks stand in `rows`, below them the vague ones in `vague_rows`; or there are `cells`.
    """

    key: str
    side: int
    is_member: bool
    events: int
    marks: tuple[Placed, ...] = ()
    rows: int = 0
    vague_rows: int = 0
    cells: tuple[Cell, ...] = ()


class Swimlane(NamedTuple):
    """All lanes, busiest side first, on one scale.

    `events` are all that are drawn, by number. `shown` of all `actors` who take part have lanes. `density` is
    None where each event has its mark, else what the cells of the lanes mean.
    """

    lanes: tuple[Lane, ...]
    events: tuple[Drawn, ...]
    scale: Scale
    shown: int
    actors: int
    density: Density | None


def drawn_of(timeline: Timeline) -> tuple[Drawn, ...]:
    """Return a timeline's events as they are drawn."""
    return tuple(
        Drawn(
            number,
            event.key,
            event.title,
            event.date,
            event.status,
            match.certain,
            taking_part(event),
            mark_of(event),
        )
        for number, match in enumerate(timeline.matches)
        for event in (match.event,)
    )


def swimlane(timeline: Timeline, measures: Measures, scale: Scale | None = None) -> Swimlane:
    """Return the lanes of a timeline on a scale: a stretched one, where none is given."""
    events = drawn_of(timeline)
    scale = scale or stretched([each.mark for each in events])
    parts = Counter(key for each in events for key in each.actors)
    with_lane = sorted(parts, key=lambda key: -parts[key])[:MOST_LANES]
    lanes = _arranged(with_lane, parts, timeline)
    held = _held(events, {*with_lane})
    if held.get(OTHERS):
        lanes.append(Lane(OTHERS, NONE, is_member=False, events=len(held[OTHERS])))
    marks = {
        key: [placed(each.mark, each.number, scale, measures) for each in its] for key, its in held.items()
    }
    density = None
    if sum(map(len, marks.values())) > MOST_MARKS:
        density = density_of(marks.values(), measures)
        filled = (lane._replace(cells=density.cells(marks.get(lane.key, ()))) for lane in lanes)
    else:
        filled = (_filled(lane, marks.get(lane.key, ()), measures) for lane in lanes)
    return Swimlane((*filled,), events, scale, len(with_lane), len(parts), density)


def _arranged(keys: Sequence[str], parts: Mapping[str, int], timeline: Timeline) -> list[Lane]:
    """Return empty lanes for these actors, sorted by side."""
    actors = timeline.actors
    sides = sides_of(parts, actors).of
    lanes: list[Lane] = []
    for top, members in by_side(keys, parts, actors):
        if members[0] != top:
            lanes.append(Lane(top, sides[members[0]], is_member=False, events=0))
        lanes += [Lane(key, sides[key], is_member=key != top, events=parts[key]) for key in members]
    return lanes


def _held(events: Iterable[Drawn], with_lane: set[str]) -> dict[str, list[Drawn]]:
    """Return the events of each lane."""
    held: dict[str, list[Drawn]] = {}
    for each in events:
        keys = [key for key in each.actors if key in with_lane]
        for key in keys or (OTHERS,):
            held.setdefault(key, []).append(each)
    return held


def _filled(lane: Lane, marks: Sequence[Placed], measures: Measures) -> Lane:
    """Return the lane with its marks in rows."""
    sharp = packed([each for each in marks if each.mark.form != "vague"], measures)
    vague = packed([each for each in marks if each.mark.form == "vague"], measures)
    return lane._replace(
        marks=(*sorted((*sharp, *vague), key=lambda each: each.number),),
        rows=1 + max((each.row for each in sharp), default=-1),
        vague_rows=1 + max((each.row for each in vague), default=-1),
    )
