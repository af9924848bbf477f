"""Where marks are drawn: what is sure of a bar, and what is not."""

from __future__ import annotations

import pytest

from diplotrack.charts.marks import mark_of
from diplotrack.charts.placing import Measures, across, placed
from diplotrack.charts.scale import even
from diplotrack.dates.edtf import parse
from tests.made_up import made_up_event

MEASURES = Measures(20 * 31 + 2 * 31)


@pytest.mark.parametrize(
    ("date", "left", "solid_left", "solid_right", "right"),
    [
        ("2025-10-05/2025-10-14", 5, 5, 15, 15),
        ("2025-10-05/2025-10-1X", 5, 5, 11, 20),
        ("2025-10-1X/2025-10-25", 10, 19, 26, 26),
    ],
)
def test_of_a_bar_only_what_is_sure_is_solid(
    date: str, left: int, solid_left: int, solid_right: int, right: int
) -> None:
    first = parse("2025-10").start_from
    scale = even(first, first + 30)
    place = placed(mark_of(made_up_event("event", date)), 0, scale, MEASURES)
    found = (place.left, place.solid_left, place.solid_right, place.right)
    days = (left, solid_left, solid_right, right)
    assert found == pytest.approx([across(first + day - 1, scale, MEASURES) for day in days])
