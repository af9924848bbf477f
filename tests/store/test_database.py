"""The file itself: its tables, who it belongs to, and that nobody ever sees half of one."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import StoreUnusable
from diplotrack.replacing import UNFINISHED
from diplotrack.store import (
    as_of,
    builder,
    catalogue,
    conditions,
    counting,
    loading,
    look_alikes,
    query,
    word_search,
)
from diplotrack.store.builder import Contents
from diplotrack.store.publishing import replacing
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import SCHEMA_VERSION, WORDS, Origin, origin, reading
from diplotrack.store.tables import Table
from diplotrack.store.tables.found import FULL_TEXT
from diplotrack.timeline import EventFilter
from tests.made_up import made_up_actor as actor
from tests.made_up import made_up_dossier as dossier
from tests.made_up import made_up_event as event
from tests.records import records_of

if TYPE_CHECKING:
    from diplotrack.model import Dossier
    from tests.store.conftest import Asked

ROOT = Path(__file__).parents[2]
SCHEMAS = {
    1: "e6ae366d47cc65d8",
    2: "32720dc9473ce6f9",
    3: "0fab34afeda59fa1",
    4: "68c3f8d68abf078a",
    5: "fe41394108dfbe54",
    6: "3f83569496835021",
}
"""What the tables of each schema version look like, in brief."""


def build(made_up: Dossier, path: Path) -> None:
    builder.build(Contents("", records_of(made_up), tuple), path)


def test_whoever_changes_the_tables_counts_the_schema_version_up() -> None:
    columns = [
        f"{table.name}.{column.name} {column.type} {column.primary_key} {column.nullable}"
        for table in Table.metadata.sorted_tables
        for column in table.columns
    ]
    looks = sha256("\n".join([*sorted(columns), *FULL_TEXT]).encode()).hexdigest()[:16]
    assert SCHEMAS.get(SCHEMA_VERSION) == looks


def test_every_query_names_only_what_the_tables_have(asked_of_a_file: Asked) -> None:
    queries = [
        text
        for module in (loading, catalogue, query, counting, as_of, look_alikes, word_search)
        for value in vars(module).values()
        for text in (value.values() if isinstance(value, dict) else [value])
        if isinstance(text, str) and text.lstrip().startswith("SELECT")
    ]
    assert len(queries) > 30
    with asked_of_a_file(dossier()) as reader:
        for text in (*queries, WORDS.quotes):
            names = re.findall(r":(\w+)", text)
            values = dict.fromkeys(names, 1) if names else (1,) * text.count("?")
            sql = text.replace("{found}", "SELECT rank FROM event")
            reader._connection.execute(f"EXPLAIN {sql}", values)  # noqa: SLF001 - there is no other way in


def test_an_actors_page_needs_no_sorting(asked_of_a_file: Asked) -> None:
    with asked_of_a_file(dossier()) as reader:
        for question in (EventFilter(limit=50), EventFilter(limit=50, reverse=True, roles=("actor",))):
            page = conditions.matching(question, [("kim",)], WORDS, limit=50)
            plan = reader._connection.execute(f"EXPLAIN QUERY PLAN {page.sql}", page.parameters)  # noqa: SLF001
            steps = [step for *_, step in plan]
            assert steps[0].startswith("SEARCH lead USING PRIMARY KEY (actor=?")
            assert not any("TEMP B-TREE" in step for step in steps)


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c%20d é.db"
    build(dossier([event("a")]), path)
    with pytest.raises(StoreUnusable, match="readonly"), reading(path) as connection:
        connection.execute("DELETE FROM event")


def test_circles_of_membership_end(asked: Asked) -> None:
    actors = [actor("a", "A", of=("b",)), actor("b", "B", of=("a",)), actor("c", "C", of=("c", "a"))]
    with asked(dossier([event("e", actors=["c"])], actors)) as reader:
        for key in "abc":
            assert reader.timeline(EventFilter(actors=((key,),))).found == 1
        assert reader.timeline(EventFilter(actors=(("a",),), only=True)).found == 0


def test_origin_tells_whose_file_it_is(tmp_path: Path) -> None:
    ours, empty, text, other = (tmp_path / name for name in ("ours", "empty", "text", "other"))
    build(dossier(), ours)
    empty.touch()
    text.write_text("a diary")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE diary (day)")
    assert origin(ours) is Origin.OURS
    assert origin(empty) is origin(tmp_path / "none") is Origin.ABSENT
    assert origin(text) is origin(other) is Origin.FOREIGN
    with closing(sqlite3.connect(ours)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert origin(ours) is Origin.OUTDATED
    with pytest.raises(StoreUnusable, match="--database PATH"):
        origin(tmp_path)


@pytest.mark.parametrize("error", [sqlite3.OperationalError("disk is full"), KeyboardInterrupt()])
def test_a_build_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    path = tmp_path / "x.db"
    build(dossier([event("a")]), path)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(builder, "describe", fail)
    with pytest.raises((StoreUnusable, KeyboardInterrupt)) as caught:
        build(dossier(), path)
    if isinstance(caught.value, StoreUnusable):
        assert str(caught.value) == (
            f'The database "{path}" cannot be written: disk is full. Put it elsewhere with --database PATH.'
        )
    assert list(tmp_path.iterdir()) == [path]
    with reading(path) as connection:
        assert Reader(connection).timeline(EventFilter()).found == 1


def test_where_no_database_can_be_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "x.db"):
        with pytest.raises(
            StoreUnusable, match=r"cannot be written: .*\. Put it elsewhere with --database PATH\."
        ):
            build(dossier(), path)


def test_an_open_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "x.db"
    build(dossier([event("a")]), path)
    with reading(path) as connection:
        build(dossier([event("a"), event("b")]), path)
        assert Reader(connection).timeline(EventFilter()).found == 1
    with reading(path) as connection:
        assert Reader(connection).timeline(EventFilter()).found == 2


def test_what_killed_programs_left_behind_is_swept(tmp_path: Path) -> None:
    left, locked, link = (tmp_path / UNFINISHED.replace("*", key) for key in "abc")
    other = tmp_path / "x.db.unfinished"
    for path in (left, locked, other):
        path.touch()
    link.symlink_to(other)
    with locked.open() as stream:
        flock(stream, LOCK_EX)
        with replacing(tmp_path / "x.db") as new:
            assert set(tmp_path.iterdir()) == {locked, link, other, new}


def test_two_files_are_written_at_once_in_one_folder(tmp_path: Path) -> None:
    with replacing(tmp_path / "x.db") as new, replacing(tmp_path / "y.db") as other:
        new.write_bytes(b"x" * 512)
        other.write_bytes(b"y" * 512)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.db", "y.db"]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    link, path = tmp_path / "link.db", tmp_path / "elsewhere" / "x.db"
    link.symlink_to(path)
    for count in (1, 2):
        build(dossier([event(str(number)) for number in range(count)]), link)
        with reading(path) as connection:
            assert Reader(connection).timeline(EventFilter()).found == count
    assert link.is_symlink()


BUILDING = """
import sys
from pathlib import Path
from diplotrack.store.builder import Contents, build
from tests.made_up import made_up_dossier, made_up_event
from tests.records import records_of
path, count = Path(sys.argv[1]), int(sys.argv[2])
dossier = made_up_dossier([made_up_event(f"e{number}", title=str(count)) for number in range(count)])
for _ in range(15):
    build(Contents("", records_of(dossier), tuple), path)
