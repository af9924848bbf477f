from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import DiplotrackError
from tests.importers.foreign import HERE, records, text_records

if TYPE_CHECKING:
    from pathlib import Path

TALKS = HERE / "markwhen/talks.mw"
ORACLE = json.loads((HERE / "markwhen/talks.oracle.json").read_text())
"""What @markwhen/parser 1.2.0 makes of the same file, with a clock that says 1 January 2030."""


def test_events_are_split_where_markwhen_splits_them() -> None:
    ours = [each for each in records("markwhen", TALKS) if each["kind"] in ("Entry", "Rejected")]
    lines = TALKS.read_text().split("\n")
    heads = [" ".join(lines[each["line"] - 1].split()) for each in ours]
    assert len(heads) == len(ORACLE)
    assert all(head.startswith(each["written"]) for head, each in zip(heads, ORACLE, strict=True))


def test_sections_and_ids_are_those_of_markwhen() -> None:
    theirs = {each["written"]: each for each in ORACLE}
    for ours in records("markwhen", TALKS):
        if ours["kind"] == "Entry":
            oracle = theirs[ours["dated"].partition(" every")[0]]
            assert dict(ours["note"])["section"] == oracle["section"]
            assert ours.get("key") == oracle["id"]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2018-05", "2018-05"),
        ("2018-05 / 2018-06-03", "2018-05/2018-06-03"),
        ("May 2018 - June 2018", "2018-05/2018-06"),
        ("may 3, 2018 9pm", "2018-05-03T21:00:00"),
        ("800 AD", "0800"),
        ("476 – 800", "0476/0800"),
        ("2018-12-30 / 3 days", "2018-12-30/2019-01-01"),
        ("2018-01-31 / 1 month", "2018-01-31/2018-02-27"),
        ("2018-05 / 2 days", "[2018-05-01..2018-06-01]"),
        ("2018-05-01 10:00 / 20 hours", "2018-05-01/2018-05-02"),
        ("2018 / now", "2018/.."),
    ],
)
def test_a_date_says_no_more_than_was_written(written: str, edtf: str, tmp_path: Path) -> None:
    assert text_records("markwhen", tmp_path, f"{written}: Talks")[0]["date"] == edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("after !x 2 weeks", "2018-05-11/2018-05-24"),
        ("after !x 2 weeks / 1 day", "2018-05-25"),
        ("before !x 2 days", "2018-05-08/2018-05-09"),
        ("by !x 2 days", "2018-05-08/2018-05-09"),
        ("after !x", "[2018-05-11..]"),
        ("before !x", "[..2018-05-09]"),
        ("!x.start 1 month", "2018-05-10/2018-06-09"),
        ("1 week, 1 day", "2018-05-11/2018-05-18"),
        ("after !x 1 day / 2018-06", "2018-05-12/2018-06"),
        ("2018-05-01 / !x.end 1 day", "2018-05-01/2018-05-11"),
    ],
)
def test_what_is_counted_from_another_event(written: str, edtf: str, tmp_path: Path) -> None:
    text = f"2018-05-10: Talks\nid: x\n{written}: What follows"
    assert text_records("markwhen", tmp_path, text)[1]["date"] == edtf


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("now", "it is another day whenever it is read"),
        ("May 3", "it has no year"),
        ("44 BC", "years before the year 1"),
        ("5 work days", "working days are not counted"),
        ("after !y 2 days", 'has the id "y"'),
        ("9999-12-31 / 400 years", "out of the calendar"),
        ("05/06/2018", "--day-first (5 June 2018)"),
        ("", "nothing before the colon"),
        ("45000", "years run from 0001 to 9999"),
        ("2024-W60", "2024 has no week 60"),
        ("2018-06 / 2018-05", "it ends before it starts"),
    ],
)
def test_what_cannot_be_a_date_is_rejected_with_its_line(written: str, why: str, tmp_path: Path) -> None:
    found = text_records("markwhen", tmp_path, f"2018: One\n\n{written}: Two\nmore\n2019: Three")
    assert [each["kind"] for each in found] == ["Entry", "Rejected", "Entry"]
    assert (found[1]["line"], found[1]["original"]) == (3, f"{written}: Two\nmore")
    assert why in found[1]["why"]


def test_nothing_is_counted_from_an_event_that_has_no_date(tmp_path: Path) -> None:
    found = text_records("markwhen", tmp_path, "2018-05-10: Talks\nnow: Lost\n2 weeks: Counted")
    assert [each["kind"] for each in found] == ["Entry", "Rejected", "Rejected"]


def test_the_header_says_which_number_is_the_day(tmp_path: Path) -> None:
    text = "dateFormat: d/M/y\n\n05/06/2018: Talks"
    assert text_records("markwhen", tmp_path, text, "month-first")[1]["date"] == "2018-06-05"


def test_a_text_without_events_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("Dear diary,\nnothing happened.\n")
    with pytest.raises(DiplotrackError, match=r"holds no event of Markwhen, .*2018-05-12: Talks begin"):
        records("markwhen", path)
