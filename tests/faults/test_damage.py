"""A database that is not any more what was written: healed, or one sentence; and foreign files stay."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from diplotrack.cli.app import app
from diplotrack.store import sqlite
from diplotrack.store.sealing import MARK, seal
from tests.faults.conftest import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.faults.conftest import Desk

QUESTIONS = (("export", "jsonl"), ("timeline", "--actor", "kim"), ("search", "first"))
FLIPS = 200


@pytest.fixture
def database(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the desk's database is, which is built; what runs in this process works there too."""
    path = desk.folder / "own" / "x.db"
    for name, value in {**desk.variables, "DIPLOTRACK_DATABASE": str(path)}.items():
        monkeypatch.setenv(name, value)
    ask("build")
    return path


def ask(*question: str) -> tuple[int, str, str]:
    """Return exit code, answer and complaint of the program, run in this process."""
    result = CliRunner().invoke(app, question, prog_name="diplotrack", catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def flipped(content: bytes, count: int) -> Iterator[bytes]:
    """Yield the content with one bit wrong, each time another: spread evenly, a tenth in the header."""
    chance = random.Random(count)  # noqa: S311 - nobody's secret
    everywhere, header = 8 * len(content), 8 * 100
    for part in range(count):
        place = (
            chance.randrange(header) if part % 10 == 0 else int((part + chance.random()) / count * everywhere)
        )
        damaged = bytearray(content)
        damaged[place // 8] ^= 1 << place % 8
        yield bytes(damaged)


@pytest.mark.slow
def test_a_flipped_bit_is_healed_before_anybody_sees_it(desk: Desk, database: Path) -> None:
    right, content, files = ask(*QUESTIONS[0]), database.read_bytes(), desk.files()
    for damaged in flipped(content, FLIPS):
        database.write_bytes(damaged)
        assert ask(*QUESTIONS[0]) == right
        assert desk.files() == files
    tell(f"{FLIPS} bits flipped, compared when opened: all answers right.")


@pytest.mark.slow
def test_a_flipped_bit_in_a_database_too_large_to_compare(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong letter is shown as it stands; all that fails is noticed, and healed by the next question."""
    monkeypatch.setattr(sqlite, "MOST_COMPARED", 0)
    right, content = [ask(*question) for question in QUESTIONS], database.read_bytes()
    seen: Counter[str] = Counter()
    for damaged in flipped(content, FLIPS):
        database.write_bytes(damaged)
        for question, wanted in zip(QUESTIONS, right, strict=True):
            code, out, err = ask(*question)
            if code:
                assert (code, err.count("\n"), out) == (5, 1, "")
                assert ask(*question) == wanted
            seen["noticed" if code else "right" if (out, err) == wanted[1:] else "wrong"] += 1
    tell(f"{FLIPS} bits flipped, not compared: of {seen.total()} answers {dict(seen)}.")
    assert seen["right"] > seen["wrong"]


def test_a_database_of_any_length_is_healed(database: Path) -> None:
    right, content = ask(*QUESTIONS[0]), database.read_bytes()
    pages = range(0, len(content), 4096)
    lengths = {72, 99, 100, 101, 4095, len(content) - 1, len(content) - 20, len(content) - 21, *pages[1:]}
    for length in sorted(lengths):
        database.write_bytes(content[:length])
        assert ask(*QUESTIONS[0]) == right
        assert database.read_bytes()[-20:-4] == MARK
    database.write_bytes(content + b"more")
    assert ask(*QUESTIONS[0]) == right
    tell(f"Cut off at {len(lengths)} places: all answers right.")


@pytest.mark.parametrize("length", [1, 16, 50])
def test_what_is_left_of_a_header_is_nobodys(database: Path, length: int) -> None:
    """It cannot be told any more whose it was, so it is left alone."""
    left = database.read_bytes()[:length]
    database.write_bytes(left)
    for question in (*QUESTIONS, ("build",)):
        assert_left_alone(database, ask(*question))
    assert database.read_bytes() == left


@pytest.mark.parametrize("version", [sqlite.SCHEMA_VERSION - 1, sqlite.SCHEMA_VERSION + 1])
def test_a_database_of_another_version_is_built_anew(database: Path, version: int) -> None:
    right = ask(*QUESTIONS[0])
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TABLE event")
        connection.execute(f"PRAGMA user_version = {version}")
    seal(database)
    assert ask(*QUESTIONS[0]) == right


def test_what_somebody_did_to_a_database_is_undone(database: Path) -> None:
    right = ask(*QUESTIONS[0])
    for statement in ("UPDATE event SET title = 'Mine'", "PRAGMA journal_mode = WAL", "VACUUM"):
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute(statement)
        assert ask(*QUESTIONS[0]) == right
    journal = database.with_name("x.db-journal")
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\0\0\0\1" * 200)
    assert ask(*QUESTIONS[0]) == right


def diary(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE diary (day)")


@pytest.mark.parametrize(
    "write",
    [diary, lambda path: path.write_text("Dear diary, ..."), lambda path: path.write_bytes(b"\0" * 999)],
)
def test_a_file_of_somebody_else_is_left_alone(
    desk: Desk, database: Path, write: Callable[[Path], object]
) -> None:
    database.unlink()
    write(database)
    theirs = database.read_bytes()
    for question in (*QUESTIONS, ("build",)):
        assert_left_alone(database, ask(*question))
    assert database.read_bytes() == theirs
    right = desk.asks()
    (cached,) = desk.cache.iterdir()
    write(cached)
    assert desk.asks() == right  # whatever stands in the cache is the program's own


def assert_left_alone(database: Path, ending: tuple[int, str, str]) -> None:
    why = "is not a database of diplotrack, and is left alone. Name another with --database PATH."
    assert ending == (5, "", f'Error: "{database}" {why}\n')
