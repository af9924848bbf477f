"""Where the database should be stands something else, or nobody may write: one sentence, or an answer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.children import without_privileges

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.children import Ending
    from tests.faults.conftest import Desk


def is_one_sentence(ending: Ending, beginning: str) -> bool:
    return (
        (ending.code, ending.out) == (5, "")
        and ending.err.startswith(f"Error: {beginning}")
        and ending.err.endswith("with --database PATH.\n")
        and ending.err.count("\n") == 1
    )


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
@pytest.mark.parametrize("command", ["build", "timeline"])
def test_a_folder_or_a_pipe_is_no_database(desk: Desk, make: Callable[[str], None], command: str) -> None:
    path = desk.folder / "x.db"
    make(str(path))
    assert is_one_sentence(
        desk.runs(["--database", str(path), command]), f'The database "{path}" is not a file.'
    )
    assert not path.is_file()


def test_a_database_that_became_a_folder(desk: Desk) -> None:
    right = desk.asks()
    (path,) = desk.cache.iterdir()
    path.unlink()
    path.mkdir()
    assert is_one_sentence(desk.runs(["timeline"]), f'The database "{path}" is not a file.')
    path.rmdir()
    assert desk.asks() == right


@pytest.mark.parametrize("command", ["build", "timeline"])
def test_a_device_is_no_database(desk: Desk, command: str) -> None:
    ending = desk.runs(["--database", "/dev/null", command])
    assert is_one_sentence(ending, 'The database "/dev/null" is not a file.')


def test_a_link_that_leads_nowhere_is_followed(desk: Desk) -> None:
    link, path = desk.folder / "link.db", desk.folder / "not" / "yet" / "there.db"
    link.symlink_to(path)
    right = desk.asks()
    assert desk.asks("--database", str(link), "export", "jsonl") == right
    assert link.is_symlink()
    assert path.is_file()


def test_a_link_that_leads_to_itself(desk: Desk) -> None:
    link = desk.folder / "link.db"
    link.symlink_to(link)
    for command in ("build", "timeline"):
        ending = desk.runs(["--database", str(link), command])
        assert is_one_sentence(ending, f'The database "{link}" cannot be read: too many levels of symbolic')
    exported = desk.folder / "exported.jsonl"
    exported.symlink_to(exported)
    desk.asks("export", "jsonl", "-o", str(exported))
    assert exported.read_text("utf-8") == desk.asks()


def test_a_file_is_no_folder(desk: Desk) -> None:
    (desk.folder / "file").touch()
    path = desk.folder / "file" / "x.db"
    assert is_one_sentence(
        desk.runs(["--database", str(path), "timeline"]), f'The database "{path}" cannot be'
    )


def test_a_database_that_may_not_be_read(desk: Desk) -> None:
    right = desk.asks()
    (path,) = desk.cache.iterdir()
    path.chmod(0)
    ending = desk.runs(["timeline"], without_privileges)
    assert is_one_sentence(ending, f'The database "{path}" cannot be read: permission denied.')
    path.chmod(0o600)
    assert desk.asks() == right


def test_a_cache_that_may_not_be_written(desk: Desk) -> None:
    desk.cache.mkdir(parents=True)
    desk.cache.chmod(0o500)
    ending = desk.runs(["timeline"], without_privileges)
    assert is_one_sentence(ending, f'The database "{desk.cache}/')
    right = desk.asks()
    (path,) = desk.cache.iterdir()
    path.chmod(0o400)
    assert desk.runs(["export", "jsonl"], without_privileges) == (0, right, "")
    desk.is_in("second")
    ending = desk.runs(["timeline"], without_privileges)
    assert is_one_sentence(ending, f'The database "{path}" cannot be written: permission denied.')
    assert "in the second state" in desk.asks()


def test_a_dossier_that_may_not_be_written(desk: Desk) -> None:
    articles = desk.dossier / "articles"
    articles.chmod(0o500)
    files = desk.files()
    ending = desk.runs(["verify", "--repin"], without_privileges)
    assert (ending.code, ending.out) == (1, "")
    path = articles / "paper.yaml"
    assert ending.err == f'Error: "{path}" cannot be opened, read or written: permission denied.\n'
    assert desk.files() == files


RENAME = ["rename", "kim", "kim-jong-un"]


def linked_to_itself(path: Path) -> None:
    path.symlink_to(path)


def linked_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def holding_a_file(path: Path) -> None:
    path.mkdir()
    (path / "journal").write_text("mine")


def shut(path: Path) -> None:
    path.mkdir(mode=0o500)


@pytest.mark.parametrize("make", [Path.touch, linked_to_itself, linked_to_nothing, holding_a_file, shut])
def test_where_edits_should_be_remembered_stands_something_else(
    desk: Desk, make: Callable[[Path], None]
) -> None:
    hidden = desk.dossier / ".diplotrack"
    make(hidden)
    files = desk.files()
    ending = desk.runs(RENAME, without_privileges)
    assert (ending.code, ending.out, ending.err.count("\n")) == (1, "", 1)
    assert ending.err.startswith(f'Error: "{hidden}')
    assert '" cannot be opened, read or written: ' in ending.err
    assert desk.files() == files


def test_a_dossier_of_which_the_folder_may_not_be_written(desk: Desk) -> None:
    desk.dossier.chmod(0o500)
    files = desk.files()
    ending = desk.runs(RENAME, without_privileges)
    sentence = f'Error: "{desk.dossier}/.diplotrack" cannot be opened, read or written: permission denied.\n'
    assert ending == (1, "", sentence)
    assert desk.files() == files


def test_edits_may_be_remembered_behind_a_link(desk: Desk) -> None:
    (desk.folder / "elsewhere").mkdir()
    (desk.dossier / ".diplotrack").symlink_to(desk.folder / "elsewhere")
    files = desk.files()
    desk.asks(*RENAME)
    assert (desk.folder / "elsewhere" / "journal" / "000001.json").is_file()
    desk.asks("undo")
    assert desk.files() == files


def test_a_user_without_a_home(desk: Desk) -> None:
    def has_no_home() -> None:
        os.chdir(desk.folder)
        sys.modules["pwd"] = None  # type: ignore[assignment]  # as where the user is in no list
        del os.environ["XDG_CACHE_HOME"]

    there = set(desk.folder.iterdir())
    assert is_one_sentence(desk.runs(["timeline"], has_no_home), "There is no home folder")
    assert set(desk.folder.iterdir()) == there
    path = str(desk.folder / "x.db")
    assert desk.runs(["--database", path, "timeline"], has_no_home).code == 0
