"""The recipe: which dossier, where its database is, and when it is built anew."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplotrack import workspace as recipe
from diplotrack.errors import DiplotrackError, DossierProblems, StoreUnusable, UsageError
from diplotrack.store import stamps
from diplotrack.store.sealing import seal
from diplotrack.timeline import EventFilter
from diplotrack.workspace import Workspace, find_folder, folder_to_change, shipped_dossier

if TYPE_CHECKING:
    from collections.abc import Callable

LONG_AGO = 1_700_000_000
EVENT = """
- event: {key}
  date: 2025-10-29
  basis: outside
  why: known
  status: happened
  type: STATE
  title: {title}
  summary: Something was said.
  actors: [{{actor: kim, role: actor}}]
"""


def write(path: Path, text: str, mtime: float = LONG_AGO) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (mtime, mtime))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    write(folder / "dossier.yaml", "dossier: small\ntitle: Small\n")
    write(folder / "actors.yaml", "- {actor: kim, name: Kim, kind: person}\n")
    write(folder / "events.yaml", EVENT.format(key="speech", title="A speech"))
    return folder


@pytest.fixture
def workspace(folder: Path, tmp_path: Path) -> Workspace:
    return Workspace(folder, tmp_path / "x.db")


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that grows by a path whenever a database is built."""
    built: list[Path] = []
    build: Callable[..., object] = Workspace.build

    def counted(self: Workspace, *arguments: object) -> object:
        built.append(self.index_path())
        return build(self, *arguments)

    monkeypatch.setattr(Workspace, "build", counted)
    return built


def titles(workspace: Workspace) -> list[str]:
    with workspace.opened() as reader:
        return [event.title for event in reader.timeline(EventFilter()).events]


def test_it_is_built_once_and_then_only_read(workspace: Workspace, builds: list[Path]) -> None:
    assert titles(workspace) == titles(workspace) == ["A speech"]
    assert len(builds) == 1


