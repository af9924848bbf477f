"""Dates as spreadsheets have them."""

import pytest

from diplotrack.importers.meaning.dating import DAY_FIRST, MONTH_FIRST, Undated, dated

READ = {
    "2018": "2018",
    "May 2018": "2018-05",
    "c. 1994": "1994~",
    "ca 1994": "1994~",
    "1994 (approx.)": "1994~",
    "12 May 2018": "2018-05-12",
    "12. May 2018": "2018-05-12",
    "12-May-2018": "2018-05-12",
    "12MAY2018": "2018-05-12",
    "2018 May 12": "2018-05-12",
    "May 12th, 2018": "2018-05-12",
    "12 May 2018 (Saturday)": "2018-05-12",
    "2018-5-3": "2018-05-03",
    "2018/05/12": "2018-05-12",
    "20180512": "2018-05-12",
    "2018-05-00": "2018-05",
    "2018-00-00": "2018",
    "05/2018": "2018-05",
    "2018-05-12T10:00": "2018-05-12T10:00:00",
    "2018-05-12 3:05 PM": "2018-05-12T15:05:00",
    "2018-05-12 12:30 am": "2018-05-12T00:30:00",
    "2018-05-12 00:00:00": "2018-05-12",
    "2018-05-12T10:00:00.000+0900": "2018-05-12T10:00:00+09:00",
    "12–15 May 2018": "2018-05-12/2018-05-15",
    "12 May to 3 June 2018": "2018-05-12/2018-06-03",
    "from 12 to 15 May 2018": "2018-05-12/2018-05-15",
    "2018-05-12–2018-05-15": "2018-05-12/2018-05-15",
    "2018-05-12/2018-05-15": "2018-05-12/2018-05-15",
    "between May and July 2018": "[2018-05..2018-07]",
    "1994–1998": "1994/1998",
    "1994-98": "1994/1998",
    "2001-05": "2001-05",
    "May 2018 – present": "2018-05/..",
    "2018 –": "2018/..",
    "by May 2018": "[..2018-05]",
    "up to 2018": "[..2018]",
    "May 2018?": "2018-05?",
    "1994 (?)": "1994?",
    "1990s": "199X",
    "spring 2018": "2018-21",
    "Q3 2018": "2018-35",
    "mid-2018": "2018-38",
    "end of May 2018": "[2018-05-21..2018-05-31]",
}

NOT_READ = {
    "": "there is no date",
    "n.d.": "there is no date",
    "soon": "write 2025-10",
    "May-18": "a day of a month or a year",
    "2018-21": "a season or the years 2018 to 2021",
    "2001–05": "a month or the years 2001 to 2005",
    "12 May 18": "write four, or say --day-first",
    "Wed 13 May 2018": "2018-05-13 is a Sunday",
    "25/12/2018": "--day-first (25 December 2018)",
    "13/13/2018": "no month from 1 to 12",
    "30 February 2018": "February 2018 has 28 days",
    "x" * 501: "too long",
}


@pytest.mark.parametrize(("written", "edtf"), READ.items())
def test_what_people_write_is_read(written: str, edtf: str) -> None:
    assert dated(written).date.edtf == edtf


@pytest.mark.parametrize(("written", "why"), NOT_READ.items())
def test_what_is_no_date_is_told(written: str, why: str) -> None:
    with pytest.raises(Undated) as error:
        dated(written)
    assert why in str(error.value)


def test_numbers_are_read_only_in_an_order_that_was_said() -> None:
    assert dated("5/12/2018", DAY_FIRST).date.edtf == "2018-12-05"
    assert dated("5/12/2018", MONTH_FIRST).date.edtf == "2018-05-12"
    assert dated("1.5.2018 - 3.5.2018", DAY_FIRST).date.edtf == "2018-05-01/2018-05-03"
    with pytest.raises(Undated) as error:
        dated("5/12/2018")
    assert error.value.readings == (DAY_FIRST, MONTH_FIRST)
    with pytest.raises(Undated, match="no month 25, read with --month-first"):
        dated("25/12/2018", MONTH_FIRST)


def test_two_digits_of_a_year_follow_the_rule_of_spreadsheets() -> None:
    assert [dated(f"5/12/{year}", DAY_FIRST).date.edtf[:4] for year in ("29", "30")] == ["2029", "1930"]


def test_days_that_spreadsheets_count_are_told() -> None:
    assert dated("43232").date.edtf == "2018-05-12"
    assert dated("41770", since_1904=True).date.edtf == "2018-05-12"
    assert "43232 is read as 2018-05-12" in str(dated("43232").granted)