"""


def test_two_build_and_a_third_reads_and_never_sees_half(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    build(dossier(), path)
    seen = set()
    writers = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", BUILDING, str(path), count], cwd=ROOT)
        for count in ("300", "500")
    ]
    while any(writer.poll() is None for writer in writers):
        assert origin(path) is Origin.OURS
        with reading(path) as connection:
            timeline = Reader(connection).timeline(EventFilter())
        titles = [each.title for each in timeline.events]
        assert titles == [str(timeline.total)] * timeline.total
        seen.add(timeline.total)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= {0, 300, 500}
    assert len(seen) > 1
    assert list(tmp_path.iterdir()) == [path]


ASKING = """
import sys
from pathlib import Path
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import reading
from diplotrack.timeline import EventFilter
with reading(Path(sys.argv[1])) as connection:
    reader = Reader(connection)
    assert reader.timeline(EventFilter(actors=(("kim",),))).found == 1
    assert reader.search(EventFilter(text="title"))[0].found == 1
    assert reader.kind_of("kim") and list(reader.names())
heavy = {"sqlalchemy", "sqlmodel", "pydantic", "yaml", "rich", "typer", "difflib"} & set(sys.modules)
sys.exit(f"imported {heavy}" if heavy else 0)
"""


def test_asking_imports_nothing_that_only_building_needs(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    build(dossier([event("e", title="Title", actors=["kim"])], [actor("kim", "Kim")]), path)
    subprocess.run([sys.executable, "-c", ASKING, str(path)], cwd=ROOT, check=True)
