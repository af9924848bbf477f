"""Lanes in characters: what they look like at two widths, and that no event gets lost in them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from diplotrack.charts.company import taking_part
from diplotrack.charts.marks import SIGNS, mark_of
from diplotrack.charts.placing import across, placed
from diplotrack.charts.scale import even
from diplotrack.dates.edtf import parse
from diplotrack.timeline import DossierCard, EventFilter, Match, Timeline
from diplotrack.views.chart import INDENT, chart_lines
from diplotrack.views.drawing import as_codes
from diplotrack.views.line import length, plain
from diplotrack.views.strokes import ASCII, DRAWN, Stroke, measures_of, packed, samples, stroke_of
from tests.made_up import made_up_actor, made_up_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diplotrack.model import Event


def page(timeline: Timeline, width: int, *, only_ascii: bool = False) -> str:
    return "".join(f"{plain(line)}\n" for line in chart_lines(timeline, width, only_ascii=only_ascii))


@pytest.mark.parametrize("width", [40, 80, 160])
def test_what_is_seen(
    width: int, timeline: Timeline, october: Timeline, golden: Callable[[str, str], None]
) -> None:
    golden(f"views/chart-{width}.txt", page(timeline, width))
    golden(f"views/chart-october-{width}.txt", page(october, width))
    golden(f"views/chart-ascii-{width}.txt", page(timeline, width, only_ascii=True))


def test_colours(october: Timeline, golden: Callable[[str, str], None]) -> None:
    lines = chart_lines(october, 80)
    golden("views/chart-colour.ansi", "".join(as_codes(lines, codes=True, colour=True)))


@pytest.mark.parametrize("width", [1, 17, 40, 41, 80, 120, 1_000])
def test_no_line_is_longer_than_the_terminal(width: int, timeline: Timeline) -> None:
    assert all(length(line) <= max(width, 28) for line in chart_lines(timeline, width))


def timeline_of(events: Iterable[Event]) -> Timeline:
    matches = tuple(map(Match, events))
    card = DossierCard("made-up", "Made up")
    return Timeline(card, EventFilter(), matches, {}, {}, len(matches), len(matches))


DATES = (
    "2025-10-29", "2025-10-28", "2025-10", "2025", "[2025-10-24..2025-10-26]", "[..2025-10-28]",
    "[2025-10-28..]", "2018/..", "2025-10-24/2025-10-30", "2018~", "2025-10-27?", "2025-10-01~/2025-10-05",
)  # fmt: skip

made_up = some.lists(
    some.tuples(some.sampled_from(DATES), some.sampled_from("abc"), some.sampled_from("abc")), max_size=11
).map(
    lambda drawn: [
        made_up_event(f"event-{place}", date, actors={one, other})
        for place, (date, one, other) in enumerate(drawn)
    ]
)


@given(made_up, some.integers(40, 160))
def test_every_event_has_a_sign_in_each_of_its_lanes(events: list[Event], width: int) -> None:
    wanted = Counter(key for event in events for key in taking_part(event))
    seen: Counter[str] = Counter()
    lane = ""
    for line in page(timeline_of(events), width).splitlines():
        name, edge, row = line.partition("┤" if "┤" in line else "│")
        lane = name.strip() or lane
        if edge:
            seen[lane] += sum(row.count(sign) for sign in "●○")
    assert seen == wanted


@given(some.lists(some.tuples(some.integers(0, 60), some.integers(1, 9), some.integers(0, 3)), max_size=30))
def test_strokes_do_not_touch_but_for_signs(drawn: list[tuple[int, int, int]]) -> None:
    strokes = [Stroke(first, "x" * long, first + (more if long == 1 else 0)) for first, long, more in drawn]
    rows = packed(strokes)
    assert sorted(len(each.text) for row in rows for each in row) == sorted(
        len(each.text) for each in strokes
    )
    for row in rows:
        for before, behind in pairwise(row):
            is_long = len(before.text) > 1 or len(behind.text) > 1
            assert behind.first - before.behind >= is_long
            assert behind.first <= behind.last_first


STROKES = [
    ("2025-10-16", "happened", "●", "*"),
    ("2025-10-16", "planned", "◆", "#"),
    ("[2025-10-10..2025-10-20]", "happened", "┄┄┄┄┄○┄┄┄┄┄", "-----o-----"),
    ("[2025-10-10..2025-10-20]", "alleged", "┄┄┄┄┄?┄┄┄┄┄", "-----?-----"),
    ("[..2025-10-16]", "expected", "╌╌◇", "''+"),
    ("[2025-10-16..]", "proposed", "◇╌╌", "+''"),
    ("2025-10-10/2025-10-14", "ongoing", "◐━━━━", "@===="),
    ("2025-10-10/..", "happened", "●━╌╌", "*=''"),
    ("2025-10-10/2025-10-14~", "happened", "●━━━╍╍", "*===::"),
    ("2025-10-05/2025-10-1X", "happened", "●━━━━━╍╍╍╍╍╍╍╍╍", "*=====:::::::::"),
    ("2025-10-10~", "happened", "╌○╌", "'o'"),
    ("2025-10", "happened", "···············○···············", "...............o..............."),
]


@pytest.mark.parametrize(("date", "status", "drawn", "ascii_"), STROKES)
def test_marks_in_characters(date: str, status: str, drawn: str, ascii_: str) -> None:
    scale = even(parse("2025-10-01").start_from, parse("2025-10-31").end_to)
    measures = measures_of(31 + 6)
    mark = mark_of(made_up_event("event", date, status=status))
    place = placed(mark, 0, scale, measures)
    ends = across(mark.at + 1, scale, measures)
    assert stroke_of(place, DRAWN, ends).text == drawn
    assert stroke_of(place, ASCII, ends).text == ascii_
    assert stroke_of(place, DRAWN, ends, is_possible=True).text == f"~{drawn}"


def test_what_is_ascii_is_ascii() -> None:
    assert all(map(str.isascii, (*samples([], ASCII).values(), *ASCII.signs["circle"])))
    assert set(SIGNS) == set(ASCII.signs) == set(DRAWN.signs)


def test_events_of_a_day_stand_beside_each_other_where_there_is_room() -> None:
    days = ["2025-10-29"] * 5 + ["2025-10-30"] * 2
    events = [made_up_event(f"event-{place}", day, actors="a") for place, day in enumerate(days)]
    lane = [line for line in page(timeline_of(events), 80).splitlines() if "┤" in line or "│" in line]
    assert len(lane) == 1
    assert "●●●●●" in lane[0]


def test_a_crowded_lane_is_counted() -> None:
    events = [made_up_event(f"event-{place}", "[2025-10-01..2025-10-31]", actors="a") for place in range(13)]
    few = [made_up_event(f"few-{place}", "2025-10-03", actors="b") for place in range(3)]
    drawn = page(timeline_of([*events, *few]), 80)
    lane = next(line for line in drawn.splitlines() if line.startswith("a"))
    assert lane.rpartition("┤")[2].strip() == "+"
    assert "1-9 + so many events in one place" in drawn


def test_of_too_many_events_all_lanes_are_counted() -> None:
    events = [
        made_up_event(f"event-{place}", f"2025-{place % 12 + 1:02}-{place % 28 + 1:02}", actors="ab")
        for place in range(1_000)
    ]
    lanes = [line for line in page(timeline_of(events), 80).splitlines() if "┤" in line or "│" in line]
    assert len(lanes) == 2
    assert all(set(line.rpartition("┤")[2].replace(" ", "")) <= set("123456789+") for line in lanes)


def test_a_chart_of_nothing_says_so() -> None:
    assert page(timeline_of([]), 80) == "Made up\n\nThe dossier holds no events yet.\n"


def test_members_stand_below_their_state(timeline: Timeline) -> None:
    names = [line.partition("┤")[0].rstrip() for line in page(timeline, 80).splitlines() if "┤" in line]
    state = names.index("United States")
    assert names[state + 1] == f"{INDENT}Donald Trump"


def test_a_name_that_nobody_would_read_to_its_end_is_cut() -> None:
    long = made_up_actor("long", "Permanent Joint Standing Committee " * 10 + "of Ruritania")
    match = Match(made_up_event("talks", "2025-10-29", actors=["long"]))
    timeline = Timeline(DossierCard("made-up", "Made up"), EventFilter(), (match,), {"long": long}, {}, 1, 1)
    names = [line[:20].strip() for line in page(timeline, 80, only_ascii=True).splitlines()[4:8]]
    assert names[0].startswith("Permanent")
    assert names[-1] == "..."
    assert "Ruritania" not in page(timeline, 80)
