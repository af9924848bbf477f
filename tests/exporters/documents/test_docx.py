"""The Word document: what it says, how an editor finds a way in it, and that nothing in it is markup."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from diplotrack.errors import LibraryMissing
from diplotrack.exporters.documents import word_text
from diplotrack.exporters.losses import Losses
from diplotrack.timeline import Match
from tests.exporters.conftest import EVENTS
from tests.exporters.documents.conftest import written
from tests.many import HELD, grows
from tests.printed import WORD, in_word, part

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diplotrack.timeline import Timeline
    from tests.printed import Said

docx = pytest.importorskip("docx")


def opened(timeline: Timeline) -> Any:  # noqa: ANN401 - python-docx may be missing
    return docx.Document(BytesIO(written("docx", timeline)))


@pytest.mark.parametrize("which", ["timeline", "selected", "imported", "empty", "hostile"])
def test_it_says_the_same_as_the_chronology_in_markdown_with_its_notes(
    which: str, request: pytest.FixtureRequest, said: Callable[[Timeline], list[Said]]
) -> None:
    timeline = request.getfixturevalue(which)
    assert in_word(written("docx", timeline)) == said(timeline)


def test_headings_make_the_navigation_pane(timeline: Timeline) -> None:
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in opened(timeline).paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "How to read it"),
        ("Heading 1", "2018"),
        ("Heading 2", "By 2018"),
        ("Heading 1", "2025"),
        ("Heading 2", "Monday 10 March 2025"),
        ("Heading 2", "Perhaps March 2025"),
        ("Heading 1", "Actors"),
        ("Heading 1", "Articles"),
    ]


def test_every_style_that_is_used_is_there(timeline: Timeline) -> None:
    document = written("docx", timeline)
    known = {each.get(f"{WORD}styleId") for each in part(document, "word/styles.xml").iter(f"{WORD}style")}
    for path in ("word/document.xml", "word/footnotes.xml"):
        for mark in ("pStyle", "rStyle"):
            assert {each.get(f"{WORD}val") for each in part(document, path).iter(f"{WORD}{mark}")} <= known


def test_quotes_are_quotes_and_lists_are_nested(timeline: Timeline) -> None:
    styles = {paragraph.text: paragraph.style.name for paragraph in opened(timeline).paragraphs}
    assert styles["Yetive: “Soon [31m— or +never”"] == "Quote"
    assert styles["said once."] == "Remark"
    assert (
        next(style for text, style in styles.items() if text.startswith("Rudolf (person)")) == "List Bullet 2"
    )


def test_only_addresses_of_the_web_are_links(timeline: Timeline, hostile: Timeline) -> None:
    links = [each.address for paragraph in opened(timeline).paragraphs for each in paragraph.hyperlinks]
    assert links == ["https://gazette.example/1?a=1&b=2"]
    assert [link for paragraph in opened(hostile).paragraphs for link in paragraph.hyperlinks] == []


def test_the_file_knows_its_title_and_no_clock_and_no_author(timeline: Timeline) -> None:
    document = opened(timeline)
    properties = document.core_properties
    assert properties.title == document.paragraphs[0].text == timeline.dossier.title
    assert (properties.author, properties.created, properties.modified) == ("", None, None)
    assert document.sections[0].header.paragraphs[0].text == timeline.dossier.title


def test_two_runs_give_the_same_bytes(timeline: Timeline) -> None:
    first = written("docx", timeline)
    assert first == written("docx", timeline)
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_is_xml_and_declared_whatever_the_dossier_holds(hostile: Timeline) -> None:
    document = written("docx", hostile)
    with ZipFile(BytesIO(document)) as archive:
        assert archive.testzip() is None
        for path in archive.namelist():
            part(document, path)
    declared = part(document, "[Content_Types].xml")
    assert "/word/footnotes.xml" in {each.get("PartName") for each in declared}


def test_numbers_of_notes_at_one_place_do_not_run_together(timeline: Timeline) -> None:
    (told,) = [
        each for each in opened(timeline).paragraphs if each.text.startswith("Rudolf says he would meet")
    ]
    assert told.text.endswith("(stated; two articles),")
    assert told.runs[-2].font.superscript


def test_notes_for_which_word_has_no_number_stand_in_the_text(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_text, "MOST_NOTES", 1)
    losses = Losses()
    document = written("docx", replace(timeline, matches=(Match(EVENTS[2]),)), losses)
    assert [len(paragraph.notes) for paragraph in in_word(document) if paragraph.notes] == [1]
    assert any("“Soon [31m— or +never” [*Stop* press" in each.text for each in in_word(document))
    assert [*losses.sentences()] == ["1 note stands in the text, since Word numbers no more than 1."]


def test_it_is_written_while_events_go_by() -> None:
    from diplotrack.exporters.documents.docx import docx as pieces  # noqa: PLC0415

    assert grows(lambda timeline: pieces(timeline, Losses())) < HELD


def test_without_its_library_it_is_said_how_to_get_it(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "diplotrack.exporters.documents.word_frame", raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(LibraryMissing, match=r"pip install 'diplotrack\[docx\]'"):
        written("docx", timeline)


def test_pandoc_reads_it(timeline: Timeline, tmp_path: Path) -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("no pandoc: apt-get install pandoc")
    path = tmp_path / "a.docx"
    path.write_bytes(written("docx", timeline))
    read = subprocess.run(
        [pandoc, "--to=markdown", "--wrap=none", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert "## Monday 10 March 2025" in read
    assert "> **Yetive**:" in read
    assert read.count("\n[^") == 8
