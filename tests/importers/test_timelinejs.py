from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.errors import DiplotrackError
from tests.importers.foreign import text_records

if TYPE_CHECKING:
    from pathlib import Path


def slide(**fields: Any) -> str:  # noqa: ANN401 - JSON holds anything
    return json.dumps({"events": [{"text": {"headline": "Talks"}, **fields}]})


@pytest.mark.parametrize(
    ("start", "shown", "edtf"),
    [
        ({"year": "2018", "month": "5", "day": "1"}, "", "2018-05-01"),
        ({"year": 2018, "month": 5, "day": 1, "hour": 9}, "", "2018-05-01T09:00:00"),
        ({"year": "2018", "month": "5", "day": "1", "hour": "0", "minute": "0"}, "", "2018-05-01"),
        ({"year": " 1,984 "}, "", "1984"),
        ({"year": 800}, "", "0800"),
        ({"year": "2018", "month": "5", "day": "1"}, "May 2018", "2018-05"),
        ({"year": "2018", "month": "5", "day": "1"}, "c. <b>May</b> 2018", "2018-05~"),
        ({"year": "2018", "month": "5"}, "c. May 2018", "2018-05~"),
        ({"year": "2018", "month": "5"}, "May 2018", "2018-05"),
        ({"year": "2018"}, "the 2010s", "201X"),
        ({"year": "2018", "month": "5", "day": "1"}, "1 May 2018", "2018-05-01"),
        ({"year": "2018", "month": "5"}, "3 May 2018", "2018-05"),
        ({"year": "2018", "month": "5", "day": "1"}, "The day of the talks", "2018-05-01"),
        ({"year": "2018", "month": "5", "day": "1"}, "June 2018", "2018-05-01"),
    ],
)
def test_what_is_printed_counts_where_it_is_vaguer(
    start: dict[str, Any], shown: str, edtf: str, tmp_path: Path
) -> None:
    found = text_records("timelinejs", tmp_path, slide(start_date=start, display_date=shown))
    assert found[0]["date"] == edtf
    if shown:
        assert found[0]["dated"] == shown.replace("<b>", "").replace("</b>", "")


def test_the_date_that_was_not_taken_stands_in_the_note_and_is_told(tmp_path: Path) -> None:
    start = {"year": "2018", "month": "5", "day": "1"}
    entry, remark = text_records("timelinejs", tmp_path, slide(start_date=start, display_date="May 2018"))
    assert entry["note"] == [["start_date", "2018-5-1"]]
    assert remark["what"] == 'the slide prints "May 2018", which is vaguer than 2018-05-01 and is taken'


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ({"year": "-43"}, "years before the year 1"),
        ({"year": "10000"}, "years run from 0001 to 9999"),
        ({"month": "5"}, "it has no year"),
        ({"year": "2018", "day": "5"}, "it has no month"),
        ({"year": "2018", "month": "May"}, "start_date.month must be a number"),
        ({"year": "2018", "month": "13"}, "there is no month 13"),
        ({"year": "2018", "hour": "9"}, "it has a time and no day"),
        ({}, "event 1 has no date"),
    ],
)
def test_a_slide_whose_date_cannot_be_kept_is_rejected(
    start: dict[str, Any], why: str, tmp_path: Path
) -> None:
    (found,) = text_records("timelinejs", tmp_path, slide(start_date=start))
    assert found["kind"] == "Rejected"
    assert why in found["why"]
    assert json.loads(found["original"])["text"] == {"headline": "Talks"}


def test_lines_are_those_of_the_json_and_of_rows_that_span_several(tmp_path: Path) -> None:
    pretty = json.dumps({"title": {}, "events": [{"n": 1}, {"n": 2}], "eras": [{"n": 3}]}, indent=1)
    lines = [each["line"] for each in text_records("timelinejs", tmp_path, pretty)]
    assert [json.loads(pretty.split("\n")[line].strip().rstrip(",").join("{}")) for line in lines[1:]] == [
        {"n": number} for number in (1, 2, 3)
    ]
    rows = 'Year,Headline,Text\n2018,One,"two\nlines"\n\n,No date,\n2019,Three,\n'
    assert [each["line"] for each in text_records("timelinejs", tmp_path, rows)] == [2, 5, 6]


def test_links_are_articles_and_pictures_are_not(tmp_path: Path) -> None:
    text = 'It <a href="https://post.example.org/a_(b)">says</a>, as https://post.example.org/c does.'
    written = slide(
        start_date={"year": "2018"},
        text={"headline": "Talks", "text": text},
        media={"url": "https://pictures.example.org/a.jpg", "link": "https://ledger.example.net/d"},
    )
    entry = text_records("timelinejs", tmp_path, written)[0]
    assert [each["url"] for each in entry["articles"]] == [
        "https://post.example.org/a_(b)",
        "https://post.example.org/c",
        "https://ledger.example.net/d",
    ]
    assert entry["note"] == [["media.url", "https://pictures.example.org/a.jpg"]]
    assert entry["summary"] == "It says, as https://post.example.org/c does."


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ('{"timeline": {}}', 'has no "events"'),
        ('{"events": [}', "line 1: this is not JSON"),
        ('{"events": []} more', "Something follows its end"),
        ("Name,When\nTalks,2018\n", 'with the columns "Year" and "Headline"'),
    ],
)
def test_what_is_no_timeline_is_refused(written: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(DiplotrackError, match=why):
        text_records("timelinejs", tmp_path, written)
