from __future__ import annotations

import pytest

from diplotrack.store.ordering import in_order
from tests.made_up import made_up_event as event


def test_earlier_first_and_broad_before_narrow() -> None:
    dates = ["2025-10-29", "2025-10", "2025", "2025-10-28", "[..2019]", "2019-12-31"]
    ordered = [each.date.edtf for each in in_order(event(date, date) for date in dates)]
    assert ordered == ["[..2019]", "2019-12-31", "2025", "2025-10", "2025-10-28", "2025-10-29"]


@pytest.mark.parametrize(
    ("follows", "order"),
    [
        ({}, "abcd"),
        ({"a": "d"}, "bcda"),
        ({"a": "b", "b": "c"}, "cbad"),
        ({"a": "a"}, "bcda"),
        ({"a": "b", "b": "a"}, "cdab"),
        ({"a": "unknown"}, "abcd"),
    ],
)
def test_follows_decides_between_events_of_the_same_dates(follows: dict[str, str], order: str) -> None:
    events = [event(key, follows=tuple([follows[key]] if key in follows else [])) for key in "dcba"]
    assert "".join(each.key for each in in_order(events)) == order


def test_follows_never_outweighs_a_date() -> None:
    events = [event("early", "2025-10-28", follows=("late",)), event("late", "2025-10-29")]
    assert [each.key for each in in_order(events)] == ["early", "late"]
