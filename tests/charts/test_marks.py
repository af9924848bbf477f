"""How events are drawn: every kind of date has a mark, and the mark says no more than the date does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.charts.marks import FORMS, LEGEND, SIGN_OF, SIGNS, Mark, mark_of
from diplotrack.dates.edtf import LAST_DAY, parse
from diplotrack.model import STATUSES
from tests.made_up import made_up_event

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "edtf.json").read_text(encoding="utf-8"))
VALID = [vector["edtf"] for vector in VECTORS["valid"]]


def day(text: str) -> int:
    return parse(text).start_from


def mark(date: str, status: str = "happened") -> Mark:
    return mark_of(made_up_event("event", date, status=status))


@pytest.mark.parametrize("date", VALID)
@pytest.mark.parametrize("status", STATUSES)
def test_every_date_has_a_mark_in_order(date: str, status: str) -> None:
    drawn = mark(date, status=status)
    assert drawn.form in FORMS
    assert drawn.sign in SIGNS
    assert 1 <= drawn.first <= drawn.sure_first <= drawn.sure_last <= drawn.last <= LAST_DAY
    assert drawn.first <= drawn.at <= drawn.last
    assert set(drawn.explained) <= {name for name, _ in LEGEND}
    if drawn.form != "lasted":
        assert (drawn.sure_first, drawn.sure_last) == (drawn.first, drawn.last)


@pytest.mark.parametrize("date", VALID)
def test_a_mark_goes_as_far_as_the_date_can_mean(date: str) -> None:
    when, drawn = parse(date), mark(date)
    if not drawn.is_open_before and not drawn.is_open_after:
        assert (drawn.first, drawn.last) == (when.possible_from, when.possible_to)
    assert (drawn.is_open_before, drawn.is_open_after) == (when.earliest is None, when.latest is None)
    assert (drawn.form == "day") == (drawn.is_filled and drawn.form != "lasted")


@pytest.mark.parametrize(
    ("date", "drawn", "flags"),
    [
        ("2025-10-29", "day 2025-10-29 2025-10-29 2025-10-29 2025-10-29", 0),
        ("2025-10-29T18:00:00", "day 2025-10-29 2025-10-29 2025-10-29 2025-10-29", 0),
        ("{2025-10-29}", "day 2025-10-29 2025-10-29 2025-10-29 2025-10-29", 0),
        ("2025-10-29~", "within 2025-10-28 2025-10-28 2025-10-29 2025-10-30", 3),
        ("2025-10-2X", "within 2025-10-20 2025-10-20 2025-10-24 2025-10-29", 0),
        ("[2025-10-24..2025-10-26]", "within 2025-10-24 2025-10-24 2025-10-25 2025-10-26", 0),
        ("[..2019]", "within 2019-12-31 2019-12-31 2019-12-31 2019-12-31", 5),
        ("[2019..]", "within 2019-01-01 2019-01-01 2019-01-01 2019-01-01", 10),
        ("2023-02", "vague 2023-02-01 2023-02-01 2023-02-14 2023-02-28", 0),
        ("2019-22", "vague 2019-06-01 2019-06-01 2019-07-16 2019-08-31", 0),
        ("2019?", "vague 2018-01-01 2018-01-01 2019-07-02 2020-12-31", 3),
        ("2019-05-01/2019-05-03", "lasted 2019-05-01 2019-05-01 2019-05-01 2019-05-03", 0),
        ("2018/2019", "lasted 2018-01-01 2018-12-31 2018-12-31 2019-12-31", 0),
        ("2019/2019", "lasted 2019-01-01 2019-07-02 2019-07-02 2019-12-31", 0),
        ("2018/..", "lasted 2018-01-01 2018-12-31 2018-12-31 2018-12-31", 10),
        ("2019-05-01/", "lasted 2019-05-01 2019-05-01 2019-05-01 2019-05-01", 10),
        ("/2019-05", "lasted 2019-05-01 2019-05-01 2019-05-01 2019-05-31", 5),
        ("{..1984}", "lasted 1984-01-01 1984-01-01 1984-01-01 1984-12-31", 5),
        ("{2019-05-01,2019-05-09}", "lasted 2019-05-01 2019-05-01 2019-05-01 2019-05-09", 0),
    ],
)  # fmt: skip
def test_what_is_drawn(date: str, drawn: str, flags: int) -> None:
    form, *days = drawn.split()
    found = mark(date)
    assert (found.form, found.flags) == (form, flags)
    assert [found.first, found.sure_first, found.at, found.last] == [*map(day, days)]


def test_a_bar_is_filled_where_the_day_it_began_is_known() -> None:
    assert mark("2019-05-01/2019").is_filled
    assert mark("2019-05-01/").is_filled
    assert not mark("2019/..").is_filled
    assert not mark("../2019-05-01").is_filled
    assert not mark("2019-05-01~/2019-05-09").is_filled


def test_every_status_has_a_sign_and_only_a_fading_one_is_explained_as_such() -> None:
    assert list(SIGN_OF) == list(STATUSES)
    assert set(SIGN_OF.values()) == set(SIGNS)
    assert mark("2025-10-29", status="alleged").explained == ("question", "day")
    assert mark("2018/2019").explained == ("circle", "lasted", "fades")
    assert mark("2025-10-29~").explained == ("circle", "within", "fades")


@given(st.sampled_from(VALID), st.sampled_from(list(STATUSES)))
def test_flags_are_the_four_last_fields(date: str, status: str) -> None:
    drawn = mark(date, status=status)
    assert [bool(drawn.flags & bit) for bit in (1, 2, 4, 8)] == [*drawn[-4:]]
