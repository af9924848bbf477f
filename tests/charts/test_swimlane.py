"""Lanes: everyone who takes part has one, or the busiest do; nothing overlaps, and nothing is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from diplotrack.charts import swimlane as module
from diplotrack.charts.placing import Measures
from diplotrack.charts.swimlane import MOST_LANES, OTHERS, Lane, swimlane
from tests.charts.made_up_casts import cast_of, person, state
from tests.made_up import made_up_event
from tests.strategies import DATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from diplotrack.timeline import Timeline

MEASURES = Measures(800)
CAST = (
    state("ruritania", "Ruritania"),
    state("graustark", "Graustark"),
    person("rudolf", "Rudolf", "ruritania"),
    person("michael", "Michael", "ruritania"),
    person("yetive", "Yetive", "graustark"),
    person("hermit", "The Hermit"),
)


def dated(timeline: Timeline, dates: Sequence[str]) -> Timeline:
    matches = [
        replace(match, event=replace(match.event, date=made_up_event("", date).date))
        for match, date in zip(timeline.matches, dates, strict=True)
    ]
    return replace(timeline, matches=(*matches,))


def lanes_of(*events: str) -> dict[str, Lane]:
    found = swimlane(cast_of([event.split() for event in events], CAST), MEASURES)
    assert len({lane.key for lane in found.lanes}) == len(found.lanes)
    return {lane.key: lane for lane in found.lanes}


def test_an_event_stands_in_the_lane_of_all_who_take_part_and_of_nobody_else() -> None:
    lanes = lanes_of("rudolf yetive", "yetive ~rudolf", "rudolf rudolf")
    standing = {key: [each.number for each in lane.marks] for key, lane in lanes.items() if lane.marks}
    assert standing == {"rudolf": [0, 2], "yetive": [0, 1]}


def test_the_busiest_side_comes_first_its_state_on_top_and_its_members_by_their_events() -> None:
    lanes = lanes_of("yetive", "michael", "michael rudolf", "ruritania", "hermit", "yetive graustark")
    assert [*lanes] == ["ruritania", "michael", "rudolf", "graustark", "yetive", "hermit"]
    assert [lane.is_member for lane in lanes.values()] == [False, True, True, False, True, False]
    assert [lane.side for lane in lanes.values()] == [1, 1, 1, 0, 0, -1]


def test_a_state_without_events_has_an_empty_lane_above_its_members() -> None:
    lanes = lanes_of("rudolf", "michael")
    assert [(lane.key, lane.events, lane.is_member) for lane in lanes.values()] == [
        ("ruritania", 0, False),
        ("rudolf", 1, True),
        ("michael", 1, True),
    ]


def test_of_many_actors_the_busiest_have_lanes_and_the_others_one_together() -> None:
    events = [[f"a{number}"] for number in range(20) for _ in range(20 - number)] + [["a0", "a19"], []]
    found = swimlane(cast_of(events), MEASURES)
    *own, last = found.lanes
    assert [lane.key for lane in own] == [f"a{number}" for number in range(MOST_LANES)]
    assert (found.shown, found.actors) == (MOST_LANES, 20)
    assert last.key == OTHERS
    assert last.events == len(last.marks) == 4 + 3 + 2 + 1 + 1
    standing = {each.number for lane in found.lanes for each in lane.marks}
    assert standing == set(range(len(events)))


@given(st.lists(st.sampled_from(DATES), min_size=1, max_size=30))
@example([f"2025-{month:02}-{day:02}" for month in range(1, 5) for day in range(1, 29)])
def test_marks_of_one_row_never_overlap(dates: list[str]) -> None:
    found = swimlane(dated(cast_of([["rudolf"]] * len(dates), CAST), dates), MEASURES)
    lane = found.lanes[-1]
    rows = defaultdict(list)
    for each in lane.marks:
        rows[each.mark.form == "vague", each.row].append(each)
        assert 0 <= each.left <= each.x <= each.right <= MEASURES.width
    half = MEASURES.sign / 2
    for standing in rows.values():
        for one, other in combinations(sorted(standing, key=lambda each: each.left), 2):
            assert max(one.right, one.x + half) <= min(other.left, other.x - half)
    for is_vague, number in ((True, lane.vague_rows), (False, lane.rows)):
        assert {row for vague, row in rows if vague == is_vague} == set(range(number))


def test_vague_marks_push_nothing_apart() -> None:
    dates = ["2025", "2025-10-01", "2025-10-20", "2025-10", "201X"]
    (lane,) = swimlane(dated(cast_of([["hermit"]] * 5, CAST), dates), MEASURES).lanes
    assert (lane.rows, lane.vague_rows) == (1, 2)


def test_of_too_many_events_each_is_counted_once_in_every_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MARKS", 50)
    dates = [f"2025-10-{day:02}" for day in range(1, 31)] + ["2025-10-28"] * 30
    found = swimlane(dated(cast_of([["rudolf", "hermit"]] * 60, CAST), dates), MEASURES)
    assert found.density
    for lane in found.lanes:
        assert not lane.marks
        assert sum(cell.number for cell in lane.cells) == lane.events
        for cell in lane.cells:
            low = (0, *found.density.bounds)[cell.level - 1]
            assert low < cell.number <= found.density.bounds[cell.level - 1]
    assert found.density.bounds[-1] == max(cell.number for lane in found.lanes for cell in lane.cells)
    assert found.density.ranges[0] == "1–2"


def test_nothing_has_no_lanes() -> None:
    found = swimlane(cast_of([]), MEASURES)
    assert (found.lanes, found.events, found.actors) == ((), (), 0)
