"""A folder of files that is written again: killed at any moment or out of room, the next run mends it."""

from __future__ import annotations

import os
import signal
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from diplotrack.workspace.publishing import MANIFEST, published
from tests.faults.children import (
    Counted,
    about_files,
    at_call,
    changing_files,
    dies_at_byte,
    forked,
    has_no_room_after,
)
from tests.faults.conftest import tell
from tests.faults.test_kills import spread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.faults.children import Ending, Prepared

KILLED, CUT_OFF = -signal.SIGKILL, -signal.SIGXFSZ
MOMENTS = 40
"""So many kills are spread over all calls about files, beside every moment at which one changes."""

OLD = {
    "index.html": "old " * 2000,
    "events/a.html": "old a",
    "events/b.html": "as it is",
    "gone/c.html": "old c",
}
NEW = {
    "index.html": "new " * 2000,
    "events/a.html": "new a",
    "events/b.html": "as it is",
    "made/d.html": "new d",
}
WHAT = "the site of small"
THEIRS = {"CNAME": "desk.example", "events/theirs.html": "theirs"}


def runs(folder: Path, files: Mapping[str, str], *prepared: Prepared) -> Ending:
    """Publish these files in a process that says what it left alone, or what it could not write."""

    def act() -> None:
        for prepare in prepared:
            prepare()
        try:
            done = published(folder, ((path, [content]) for path, content in files.items()), WHAT)
        except OSError as error:
            os.write(2, os.fsencode(error.filename or "nowhere"))
        else:
            os.write(1, " ".join(done.kept).encode())

    return forked(act, dict(os.environ)).ends()


def held(folder: Path) -> dict[str, str]:
    """Return what stands in the folder, without the list and what is not in its place yet."""
    return {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def listed(folder: Path) -> dict[str, str]:
    head, *lines = (folder / MANIFEST).read_text("utf-8").splitlines()
    assert head == f"# {WHAT}"
    return {path: digest for digest, path in (line.split("  ") for line in lines)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the old files, and some of somebody else's."""
    return old(tmp_path / "published")


def old(folder: Path) -> Path:
    """Let the folder hold the old files and those of others, and nothing else."""
    published(folder, (), WHAT)
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    published(folder, ((name, [content]) for name, content in OLD.items()), WHAT)
    for name, content in THEIRS.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def is_mended(folder: Path) -> bool:
    """Tell whether the next run leaves the new files, those of others, and the list of the former."""
    ending = runs(folder, NEW)
    there = {each.name for each in folder.rglob("*") if each.name.startswith(".")}
    exact = {path: sha256(content.encode()).hexdigest() for path, content in NEW.items()}
    return (
        (ending.code, ending.out, ending.err) == (0, "", "")
        and held(folder) == {**NEW, **THEIRS}
        and listed(folder) == exact
        and there == {MANIFEST}
        and not (folder / "gone").exists()
    )


@pytest.mark.slow
def test_it_is_killed(folder: Path, tmp_path: Path) -> None:
    ways: list[Prepared] = []
    for kind, number in ((changing_files, 0), (about_files, MOMENTS)):
        counted = Counted(tmp_path / "counted", kind)
        assert runs(old(folder), NEW, counted).code == 0
        moments = spread(counted.number, number) if number else range(1, counted.number + 1)
        ways += [at_call(moment, kind) for moment in moments]
    ways += [dies_at_byte(length) for length in (10, 1000, 7999)]
    seen = []
    for way in ways:
        assert runs(old(folder), NEW, way).code in {KILLED, CUT_OFF}
        between = held(folder)
        seen.append(between == {**OLD, **THEIRS})
        for path, content in between.items():
            assert content in {OLD.get(path), NEW.get(path), THEIRS.get(path)}
        assert THEIRS.items() <= between.items()
        assert is_mended(folder)
    assert {*seen} == {True, False}
    tell(f"{len(seen)} runs into a folder killed, {seen.count(False)} in between: the next one mended it.")


@pytest.mark.parametrize("room", [300, 1000, 7999])
def test_there_is_no_room(folder: Path, room: int) -> None:
    ending = runs(folder, NEW, has_no_room_after(room))
    assert ending.code == 0
    assert ending.err.startswith(str(folder))
    assert held(folder).keys() <= {*OLD, *NEW, *THEIRS}
    assert THEIRS.items() <= held(folder).items()
    assert is_mended(folder)
