"""Listings as CSV, TSV and Markdown tables: what comes back from them, and what a spreadsheet would run."""

from __future__ import annotations

import csv
import html
import re
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diplotrack.exporters.delimited import cell, csv_lines, tsv_lines
from diplotrack.exporters.markdown.commonmark import table
from diplotrack.exporters.plain import folded
from tests.exported import exported
from tests.exporters.conftest import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline

LISTINGS = ("timeline", "quotes", "actors", "articles", "stats")
ROWS = st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=4)
SIGNS = "=+-@＝＋－＠"  # noqa: RUF001 - the full-width forms are what is tested


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("fmt", ["csv", "tsv", "md"])
def test_listing_is_as_the_golden_has_it(
    name: str, fmt: str, timeline: Timeline, golden: Callable[[str, str], None]
) -> None:
    golden(f"exporters/{name}.{fmt}", "".join(listed(name, timeline, fmt)))


def test_csv_of_events_reads_back(timeline: Timeline) -> None:
    rows = list(csv.DictReader(StringIO("".join(exported("csv", timeline)))))
    assert [row["key"] for row in rows] == ["treaty", "rudolf-offer", "yetive-answer"]
    assert rows[1]["actors"] == (
        "Rudolf; Yetive (recipient); The Gazette (carrier); League of <b>Small</b> States (mentioned)"
    )
    assert rows[0]["latest"] == "2018-12-31"
    assert rows[0]["earliest"] == ""
    assert rows[2]["why"] == "1. after the offer 2. before the article"
    assert rows[2]["title"] == "'- Yetive is to answer!"


def test_what_is_not_known_is_an_empty_cell(imported: Timeline) -> None:
    (row,) = csv.DictReader(StringIO("".join(exported("csv", imported))))
    assert (row["summary"], row["note"]) == ("", "Tag: water | =1+1")
    bulletin = next(csv.DictReader(StringIO("".join(listed("articles", imported, "csv")))))
    assert (bulletin["key"], bulletin["text_sha256"]) == ("bulletin", "")


def test_possible_matches_are_marked(selected: Timeline) -> None:
    assert next(csv.DictReader(StringIO("".join(exported("csv", selected)))))["match"] == "possible"
    assert "perhaps March 2025 (possibly)" in "".join(listed("timeline", selected, "md"))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\r\n", "\x00", "\u00a0"])
def test_a_formula_is_made_text(sign: str, before: str) -> None:
    assert cell(f"{before}{sign}cmd") == f"'{sign}cmd"


@pytest.mark.parametrize("text", ["=1", "'=1", "''-1", "'quoted'", "-0044"])
def test_the_apostrophe_can_be_taken_away_again(text: str) -> None:
    assert re.sub(r"^'(?='*[=+@-])", "", cell(text)) == text


def test_for_excel_a_mark_stands_in_front_and_lines_end_as_it_wants_them() -> None:
    assert "".join(csv_lines(["a"], [["Müller"]], excel=True)) == "\ufeffa\r\nMüller\r\n"


@pytest.mark.parametrize(
    "text", ["2022-01", "2018", "29 October 2025", "Oct 2025", "1/2", "1E5", "TRUE", ".5"]
)
def test_for_excel_what_it_would_misread_stays_text(text: str) -> None:
    assert "".join(csv_lines(["a"], [[text]], excel=True)).endswith(f'\r\n"=""{text}"""\r\n')


@pytest.mark.parametrize(
    "value", ["by 2018", "March", "[..2018]", f"2018 {'and so on ' * 4}", date(2018, 1, 2), 7]
)
def test_for_excel_all_else_stands_as_it_is(value: object) -> None:
    assert "".join(csv_lines(["a"], [[value]], excel=True)).endswith(f"\r\n{str(value).strip()}\r\n")


@pytest.mark.parametrize("text", ['2018"', '=HYPERLINK("x")', "=1", "@2018"])
def test_for_excel_no_cell_can_be_another_formula_than_a_text(text: str) -> None:
    (found,) = next(csv.reader(["".join(csv_lines([text], [], excel=True))[1:]]))
    assert re.fullmatch('="[^"]*"|[^=+@-].*', found)


def test_absent_and_numbers_are_plain() -> None:
    assert [cell(None), cell(0), cell("a-b")] == ["", "0", "a-b"]


@given(ROWS)
def test_csv_reads_back_cell_by_cell(rows: list[list[str]]) -> None:
    lines = list(csv_lines(["a", "b", "c"], rows))
    wanted = [[cell(value) for value in row] for row in rows]
    assert list(csv.reader(lines)) == [["a", "b", "c"], *wanted]
    assert all(line.endswith("\n") and line.count("\n") == 1 and "\r" not in line for line in lines)


@given(ROWS)
def test_tsv_needs_no_quoting(rows: list[list[str]]) -> None:
    lines = "".join(tsv_lines(["a", "b", "c"], rows)).splitlines()
    assert [line.split("\t") for line in lines[1:]] == [[cell(value) for value in row] for row in rows]


@given(ROWS)
def test_no_cell_begins_like_a_formula(rows: list[list[str]]) -> None:
    for row in csv.reader("".join(csv_lines(["a", "b", "c"], rows)).splitlines()):
        assert not any(value.startswith(tuple(SIGNS)) for value in row)


@given(ROWS)
def test_markdown_table_shows_each_cell_as_it_is(rows: list[list[str]]) -> None:
    rendered = MarkdownIt("commonmark").enable("table").render("".join(table(["a", "b", "c"], rows)))
    cells = [html.unescape(text) for text in re.findall(r"<td>(.*?)</td>", rendered)]
    assert cells == [folded(value) for row in rows for value in row]
