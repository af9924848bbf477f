"""Relations between vague dates, held against every pair of days that they can mean."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.dates.edtf import parse
from diplotrack.dates.relations import (
    RELATIONS,
    WORDS,
    Answer,
    answer,
    before,
    compatible,
    possible_relations,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.dates.edtf import EdtfDate


def days_of(when: EdtfDate) -> Iterator[tuple[int, int]]:
    """Yield each first and last day that a date can have had."""
    first, last = when.possible_from, when.possible_to
    for start, end in product(range(first, last + 1), repeat=2):
        if start <= min(end, when.sure_from) and end >= when.sure_to:
            yield start, end


def relation(one: tuple[int, int], other: tuple[int, int]) -> str:
    """Name the relation of two stretches of days, both ends included, from its definition."""
    (start, end), (other_start, other_end) = one, other
    if end < other_start:
        return "meets" if end + 1 == other_start else "before"
    if other_end < start:
        return "met-by" if other_end + 1 == start else "after"
    starts, ends = (start > other_start) - (start < other_start), (end > other_end) - (end < other_end)
    return {
        (-1, -1): "overlaps",
        (-1, 0): "finished-by",
        (-1, 1): "contains",
        (0, -1): "starts",
        (0, 0): "equals",
        (0, 1): "started-by",
        (1, -1): "during",
        (1, 0): "finishes",
        (1, 1): "overlapped-by",
    }[starts, ends]


@st.composite
def small_dates(draw: st.DrawFn) -> EdtfDate:
    """Return a date of any shape within a few days, so that all that it can mean can be counted."""
    days = sorted(draw(st.lists(st.integers(10, 16), min_size=2, max_size=2, unique=True)))
    one, other = (f"2025-10-{day}" + draw(st.sampled_from(["", "", "?", "~", "%"])) for day in days)
    shapes = [
        one,
        f"{one}/{other}",
        f"{one}/{one}",
        f"[{one}..{other}]",
        f"[{one},{other}]",
        f"{{{one},{other}}}",
    ]
    return parse(draw(st.sampled_from(shapes)))


@given(small_dates(), small_dates())
def test_possible_relations_are_those_of_all_days(one: EdtfDate, other: EdtfDate) -> None:
    found = {relation(*days) for days in product(days_of(one), days_of(other))}
    assert possible_relations(one, other) == found


@given(small_dates(), small_dates())
def test_before_agrees_with_the_word(one: EdtfDate, other: EdtfDate) -> None:
    assert before(one, other) == answer(one, "before", other)
    assert before(one, other) == answer(other, "after", one)


@given(small_dates(), small_dates())
def test_one_word_is_certain_or_several_are_possible(one: EdtfDate, other: EdtfDate) -> None:
    answers = [answer(one, word, other) for word in WORDS]
    certain, possible = answers.count(Answer.YES), answers.count(Answer.MAYBE)
    assert (certain, possible) == (1, 0) or (certain == 0 and possible > 1)


@given(small_dates(), small_dates())
def test_compatible_dates_have_an_event_that_fits_both(one: EdtfDate, other: EdtfDate) -> None:
    if one.lasting and other.lasting:
        fits = bool(set(days_of(one)) & set(days_of(other)))
    else:
        spans = [range(when.possible_from, when.possible_to + 1) for when in (one, other)]
        fits = bool(set(spans[0]) & set(spans[1]))
    assert compatible(one, other) == compatible(other, one) == fits


@given(small_dates())
def test_a_date_never_contradicts_itself(when: EdtfDate) -> None:
    assert compatible(when, when)
    assert "equals" in possible_relations(when, when)


def test_every_relation_belongs_to_one_word() -> None:
    assert len(RELATIONS) == 13
    assert sorted(relation for word in WORDS.values() for relation in word) == sorted(RELATIONS)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("2025-09", "2025-10-29", "yes"),
        ("2025-10", "2025-10-29", "maybe"),
        ("[..2019]", "2025-10", "yes"),
        ("2025-10-28", "2025-10-29", "yes"),
        ("2018~", "2019-06-30", "maybe"),
        ("2018~", "2020", "yes"),
        ("2025-10-29?", "2025-10-30", "maybe"),
        ("2019/..", "2025", "no"),
        ("2019/", "2025", "maybe"),
        ("[2025-10-29..]", "2025-10-29", "no"),
        ("../2017", "2018", "yes"),
        ("2025-10-29", "2025-10-29", "no"),
    ],
)
def test_before(one: str, other: str, wanted: str) -> None:
    assert before(parse(one), parse(other)) == wanted


@pytest.mark.parametrize(
    ("one", "word", "other", "wanted"),
    [
        ("2025-10-29", "during", "2019/..", "yes"),
        ("2025-10", "during", "2025", "maybe"),
        ("2025-10", "during", "2025-10-01/2025-10-31", "yes"),
        ("2019/..", "overlaps", "2025-10-29", "yes"),
        ("2025-11", "after", "2025-10-29", "yes"),
    ],
)
def test_words(one: str, word: str, other: str, wanted: str) -> None:
    assert answer(parse(one), word, parse(other)) == wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("2025-10-28", "2025-10", True),
        ("2025-10-28", "2025-10-29", False),
        ("2025-10-28?", "2025-10-29", True),
        ("[..2025-10-28]", "2025-10-29", False),
        ("2019/..", "2019/2021", True),
        ("2019/..", "2020/2021", False),
        ("../2017", "2015/2017", True),
        ("/2017", "2015/2018", False),
        ("2019/", "2019-05/2021", True),
        ("2025-10-28/2025-10-30", "2025-10-29/2025-10-30", False),
        ("2025-10-28/2025-10-30", "{2025-10-30,2025-10-31}", True),
    ],
)
def test_compatible(one: str, other: str, *, wanted: bool) -> None:
    assert compatible(parse(one), parse(other)) is wanted
