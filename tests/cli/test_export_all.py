"""`export all`, and switches that only some formats know."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import DiplotrackError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def test_it_fills_a_folder_and_says_where_to_begin(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    result = program("export", "all", "-o", str(folder))
    assert result.exit_code == 0
    made = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    assert {"index.html", "small.md", "small.json", "small.csv", "small.network.svg"} <= {*made}
    assert result.stdout == (
        f"Wrote {len(made)} files to {folder}: {folder}/index.html says what each is for, "
        "and what it cannot keep.\n"
    )
    assert result.stderr == ""
    again = program("export", "all", "-o", str(folder)).stdout
    assert again.startswith(f"Wrote 0 files to {folder}, {len(made)} were so already: ")


def test_a_second_run_gives_the_same_and_one_with_filters_another(program: Program, tmp_path: Path) -> None:
    def contents() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert program("export", "all", "-o", str(tmp_path)).exit_code == 0
    first = contents()
    assert program("export", "all", "-o", str(tmp_path)).exit_code == 0
    assert contents() == first
    assert program("export", "all", "--from", "2025", "-o", str(tmp_path)).exit_code == 0
    _, *events = (tmp_path / "small.csv").read_text("utf-8").splitlines()
    assert [event.partition(",")[0] for event in events] == ["offer"]
    assert contents().keys() == first.keys()


def test_what_is_missing_is_told_and_the_rest_is_written(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    result = program("export", "all", "-o", str(tmp_path))
    assert result.exit_code == 0
    assert "Left out: pdf. Writing a PDF needs Typst: pip install 'diplotrack[pdf]'." in result.stderr
    assert not (tmp_path / "small.pdf").exists()
    assert (tmp_path / "small.md").exists()


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        (["all"], UsageError, "name a folder with -o FOLDER"),
        (["markdown", "--excel"], UsageError, "--excel means nothing for markdown: it is an option of csv."),
    ],
)
def test_what_cannot_be_meant_is_refused(
    arguments: list[str], error: type[DiplotrackError], said: str, program: Program
) -> None:
    result = program("export", *arguments)
    assert result.exit_code == error.exit_code
    assert said in result.stderr


def test_a_folder_with_somebody_elses_files_is_left_alone(program: Program, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    result = program("export", "all", "-o", str(tmp_path))
    assert result.exit_code == DiplotrackError.exit_code
    assert "was not written by diplotrack" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_csv_for_excel_begins_with_its_mark(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert program("export", "csv", "--excel", "-o", str(path)).exit_code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfkey,edtf,")
    assert b'"=""2019-02"""' in path.read_bytes()
