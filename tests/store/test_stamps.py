"""Which files have changed since the database was built: at a glance, and when looked at."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.store import stamps
from diplotrack.store.stamps import UNREADABLE, changed, looks_the_same, recorded, stamp, stamping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.store.stamps import FileStamp

LONG_AGO = 1_700_000_000
NAMES = ("dossier.yaml", "events.yaml", "articles/a.yaml", "articles/b.jsonl", "articles/é.yaml")


def write(folder: Path, name: str, text: str, mtime: float = LONG_AGO) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (mtime, mtime))


def database_of(folder: Path, names: tuple[str, ...] = NAMES) -> sqlite3.Connection:
    """Return a database that was built from the files as they are now."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE file (path TEXT PRIMARY KEY, size, mtime_ns, sha256, young)")
    rows = [stamp(folder, name) for name in names]
    connection.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?)", rows)
    return connection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        write(tmp_path, name, name)
    return tmp_path


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(database_of(folder)) as connection:
        yield connection


def test_what_has_not_changed_is_neither_read_nor_looked_at_twice(
    folder: Path, database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(stamps, "_hash")
    assert looks_the_same(database, folder, NAMES)
    assert changed(recorded(database), folder, NAMES).paths == frozenset()


def test_a_file_that_comes_or_goes_does_not_look_the_same(folder: Path, database: sqlite3.Connection) -> None:
    assert not looks_the_same(database, folder, NAMES[:-1])
    assert changed(recorded(database), folder, NAMES[:-1]).paths == {NAMES[-1]}
    write(folder, "actors.yaml", "")
    assert not looks_the_same(database, folder, (*NAMES, "actors.yaml"))
    assert changed(recorded(database), folder, (*NAMES, "actors.yaml")).paths == {"actors.yaml"}
    (folder / "events.yaml").unlink()
    assert not looks_the_same(database, folder, NAMES)
    assert changed(recorded(database), folder, NAMES).paths == {"events.yaml"}


def test_a_file_in_place_of_another_does_not_look_the_same(
    folder: Path, database: sqlite3.Connection
) -> None:
    (folder / "articles/é.yaml").rename(folder / "articles/ü.yaml")
    names = [name.replace("é", "ü") for name in NAMES]
    assert not looks_the_same(database, folder, names)
    assert changed(recorded(database), folder, names).paths == {"articles/é.yaml", "articles/ü.yaml"}


@pytest.mark.parametrize(("text", "mtime"), [("events.yamL", LONG_AGO + 1), ("longer than it was", LONG_AGO)])
def test_another_size_or_time_is_looked_at(
    folder: Path, database: sqlite3.Connection, text: str, mtime: float
) -> None:
    write(folder, "events.yaml", text, mtime)
    assert not looks_the_same(database, folder, NAMES)
    assert changed(recorded(database), folder, NAMES).paths == {"events.yaml"}


def test_the_same_content_under_another_time_is_no_change(folder: Path, database: sqlite3.Connection) -> None:
    write(folder, "events.yaml", "events.yaml", LONG_AGO + 1)
    assert not looks_the_same(database, folder, NAMES)
    found = changed(recorded(database), folder, NAMES)
    assert found.paths == frozenset()
    assert [each.mtime_ns for each in found.stamps if each.path == "events.yaml"] == [(LONG_AGO + 1) * 10**9]


def test_a_young_file_is_looked_at_though_it_looks_the_same(folder: Path) -> None:
    now = folder.stat().st_mtime
    write(folder, "events.yaml", "one", now)
    with closing(database_of(folder)) as database:
        assert not looks_the_same(database, folder, NAMES)
        assert changed(recorded(database), folder, NAMES).paths == frozenset()
        write(folder, "events.yaml", "two", now)
        assert changed(recorded(database), folder, NAMES).paths == {"events.yaml"}
        (folder / "events.yaml").unlink()
        rest = [name for name in NAMES if name != "events.yaml"]
        assert not looks_the_same(database, folder, rest)


def test_what_cannot_be_read_is_looked_at_each_time(folder: Path) -> None:
    (folder / "articles/link.yaml").symlink_to(folder / "nowhere")
    names = (*NAMES, "articles/link.yaml")
    with closing(database_of(folder, names)) as database:
        assert not looks_the_same(database, folder, names)
        assert changed(recorded(database), folder, names).paths == frozenset()
        write(folder, "nowhere", "now it does")
        assert changed(recorded(database), folder, names).paths == {"articles/link.yaml"}


def test_what_could_not_be_read_is_looked_at_though_it_looks_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as forbidden:
        forbidden.setattr(stamps, "_hash", lambda _path: stamps.UNREADABLE)
        database = database_of(folder)
    with closing(database):
        assert not looks_the_same(database, folder, NAMES)
        assert changed(recorded(database), folder, NAMES).paths == set(NAMES)


def test_a_name_that_is_no_text_is_looked_at_each_time(folder: Path) -> None:
    name = os.fsdecode(b"articles/\xff.yaml")
    (folder / name).write_bytes(b"")
    names = (*NAMES, name)
    with closing(database_of(folder, names)) as database:
        assert not looks_the_same(database, folder, names)
        assert changed(recorded(database), folder, names).paths == frozenset()
        (folder / name).write_bytes(b"x")
        assert changed(recorded(database), folder, names).paths == {"articles/\\xff.yaml"}


def test_a_folder_that_is_not_there_does_not_look_the_same(
    folder: Path, database: sqlite3.Connection
) -> None:
    assert not looks_the_same(database, folder / "nowhere", NAMES)


contents = st.dictionaries(
    st.sampled_from(NAMES), st.tuples(st.sampled_from(["", "a", "b", "ab"]), st.integers(0, 2))
)


@given(contents, contents)
def test_exactly_what_holds_something_else_has_changed(
    before: dict[str, tuple[str, int]], after: dict[str, tuple[str, int]]
) -> None:
    """Two files of one size and one time hold the same here, as they do where nobody sets times back."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, (text, age) in before.items():
            write(folder, name, text, LONG_AGO + age)
        with closing(database_of(folder, tuple(before))) as database:
            for name in before:
                (folder / name).unlink()
            for name, (text, age) in after.items():
                unlike = name in before and before[name][0] != text
                write(folder, name, text, LONG_AGO + age + 10 * unlike)
            found = changed(recorded(database), folder, after)
            texts, was = ({name: text for name, (text, _) in each.items()} for each in (after, before))
            assert found.paths == {name for name, _ in texts.items() ^ was.items()}
            assert [each.path for each in found.stamps] == list(after)
            same = {name: (was[name], age) for name, (_, age) in before.items()} == after
            assert looks_the_same(database, folder, after) == same


def test_a_file_that_changes_while_it_is_read_and_back_again_is_looked_at_again(tmp_path: Path) -> None:
    name = "events.yaml"
    write(tmp_path, name, "one")
    kept: list[FileStamp] = []
    with stamping(tmp_path, name, kept):
        pass
    with stamping(tmp_path, name, kept):
        write(tmp_path, name, "two")
        write(tmp_path, name, "one")
    quiet, moved = kept
    assert quiet == stamp(tmp_path, name)
    assert moved == quiet._replace(sha256=UNREADABLE)
