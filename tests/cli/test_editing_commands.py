"""The commands that write the dossier's files in canonical form, and take edits back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Program

FORMATTED = "actors.yaml\nevents.yaml\narticles/paper.yaml\n"


def test_format_names_what_it_writes_and_is_done_once(own: Program) -> None:
    before = (own.dossier / "actors.yaml").read_text()
    checked = own("format", "--check")
    assert (checked.exit_code, checked.stdout) == (4, "dossier.yaml\n" + FORMATTED)
    assert (own.dossier / "actors.yaml").read_text() == before
    written = own("format")
    assert (written.exit_code, written.stdout, written.stderr) == (0, "dossier.yaml\n" + FORMATTED, "")
    for arguments in (["format"], ["format", "--check"], ["check"]):
        again = own(*arguments)
        assert (again.exit_code, again.stdout) == (0, "")
    undone = own("undo")
    assert undone.stdout.startswith("Taken back: Wrote dossier.yaml, actors.yaml")
    assert (own.dossier / "actors.yaml").read_text() == before


def test_format_leaves_files_with_problems_alone(own: Program) -> None:
    path = own.dossier / "actors.yaml"
    path.write_text(path.read_text().replace("kind: state", "kind: stat"))
    before = path.read_text()
    for arguments in (["format"], ["format", "--check"]):
        result = own(*arguments)
        assert result.exit_code == 4
        assert result.stderr == "Left alone: actors.yaml has problems, which `diplotrack check` names.\n"
    assert path.read_text() == before


def test_undo_without_an_edit(own: Program) -> None:
    result = own("undo")
    assert result.exit_code == 1
    assert (
        result.stderr == f'Error: There is nothing to take back in "{own.dossier}": no edit is remembered.\n'
    )


def test_an_edit_that_was_interrupted_is_spoken_of(own: Program) -> None:
    own("format")
    (entry,) = (own.dossier / ".diplotrack" / "journal").iterdir()
    entry.rename(entry.with_suffix(".begun"))
    path = own.dossier / "actors.yaml"
    path.write_text(path.read_text().replace("United States", "States"))
    result = own("format")
    assert result.stderr.startswith("An edit had been interrupted, and was taken back: Wrote dossier.yaml")
    assert "Left as they are, for they have been changed since: actors.yaml." in result.stderr
