"""Edits remembered: taken back one by one, put back when interrupted, refused where that would hurt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from diplotrack.dossier.changing import journal
from diplotrack.dossier.changing.editing import editing, mended, undo
from diplotrack.errors import DiplotrackError
from diplotrack.replacing import take_places
from tests.dossier.docstring_dossiers import SOUND, split, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BOTH = ("actors.yaml", "events.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a dossier in which one edit has changed two files."""
    write(tmp_path, split(SOUND))
    with editing(tmp_path) as edit:
        edit.rename("actor", "lee", "lee-jae")
        edit.told = "Renamed lee."
    return tmp_path


def entry(folder: Path, ending: str = ".json") -> Path:
    (found,) = (folder / ".diplotrack" / "journal").glob(f"*{ending}")
    return found


def interrupted(folder: Path) -> dict[str, bytes]:
    """Leave the edit as if it had been killed between its two files; return what they hold then."""
    before = {each["name"]: each["before"] for each in json.loads(entry(folder).read_text())["files"]}
    (folder / "events.yaml").write_bytes(before["events.yaml"].encode())
    entry(folder).rename(entry(folder).with_suffix(".begun"))
    return {name: before[name].encode() for name in BOTH}


def test_git_is_told_what_to_leave_alone(folder: Path) -> None:
    assert (folder / ".diplotrack" / ".gitignore").read_text() == "journal/\ntexts/\nediting/\n"


def test_an_interrupted_edit_is_taken_back_by_the_next(folder: Path) -> None:
    before = interrupted(folder)
    with editing(folder) as edit:
        assert "lee" in {actor.key for actor in edit.reading.written.actors}
    assert {name: (folder / name).read_bytes() for name in BOTH} == before
    assert list((folder / ".diplotrack" / "journal").iterdir()) == []


def test_an_interrupted_edit_is_spoken_of(folder: Path) -> None:
    before = interrupted(folder)
    assert mended(folder) == "An edit had been interrupted, and was taken back: Renamed lee."
    assert {name: (folder / name).read_bytes() for name in BOTH} == before
    assert mended(folder) == ""


def test_an_interrupted_edit_is_taken_back_by_undo(folder: Path) -> None:
    before = interrupted(folder)
    assert undo(folder) == "Renamed lee. It had been interrupted."
    assert {name: (folder / name).read_bytes() for name in BOTH} == before


def test_an_edit_that_was_only_not_noted_as_done_counts(folder: Path) -> None:
    entry(folder).rename(entry(folder).with_suffix(".begun"))
    assert mended(folder) == ""
    assert undo(folder) == "Renamed lee."


def test_what_a_person_has_changed_since_is_left_by_healing(folder: Path) -> None:
    interrupted(folder)
    (folder / "events.yaml").write_text("# mine\n")
    told = undo(folder)
    assert (
        told == "Renamed lee. Left as they are, for they have been changed since: events.yaml. "
        "It had been interrupted."
    )
    assert (folder / "events.yaml").read_text() == "# mine\n"


def test_a_text_is_kept_with_the_edit_that_keeps_it_and_goes_with_it_byte_by_byte(folder: Path) -> None:
    text = folder / ".diplotrack" / "texts" / "daily.txt"
    text.parent.mkdir()
    text.write_bytes(b"in Latin 1: \xe9")
    with editing(folder) as edit:
        edit.rename("article", "daily", "weekly")
        edit.keep_text("other", "Another text.")
    assert {path.name for path in text.parent.iterdir()} == {"weekly.txt", "other.txt"}
    undo(folder)
    assert [path.name for path in text.parent.iterdir()] == ["daily.txt"]
    assert text.read_bytes() == b"in Latin 1: \xe9"


def test_undo_is_refused_where_a_file_has_been_changed_since(folder: Path) -> None:
    path = folder / "events.yaml"
    path.write_text(f"{path.read_text()}# mine\n")
    held = {name: (folder / name).read_bytes() for name in BOTH}
    with pytest.raises(
        DiplotrackError, match=r'"events.yaml" has been changed since the last edit.*: Renamed lee\.'
    ):
        undo(folder)
    assert {name: (folder / name).read_bytes() for name in BOTH} == held


def test_edits_are_taken_back_one_by_one_and_the_oldest_are_forgotten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST", 3)
    for number in range(4):
        with editing(folder) as edit:
            edit.record("event", "offer")["place"] = f"place {number}"
            edit.told = f"Edit {number}."
    assert [undo(folder) for _ in range(3)] == ["Edit 3.", "Edit 2.", "Edit 1."]
    assert "place: place 0" in (folder / "events.yaml").read_text()
    with pytest.raises(DiplotrackError, match="no edit is remembered"):
        undo(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"told": "x"}',
        '{"told": "x", "files": [{"name": "../other.yaml", "before": "x", "after": null}]}',
        '{"told": "x", "files": [{"name": "/etc/passwd", "before": "x", "after": null}]}',
    ],
)
def test_what_is_no_entry_is_named_and_followed_nowhere(folder: Path, text: str) -> None:
    for ending in (".json", ".begun"):
        path = folder / ".diplotrack" / "journal" / f"000009{ending}"
        path.write_text(text)
        with pytest.raises(DiplotrackError, match="is no entry of a journal: delete it"):
            undo(folder)
    assert not (folder.parent / "other.yaml").exists()


def test_files_that_cannot_be_written_leave_all_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = {name: (folder / name).read_bytes() for name in BOTH}

    def full(contents: Mapping[Path, bytes | None]) -> None:
        take_places(dict(list(contents.items())[:1]))
        if any(b"lee-three" in (content or b"") for content in contents.values()):
            raise OSError(28, "No space left on device", str(folder / "events.yaml"))

    monkeypatch.setattr(journal, "take_places", full)
    with pytest.raises(OSError, match="No space left"), editing(folder) as edit:
        edit.rename("actor", "lee-jae", "lee-three")
    assert {name: (folder / name).read_bytes() for name in BOTH} == held
    assert entry(folder).name == "000001.json"
