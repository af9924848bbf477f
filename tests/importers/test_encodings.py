"""Texts that are not in UTF-8: one rule for every format."""

from pathlib import Path

import pytest

from diplotrack.errors import DiplotrackError
from diplotrack.importers import READERS
from diplotrack.importers.entry import Entry, Options, Remark

FILES = {
    "csv": ("talks.csv", "Date,Event\n2018-05-12,Café\n"),
    "timelinejs": (
        "talks.json",
        '{"events": [{"start_date": {"year": 2018}, "text": {"headline": "Café"}}]}',
    ),
    "markwhen": ("talks.mw", "2018-05-12: Café\n"),
    "ics": (
        "talks.ics",
        (
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20180512\nSUMMARY:Café\n"
            "END:VEVENT\nEND:VCALENDAR\n"
        ),
    ),
    "markdown": ("talks.md", "---\ntitle: Café\ndate: 2018-05-12\n---\n"),
}


@pytest.mark.parametrize("fmt", FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_is_not_in_utf_8_is_read_and_told(fmt: str, encoding: str, tmp_path: Path) -> None:
    if fmt == "ics":
        pytest.importorskip("icalendar")
    name, text = FILES[fmt]
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    items = list(READERS[fmt](path, Options()))
    assert [each.title for each in items if isinstance(each, Entry)] == ["Café"]
    told = [each.what for each in items if isinstance(each, Remark)]
    said = {"utf-16": "UTF-16", "cp1252": "Windows-1252"}.get(encoding)
    assert told == ([f"not in UTF-8: read as {said}"] if said else [])


@pytest.mark.parametrize("fmt", FILES)
def test_what_is_no_text_is_refused(fmt: str, tmp_path: Path) -> None:
    path = tmp_path / FILES[fmt][0]
    path.write_bytes(b"\x89PNG\x00\xff\xfe")
    with pytest.raises(DiplotrackError, match="is not text"):
        list(READERS[fmt](path, Options()))


def test_in_a_folder_the_remark_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FILES["markdown"][1], encoding="utf-8")
    (tmp_path / "b.md").write_text(FILES["markdown"][1], encoding="cp1252")
    items = list(READERS["markdown"](tmp_path, Options()))
    assert [each.file for each in items if isinstance(each, Remark)] == ["b.md"]


def test_a_day_in_front_of_a_files_name_is_its_date(tmp_path: Path) -> None:
    path = tmp_path / "2018-05-12-talks.md"
    path.write_text("---\ntitle: Talks\n---\n", encoding="utf-8")
    (entry,) = READERS["markdown"](path, Options())
    assert isinstance(entry, Entry)
    assert str(entry.date) == entry.dated == "2018-05-12"
