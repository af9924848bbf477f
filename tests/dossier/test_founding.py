"""A new dossier: nothing is wrong with it, its examples are real, and editors know its schemas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from diplotrack.dossier.checks import everything
from diplotrack.dossier.founding import SCHEMAS, found
from diplotrack.dossier.json_schema import IN_YAML, schema_text
from diplotrack.dossier.reader import read
from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("dossier.yaml", "actors.yaml", "events.yaml")
TITLE = '"Two" neighbours: autumn #1, ünd \\ mehr'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found(tmp_path / "a" / "northport", "northport", TITLE, {"ann": "Ann: Example"})
    return tmp_path / "a" / "northport"


def test_nothing_is_wrong_with_it(folder: Path) -> None:
    reading = read(folder)
    assert everything(reading) == ()
    written = reading.written
    assert (written.key, written.title, written.coders) == ("northport", TITLE, (("ann", "Ann: Example"),))
    assert (written.actors, written.events, written.articles) == ((), (), ())
    assert list((folder / "articles").iterdir()) == []


def uncommented(text: str) -> str:
    """Return a file with its examples in force: the paragraphs that look like records in comments."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        re.sub("(?m)^# ", "", each) if re.match("# (- )?[a-z]+: ", each) else each for each in paragraphs
    )


def test_its_examples_are_real(tmp_path: Path) -> None:
    found(tmp_path, "northport", "Northport", {})
    for name in FILES:
        path = tmp_path / name
        path.write_text(uncommented(path.read_text(encoding="utf-8")), encoding="utf-8")
    reading = read(tmp_path)
    assert everything(reading) == ()
    written = reading.written
    assert [actor.key for actor in written.actors] == ["northland", "ada-lind"]
    assert [event.key for event in written.events] == ["lind-takes-office"]
    assert (written.scope is not None, written.coders) == (True, (("ann", "Ann Example"),))


def test_every_file_names_a_schema_that_is_there(folder: Path) -> None:
    for name in FILES:
        first = (folder / name).read_text(encoding="utf-8").splitlines()[0]
        schema = folder / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.read_text(encoding="utf-8") == schema_text(schema.stem)
    assert {path.stem for path in (folder / SCHEMAS).iterdir()} == set(IN_YAML)


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").write_text("- {actor: lee, name: Lee, kind: person}\n", encoding="utf-8")
    (tmp_path / "notes.txt").touch()
    made = found(tmp_path, "here", "Here", {})
    assert "actors.yaml" not in made
    assert [actor.key for actor in read(tmp_path).written.actors] == ["lee"]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(DiplotrackError, match="There is a dossier in"):
        found(tmp_path, "again", "Again", {})
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_file_is_no_place_for_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiplotrackError, match="is not a folder"):
        found(tmp_path / "file", "file", "File", {})