def test_what_has_not_changed_is_not_read(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    titles(workspace)
    monkeypatch.delattr(stamps, "_hash")
    assert titles(workspace) == ["A speech"]


def test_a_file_that_only_looks_changed_is_looked_at_once(
    workspace: Workspace, builds: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    titles(workspace)
    os.utime(workspace.folder / "events.yaml", (LONG_AGO + 9, LONG_AGO + 9))
    assert titles(workspace) == ["A speech"]
    assert len(builds) == 1
    monkeypatch.delattr(stamps, "_hash")
    assert titles(workspace) == ["A speech"]


def test_a_changed_content_of_the_same_size_is_noticed(workspace: Workspace) -> None:
    titles(workspace)
    write(workspace.folder / "events.yaml", EVENT.format(key="speech", title="A spEEch"), LONG_AGO + 1)
    assert titles(workspace) == ["A spEEch"]


def test_a_change_right_after_reading_is_noticed_though_size_and_time_are_the_same(
    workspace: Workspace, tmp_path: Path
) -> None:
    now = tmp_path.stat().st_mtime
    write(workspace.folder / "events.yaml", EVENT.format(key="speech", title="A speech"), now)
    titles(workspace)
    write(workspace.folder / "events.yaml", EVENT.format(key="speech", title="A spEEch"), now)
    assert titles(workspace) == ["A spEEch"]


def test_a_file_that_comes_or_goes_is_noticed(workspace: Workspace, builds: list[Path]) -> None:
    titles(workspace)
    article = workspace.folder / "articles" / "one.yaml"
    write(article, "article: One\n")
    titles(workspace)
    article.unlink()
    titles(workspace)
    (workspace.folder / "events.yaml").unlink()
    assert titles(workspace) == []
    assert len(builds) == 4


@pytest.mark.parametrize(
    "age",
    ["PRAGMA user_version = 99", "UPDATE meta SET value = '0.0' WHERE name = 'program'", "DROP TABLE file"],
)
def test_a_database_of_another_version_is_built_anew(
    workspace: Workspace, builds: list[Path], age: str
) -> None:
    titles(workspace)
    with closing(sqlite3.connect(workspace.index_path())) as connection, connection:
        connection.execute(age)
    seal(workspace.index_path())
    assert titles(workspace) == ["A speech"]
    assert len(builds) == 2


def test_two_dossiers_in_one_place_take_turns(workspace: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other / "dossier.yaml", "dossier: other\ntitle: Other\n")
    for _ in range(2):
        assert titles(workspace) == ["A speech"]
        assert titles(Workspace(other, workspace.database)) == []


def test_damage_is_mended_where_the_file_is_ours(workspace: Workspace) -> None:
    titles(workspace)
    path = workspace.index_path()
    path.write_bytes(path.read_bytes()[:100] + b"\0" * 9999)
    assert titles(workspace) == ["A speech"]


@pytest.mark.parametrize("foreign", [b"Dear diary, ...", b"SQLite format 3\0" + b"\0" * 200])
def test_a_file_of_somebody_else_is_left_alone(workspace: Workspace, foreign: bytes) -> None:
    workspace.index_path().write_bytes(foreign)
    for ask in (workspace.build, lambda: titles(workspace)):
        with pytest.raises(StoreUnusable, match="is not a database of diplotrack"):
            ask()
    assert workspace.index_path().read_bytes() == foreign


def test_in_the_cache_everything_is_ours(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    workspace = Workspace(folder)
    path = workspace.index_path()
    assert path.parent == tmp_path / "cache" / "diplotrack"
    assert path.name.startswith("dossier-")
    assert path != Workspace(tmp_path / "elsewhere" / "dossier").index_path()
    assert titles(workspace) == ["A speech"]
    path.write_bytes(b"rubbish")
    assert titles(workspace) == ["A speech"]


def test_a_build_says_what_it_read_and_where_it_wrote(workspace: Workspace) -> None:
    told: list[tuple[int, int]] = []
    report = workspace.build(lambda done, of: told.append((done, of)))
    assert (report.folder, report.database) == (workspace.folder, workspace.database)
    assert report.files == 3
    assert {kind: number for kind, number in report.counts.items() if number} == {"actor": 1, "event": 1}
    assert report.unusable == 0
    assert len({of for _, of in told}) == 1
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1][0] <= told[-1][1]


def test_what_cannot_be_used_is_left_out_and_counted(workspace: Workspace) -> None:
    write(workspace.folder / "actors.yaml", "- {actor: kim, name: Kim, kind: planet}\n", LONG_AGO + 1)
    assert len(workspace.check().problems) == 1
    with workspace.opened() as reader:
        timeline = reader.timeline(EventFilter())
    assert timeline.problems == 2, "the actor, and its part in the event"
    assert timeline.found == 1
    assert next(iter(timeline.events)).participants == ()


def test_files_that_yield_no_dossier_are_an_error(workspace: Workspace) -> None:
    (workspace.folder / "dossier.yaml").unlink()
    with pytest.raises(DossierProblems, match=r"yields no dossier: .*dossier\.yaml"):
        workspace.build()
    assert not workspace.index_path().exists()


def test_a_name_that_is_no_text_is_no_obstacle(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/dossi\xe9r"))
    write(folder / "dossier.yaml", "dossier: small\ntitle: Small\n")
    workspace = Workspace(folder, tmp_path / "x.db")
    assert titles(workspace) == titles(workspace) == []


def test_where_no_database_can_be_written_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnusable, match="--database PATH"):
        titles(Workspace(folder, tmp_path / "file" / "x.db"))


def test_the_folder_asked_for_comes_first_then_the_current_one_then_the_shipped(folder: Path) -> None:
    assert find_folder(folder, Path("/")) == folder
    assert find_folder(None, folder) == folder
    assert find_folder(None, folder.parent) == shipped_dossier()
    assert (shipped_dossier() / "dossier.yaml").is_file()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("nowhere", 'There is no folder ".*nowhere"'),
        ("dossier/events.yaml", 'events.yaml" is not a folder: name the folder that holds dossier.yaml'),
        (".", "is not a dossier: it holds no dossier.yaml"),
        ("x" * 999, "cannot be read: file name too long"),
    ],
)
def test_what_is_no_dossier_is_said_in_a_sentence(folder: Path, asked: str, sentence: str) -> None:
    with pytest.raises(DiplotrackError, match=sentence):
        find_folder(folder.parent / asked, Path("/"))


ASKING = """
import sys
from pathlib import Path
from diplotrack.timeline import EventFilter
from diplotrack.workspace import Workspace
with Workspace(Path(sys.argv[1]), Path(sys.argv[2])).opened() as reader:
    assert reader.timeline(EventFilter()).found == 1
heavy = {"sqlalchemy", "sqlmodel", "pydantic", "yaml", "hashlib", "rich", "typer"} & set(sys.modules)
sys.exit(f"imported {heavy}" if heavy else 0)
"""


def test_asking_what_is_up_to_date_imports_nothing_heavy(workspace: Workspace) -> None:
    workspace.build()
    root = Path(recipe.__file__).parents[1]
    arguments = [str(workspace.folder), str(workspace.index_path())]
    subprocess.run([sys.executable, "-c", ASKING, *arguments], cwd=root, check=True)


def test_what_is_changed_is_never_the_shipped_dossier_by_accident(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Stand in a dossier's folder, or name it with --dossier"):
        folder_to_change(None, tmp_path)
    assert folder_to_change(shipped_dossier(), tmp_path) == shipped_dossier()
    (tmp_path / "dossier.yaml").touch()
    assert folder_to_change(None, tmp_path) == tmp_path
    with pytest.raises(DiplotrackError, match="There is no folder"):
        folder_to_change(tmp_path / "nowhere", tmp_path)
