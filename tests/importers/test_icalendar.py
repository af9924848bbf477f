from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.errors import DiplotrackError
from tests.importers.foreign import records, text_records

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("icalendar")


def event(folder: Path, *lines: str, before: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    written = (
        "BEGIN:VCALENDAR",
        *before,
        "BEGIN:VEVENT",
        "SUMMARY:Talks",
        *lines,
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return text_records("ics", folder, "\r\n".join((*written, "")))


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (("DTSTART;VALUE=DATE:20180612",), "2018-06-12"),
        (("DTSTART;VALUE=DATE:20180612", "DTEND;VALUE=DATE:20180613"), "2018-06-12"),
        (("DTSTART;VALUE=DATE:20180612", "DTEND;VALUE=DATE:20180615"), "2018-06-12/2018-06-14"),
        (("DTSTART;VALUE=DATE:20180612", "DURATION:P2D"), "2018-06-12/2018-06-13"),
        (("DTSTART:20180612T093000",), "2018-06-12T09:30:00"),
        (("DTSTART:20180612T093000Z", "DTEND:20180612T103000Z"), "2018-06-12T09:30:00Z"),
        (("DTSTART;TZID=Asia/Tokyo:20180612T010000", "DURATION:PT1H"), "2018-06-12T01:00:00+09:00"),
        (("DTSTART;TZID=Asia/Tokyo:20180612T220000", "DURATION:PT5H"), "2018-06-12/2018-06-13"),
        (("DTSTART;TZID=Nowhere/Town:20180612T010000",), "2018-06-12T01:00:00"),
        (("DTSTART:20180612T000000", "DTEND:20180613T000000"), "2018-06-12"),
        (("DTSTART;VALUE=DATE:20180601", "X-DIPLOTRACK-EDTF:2018-06~"), "2018-06~"),
        (("X-DIPLOTRACK-EDTF:[..2018]",), "[..2018]"),
    ],
)
def test_the_day_is_that_of_the_place(lines: tuple[str, ...], edtf: str, tmp_path: Path) -> None:
    assert event(tmp_path, *lines)[0]["date"] == edtf


def test_utc_is_turned_into_the_time_of_the_calendar(tmp_path: Path) -> None:
    found = event(tmp_path, "DTSTART:20180611T233000Z", before=("X-WR-TIMEZONE:Asia/Tokyo",))
    assert (found[0]["date"], found[0]["dated"]) == ("2018-06-12T08:30:00+09:00", "20180611T233000Z")


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((), "it has no date"),
        (("DTSTART:2018",), "DTSTART is written like 20180612"),
        (("DTSTART;VALUE=DATE:20180612", "DTEND;VALUE=DATE:20180611"), "it ends before it starts"),
        (("DTSTART:99991231T000000", "DURATION:P9D"), "out of the calendar"),
    ],
)
def test_what_cannot_be_dated_is_rejected(lines: tuple[str, ...], why: str, tmp_path: Path) -> None:
    (found,) = event(tmp_path, *lines)
    assert (found["kind"], found["line"]) == ("Rejected", 2)
    assert why in found["why"]


@pytest.mark.parametrize(
    ("status", "ours"), [("CANCELLED", "called-off"), ("TENTATIVE", "proposed"), ("CONFIRMED", None)]
)
def test_statuses(status: str, ours: str | None, tmp_path: Path) -> None:
    assert event(tmp_path, "DTSTART:20180612T093000", f"STATUS:{status}")[0].get("status") == ours


@pytest.mark.parametrize(
    ("uid", "key"),
    [
        ("harbour-talks-begin@diplotrack", "harbour-talks-begin"),
        ("about-june-2019", "about-june-2019"),
        ("7kukuqrfedlm2f9t0vr4mkj3l4@google.com", None),
        ("a088e990-ad89-4ea0-b7c2-1c2d3e4f5a6b", None),
        ("x", None),
    ],
)
def test_only_words_make_a_key(uid: str, key: str | None, tmp_path: Path) -> None:
    entry = event(tmp_path, "DTSTART:20180612T093000", f"UID:{uid}")[0]
    assert entry.get("key") == key
    assert entry.get("note", []) == ([] if key else [["UID", uid]])


def test_lines_that_are_folded_are_one(tmp_path: Path) -> None:
    entry = event(tmp_path, "DTSTART:20180612T093000", "LOCATION:The old cus", " tom house\\, Tollhaven")[0]
    assert entry["place"] == "The old custom house, Tollhaven"


def test_lines_that_are_folded_within_a_character_are_one(tmp_path: Path) -> None:
    path = tmp_path / "cut.ics"
    lines = (b"BEGIN:VEVENT", b"DTSTART:20180612T093000", b"SUMMARY:Caf\xc3", b" \xa9", b"END:VEVENT")
    path.write_bytes(b"\r\n".join((b"BEGIN:VCALENDAR", *lines, b"END:VCALENDAR", b"")))
    assert records("ics", path)[0]["title"] == "Café"


def test_only_the_first_of_what_is_repeated_is_taken(tmp_path: Path) -> None:
    found = event(tmp_path, "DTSTART:20180612T093000", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert found[0]["note"] == [["RRULE", "FREQ=WEEKLY;COUNT=3"]]
    assert found[1] == {"kind": "Lost", "line": 2, "what": "all but the first of what is repeated"}


def test_without_the_package_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar.timezone", None)
    with pytest.raises(DiplotrackError, match=r"pip install 'diplotrack\[ics\]'"):
        event(tmp_path, "DTSTART:20180612T093000")


def test_what_is_no_calendar_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiplotrackError, match="is no calendar"):
        text_records("ics", tmp_path, "BEGIN:VCARD\r\nEND:VCARD\r\n")
