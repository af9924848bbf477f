"""Workbooks: what their cells show, and what stands beside them."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from diplotrack.errors import DiplotrackError, NotFound
from diplotrack.importers.entry import Entry, Options, Remark
from diplotrack.importers.tables import sheet_parts
from diplotrack.importers.tables.workbook import read

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.importers.assembly.assembled import Item

openpyxl = pytest.importorskip("openpyxl")

DAY = dt.datetime(2018, 5, 1)  # noqa: DTZ001 - a cell has no zone


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.xlsx"


def book_of(*rows: tuple[Any, ...]) -> Any:  # noqa: ANN401
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def saved(book: Any, path: Path, options: Options | None = None) -> list[Item]:  # noqa: ANN401
    book.save(path)
    return list(read(path, options or Options()))


def entries(items: list[Item]) -> list[Entry]:
    return [each for each in items if isinstance(each, Entry)]


def told(items: list[Item]) -> str:
    return "\n".join(each.what for each in items if isinstance(each, Remark))


@pytest.mark.parametrize(
    ("number_format", "edtf"),
    [
        ("yyyy-mm-dd", "2018-05-01"),
        ("mmm-yy", "2018-05"),
        ("mmmm yyyy", "2018-05"),
        ("yyyy", "2018"),
        ('"Year "yyyy', "2018"),
        ("dd/mm/yyyy hh:mm", "2018-05-01"),
        ("[$-409]d\\-mmm\\-yy;@", "2018-05-01"),
    ],
)
def test_a_date_is_as_exact_as_its_cell_shows(path: Path, number_format: str, edtf: str) -> None:
    book = book_of(("Date", "Title"), (DAY, "A"))
    book.active["A2"].number_format = number_format
    [entry] = entries(saved(book, path))
    assert (entry.line, entry.date.edtf) == (2, edtf)


def test_a_time_counts_only_if_it_is_shown(path: Path) -> None:
    book = book_of(("Date", "Title"), (DAY.replace(hour=10), "A"), (DAY.replace(hour=10), "B"), (DAY, "C"))
    book.active["A2"].number_format = "yyyy-mm-dd hh:mm"
    book.active["A3"].number_format = "yyyy-mm-dd"
    book.active["A4"].number_format = "d-mmm"
    one, two, three = entries(saved(book, path))
    assert (one.date.edtf, two.date.edtf) == ("2018-05-01T10:00:00", "2018-05-01")
    assert (three.date.edtf, three.suspicious) == ("2018-05-01", "its cell does not show the year")


def test_numbers_are_years_or_days_counted_from_the_books_own_first(path: Path) -> None:
    book = book_of(("Date", "Title"), (2018, "A"), (43232, "B"), (2018.0, "C"))
    assert [entry.date.edtf for entry in entries(saved(book, path))] == ["2018", "2018-05-12", "2018"]
    book.epoch = dt.datetime(1904, 1, 1)  # noqa: DTZ001
    book.active["A3"] = 41770
    assert entries(saved(book, path))[1].date.edtf == "2018-05-12"


def test_merged_cells_stand_in_each_of_their_rows(path: Path) -> None:
    book = book_of(("Date", "Title"), ("2018", "A"), (None, "B"), (None, None), (None, "C"), ("2019", "D"))
    book.active.merge_cells("A2:A5")
    assert [(entry.line, entry.date.edtf) for entry in entries(saved(book, path))] == [
        *((2, "2018"), (3, "2018"), (5, "2018"), (6, "2019")),
    ]


def test_links_belong_to_their_cells(path: Path) -> None:
    book = book_of(("Date", "Title", "Source"), ("2018", "A", "Daily"))
    book.active["C2"].hyperlink = "https://daily.example/1"
    [entry] = entries(saved(book, path))
    assert entry.articles[0][:3] == ("https://daily.example/1", None, "Daily")


def test_formulas_without_a_value_are_told(path: Path) -> None:
    items = saved(book_of(("Date", "Title"), ("2018", "=1+1"), ("2018", "B")), path)
    assert [entry.title for entry in entries(items)] == ["B"]
    assert "B2" in told(items)


def test_sheets_are_told_and_chosen(path: Path) -> None:
    book = book_of(("Date", "Title"), ("2018", "A"))
    book.active.sheet_state = "hidden"
    book.create_sheet("Second").append(("Date", "Title"))
    book["Second"].append(("2019", "B"))
    items = saved(book, path)
    assert [entry.title for entry in entries(items)] == ["B"]
    assert 'the sheet "Sheet", which is hidden' in told(items)
    assert [entry.title for entry in entries(list(read(path, Options(sheet="Sheet"))))] == ["A"]
    with pytest.raises(NotFound, match='did you mean "Second"'):
        list(read(path, Options(sheet="Secnd")))


def test_what_is_no_workbook_is_said(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(DiplotrackError, match="cannot be read as a workbook"):
        list(read(path, Options()))
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(DiplotrackError, match="cannot be read as a workbook"):
        list(read(path, Options()))
    with pytest.raises(DiplotrackError, match="There is no file"):
        list(read(path.with_name("none.xlsx"), Options()))


def test_a_bomb_is_not_unpacked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplotrack.importers.tables.workbook.MOST_BYTES", 1_000_000)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 2_000_000)
    with pytest.raises(DiplotrackError, match="2,000,000 bytes"):
        list(read(path, Options()))
    assert sheet_parts.MOST_BYTES > 1_000_000


def test_a_sheet_of_too_many_rows_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplotrack.importers.tables.workbook.MOST_ROWS", 2)
    with pytest.raises(DiplotrackError, match="more than 2 rows"):
        saved(book_of(("Date", "Title"), ("2018", "A"), ("2018", "B")), path)


def test_without_the_library_the_sentence_says_how_to_get_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(DiplotrackError, match=r"pip install 'diplotrack\[xlsx\]'"):
        list(read(path, Options()))
