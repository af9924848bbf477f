"""Scales: days and places belong to each other, in order, and labels never collide."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplotrack.charts.marks import mark_of
from diplotrack.charts.scale import MOST_KNOTS, Scale, even, stretched
from diplotrack.charts.ticks import GAP, ticks
from tests.made_up import made_up_event

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "edtf.json").read_text(encoding="utf-8"))
DAYS = tuple(date(2025, 10, number).isoformat() for number in range(20, 31))
DATES = (*(vector["edtf"] for vector in VECTORS["valid"]), *DAYS, "2025", "2024-12-03", "[..2025-10-28]")


def scale_of(*dates: str) -> Scale:
    return stretched([mark_of(made_up_event("event", text)) for text in dates])


def named(scale: Scale, width: float = 800, character: float = 6) -> list[str]:
    return [tick.label for tick in ticks(scale, width, character)]


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


stretched_scales = st.lists(st.sampled_from(DATES), max_size=30).map(lambda dates: scale_of(*dates))
spans = st.tuples(st.integers(1, 3_652_059), st.integers(0, 4_000))
even_scales = spans.map(lambda span: even(span[0], min(sum(span), 3_652_059)))
scales = stretched_scales | even_scales


@given(scales)
def test_a_scale_runs_from_0_to_1_and_never_back(scale: Scale) -> None:
    assert scale.knots[0][1] == 0
    assert scale.knots[-1][1] == 1
    for (day, place), (next_day, next_place) in pairwise(scale.knots):
        assert day < next_day
        assert place < next_place


@given(scales, st.floats(0, 1), st.floats(0, 1))
def test_places_and_days_are_inverse_and_in_order(scale: Scale, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert scale.day(low) <= scale.day(high)
    assert scale.at(scale.day(low)) == pytest.approx(low, abs=1e-6)
    day = scale.first + one * (scale.last + 1 - scale.first)
    assert scale.day(scale.at(day)) == pytest.approx(day, abs=1e-3 * (1 + scale.last - scale.first))


@given(scales)
def test_what_lies_outside_is_moved_to_the_nearer_end(scale: Scale) -> None:
    assert scale.at(scale.first - 10) == 0
    assert scale.at(scale.last + 10) == 1
    assert (scale.day(-1), scale.day(2)) == (scale.first, scale.last + 1)


@given(st.lists(st.sampled_from(DATES), min_size=1, max_size=30))
def test_a_stretched_scale_holds_all_marks(dates: list[str]) -> None:
    marks = [mark_of(made_up_event("event", text)) for text in dates]
    scale = stretched(marks)
    assert scale.first == min(mark.first for mark in marks)
    assert scale.last == max(mark.last for mark in marks)


def test_the_month_in_which_much_happens_gets_room() -> None:
    scale = scale_of("2011-12-05", "2018-09-29", "2024-12-03", *DAYS)
    october = scale.at(ordinal("2025-11-01")) - scale.at(ordinal("2025-10-01"))
    assert october > 0.5
    assert even(scale.first, scale.last).at(ordinal("2025-10-20")) > 0.98


def test_a_day_with_more_events_gets_more_room_and_a_wide_span_gives_none() -> None:
    scale = scale_of("2025-10-01", *["2025-10-10"] * 9, "2025-10-20", "[2025-01-01..2025-10-30]")
    widths = {
        number: scale.at(ordinal(f"2025-10-{number:02}") + 1) - scale.at(ordinal(f"2025-10-{number:02}"))
        for number in (1, 10, 15, 20)
    }
    assert widths[10] > 2 * widths[1] == pytest.approx(2 * widths[20], rel=1e-3)
    assert widths[15] < widths[1] / 10


def test_too_many_busy_days_are_told_apart_by_months() -> None:
    begin = ordinal("2001-01-01")
    scale = scale_of(*(date.fromordinal(begin + 3 * number).isoformat() for number in range(2_000)))
    assert len(scale.knots) <= MOST_KNOTS
    assert all(date.fromordinal(day).day == 1 for day, _ in scale.knots[:-1])


def test_a_scale_of_nothing_is_a_day_long() -> None:
    assert stretched([]) == even(1, 1)


@given(scales, st.sampled_from([40, 100, 320, 800, 1600]), st.sampled_from([1, 6, 7.5]))
@example(even(1, 3_652_059), 800, 6)
def test_labels_never_collide(scale: Scale, width: float, character: float) -> None:
    axis = ticks(scale, width, character)
    assert axis
    for tick, following in pairwise(axis):
        end = tick.place * width + (len(tick.label) + GAP) * character
        assert end <= following.place * width
    for tick in axis:
        assert tick.place == scale.at(tick.day)
        assert scale.first <= tick.day <= scale.last
    for tick in axis[1:]:
        assert tick.place * width + (len(tick.label) + GAP) * character <= width


@given(scales)
def test_a_day_is_named_only_behind_its_month_and_a_month_behind_its_year(scale: Scale) -> None:
    seen: list[tuple[int, ...]] = []
    for tick in ticks(scale, 900, 6):
        then = date.fromordinal(tick.day)
        if tick.level == "month":
            assert seen[-1][0] == then.year
        if tick.level == "day":
            assert seen[-1][:2] == (then.year, then.month)
        seen.append((then.year, then.month, then.day))


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2025-10-24", "2025-10-29", "24 Oct 2025, 25, 26, 27, 28, 29"),
        ("2025-10-29", "2025-10-29", "29 Oct 2025"),
        (
            "2025-10-01",
            "2025-12-31",
            "Oct 2025, 10, 15, 20, 25, Nov, 5, 10, 15, 20, 25, Dec, 5, 10, 15, 20, 25",
        ),
        ("2025-01-01", "2025-12-31", "2025, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec"),
        ("2024-11-24", "2025-07-31", "Nov 2024, 2025, Feb, Mar, Apr, May, Jun, Jul"),
        (
            "2023-01-01",
            "2026-12-31",
            "2023, Apr, Jul, Oct, 2024, Apr, Jul, Oct, 2025, Apr, Jul, Oct, 2026, Apr, Jul, Oct",
        ),
        ("2015-01-01", "2024-12-31", "2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024"),
        (
            "1950-01-01",
            "2020-12-31",
            "1950, 1955, 1960, 1965, 1970, 1975, 1980, 1985, 1990, 1995, 2000, 2005, 2010, 2015",
        ),
    ],
)
def test_what_is_named_on_an_even_scale(first: str, last: str, wanted: str) -> None:
    assert named(even(ordinal(first), ordinal(last))) == wanted.split(", ")


@pytest.mark.parametrize(("width", "wanted"), [(260, "2025, Sep, 22 Sep, Oct"), (200, "2025, Sep, 22, Oct")])
def test_a_day_that_stands_alone_says_its_month_where_that_fits(width: int, wanted: str) -> None:
    """By itself 22 could be a year."""
    begin, end = ordinal("2025-01-01"), ordinal("2025-12-31")
    knots = ((ordinal("2025-09-01"), 0.3), (ordinal("2025-09-22"), 0.6), (ordinal("2025-09-23"), 0.75))
    scale = Scale(((begin, 0.0), *knots, (ordinal("2025-10-01"), 0.8), (end + 1, 1.0)))
    assert [tick.label for tick in ticks(scale, width, 7)] == wanted.split(", ")
