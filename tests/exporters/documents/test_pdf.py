"""The PDF: what its tags say, read by poppler, and that nothing in it is markup."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import LibraryMissing
from diplotrack.exporters.losses import Losses
from diplotrack.timeline import DossierCard, Match
from tests.exporters.conftest import EVENTS
from tests.exporters.documents.conftest import written
from tests.printed import in_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diplotrack.timeline import Timeline
    from tests.printed import Said

typst = pytest.importorskip("typst")

needs_poppler = pytest.mark.skipif(
    not shutil.which("pdfinfo"), reason="no poppler: apt-get install poppler-utils"
)


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[Timeline], Path]:
    """Return a function that writes a timeline as a PDF."""

    def put(timeline: Timeline) -> Path:
        path = tmp_path / "a.pdf"
        path.write_bytes(written("pdf", timeline))
        return path

    return put


def read(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@needs_poppler
@pytest.mark.parametrize("which", ["timeline", "selected", "imported", "empty", "hostile"])
def test_its_tags_say_the_same_as_the_chronology_in_markdown_with_its_notes(
    which: str,
    request: pytest.FixtureRequest,
    said: Callable[[Timeline], list[Said]],
    printed: Callable[[Timeline], Path],
) -> None:
    timeline = request.getfixturevalue(which)
    assert in_pdf(printed(timeline)) == said(timeline)


@needs_poppler
def test_its_pages_are_a4_and_numbered_and_have_the_title_above(
    timeline: Timeline, printed: Callable[[Timeline], Path]
) -> None:
    path = printed(replace(timeline, matches=(*timeline.matches,) * 12))
    about = read("pdfinfo", str(path))
    assert "(A4)" in about
    assert f"Title:           {timeline.dossier.title}\n" in about
    assert "Tagged:          yes" in about
    assert "pdfuaid:part" in read("pdfinfo", "-meta", str(path))
    assert "CreationDate" not in about
    first, second, *_ = read("pdftotext", "-layout", str(path), "-").split("\f")
    assert first.count(timeline.dossier.title) == 1
    assert second.splitlines()[0].strip() == timeline.dossier.title
    assert second.split()[-1] == "2"


@needs_poppler
def test_a_text_longer_than_a_page_goes_on_on_the_next(
    timeline: Timeline, printed: Callable[[Timeline], Path]
) -> None:
    long = replace(EVENTS[0], summary=f"{'They talk and talk. ' * 400}They are done.")
    pages = read("pdftotext", str(printed(replace(timeline, matches=(Match(long),)))), "-").split("\f")
    assert sum("They talk" in page for page in pages) > 1
    assert any("They are done." in page for page in pages)


def test_two_runs_give_the_same_bytes(timeline: Timeline) -> None:
    assert written("pdf", timeline) == written("pdf", timeline)


@needs_poppler
def test_only_addresses_of_the_web_are_links(
    timeline: Timeline, hostile: Timeline, printed: Callable[[Timeline], Path]
) -> None:
    assert "https://gazette.example/1?a=1&b=2" in read("pdfinfo", "-url", str(printed(timeline)))
    assert len(read("pdfinfo", "-url", str(printed(hostile))).splitlines()) == 1


def test_characters_without_a_picture_are_counted(timeline: Timeline) -> None:
    losses = Losses()
    written("pdf", replace(timeline, dossier=DossierCard("kim", "김정은 and 김여정, “→”", None)), losses)
    assert "".join(losses.sentences()) == (
        "4 characters are missing from the typefaces that come with Typst, and printed as boxes "
        "(김, 여, 은, 정); docx and html leave them to the reader's own."
    )


def test_whatever_its_letters_it_is_written(timeline: Timeline) -> None:
    letters = "".join(
        map(chr, (0x200B, 0x200D, 0xAD, 0xFEFF, 0xFE0F, 0x301, 0xE000, 0x200E, 0x61C, 0x10FFFF))
    )
    assert written("pdf", replace(timeline, dossier=DossierCard("odd", f"a{letters}", letters)))
    assert written("pdf", replace(timeline, dossier=DossierCard("none", "\x01", None)))


def test_without_its_library_it_is_said_how_to_get_it(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(LibraryMissing, match=r"pip install 'diplotrack\[pdf\]'"):
        written("pdf", timeline)
