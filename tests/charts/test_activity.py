"""How much happened when, held against a count by hand: no vague date is counted where it may not belong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.charts.activity import Activity, activity, level_of
from diplotrack.charts.marks import mark_of
from diplotrack.dates.edtf import parse
from tests.made_up import made_up_event
from tests.strategies import DATES


def counted(*dates: str, level: str = "month") -> Activity:
    return activity([mark_of(made_up_event("event", text)) for text in dates], level)


def bars(found: Activity) -> dict[str, tuple[int, int]]:
    length = len("2025-10") if found.level == "month" else len("2025")
    return {str(date.fromordinal(bar.first))[:length]: (bar.surely, bar.possibly) for bar in found.bars}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2025-10-29", {"2025-10": (1, 0)}),
        ("2025-10", {"2025-10": (1, 0)}),
        ("[2025-10-24..2025-11-02]", {"2025-10": (0, 1), "2025-11": (0, 1)}),
        ("2025-10-31~", {"2025-10": (0, 1), "2025-11": (0, 1)}),
        ("2025-10-24/2026", {"2025-10": (1, 0)}),
        ("2025-10-24/..", {"2025-10": (1, 0)}),
        ("../2025-10-24", {"2025-10": (0, 1)}),
        ("[..2025-10-24]", {"2025-10": (0, 1)}),
        ("[2025-10-24..]", {"2025-10": (0, 1)}),
        ("9999-12-31", {"9999-12": (1, 0)}),
        ("0001-01-01", {"0001-01": (1, 0)}),
    ],
)
def test_an_event_counts_where_it_surely_falls_or_possibly(
    text: str, wanted: dict[str, tuple[int, int]]
) -> None:
    assert bars(counted(text)) == wanted


@given(st.lists(st.sampled_from(DATES), min_size=1, max_size=12), st.sampled_from(["month", "year"]))
def test_all_together_are_the_sum_of_each(dates: list[str], level: str) -> None:
    total: dict[str, list[int]] = {}
    for text in dates:
        for period, (surely, possibly) in bars(counted(text, level=level)).items():
            sums = total.setdefault(period, [0, 0])
            sums[0] += surely
            sums[1] += possibly
    found = counted(*dates, level=level)
    assert bars(found) == {period: tuple(sums) for period, sums in sorted(total.items())}
    assert found.most == max(map(sum, total.values()))


@given(st.sampled_from(DATES))
def test_an_event_is_certain_in_one_period_or_in_none(text: str) -> None:
    found = counted(text)
    surely = sum(bar.surely for bar in found.bars)
    assert surely in (0, 1)
    assert not (surely and any(bar.possibly for bar in found.bars))


def test_a_long_time_is_counted_by_years() -> None:
    first = parse("2001").start_from
    assert level_of(first, parse("2025").end_to) == "month"
    assert level_of(first, parse("2027").end_to) == "year"


def test_nothing_has_no_bars() -> None:
    assert counted() == Activity("month", ())
    assert counted().most == 0
