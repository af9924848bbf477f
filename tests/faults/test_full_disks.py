"""No room on the disk: one sentence, the right exit code, and everything as it was.

Two ways to run out of it: a small disk of its own, where that may be mounted, and a limit on the length of
files, which needs no rights.
"""

from __future__ import annotations

import os
import re
import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest

from tests.faults.children import has_no_room_after
from tests.faults.conftest import desk_in, tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.children import Ending
    from tests.faults.conftest import Desk

ROOMS = (1000, 4096, 20_000)
"""How many bytes may still be written; all that is written here is longer. A disk counts in 4096s."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a disk of one mebibyte."""
    folder, mount, unmount = tmp_path / "disk", which("mount"), which("umount")
    folder.mkdir()
    if not (mount and unmount):
        pytest.skip("a disk that fills up needs mount")
    command = [mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a disk that fills up needs the right to mount one: run the tests as root")
    yield folder
    subprocess.run([unmount, str(folder)], check=True)


class Starved:
    """A desk and how to run the program there with no more room than so many bytes."""

    def __init__(self, desk: Desk, *, on_disk: bool) -> None:
        """Take a desk, on a small disk or not."""
        self.desk, self.is_limited = desk, not on_disk

    def runs(self, room: int, *arguments: str) -> Ending:
        """Run the program where only so much may be written."""
        if self.is_limited:
            return self.desk.runs(arguments, has_no_room_after(room))
        filler = self.desk.folder / "filler"
        disk = os.statvfs(self.desk.folder)
        filler.write_bytes(bytes(disk.f_bavail * disk.f_frsize - room // 4096 * 4096))
        try:
            return self.desk.runs(arguments)
        finally:
            filler.unlink()


@pytest.fixture(params=["disk", "limit"])
def starved(request: pytest.FixtureRequest, tmp_path: Path) -> Starved:
    """Return a desk where there is no room, in one way or the other."""
    if request.param == "limit":
        return Starved(desk_in(tmp_path), on_disk=False)
    return Starved(desk_in(request.getfixturevalue("small_disk")), on_disk=True)


def is_one_sentence(ending: Ending, code: int, path: Path) -> bool:
    return (
        ending.code == code
        and ending.out == ""
        and ending.err.startswith("Error: ")
        and ending.err.count("\n") == 1
        and f'"{path}" cannot be ' in ending.err
    )


@pytest.mark.parametrize("room", ROOMS)
def test_a_build(starved: Starved, room: int) -> None:
    desk = starved.desk
    desk.asks()
    (database,) = desk.cache.glob("*.db")
    old = database.read_bytes()
    desk.is_in("second")
    files = desk.files()
    for arguments in (["build"], ["timeline"]):
        assert is_one_sentence(starved.runs(room, *arguments), 5, database)
        assert database.read_bytes() == old
        assert list(desk.cache.iterdir()) == [database]
        assert desk.files() == files
    assert "in the second state" in desk.asks()


@pytest.mark.parametrize("room", ROOMS)
def test_a_first_build(starved: Starved, room: int) -> None:
    database = starved.desk.folder / "new" / "x.db"
    asked = starved.runs(room, "--database", str(database), "build")
    assert is_one_sentence(asked, 5, database)
    assert list(starved.desk.folder.rglob("x.db*")) == []
    assert "in the first state" in starved.desk.asks("--database", str(database), "timeline")


@pytest.mark.parametrize("room", ROOMS)
def test_stamps_written_anew(starved: Starved, room: int) -> None:
    """That a file only looks changed need not be noted: the answer is right without."""
    desk = starved.desk
    right = desk.asks("show", "hanoi", "--format", "json")
    (database,) = desk.cache.glob("*.db")
    old = database.read_bytes()
    (desk.dossier / "events.yaml").touch()
    ending = starved.runs(room, "timeline", "--limit", "1")
    assert (ending.code, ending.err) == (0, "")
    assert database.read_bytes() == old
    assert list(desk.cache.iterdir()) == [database]
    assert desk.asks("show", "hanoi", "--format", "json") == right


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("old", [None, b"what was there before"])
def test_an_export(starved: Starved, room: int, old: bytes | None) -> None:
    desk = starved.desk
    right = desk.asks()
    path = desk.folder / "exported" / "all.jsonl"
    path.parent.mkdir()
    if old:
        path.write_bytes(old)
    assert is_one_sentence(starved.runs(room, "export", "jsonl", "-o", str(path)), 1, path)
    assert [each.read_bytes() for each in path.parent.iterdir()] == ([old] if old else [])
    desk.asks("export", "jsonl", "-o", str(path))
    assert path.read_text("utf-8") == right


EDITS = (("verify", "--repin"), ("rename", "kim", "kim-jong-un"), ("rename", "paper", "daily"))


@pytest.mark.parametrize("command", EDITS)
def test_an_edit(starved: Starved, command: tuple[str, ...]) -> None:
    """With room for less than the journal's entry, for that alone, for some files, for all."""
    desk = starved.desk
    with (desk.dossier / "articles" / "paper.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# a long remark\n" * 2000)
    files = desk.files()
    failed = []
    for room in range(1000, 400_000, 4096):
        ending = starved.runs(room, *command)
        if ending.code == 0:
            break
        assert (ending.code, ending.out, ending.err.count("\n")) == (1, "", 1)
        assert ending.err.startswith(f'Error: "{desk.dossier}')
        assert re.search(r'" cannot be opened, read or written: (no space left|file too large)', ending.err)
        assert desk.files() == files
        failed.append(ending.err.removeprefix(f'Error: "{desk.dossier}/').partition('"')[0])
    tell(f"{len(failed)} edits without enough room: all as it was.")
    assert any(name.startswith(".diplotrack/journal/") for name in failed)
    assert starved.is_limited or any(not name.startswith(".diplotrack/") for name in failed)
    assert desk.files() != files
    desk.asks("undo")
    assert {name: desk.files()[name] for name in files} == files
