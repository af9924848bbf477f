"""The workbook: what a spreadsheet program finds in it, and what an import takes back."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.errors import LibraryMissing
from diplotrack.exporters.documents import xlsx as workbook
from diplotrack.exporters.losses import Losses
from diplotrack.importers import READERS
from diplotrack.importers.entry import Entry, Options
from diplotrack.timeline import Match
from tests.exporters.conftest import EVENTS
from tests.exporters.documents.conftest import HOSTILE, written
from tests.many import HELD, grows
from tests.printed import folded

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.timeline import Timeline

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

HAZARDS = ("=1+1", "+49 30", "-0044", "@x", "2022-01", "1/2", "1E5", "TRUE", "_x0041_", HOSTILE)
"""What a spreadsheet program could take for something else than text."""


def opened(timeline: Timeline, losses: Losses | None = None) -> Any:  # noqa: ANN401 - openpyxl may be missing
    return openpyxl.load_workbook(BytesIO(written("xlsx", timeline, losses)))


def rows(sheet: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    header, *below = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in below]


def links(book: Any) -> list[str]:  # noqa: ANN401
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return [cell.hyperlink.target for cell in cells if cell.hyperlink]


def titled(timeline: Timeline, *titles: str) -> Timeline:
    """Return a timeline with an event of each title."""
    events = [replace(EVENTS[0], key=f"event-{number}", title=title) for number, title in enumerate(titles)]
    return replace(timeline, matches=tuple(map(Match, events)))


def test_its_sheets_are_tables_with_frozen_heads_and_filters(timeline: Timeline) -> None:
    book = opened(timeline)
    assert book.sheetnames == ["Events", "Quotes", "Actors", "Articles", "About"]
    assert {sheet.freeze_panes for sheet in book.worksheets[:4]} == {"B2"}
    assert book["Events"].auto_filter.ref == "A1:V4"
    assert all(cell.font.bold for cell in book["Events"][1])
    assert [row["key"] for row in rows(book["Events"])] == ["treaty", "rudolf-offer", "yetive-answer"]
    assert [row["utterance"] for row in rows(book["Quotes"])] == [
        *("would-meet", "would-meet", "no-conditions", "soon"),
    ]
    assert len(rows(book["Actors"])) == len(timeline.actors)
    assert rows(book["Articles"])[1]["outlet"] == "The Gazette"


def test_what_looks_like_something_else_is_text(timeline: Timeline) -> None:
    from openpyxl.utils.escape import unescape  # noqa: PLC0415 - openpyxl may be missing; Excel does it itself

    book = opened(titled(timeline, *HAZARDS))
    cells = [row[11] for row in book["Events"].iter_rows(min_row=2)]
    assert [folded(unescape(cell.value)) for cell in cells] == [
        folded(hazard.translate(dict.fromkeys([0, 0x1B, 0x9B, 0x202E, 0x2066]))) for hazard in HAZARDS
    ]
    assert {cell.data_type for cell in cells} == {"s"}


def test_dates_are_text_and_their_bounds_days_where_spreadsheets_agree(timeline: Timeline) -> None:
    dates = ("2022-01", "1900-02-28", "1900-03-01", "[..2018]")
    events = [
        replace(EVENTS[0], key=f"event-{number}", date=parse(each)) for number, each in enumerate(dates)
    ]
    found = rows(opened(replace(timeline, matches=tuple(map(Match, events))))["Events"])
    assert [row["edtf"] for row in found] == [*dates]
    assert [row["earliest"] for row in found] == [
        *(datetime(2022, 1, 1), "1900-02-28", datetime(1900, 3, 1), None)  # noqa: DTZ001 - a cell has no zone
    ]


def test_only_addresses_of_the_web_are_links(timeline: Timeline, hostile: Timeline) -> None:
    assert links(opened(timeline)) == ["https://gazette.example/1?a=1&b=2"]
    book = opened(hostile)
    assert links(book) == []
    assert rows(book["Articles"])[1]["url"] == "javascript:alert(1)"


def test_what_excel_cannot_hold_is_left_out_and_told(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    monkeypatch.setattr(workbook, "MOST_LINKS", 0)
    losses = Losses()
    book = opened(titled(timeline, "long " * 7_000, "short", "too many"), losses)
    titles = [row["title"] for row in rows(book["Events"])]
    assert [len(title) for title in titles] == [workbook.MOST_CHARACTERS, 5]
    assert titles[0].endswith("…")
    assert links(book) == []
    told = [*losses.sentences()]
    assert "1 text is longer than the 32,767 characters of a cell, and cut off." in told
    assert "7 rows do not fit on their sheets." in told


def test_what_has_no_column_is_told(timeline: Timeline) -> None:
    losses = Losses()
    written("xlsx", timeline, losses)
    (told,) = losses.sentences()
    assert told.startswith("4 reports lose their places in their articles, and how these date and tell")
    assert told.endswith("; 2 disagreements of articles have no columns; docx, pdf and html show them.")


def test_a_page_says_what_it_is_and_what_was_selected(selected: Timeline) -> None:
    text = "\n".join(
        str(cell) for row in opened(selected)["About"].iter_rows(values_only=True) for cell in row
    )
    assert selected.dossier.title in text
    assert "Events selected (1 of 3): with Yetive" in text
    assert "diplotrack import xlsx" in text
    assert "did not happen, it was looked for" in text
    assert "numbered note" not in text


def test_two_runs_give_the_same_bytes_and_no_clock_is_read(timeline: Timeline) -> None:
    assert opened(timeline).properties.created.year == 1980
    assert written("xlsx", timeline) == written("xlsx", timeline)


def test_an_empty_dossier_makes_empty_sheets(empty: Timeline) -> None:
    assert [rows(sheet) for sheet in opened(empty).worksheets[:4]] == [[]] * 4


@pytest.mark.parametrize("which", ["timeline", "imported", "hazards"])
def test_an_import_takes_the_events_back(
    which: str, timeline: Timeline, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    kept = titled(timeline, *HAZARDS[:-2]) if which == "hazards" else request.getfixturevalue(which)
    path = tmp_path / "a.xlsx"
    path.write_bytes(written("xlsx", kept))
    found = [each for each in READERS["xlsx"](path, Options()) if isinstance(each, Entry)]
    events = [*kept.events]
    assert [entry.key for entry in found] == [event.key for event in events]
    for entry, event in zip(found, events, strict=True):
        assert (entry.title, entry.summary) == (folded(event.title), folded(event.summary))
        assert (entry.date, entry.status, entry.place) == (event.date, event.status, event.place)
        assert len(entry.actors) == len(event.participants)
        assert entry.follows == event.follows
        assert entry.part_of == event.part_of
        assert tuple(article.key for article in entry.articles) == event.articles


def test_it_is_written_while_events_go_by() -> None:
    assert grows(lambda timeline: workbook.xlsx(timeline, Losses())) < HELD


def test_without_its_library_it_is_said_how_to_get_it(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(LibraryMissing, match=r"pip install 'diplotrack\[xlsx\]'"):
        written("xlsx", timeline)
