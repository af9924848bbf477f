"""Exports for other programs at the front desk: what they lose is said, and what means nothing refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def test_what_a_calendar_leaves_out_is_said_and_spans_put_it_in(program: Program, tmp_path: Path) -> None:
    pytest.importorskip("icalendar")
    path = tmp_path / "chronology.ics"
    result = program("export", "ics", "-o", str(path))
    assert result.exit_code == 0
    assert "ics: 2 events have no day and were left out; --spans includes them as spans.\n" in result.stderr
    without = path.read_bytes().count(b"BEGIN:VEVENT\r\n")
    assert "no day" not in program("export", "ics", "--spans", "-o", str(path)).stderr
    assert path.read_bytes().count(b"BEGIN:VEVENT\r\n") == without + 2


def test_an_option_of_another_format_is_refused(program: Program) -> None:
    result = program("export", "atom", "--spans")
    assert result.exit_code == UsageError.exit_code
    assert result.stderr == "Error: --spans means nothing for atom: it is an option of ics.\n"


def test_what_is_lost_is_not_among_what_is_written(program: Program) -> None:
    result = program("export", "csl")
    assert result.stdout.startswith("[\n")
    assert result.stdout.endswith("]\n")
    assert "; 1 quote is left out; a bibliography holds articles alone.\n" in result.stderr


@pytest.mark.parametrize(
    ("fmt", "name", "is_told"),
    [
        ("html", "a.docx", True),
        ("markdown", "a.PDF", True),
        ("xlsx", "a.csv", True),
        ("xlsx", "a.xlsx", False),
        ("markdown", "a.txt", False),
        ("jsonld", "a.json", False),
        ("csl", "a", False),
        ("xlsx", "a", False),
    ],
)
def test_a_name_that_promises_another_format_is_told(
    fmt: str,
    name: str,
    is_told: bool,  # noqa: FBT001
    program: Program,
    tmp_path: Path,
) -> None:
    file = tmp_path / name
    result = program("export", fmt, "-o", str(file))
    assert result.exit_code == 0
    assert file.exists()
    told = f'"{file}" is {fmt}, though its name ends in {file.suffix}.\n'
    assert (told in result.stderr) == is_told
    assert ("though its name" in result.stderr) == is_told


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["export", "ics", "-o"], "a.ics"),
        (["picture", "swimlane", "-o"], "a.svg"),
        (["export", "all", "-o"], "all"),
        (["site"], "public"),
    ],
)
def test_a_file_without_events_is_told(
    arguments: list[str], name: str, program: Program, tmp_path: Path
) -> None:
    place = tmp_path / name
    told = f'No events answer: "{place}" holds none.\n'
    assert told in program(*arguments, str(place), "--text", "nowhere to be found").stderr
    assert told not in program(*arguments, str(place)).stderr
