"""All formats and pictures in one folder: which files there are, and what the page in front says of them."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.everything import INDEX, Everything
from diplotrack.exporters.pictures import PICTURES
from tests.exporters.documents.conftest import HOSTILE
from tests.exporters.test_chronology import Seen

if TYPE_CHECKING:
    from diplotrack.timeline import Timeline

pytest.importorskip("docx")
pytest.importorskip("typst")


def files(timeline: Timeline, *switches: str) -> dict[str, bytes]:
    """Return all files of a timeline, by path."""
    return written(Everything(timeline, switches))


def written(everything: Everything) -> dict[str, bytes]:
    return {path: b"".join(map(as_bytes, pieces)) for path, pieces in everything.files()}


def as_bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode()


def test_every_format_and_picture_has_a_file_of_its_own(timeline: Timeline) -> None:
    made = files(timeline)
    assert len(made) == len(EXPORTERS) + 2 * len(PICTURES) + 1
    assert [*made][-1] == INDEX
    assert {"zenda.md", "zenda.json", "zenda.timelinejs.json", "zenda.swimlane.svg"} <= made.keys()
    assert all(made.values())


def test_no_file_is_called_what_windows_keeps_for_a_device(timeline: Timeline) -> None:
    device = replace(timeline, dossier=timeline.dossier._replace(key="con"), matches=())
    assert all(path.startswith("con_.") for path in files(device) if path != INDEX)


def test_the_page_leads_to_every_file_and_says_how_large_it_is_and_what_it_lost(timeline: Timeline) -> None:
    made = files(timeline)
    page = Seen(made[INDEX].decode())
    assert page.links == [path for path in made if path != INDEX]
    assert "script" not in page.tags
    assert "One row an event, for a spreadsheet." in page.text
    assert f"{len(made['zenda.pdf']) / 1000:,.0f} kB" in page.text
    assert "2 disagreements of articles have no columns" in page.text


def test_the_page_says_what_was_selected(selected: Timeline) -> None:
    assert "Events selected (1 of 3): with Yetive" in Seen(files(selected)[INDEX].decode()).text


def test_the_page_shows_text_as_text(timeline: Timeline) -> None:
    hostile = replace(timeline, dossier=timeline.dossier._replace(title=HOSTILE, scope=HOSTILE), matches=())
    page = Seen(files(hostile)[INDEX].decode())
    assert page.text.count("<w:p/> &amp; &#0; #panic(1)") == 3
    assert not {"w:p", "label"} & page.tags


def test_what_needs_a_library_that_is_not_there_is_left_out_and_told(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("typst", "resvg_py"):
        monkeypatch.setitem(sys.modules, name, None)
    everything = Everything(timeline)
    made = written(everything)
    assert "zenda.pdf" not in made
    assert "zenda.swimlane.png" not in made
    assert {"zenda.docx", "zenda.swimlane.svg"} <= made.keys()
    assert everything.missing == {
        "Writing a PDF needs Typst: pip install 'diplotrack[pdf]'.": ["pdf"],
        "Drawing a PNG needs resvg-py: pip install 'diplotrack[png]'.": [
            f"{each} in pixels" for each in PICTURES
        ],
    }
    assert "pdf: Writing a PDF needs Typst" in Seen(made[INDEX].decode()).text


def test_switches_go_to_the_formats_that_know_them(timeline: Timeline) -> None:
    plain, switched = files(timeline), files(timeline, "excel", "spans")
    assert switched["zenda.csv"].startswith(b"\xef\xbb\xbf")
    assert {path for path in plain if plain[path] != switched[path]} == {"zenda.csv", "zenda.ics", INDEX}


def test_a_dossier_that_is_called_index_covers_nothing(timeline: Timeline) -> None:
    named = replace(timeline, dossier=timeline.dossier._replace(key="index"))
    assert len(files(named)) == len(files(timeline))


def test_two_runs_give_the_same_bytes(timeline: Timeline) -> None:
    assert files(timeline) == files(timeline)
