"""The command that writes a website."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.terminals import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

SHOWN_AT_ONCE = """
from diplotrack.cli import main, progress
progress.LONG = 1
main()
"""


def test_it_says_what_it_wrote(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    result = program("site", str(folder))
    files = sum(path.is_file() for path in folder.rglob("*")) - 1
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"Wrote {files} files to {folder}: open {folder}/index.html.\n"
    assert (folder / "index.html").exists()
    again = program("site", str(folder)).stdout
    assert again == f"Wrote 0 files to {folder}, {files} were so already: open {folder}/index.html.\n"


def test_pages_that_are_gone_go(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    program("site", str(folder))
    result = program("site", str(folder), "--from", "2025-10")
    assert re.search(r", 1 went: open ", result.stdout)
    assert not (folder / "events" / "hanoi.html").exists()
    assert (folder / "events" / "offer.html").exists()


def test_what_somebody_changed_is_told(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    program("site", str(folder))
    (folder / "index.html").write_text("mine", encoding="utf-8")
    result = program("site", str(folder))
    assert result.exit_code == 0
    assert result.stderr == (
        '"index.html" was changed by somebody else, and left alone: remove it, and run this again.\n'
    )
    assert (folder / "index.html").read_text("utf-8") == "mine"


def test_a_folder_of_somebody_is_refused(program: Program, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    result = program("site", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is not empty and was not written by diplotrack: name a new folder." in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize(
    "url",
    [
        *("desk.example", "javascript:alert(1)", "mailto:a@b", "ftp://desk.example"),
        *("https://desk.example/?page=1", "https://desk.example/#top"),
    ],
)
def test_an_address_that_is_none_is_refused(program: Program, tmp_path: Path, url: str) -> None:
    result = program("site", str(tmp_path / "public"), "--url", url)
    assert result.exit_code == 2
    assert (
        result.stderr
        == f'Error: --url "{url}" is no folder on the web: it begins with https://, without ? and #.\n'
    )
    assert not (tmp_path / "public").exists()


def test_an_address_is_where_the_feed_leads(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    program("site", str(folder), "--url", "https://desk.example/asia")
    assert "https://desk.example/asia/events/offer.html" in (folder / "feed.xml").read_text("utf-8")
    assert (folder / "sitemap.xml").exists()


def test_a_terminal_sees_how_far_it_is(own: Program, tmp_path: Path) -> None:
    command = ["-c", SHOWN_AT_ONCE, "site", "public"]
    terminal = Terminal([own.command[0], *command], own.variables, tmp_path, columns=400)
    terminal.expect("Writing the pages")
    terminal.expect("open public/index.html.")
    assert terminal.end() == 0
