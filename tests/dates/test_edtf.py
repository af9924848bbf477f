"""The value of a date: what it can mean, held against the vectors and against brute force over days."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from diplotrack.dates.edtf import FIRST_DAY, LAST_DAY, LONGEST, DateError, EdtfDate, parse
from diplotrack.errors import DiplotrackError

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "edtf.json").read_text(encoding="utf-8")
)
VALID: list[dict[str, str | None]] = VECTORS["valid"]
YEAR_ZERO = {"0000-12-01": "0001-12-01"}  # the vectors' calendar has a year 0, this one begins with year 1


def days(*texts: str) -> list[int]:
    return [date.fromisoformat(text).toordinal() for text in texts]


@pytest.mark.parametrize("vector", VALID, ids=lambda vector: vector["edtf"])
def test_valid_vectors_round_trip_with_their_bounds(vector: dict[str, str | None]) -> None:
    text = vector["edtf"] or ""
    when = parse(text)
    assert str(when) == when.edtf == text
    for wanted, bound, known in (
        (vector["earliest"], when.earliest, when.start_known),
        (vector["latest"], when.latest, when.end_known),
    ):
        if wanted in ("inf", "-inf"):
            assert (bound, known) == (None, "open")
        elif wanted is None:
            assert (bound, known) == (None, "unknown")
        elif wanted != "*":
            assert (str(bound), known) == (YEAR_ZERO.get(wanted, wanted), "known")


REASONS = {
    "": "a date is missing: write",
    "2025-13": "there is no month 13.",
    "2025-00": "there is no month 00.",
    "2025-10-32": "there is no day 32",
    "2025-02-30": "February 2025 has 28 days",
    "2023-02-29": "February 2023 has 28 days",
    "2025-06-31": "June 2025 has 30 days",
    "2025/10/29": 'an interval has one "/": write a day as 2025-10-29',
    "20251029": "write it with hyphens, 2025-10-29",
    "2025-1-5": "months and days have two digits",
    "1984?~": "write 1984% for uncertain and approximate",
    "2004-06-(01)~": "parentheses",
    "unknown/2006": "is left empty, as in /2006",
    "2004-01-01/open": "two dots",
    "y170000002": "years run from 0001 to 9999",
    "2008-01-01/2007-01-01": "it ends before it starts",
    "2025-10-29T25:00:00": "there is no hour 25",
    "1985-04-12T23:20": "write 1985-04-12T23:20:00",
    "Oct 2025": "no spaces: write 2025",
    "2025-10-29 ": "no spaces: write 2025",
    "199u": "capital X, as in 199X",
    "2025-42": "there is no month 42 (21 to 41 are seasons",
    "/": "needs a start or an end",
    "../..": "needs a start or an end",
    "[2025-10": 'ends with "]"',
    "2025-XX-32": "there is no day 32",
}


@pytest.mark.parametrize("text", VECTORS["invalid"])
def test_invalid_vectors_are_refused_with_what_is_wrong(text: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse(text)
    assert str(refusal.value).startswith(f'"{text}" is not a date: ')
    assert REASONS[text] in str(refusal.value)


@pytest.mark.parametrize("text", VECTORS["refused_with_a_reason"])
def test_years_outside_the_calendar_are_refused_with_the_reason(text: str) -> None:
    with pytest.raises(DateError, match="years run from 0001 to 9999"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[..]", "needs a date"),
        ("{}", "a date is missing"),
        ("[2019,]", "a date is missing"),
        ("[2020..2019]", "a range in it ends before it starts"),
        ("[..2019,2020..]", "open at both ends"),
        ("2025-02-3X", "no day of the calendar fits it"),
        ("XXX1-02-29", "no day of the calendar fits it"),
        ("2025-36-01", "season"),
        ("1950S5", "one to four significant digits"),
        ("2025-10-29T18:00:00+15", "goes to 14 hours"),
        ("\N{ARABIC-INDIC DIGIT TWO}025", "write a year"),
    ],
)
def test_other_refusals_say_why(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        parse(text)


def test_a_refusal_is_a_sentence_of_the_program_and_a_value_error() -> None:
    with pytest.raises(ValueError, match="not a date") as refusal:
        parse("soon")
    assert isinstance(refusal.value, DiplotrackError)


@pytest.mark.parametrize("text", ["9" * 10**7, "[" + "2019," * 10**6 + "2019]", "[" * 10**6])
def test_very_long_texts_are_refused_before_they_are_read(text: str) -> None:
    with pytest.raises(DateError, match=f"{LONGEST} are the most") as refusal:
        parse(text)
    assert len(str(refusal.value)) < LONGEST


def test_refusals_hold_no_control_characters() -> None:
    with pytest.raises(DateError) as refusal:
        parse("2025\x1b[31m\u202e")
    assert str(refusal.value).isprintable()


@given(st.text() | st.text("0123456789X-/.,[]{}?~%TZS:+", max_size=30))
@example("9999-24/9999-12-31~")
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        when = parse(text)
    except DateError:
        return
    assert str(when) == text
    assert FIRST_DAY <= when.start_from <= when.start_to <= LAST_DAY
    assert FIRST_DAY <= when.end_from <= when.end_to <= LAST_DAY
    assert when.start_from <= when.end_from
    assert when.start_to <= when.end_to
    assert when.possible_from <= when.start_from
    assert when.possible_to >= when.end_to
    assert when.sure_from >= when.start_to
    assert when.sure_to <= when.end_from


@st.composite
def masks(draw: st.DrawFn) -> str:
    """Return a day near our time of which some digits are not known."""
    day = draw(st.dates(date(1890, 1, 1), date(2110, 12, 31))).isoformat()
    unknown = draw(st.sets(st.sampled_from([1, 2, 3, 5, 6, 8, 9]), min_size=1))
    written = "".join("X" if place in unknown else each for place, each in enumerate(day))
    return written[: draw(st.sampled_from([4, 7, 10]))]


@given(masks())
@example("19X0-02-29")
@example("2025-X2-3X")
@example("XX00-02-29")
def test_bounds_of_unknown_digits_are_those_of_every_day_that_fits(mask: str) -> None:
    assume("X" in mask)
    when = parse(mask)
    first = date(int(mask[:4].replace("X", "0")) or 1, 1, 1)
    last = date(int(mask[:4].replace("X", "9")), 12, 31)

    def fits(day: date) -> bool:
        return all(each in ("X", digit) for each, digit in zip(mask, day.isoformat(), strict=False))

    while not fits(first):
        first += timedelta(1)
    while not fits(last):
        last -= timedelta(1)
    assert (when.earliest, when.latest) == (first, last)


MARKS = st.sampled_from(["", "?", "~", "%"])
PARTS = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from([4, 7, 10]),
    MARKS,
) | st.builds(
    "{0}{1}-{2}{3}".format,
    MARKS,
    st.integers(1, 9999).map("{:04}".format),
    st.sampled_from(["XX", "1X", "24", "36", "12"]),
    MARKS,
)


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """Return a text of the grammar: a date, an interval or a set."""
    first, second = sorted([draw(PARTS), draw(PARTS)], key=lambda text: parse(text).start_from)
    shapes = ["{0}", "{0}/{1}", "{0}/..", "{0}/", "../{0}", "/{0}", "[{0},{1}]", "{{{0},{1}}}"]
    shapes += ["[{0}..{1}]", "{{{0}..{1}}}", "[..{0}]", "[{0}..]", "[{0},{1}..]", "{{..{0},{1}}}"]
    return draw(st.sampled_from(shapes)).format(first, second)


@given(edtf_texts())
def test_what_the_grammar_makes_is_read_and_written_back(text: str) -> None:
    assert str(parse(text)) == text


@given(st.lists(edtf_texts(), min_size=2, max_size=6))
def test_sorting_never_raises_and_puts_the_broader_first(texts: list[str]) -> None:
    dates = sorted(map(parse, texts), key=lambda when: (when.sort_from, -when.sort_to, when.edtf))
    for earlier, later in pairwise(dates):
        assert earlier.sort_from <= later.sort_from
        if earlier.sort_from == later.sort_from:
            assert earlier.sort_to >= later.sort_to


def test_a_timeline_sorts_as_an_archive_files() -> None:
    filed = [
        *("2018", "2018~", "2019/..", "2019-06-30", "[..2019]", "2024-12", "2025", "2025-06", "2025-10"),
        *("[2025-10-21..2025-10-31]", "2025-10-28/2025-10-30", "2025-10-29", "2025-10-29?", "2025-10-30"),
    ]
    dates = [parse(text) for text in reversed(filed)]
    dates.sort(key=lambda when: (when.sort_from, -when.sort_to, when.edtf))
    assert [str(when) for when in dates] == filed


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018~", "2017-01-01", "2019-12-31"),
        ("2018%", "2016-01-01", "2020-12-31"),
        ("2004-06~", "2004-05-01", "2004-07-31"),
        ("2004-03?", "2004-02-01", "2004-04-30"),
        ("2025-10-29?", "2025-10-28", "2025-10-30"),
        ("2025-10-31%", "2025-10-29", "2025-11-02"),
        ("201X~", "2000-01-01", "2029-12-31"),
        ("2001-36~", "2001-07-01", "2002-03-31"),
        ("1950S2~", "1800-01-01", "2099-12-31"),
        ("2004?-06-11", "2003-06-11", "2005-06-11"),
        ("2004-06~-11", "2004-05-11", "2004-07-11"),
        ("2004-01~-30", "2003-12-30", "2004-02-29"),
        ("2004-06-~11", "2004-06-10", "2004-06-12"),
        ("?2004-06-~11", "2003-06-10", "2005-06-12"),
        ("2025-10-XX~", "2025-09-01", "2025-11-30"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("9999-12-31?", "9999-12-30", "9999-12-31"),
    ],
)
def test_marks_widen_by_the_finest_unit_they_stand_on(text: str, first: str, last: str) -> None:
    when = parse(text)
    assert [when.possible_from, when.possible_to] == days(first, last)
    assert [when.start_from, when.end_to] == [
        parse(text.translate(str.maketrans("", "", "?~%"))).start_from,
        when.sort_to,
    ]


def matched(when: EdtfDate, first: int, last: int) -> str:
    """Return the answer to whether a date is in a window of days, from its bounds alone."""
    if not (when.possible_from <= last and when.possible_to >= first):
        return "no"
    if when.lasting:
        return "certain" if when.sure_from <= last and when.sure_to >= first else "possible"
    return "certain" if when.possible_from >= first and when.possible_to <= last else "possible"


BASE = date(2025, 10, 1).toordinal()
REACH = range(BASE - 5, BASE + 20)  # a calendar small enough to try every pair of its days
DAYS = st.integers(BASE, BASE + 9)
WINDOWS = st.tuples(DAYS, DAYS).map(sorted)
SIDES = st.tuples(DAYS, st.sampled_from(["", "?", "%"]))
LIMITS = st.sampled_from(["", "open start", "open end", "unknown start", "unknown end"])


def written(side: tuple[int, str]) -> str:
    return f"{date.fromordinal(side[0])}{side[1]}"


def meant(side: tuple[int, str]) -> range:
    """Return the days that a day with its mark can be."""
    margin = ("", "?", "%").index(side[1])
    return range(side[0] - margin, side[0] + margin + 1)


def answered(truths: set[bool]) -> str:
    return "possible" if len(truths) == 2 else "certain" if True in truths else "no"


@given(SIDES, SIDES, LIMITS, WINDOWS)
def test_answers_about_what_lasted_are_those_of_every_true_pair_of_days(
    one: tuple[int, str], other: tuple[int, str], limit: str, window: list[int]
) -> None:
    start, end = sorted([one, other])
    sides = [(written(start), meant(start)), (written(end), meant(end))]
    kind, _, side = limit.partition(" ")
    if side:
        at = REACH[:1] if side == "start" else REACH[-1:]
        sides[side == "end"] = ("..", at) if kind == "open" else ("", REACH)
    (start_text, starts), (end_text, ends) = sides
    pairs = [(first, last) for first in starts for last in ends if first <= last]
    truths = {first <= window[1] and last >= window[0] for first, last in pairs}
    assert matched(parse(f"{start_text}/{end_text}"), *window) == answered(truths)


@given(SIDES, SIDES, WINDOWS)
def test_answers_about_what_happened_once_are_those_of_every_day(
    one: tuple[int, str], other: tuple[int, str], window: list[int]
) -> None:
    start, end = sorted([one, other])  # each mark widens the side that it stands on
    can_be = range(meant(start)[0], meant(end)[-1] + 1)
    truths = {window[0] <= day <= window[1] for day in can_be}
    assert matched(parse(f"[{written(start)}..{written(end)}]"), *window) == answered(truths)


@pytest.mark.parametrize(
    ("text", "since", "until", "answer"),
    [
        ("2019/..", "2025-10-01", "2025-10-29", "certain"),
        ("2019/", "2025-10-01", "2025-10-29", "possible"),
        ("2019/", "2019-01-01", "2019-12-31", "certain"),
        ("../2019", "0500-01-01", "0500-01-02", "certain"),
        ("/2019", "0500-01-01", "0500-01-02", "possible"),
        ("/2019", "2019-01-01", "2019-12-31", "certain"),
        ("2025-10", "2025-10-01", "2025-10-29", "possible"),
        ("2025-10", "2025-10-01", "2025-10-31", "certain"),
        ("2025-10-29?", "2025-10-29", "2025-10-29", "possible"),
        ("[..2019]", "2019-01-01", "2019-12-31", "possible"),
        ("{2018,2019}", "2018-01-01", "2019-12-31", "certain"),
        ("2004-06/2004-06-10", "2004-06-10", "2004-06-12", "certain"),
        ("2018", "2019-01-01", "2019-12-31", "no"),
        ("2018~", "2019-01-01", "2019-12-31", "possible"),
    ],
)
def test_answers(text: str, since: str, until: str, answer: str) -> None:
    assert matched(parse(text), *days(since, until)) == answer


@pytest.mark.parametrize(
    ("text", "kind", "precision"),
    [
        ("2025-10-29T18:00:00Z", "date", "time"),
        ("2025-10-XX", "date", "month"),
        ("201X", "date", "decade"),
        ("156X-12-25", "date", "decade"),
        ("20XX", "date", "century"),
        ("1950S1", "date", "millennium"),
        ("2025-36", "date", "season"),
        ("2004-02-01/2005", "interval", "year"),
        ("[2025-10-24..2025-10-26]", "one-of", "day"),
        ("{2018,2019-05}", "all-of", "year"),
    ],
)
def test_kind_and_precision(text: str, kind: str, precision: str) -> None:
    when = parse(text)
    assert (when.kind, when.precision, when.lasting) == (kind, precision, kind == "interval")


def test_all_of_begins_in_its_first_and_ends_in_its_last() -> None:
    when = parse("{2018,2019,2020..2021}")
    assert [when.start_from, when.start_to, when.end_from, when.end_to] == days(
        "2018-01-01", "2018-12-31", "2021-01-01", "2021-12-31"
    )


def test_marks_are_told_apart() -> None:
    assert [
        (parse(text).uncertain, parse(text).approximate) for text in ("2018", "2018?", "2018~", "2018%")
    ] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]


def test_two_dates_are_equal_when_written_alike() -> None:
    assert parse("2018") == parse("2018") != parse("2018?")
    assert len({parse("2018"), parse("2018"), parse("2018~")}) == 2


def test_dates_have_no_order_of_their_own() -> None:
    assert "__lt__" not in vars(EdtfDate)


@pytest.mark.parametrize(
    ("text", "start_to", "end_from"),
    [
        ("2004-06/2004-06-10", "2004-06-10", "2004-06-10"),
        ("2004-06-20/2004-06", "2004-06-20", "2004-06-20"),
        ("2019/", "2019-12-31", "2019-01-01"),
        ("/2019", "2019-12-31", "2019-01-01"),
        ("2004-06/2006-08", "2004-06-30", "2006-08-01"),
    ],
)
def test_nothing_ends_before_it_starts(text: str, start_to: str, end_from: str) -> None:
    when = parse(text)
    assert [when.start_to, when.end_from] == days(start_to, end_from)
