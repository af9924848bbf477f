"""Two that write at once, each stopped at its worst moment: neither's work is lost, and none is half."""

from __future__ import annotations

import fcntl
import os
import signal
from typing import TYPE_CHECKING, Any

from tests.faults.children import at_call
from tests.faults.conftest import LONG_AGO

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.conftest import Desk

CHANGED = 'Error: "articles/paper.yaml" has been changed since it was read: nothing was written. Try again.\n'
REPIN = ("verify", "paper", "--repin")


def locking(called: Any) -> bool:  # noqa: ANN401 - any function of C
    return called is fcntl.flock


def publishing(called: Any) -> bool:  # noqa: ANN401
    return called is os.replace


before_it_locks = at_call(1, locking, signal.SIGSTOP)
before_it_publishes = at_call(1, publishing, signal.SIGSTOP)


def text_with(desk: Desk, front: str) -> Path:
    """Return a file with the article's text, with that in front of it."""
    path = desk.folder / f"{front}.txt"
    path.write_text(front + (desk.folder / "texts" / "paper.txt").read_text("utf-8"), encoding="utf-8")
    return path


def test_of_two_edits_of_one_file_the_later_begins_when_the_first_has_ended(desk: Desk) -> None:
    one, other = text_with(desk, "One. "), text_with(desk, "Quite another. ")
    path = desk.dossier / "articles" / "paper.yaml"
    old = path.read_bytes()
    assert desk.runs([*REPIN, "--texts", str(other)]).code == 0
    new = path.read_bytes()
    path.write_bytes(old)

    late = desk.starts([*REPIN, "--texts", str(other)], before_it_locks)
    late.until_it_stops()
    first = desk.starts([*REPIN, "--texts", str(one)], before_it_publishes)
    first.until_it_stops()
    late.goes_on()
    first.goes_on()
    assert [child.ends().code for child in (first, late)] == [0, 0]
    assert path.read_bytes() == new


def test_two_edits_of_two_files_both_count(desk: Desk) -> None:
    paper, gazette = (desk.dossier / "articles" / f"{name}.yaml" for name in ("paper", "gazette"))
    gazette.write_text(paper.read_text("utf-8").replace("article: paper", "article: gazette"), "utf-8")
    text = desk.folder / "texts" / "paper.txt"
    text.with_name("gazette.txt").write_bytes(text.read_bytes())
    old = {path: path.read_bytes() for path in (paper, gazette)}

    first = desk.starts(["verify", "paper", "--repin"], before_it_publishes)
    first.until_it_stops()
    second = desk.starts(["verify", "gazette", "--repin"], before_it_locks)
    second.until_it_stops()
    second.goes_on()
    first.goes_on()
    assert [child.ends().code for child in (first, second)] == [0, 0]
    assert all(path.read_bytes() != old[path] for path in old)
    assert "2 articles: all stand in the texts" in desk.asks("verify")


def test_two_imports_both_count(desk: Desk) -> None:
    into = ["--into", str(desk.dossier)]
    for name in ("one", "other"):
        (desk.folder / f"{name}.csv").write_text(f"title,date\nThe {name} event,2025-10-01\n", "utf-8")
    first = desk.starts(["import", "csv", str(desk.folder / "one.csv"), *into], before_it_publishes)
    first.until_it_stops()
    second = desk.starts(["import", "csv", str(desk.folder / "other.csv"), *into], before_it_locks)
    second.until_it_stops()
    second.goes_on()
    first.goes_on()
    assert [child.ends().code for child in (first, second)] == [0, 0]
    told = desk.asks("timeline")
    assert "The one event" in told
    assert "The other event" in told
    assert "other.csv" in desk.asks("undo")
    assert "one.csv" in desk.asks("undo")


def test_what_a_person_changes_meanwhile_stays(desk: Desk) -> None:
    path = desk.dossier / "articles" / "paper.yaml"
    edit = desk.starts(REPIN, before_it_publishes)
    edit.until_it_stops()
    with path.open("a", encoding="utf-8") as stream:
        stream.write("# seen by the editor\n")
    theirs = path.read_bytes()
    edit.goes_on()
    assert edit.ends() == (1, "", CHANGED)
    assert path.read_bytes() == theirs


def test_a_slow_build_of_what_was_does_no_harm(desk: Desk) -> None:
    slow = desk.starts(["build"], before_it_publishes)
    slow.until_it_stops()
    desk.is_in("second")
    right = desk.asks()
    assert "in the second state" in right
    slow.goes_on()
    assert slow.ends().code == 0
    assert desk.asks() == right


def test_stamps_are_written_into_the_database_that_they_are_of(desk: Desk) -> None:
    def is_touched(state: str) -> None:
        desk.is_in(state)
        os.utime(desk.dossier / "events.yaml", (LONG_AGO, LONG_AGO + 99))

    right = desk.asks()
    is_touched("first")
    slow = desk.starts(["timeline"], before_it_locks)
    slow.until_it_stops()
    is_touched("second")
    desk.asks()
    slow.goes_on()
    assert slow.ends().code == 0
    is_touched("first")
    assert desk.asks() == right


def test_a_build_that_is_under_way_is_not_swept(desk: Desk) -> None:
    slow = desk.starts(["build"], before_it_publishes)
    slow.until_it_stops()
    assert desk.runs(["build"]).code == 0
    slow.goes_on()
    assert slow.ends().code == 0
    assert [path.suffix for path in desk.cache.iterdir()] == [".db"]
