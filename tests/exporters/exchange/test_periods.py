"""Bounds that programs without vague dates can write, against the days that the date itself means."""

from __future__ import annotations

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.exporters.exchange.periods import period
from tests.exporters.exchange.conftest import EVERY_DATE


@pytest.mark.parametrize("written", EVERY_DATE)
def test_bounds_hold_the_date_exactly_and_have_no_side_that_is_not_known(written: str) -> None:
    date, found = parse(written), period(parse(written))
    assert bool(found.start) == (date.start_known == "known")
    assert bool(found.end) == (date.end_known == "known")
    if found.start:
        assert parse(found.start).start_from == date.start_from
    if found.end:
        assert parse(found.end).end_to == date.end_to
    assert all(parse(side).edtf == side for side in found.known)


@pytest.mark.parametrize("written", EVERY_DATE)
def test_it_is_exact_only_where_it_can_be_read_back(written: str) -> None:
    start, end, is_exact = period(parse(written))
    back = start if start == end else f"{start}/{end}"
    assert is_exact == (back == written and bool(start) and bool(end))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2025-10-29~", "2025-10-29", "2025-10-29"),
        ("2018%", "2018", "2018"),
        ("2025-10-2X", "2025-10-20", "2025-10-29"),
        ("2001-21", "2001-03", "2001-05"),
        ("[2018,2025-10]", "2018", "2025-10"),
        ("2025/2025-03", "2025", "2025-03"),
    ],
)
def test_nothing_is_padded_that_need_not_be(written: str, start: str, end: str) -> None:
    assert period(parse(written))[:2] == (start, end)
