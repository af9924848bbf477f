"""`new` and `schema`, as processes, and on a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from diplotrack.cli.completion import SCHEMAS
from diplotrack.dossier.json_schema import IN_YAML, KINDS_OF_FILE
from tests.cli.terminals import CTRL_C, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def test_a_new_dossier_passes_every_check_and_is_never_begun_twice(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "Two neighbours_2025"
    result = program.process("new", str(folder), "--coder", "ann=Ann Example", "--coder", "bo=Bo")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith('The dossier "two-neighbours-2025" is begun in ')
    assert result.stdout.count("\n") == 3
    checked = program.process("--dossier", str(folder), "check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    written = (folder / "dossier.yaml").read_text(encoding="utf-8")
    assert "title: Two neighbours 2025\n" in written
    assert "  bo: " in written
    again = program.process("new", str(folder))
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.startswith("Error: There is a dossier in ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--key", "A key"], '--key is "A key", and a key is made of a to z, digits and hyphens'),
        (["--title", " "], "--title is empty. Write it"),
        (["--coder", "ann"], '"ann" is no coder: write a key and a name'),
        (["--coder", "Ann=Ann"], '--coder is "Ann", and a key is made of'),
    ],
)
def test_what_cannot_be_meant_makes_nothing(
    arguments: list[str], sentence: str, program: Program, tmp_path: Path
) -> None:
    result = program("new", str(tmp_path / "new"), *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {sentence}")
    assert not (tmp_path / "new").exists()


def on_terminal(program: Program, tmp_path: Path, *arguments: str) -> Terminal:
    return Terminal([*program.command, *arguments], program.variables, tmp_path)


def test_on_a_terminal_the_title_is_asked_for(program: Program, tmp_path: Path) -> None:
    terminal = on_terminal(program, tmp_path, "new", "northport")
    terminal.answer("Title: ", "\x15Two neighbours")  # Ctrl-U takes the proposal away
    assert terminal.end() == 0
    assert "title: Two neighbours\n" in (tmp_path / "northport/dossier.yaml").read_text(encoding="utf-8")
    proposed = on_terminal(program, tmp_path, "new", "the_other-one")
    proposed.answer("Title: ")
    assert proposed.end() == 0
    assert "title: The other one" in (tmp_path / "the_other-one/dossier.yaml").read_text(encoding="utf-8")


def test_a_title_that_is_empty_is_asked_for_again(program: Program, tmp_path: Path) -> None:
    terminal = on_terminal(program, tmp_path, "new", "northport")
    terminal.answer("Title: ", "\x15")
    terminal.expect("is empty")
    terminal.expect("Title:")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    assert not (tmp_path / "northport").exists()


@pytest.mark.parametrize("kind", KINDS_OF_FILE)
def test_a_schema_is_printed(kind: str, program: Program) -> None:
    result = program("schema", kind)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == f"diplotrack: {KINDS_OF_FILE[kind]}"


def test_schemas_are_written_for_a_dossier_that_has_none(program: Program, tmp_path: Path) -> None:
    assert program("schema", "-o", str(tmp_path / "deep" / "schema")).exit_code == 0
    assert sorted(path.stem for path in (tmp_path / "deep" / "schema").iterdir()) == sorted(IN_YAML)
    assert program("schema", "event-line", "-o", str(tmp_path)).exit_code == 0
    assert (tmp_path / "event-line.json").exists()


def test_a_schema_that_there_is_not(program: Program) -> None:
    result = program("schema", "evnts")
    assert (result.exit_code, result.stderr) == (
        2,
        'Error: "evnts" is not a kind of file that has a schema: did you mean "events"?\n',
    )
    assert program("schema").exit_code == 2
    assert tuple(KINDS_OF_FILE) == SCHEMAS
