"""Dates as a reader sees them, and as a person types them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from diplotrack.dates.edtf import DateError, parse
from diplotrack.dates.english import brief, english, heading, read

VALID: list[str] = [
    vector["edtf"]
    for vector in json.loads(
        (Path(__file__).parents[1] / "vectors" / "edtf.json").read_text(encoding="utf-8")
    )["valid"]
]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("2025-10-29", "Wednesday 29 October 2025"),
        ("2025-10-29T18:00:00+09:00", "Wednesday 29 October 2025, 18:00 (UTC+09:00)"),
        ("1985-04-12T23:20:30Z", "Friday 12 April 1985, 23:20:30 (UTC)"),
        ("2025-10-29?", "perhaps 29 October 2025"),
        ("2025-10", "October 2025"),
        ("2018", "2018"),
        ("0987", "AD 987"),
        ("2018~", "c. 2018"),
        ("2018?", "perhaps 2018"),
        ("2018%", "perhaps c. 2018"),
        ("[..2019]", "by 2019"),
        ("../2019", "until 2019"),
        ("/2019", "until 2019 (start not known)"),
        ("2019/..", "since 2019"),
        ("2019/", "from 2019 (end not known)"),
        ("[2019..]", "in or after 2019"),
        ("[2025-10-28..]", "on or after 28 October 2025"),
        ("[2025-10-01..2025-10-10]", "early October 2025"),
        ("[2025-10-11..2025-10-20]", "mid October 2025"),
        ("[2025-10-21..2025-10-31]", "late October 2025"),
        ("[2025-02-21..2025-02-28]", "late February 2025"),
        ("[2025-10-21..2025-10-30]", "between 21 and 30 October 2025"),
        ("2025-10-21/2025-10-31", "from 21 to 31 October 2025"),
        ("2025-10-28/2025-11-03", "from 28 October to 3 November 2025"),
        ("2025-12-28/2026-01-03", "from 28 December 2025 to 3 January 2026"),
        ("2004-06/2006-08", "from June 2004 to August 2006"),
        ("2025-10-29/2025-10-29", "began and ended on 29 October 2025"),
        ("2025-10-XX", "an unknown day in October 2025"),
        ("2004-XX", "an unknown month in 2004"),
        ("2025-10-2X", "between 20 and 29 October 2025"),
        ("2025-XX-22", "the 22nd of an unknown month in 2025"),
        ("156X-12-25", "25 December of an unknown year in the 1560s"),
        ("2025-X2-3X", "between 30 and 31 December 2025 (written 2025-X2-3X)"),
        ("201X", "the 2010s"),
        ("200X", "the years 2000–2009"),
        ("20XX", "the years 2000–2099"),
        ("1950S2", "1950 to 2 significant digits"),
        ("2025-36", "fourth quarter of 2025"),
        ("2001-24", "winter 2001–02"),
        ("{2018,2019}", "2018 and 2019"),
        ("[2018,2019]", "2018 or 2019"),
        ("[2025-10-24,2025-10-26]", "24 or 26 October 2025"),
        ("{1667,1670..1672}", "1667 and every year from 1670 to 1672"),
        ("[1667,1670..1672]", "1667 or between 1670 and 1672"),
        ("2004-06~-11", "11 June 2004 (year and month approximate)"),
        ("?2004-06-~11", "11 June 2004 (year uncertain, day approximate)"),
    ],
)
def test_english(text: str, phrase: str) -> None:
    assert english(parse(text)) == phrase


def test_no_two_vectors_read_the_same() -> None:
    phrases = {text: english(parse(text)) for text in VALID}
    assert len(set(phrases.values())) == len(phrases)


@pytest.mark.parametrize(
    ("text", "under", "short"),
    [
        ("2025-10-28", (2025, 10), "28"),
        ("2025-10-28%", (2025, 10), "c. 28?"),
        ("2025-10-29T18:00:00", (2025, 10), "29, 18:00"),
        ("[2025-10-24..2025-10-26]", (2025, 10), "24–26"),
        ("2025-10-28/2025-10-30", (2025, 10), "28 to 30"),
        ("[2025-10-30..2025-11-02]", (2025, 10), "30 Oct–2 Nov"),
        ("2025-12-28/2026-01-03", (2025, 12), "28 Dec to 3 Jan 2026"),
        ("[2025-10-21..2025-10-31]", (2025, 10), "late Oct"),
        ("[..2025-10-28]", (2025, 10), "by 28"),
        ("[..2025-10]", (2025, 10), "by Oct"),
        ("[..2019]", (2019, None), "by 2019"),
        ("../2025-10-28", (2025, 10), "until 28"),
        ("2025-10-28/..", (2025, 10), "since 28"),
        ("2025-10-28/", (2025, 10), "from 28"),
        ("2025-10", (2025, 10), "in Oct"),
        ("2025-10-XX", (2025, 10), "some day in Oct"),
        ("2025-10-2X", (2025, 10), "20–29"),
        ("2018", (2018, None), "in 2018"),
        ("2018~", (2018, None), "c. 2018"),
        ("2019/..", (2019, None), "since 2019"),
        ("[2019..]", (2019, None), "2019 or later"),
        ("2025-36", (2025, None), "fourth quarter"),
        ("201X", (2010, None), "2010s"),
        ("{2018,2019}", (2018, None), "2018 and 2019"),
        ("[1667,1668,1670..1672,1680,1685]", (1667, None), "1667–1685"),
        ("[..1667,1670..1672,1680,1685-03]", (1685, 3), "by 1685"),
    ],
)
def test_brief_under_its_heading(text: str, under: tuple[int, int | None], short: str) -> None:
    assert (heading(parse(text)), brief(parse(text))) == (under, short)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2025-10", "2025-10"),
        (" 2025-10-29\n", "2025-10-29"),
        ("october 2025", "2025-10"),
        ("OCT 2025", "2025-10"),
        ("Sept. 2025", "2025-09"),
        ("29 october 2025", "2025-10-29"),
        ("the 29th of October 2025", "2025-10-29"),
        ("October 29, 2025", "2025-10-29"),
        ("Oct. 28-30, 2025", "2025-10-28/2025-10-30"),
        ("28–30 October 2025", "2025-10-28/2025-10-30"),
        ("28 Oct – 3 Nov 2025", "2025-10-28/2025-11-03"),
        ("2018-2019", "2018/2019"),
        ("in 2019", "2019"),
        ("late October 2025", "[2025-10-21..2025-10-31]"),
        ("mid-October 2025", "[2025-10-11..2025-10-20]"),
        ("early feb 2024", "[2024-02-01..2024-02-10]"),
        ("by 2019", "[..2019]"),
        ("by 2019-05", "[..2019-05]"),
        ("since March 2020", "2020-03/.."),
        ("until 29 Oct 2025", "../2025-10-29"),
        ("before 2019", "[..2018]"),
        ("before October 2025", "[..2025-09]"),
        ("after 31 December 2025", "[2026-01-01..]"),
        ("c. 2018", "2018~"),
        ("circa 2018", "2018~"),
        ("perhaps c. October 2025", "2025-10%"),
        ("the 1950s", "195X"),
        ("between 24 and 26 October 2025", "[2025-10-24..2025-10-26]"),
        ("2018 or 2019", "[2018,2019]"),
        ("24, 25 or 26 October 2025", "[2025-10-24,2025-10-25,2025-10-26]"),
        ("2018 and 2019", "{2018,2019}"),
        ("Wednesday 29 October 2025", "2025-10-29"),
        ("fourth quarter of 2025", "2025-36"),
        ("winter 2001-02", "2001-24"),
        ("the years 2000–2099", "20XX"),
        ("an unknown day in October 2025", "2025-10-XX"),
        ("began and ended on 29 October 2025", "2025-10-29/2025-10-29"),
        ("Friday 12 April 1985, 23:20:30 (UTC-04:00)", "1985-04-12T23:20:30-04:00"),
    ],
)
def test_read(typed: str, edtf: str) -> None:
    assert read(typed).edtf == edtf


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("foo", '"foo" is not a date: write 2025-10, 29 October 2025 or late October 2025.'),
        ("yesterday", "write 2025-10, 29 October 2025"),
        ("before AD 1", "write 2025-10, 29 October 2025"),
        ("2025-13", "there is no month 13"),
        ("by 2025-13", '"by 2025-13" is not a date: there is no month 13'),
        ("31 February 2025", '"31 February 2025" is not a date: February 2025 has 28 days'),
        ("Monday 29 October 2025", "2025-10-29 is a Wednesday"),
        ("between 2020 and 2019", "ends before it starts"),
        *((text, "the day or the month comes first") for text in ("10/11/2025", "12.5.2018", "5-12-18")),
        ("2025/10/29", "write a day as 2025-10-29"),
        ("", "a date is missing"),
        ("october " * 10**5, "are the most"),
    ],
)
def test_read_refuses_what_it_does_not_know(typed: str, reason: str) -> None:
    with pytest.raises(DateError) as refusal:
        read(typed)
    assert reason in str(refusal.value)


@given(st.text() | st.text("0123456789X-/.,[]{}?~% toadnrbyoct", max_size=40))
def test_any_text_reads_or_is_refused(text: str) -> None:
    try:
        when = read(text)
    except DateError:
        return
    assert english(when)
    assert 0 < len(brief(when)) <= 24


PLAIN = st.builds(
    lambda day, length: day.isoformat()[:length], st.dates(date(2, 1, 1)), st.sampled_from([4, 7, 10])
)
SHAPES = [
    *("{0}", "{0}?", "{0}~", "{0}%", "{0}/{1}", "{0}~/{1}", "{0}/..", "{0}/", "../{0}", "/{0}"),
    *("[{0}..{1}]", "[..{0}]", "[{0}..]", "[..{0}~]", "[{0},{1}]"),
    *("{{{0},{1}}}", "{{{0}..{1}}}", "{{..{0}}}", "{{{0}..}}"),
]


@given(PLAIN, PLAIN, st.sampled_from(SHAPES))
@example("2025-10-21", "2025-10-31", "[{0}..{1}]")
@example("2025-10-21", "2025-10-31", "{0}/{1}")
@example("2025-10-21", "2025-10-31", "[{0},{1}]")
@example("2025-10", "2025-12", "{0}/{1}")
def test_what_is_printed_reads_back(one: str, other: str, shape: str) -> None:
    assume(one != other)
    when = parse(shape.format(*sorted([one, other], key=lambda text: parse(text).start_from)))
    assert read(english(when)) == when


@pytest.mark.parametrize("text", VALID)
def test_every_vector_has_a_short_form_and_a_heading(text: str) -> None:
    when = parse(text)
    year, month = heading(when)
    assert 0 < len(brief(when)) <= 24
    assert date.fromordinal(when.sort_from).year == year
    assert month in (None, date.fromordinal(when.sort_from).month)
