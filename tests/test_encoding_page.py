"""docs/encoding.md: the article that it encodes, with every command and every key that it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.encoding import Place
from tests.cli.terminals import ENTER

if TYPE_CHECKING:
    from tests.cli.terminals import Terminal

PAGE = (Path(__file__).parents[1] / "docs" / "encoding.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [text for each, text in BLOCKS if each == language]


def commands() -> list[list[str]]:
    """Return the words of every command of the page, in its order."""
    lines = (line for block in blocks("console") for line in block.splitlines())
    return [shlex.split(line.removeprefix("$ ")) for line in lines]


def keys() -> list[tuple[str, str]]:
    """Return what the screen says and what is typed then, in the order of the page."""
    rows = [re.split(r" {2,}", line) for block in blocks("keys") for line in block.splitlines()]
    return [(said, typed.replace(" ⏎", ENTER).replace("⏎", ENTER)) for said, typed in rows]


def encoded(terminal: Terminal) -> None:
    for said, typed in keys():
        terminal.expect(said)
        terminal.type(typed)
    terminal.expect("is encoded: every sentence is decided, 100 %")
    assert terminal.end() == 0


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Follow the page; return what each of its commands says, by its name, and the chronology."""
    begun = tmp_path_factory.mktemp("desk")
    (begun / "ferry.txt").write_text(blocks("text")[0], encoding="utf-8")
    place, found = Place(begun, tmp_path_factory.mktemp("cache")), {}
    for program, *arguments in commands():
        if program == "cd":
            place = Place(place.folder / arguments[0], place.cache)
        elif arguments[0] == "encode":
            encoded(place.walk(*arguments))
        else:
            done = place.run(*arguments)
            assert (done.returncode, done.stderr) == (0, ""), arguments
            found[arguments[0]] = done.stdout
    return {**found, "chronology": (place.folder / "chronology.md").read_text(encoding="utf-8")}


def test_the_dossier_is_without_problems_and_the_article_verified_and_covered(said: dict[str, str]) -> None:
    assert said["check"] == ""
    assert "northport-daily-2025-10-25" in said["verify"]
    assert "100 %" in said["coverage"]


def test_the_chronology_tells_what_the_page_says(said: dict[str, str]) -> None:
    assert blocks("text")[1].strip() in said["chronology"]
    assert said["timeline"].count("\n") == 3
