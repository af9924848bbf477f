"""Exports for other programs at the front desk: what they lose is said, and what means nothing refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def test_what_a_calendar_leaves_out_is_said_and_spans_put_it_in(program: Program, tmp_path: Path) -> None:
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
