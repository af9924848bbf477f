"""A folder of files: what is ours is kept up to date, and what is not is left alone."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import DiplotrackError
from diplotrack.workspace import publishing
from diplotrack.workspace.publishing import MANIFEST, Published, published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHAT = "the site of asia"
FILES = {"index.html": "front", "events/treaty.html": "a treaty", "events/offer.html": "an offer"}


def put(folder: Path, files: dict[str, str], what: str = WHAT) -> Published:
    def pieces() -> Iterator[tuple[str, list[str | bytes]]]:
        for path, content in files.items():
            yield path, [content[:2], content[2:].encode()]

    return published(folder, pieces(), what)


def held(folder: Path) -> dict[str, str]:
    """Return what the folder holds, without the list."""
    return {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder in which the files have been published."""
    folder = tmp_path / "public" / "site"
    assert put(folder, FILES) == (3, 0, 0, ())
    return folder


def test_a_new_folder_holds_the_files_and_their_list(folder: Path) -> None:
    assert held(folder) == FILES
    assert (folder / MANIFEST).read_text("utf-8").splitlines() == [
        f"# {WHAT}",
        *(f"{sha256(content.encode()).hexdigest()}  {path}" for path, content in sorted(FILES.items())),
    ]


def test_what_is_unchanged_is_not_touched(folder: Path) -> None:
    before = stamps(folder)
    assert put(folder, FILES) == (0, 3, 0, ())
    assert stamps(folder) == before


def test_only_what_has_changed_is_written(folder: Path) -> None:
    before = stamps(folder)
    assert put(folder, {**FILES, "index.html": "new front"}) == (1, 2, 0, ())
    assert held(folder) == {**FILES, "index.html": "new front"}
    changed = {path.name for path, stamp in stamps(folder).items() if before[path] != stamp}
    assert changed == {"index.html", MANIFEST}


def test_what_is_gone_is_removed_with_its_folder(folder: Path) -> None:
    assert put(folder, {"index.html": "front"}) == (0, 1, 2, ())
    assert {path.name for path in folder.iterdir()} == {"index.html", MANIFEST}


def test_what_others_put_there_stays(folder: Path) -> None:
    (folder / "CNAME").write_text("diplomacy.example")
    (folder / "events" / "mine.html").write_text("mine")
    put(folder, {"index.html": "front"})
    assert held(folder) == {"index.html": "front", "CNAME": "diplomacy.example", "events/mine.html": "mine"}


def test_what_others_have_changed_is_left_alone_and_told_until_it_is_removed(folder: Path) -> None:
    (folder / "index.html").write_text("edited")
    (folder / "events" / "treaty.html").write_text("edited")
    (folder / "new.html").write_text("mine")
    files = {"index.html": "new front", "new.html": "ours", "events/offer.html": "an offer"}
    left = ("events/treaty.html", "index.html", "new.html")
    for _ in range(2):
        assert put(folder, files) == (0, 1, 0, left)
        assert "".join(put(folder, files).sentences()) == (
            '"events/treaty.html", "index.html", "new.html" were changed by somebody else, and left alone: '
            "remove them, and run this again."
        )
    assert held(folder)["index.html"] == "edited"
    for path in left:
        (folder / path).unlink()
    assert put(folder, files) == (2, 1, 0, ())
    assert held(folder) == files


def test_a_change_taken_back_is_ours_again(folder: Path) -> None:
    (folder / "index.html").write_text("edited")
    put(folder, {**FILES, "index.html": "second"})
    (folder / "index.html").write_text("front")
    assert put(folder, {**FILES, "index.html": "third"}) == (1, 2, 0, ())


def test_many_that_were_changed_are_told_of_in_one_sentence() -> None:
    assert "".join(Published(0, 0, 0, tuple("abcde")).sentences()) == (
        '"a", "b", "c" and 2 more were changed by somebody else, and left alone: '
        "remove them, and run this again."
    )
    assert [*Published(0, 0, 0, ("a",)).sentences()] == [
        '"a" was changed by somebody else, and left alone: remove it, and run this again.'
    ]


