"""Killed at any moment: the old answer or the new one, the files as they were, and the next command heals it.

Moments are spread over the whole of a command's work, half of them over all its calls and half over those
that may change what stands on the disk; on top, over every byte that it writes.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.cli.conftest import ROOT
from tests.faults.children import Counted, about_files, at_call, changing_files, dies_at_byte, everything
from tests.faults.conftest import EVENTS, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.faults.children import Prepared
    from tests.faults.conftest import Desk

    Undo: TypeAlias = Callable[[], object]

KILLED, CUT_OFF = -signal.SIGKILL, -signal.SIGXFSZ
BUILDS, EDITS, EXPORTS, FRESH = 3 * 34, 50, 40, 10
"""How many are killed; the fresh ones in an interpreter of their own, while it imports too: 202 in all."""

FEW = 10
"""So many on top where every moment at which a file changes has its turn."""

TORN = 20
"""How many are killed on top in the middle of a write, by each test."""

EXPORT = ("export", "jsonl", "-o")
REPIN = ("verify", "--repin")
FORMAT = ("format",)
RENAME = ("rename", "kim", "kim-jong-un")
RENAME_ARTICLE = ("rename", "paper", "daily")
ENCODE = ("encode", "{texts}/new.txt", "--published", "2025-10-30", "--key", "gazette")
ARTICLE = "articles/paper.yaml"


def moments(desk: Desk, arguments: tuple[str, ...], undo: Undo, count: int) -> Iterator[Prepared]:
    """Yield so many ways to be killed, spread over a command's work, which `undo` makes it do once more."""
    for kind in (everything, about_files):
        counted = Counted(desk.folder / "counted", kind)
        undo()
        assert desk.runs(arguments, counted).code == 0
        for number in spread(counted.number, count // 2):
            yield at_call(number, kind)


def torn(longest: int, count: int) -> Iterator[Prepared]:
    """Yield so many ways to be killed within a write, spread over a file of that length."""
    for number in spread(longest - 1, count):
        yield dies_at_byte(number)


def spread(last: int, count: int) -> Iterator[int]:
    """Yield so many numbers from 1 to the last, by chance, one in each equal part, and the last itself."""
    chance = random.Random(count)  # noqa: S311 - nobody's secret
    for part in range(count - 1):
        yield 1 + int((part + chance.random()) / count * (last - 1))
    yield last


def tell_when(what: str, before: int, after: int) -> None:
    tell(f"{before + after} {what} killed: {before} before, {after} after the new one stood there.")


def leftovers(folder: Path) -> list[Path]:
    return list(folder.rglob("*.unfinished*"))


def states_in(database: Path) -> set[str]:
    """Return the states that the titles in a database tell of; it must be sound, if there is one."""
    if not database.exists():
        return set()
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        titles = connection.execute("SELECT title FROM event WHERE key LIKE 'event-%'").fetchall()
    assert len(titles) == EVENTS
    return {title.split()[-2] for (title,) in titles}


@pytest.fixture
def answers(desk: Desk) -> dict[str, str]:
    """Return the right answer in each state; the dossier is left in the second, its database in the first."""
    right = {}
    for state in ("second", "first"):
        desk.is_in(state)
        right[state] = desk.asks()
    desk.is_in("second")
    return right


def database_of(desk: Desk) -> Path:
    (path,) = desk.cache.glob("*.db")
    return path


@pytest.mark.slow
@pytest.mark.parametrize(("command", "before"), [("build", None), ("build", "first"), ("timeline", "first")])
def test_a_build_is_killed(desk: Desk, answers: dict[str, str], command: str, before: str | None) -> None:
    database = database_of(desk)
    kept = database.read_bytes()

    def undo() -> None:
        database.unlink(missing_ok=True)
        if before:
            database.write_bytes(kept)

    files = desk.files()
    ways = [*moments(desk, (command,), undo, BUILDS // 3), *torn(len(kept), TORN)]
    endings, states = [], []
    for way in ways:
        undo()
        endings.append(desk.runs((command,), way).code)
        states.append(states_in(database))
        assert states[-1] <= {before, "second"}
        assert len(states[-1]) <= 1
        assert desk.files() == files
        assert desk.asks() == answers["second"]
        assert leftovers(desk.folder) == []
    assert set(endings) == {KILLED, CUT_OFF}
    assert {"second"} in states
    done = states.count({"second"})
    tell_when(f"runs of {command}", len(states) - done, done)


def shown(desk: Desk) -> dict[str, bytes]:
    """Return the dossier's files, without what the program keeps for itself."""
    return {name: content for name, content in desk.files().items() if not name.startswith(".diplotrack/")}


@pytest.mark.slow
def test_an_edit_is_killed(desk: Desk) -> None:
    path = desk.dossier / ARTICLE
    old = path.read_bytes()
    assert desk.runs(REPIN).code == 0
    new = path.read_bytes()
    others = {name: content for name, content in shown(desk).items() if name != ARTICLE}
    seen = []

    def undo() -> None:
        path.write_bytes(old)
        shutil.rmtree(desk.dossier / ".diplotrack", ignore_errors=True)

    for way in (*moments(desk, REPIN, undo, EDITS), *torn(len(new), TORN)):
        undo()
        assert desk.runs(REPIN, way).code in {KILLED, CUT_OFF}
        seen.append(path.read_bytes())
        assert seen[-1] in {old, new}
        assert {name: shown(desk)[name] for name in others} == others
        assert desk.runs(REPIN).code == 0
        assert shown(desk) == {**others, ARTICLE: new}
    assert set(seen) == {old, new}
    tell_when("edits", seen.count(old), seen.count(new))


def held(desk: Desk) -> dict[str, bytes]:
    """Return what an edit may change: the dossier's files, and the texts that are kept."""
    ours = (".diplotrack/journal/", ".diplotrack/.gitignore")
    return {name: content for name, content in desk.files().items() if not name.startswith(ours)}


@pytest.mark.slow
@pytest.mark.parametrize("command", [FORMAT, RENAME, RENAME_ARTICLE, ENCODE])
def test_an_edit_of_several_files_is_killed(desk: Desk, command: tuple[str, ...]) -> None:
    """It is all there, or `undo` takes back what is; and then the same edit can be made."""
    texts = desk.folder / "texts"
    arguments = tuple(word.format(texts=texts) for word in command)
    (texts / "new.txt").write_text("The talks are off. “For good,” he said.", encoding="utf-8")
    kept = desk.dossier / ".diplotrack" / "texts" / "paper.txt"
    kept.parent.mkdir(parents=True)
    kept.write_bytes((texts / "paper.txt").read_bytes())
    old = held(desk)
    assert desk.runs(arguments).code == 0
    new = held(desk)
    assert len([name for name in old | new if old.get(name) != new.get(name)]) > 1
    seen = []

    def undo() -> None:
        shutil.rmtree(desk.dossier / ".diplotrack")
        for name in held(desk):
            (desk.dossier / name).unlink()
        for name, content in old.items():
            (desk.dossier / name).parent.mkdir(parents=True, exist_ok=True)
            (desk.dossier / name).write_bytes(content)

    every = Counted(desk.folder / "counted", changing_files)
    undo()
    assert desk.runs(arguments, every).code == 0
    ways = [at_call(number, changing_files) for number in range(1, every.number + 1)]
    longest = len(desk.files()[".diplotrack/journal/000001.json"])
    for way in (*ways, *moments(desk, arguments, undo, FEW), *torn(longest, FEW)):
        undo()
        assert desk.runs(arguments, way).code in {KILLED, CUT_OFF}
        between = held(desk)
        files = {name: between.get(name) for name in old | new}
        assert all(files[name] in {old.get(name), new.get(name)} for name in files)
        seen.append("old" if between == old else "new" if between == new else "half")
        undone = desk.runs(["undo"])
        assert held(desk) == old
        assert undone.code == 0 or all(files[name] == old.get(name) for name in files)
        assert desk.runs(arguments).code == 0
        assert held(desk) == new
        assert leftovers(desk.dossier) == []
        assert desk.runs(["undo"]).code == 0
        assert held(desk) == old
    assert set(seen) == {"old", "half", "new"}
    tell(f"{len(seen)} times {command[0]} killed, {seen.count('half')} in between: all were taken back.")


@pytest.mark.slow
def test_an_export_is_killed(desk: Desk) -> None:
    exported = desk.folder / "exported" / "all.jsonl"
    exported.parent.mkdir()
    arguments = (*EXPORT, str(exported))
    new = desk.asks().encode()
    old = b"what was there before\n"
    seen = []
    for way in (*moments(desk, arguments, lambda: exported.write_bytes(old), EXPORTS), *torn(len(new), TORN)):
        exported.write_bytes(old)
        assert desk.runs(arguments, way).code in {KILLED, CUT_OFF}
        seen.append(exported.read_bytes())
        assert seen[-1] in {old, new}
        assert desk.runs(arguments) == (0, "", "")
        assert exported.read_bytes() == new
        assert list(exported.parent.iterdir()) == [exported]
    assert set(seen) == {old, new}
    tell_when("exports", seen.count(old), seen.count(new))


FROM_THE_START = """
from pathlib import Path
from tests.faults.children import Counted, at_call
{prepared}()
from diplotrack.cli import main
main()
"""


@pytest.mark.slow
def test_a_build_is_killed_in_an_interpreter_of_its_own(desk: Desk, answers: dict[str, str]) -> None:
    database = database_of(desk)
    kept = database.read_bytes()

    def build(prepared: str) -> int:
        command = [sys.executable, "-c", FROM_THE_START.format(prepared=prepared), "build"]
        variables = {**desk.variables, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
        return subprocess.run(command, env=variables, check=False, capture_output=True).returncode

    counted, states = Counted(desk.folder / "counted"), []
    assert build(f"Counted(Path({str(counted.path)!r}))") == 0
    for number in list(spread(counted.number, FRESH + 1))[:FRESH]:
        database.write_bytes(kept)
        assert build(f"at_call({number})") == KILLED
        states.append(states_in(database))
        assert states[-1] in ({"first"}, {"second"})
        assert desk.asks() == answers["second"]
        assert leftovers(desk.folder) == []
    done = states.count({"second"})
    tell_when("builds in interpreters of their own", len(states) - done, done)