def test_a_folder_of_somebody_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("precious")
    with pytest.raises(DiplotrackError, match="is not empty and was not written by diplotrack: name a new"):
        put(tmp_path, FILES)
    assert held(tmp_path) == {"thesis.docx": "precious"}


def test_a_folder_with_only_a_repository_in_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert put(tmp_path, FILES).written == 3


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiplotrackError, match='file" is a file: name a folder'):
        put(tmp_path / "file", FILES)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../a",
        "a/../../b",
        "a//b",
        "",
        ".",
        "a/",
        "a\\b",
        "c:a",
        "a\nb",
        MANIFEST,
        MANIFEST.title(),
    ],
)
def test_no_path_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path in a folder"):
        put(tmp_path / "site", {path: "escaped"})


def test_a_link_does_not_lead_out(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (folder / "events").rename(outside)
    (folder / "events").symlink_to(outside)
    for files in (FILES, {"index.html": "front"}):
        with pytest.raises(DiplotrackError, match='events" is no folder, where one is needed'):
            put(folder, files)
    assert held(outside) == {"treaty.html": "a treaty", "offer.html": "an offer"}


def test_a_link_in_place_of_a_file_is_somebodys(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("front")
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(tmp_path / "precious")
    assert put(folder, {**FILES, "index.html": "new"}).kept == ("index.html",)
    assert (tmp_path / "precious").read_text("utf-8") == "front"


def test_a_folder_in_place_of_a_file_is_left_alone(folder: Path) -> None:
    (folder / "index.html").unlink()
    (folder / "index.html").mkdir()
    assert put(folder, FILES) == (0, 2, 0, ("index.html",))


@pytest.mark.parametrize("what", ["the exports of asia", "the site of europe"])
def test_a_folder_of_something_else_of_ours_is_refused(folder: Path, what: str) -> None:
    before = stamps(folder)
    with pytest.raises(DiplotrackError, match="holds the site of asia: name a new folder"):
        put(folder, {"index.html": "other"}, what)
    assert stamps(folder) == before


def test_a_list_that_was_tampered_with_removes_nothing_outside(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("front")
    with (folder / MANIFEST).open("a") as stream:
        stream.write(f"{sha256(b'front').hexdigest()}  ../../precious\nnonsense\n")
    put(folder, FILES)
    assert (tmp_path / "precious").exists()
    assert "precious" not in (folder / MANIFEST).read_text("utf-8")


def test_a_line_that_was_cut_off_is_taken_from_the_list(folder: Path) -> None:
    with (folder / MANIFEST).open("a") as stream:
        stream.write(f"{'0' * 64}  index")
    assert put(folder, {**FILES, "new.html": "new"}) == (1, 3, 0, ())
    assert "0" * 64 not in (folder / MANIFEST).read_text("utf-8")


def test_what_was_left_behind_is_swept(folder: Path) -> None:
    (folder / "events" / ".diplotrack-0.unfinished").touch()
    (folder / ".diplotrack-1.unfinished").touch()
    put(folder, FILES)
    assert held(folder) == FILES


def test_what_fails_in_the_middle_is_mended_by_the_next_run(folder: Path) -> None:
    new = {path: f"new {content}" for path, content in FILES.items()}

    def failing() -> list[str]:
        raise OSError(5, "broken")

    with pytest.raises(OSError, match="broken"):
        published(folder, ((path, [new[path]] if "offer" not in path else failing()) for path in new), WHAT)
    assert held(folder) == {**new, "events/offer.html": "an offer"}
    assert put(folder, new) == (1, 2, 0, ())
    assert held(folder) == new


def test_what_a_power_failure_has_left_empty_is_written_again(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"")
    assert put(folder, FILES) == (1, 2, 0, ())
    assert held(folder) == FILES


def test_a_long_file_is_written_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MOST_HELD", 100)
    long = {**FILES, "all.jsonl": "x" * 1000}
    assert put(folder, long).written == 1
    assert held(folder) == long
