"""A dossier's files changed through the one place: before, after, refused, and taken back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest

from diplotrack.dossier.changing.editing import Edited, Editing, EditRefused, editing, undo
from diplotrack.dossier.checks import everything
from diplotrack.dossier.reader import read
from diplotrack.errors import DiplotrackError, NotFound
from tests.dossier.docstring_dossiers import SOUND, as_json_lines, split, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EVENTS = """\
# What happened.

# Offers ------

- event: offer   # the first
  date: '2025-10-25'
  basis: outside
  # how we know
  why: on the flight
  status: happened
  type: AGREE
  title:   An offer
  summary: Lee offers talks.
  actors: [{actor: lee, role: actor}]   # only one

  utterances:
    # what was said
    - {utterance: love-to, speaker: "lee"}

# Visits ------
# of neighbours
- event: visit
  date: 2025-10-27
  basis: outside
  why: >-
    as was
    known
  status: happened
  type: CONSULT
  title: "A visit"
  actors:
  -   actor: lee
      role: actor
  - actor: usa
    role: recipient
  follows: offer
  note: |
    one # no comment
    two
# the end
"""
MADE = {
    "event": "talks",
    "title": "Talks are held",
    "actors": [{"role": "actor", "actor": "usa"}],
    "status": "happened",
    "type": "CONSULT",
    "date": "2025",
    "basis": "outside",
    "why": "known: to all",
    "mode": None,
    "contexts": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a dossier without problems."""
    (tmp_path / "talks").mkdir()
    return write(tmp_path / "talks", split(SOUND) | {"events.yaml": EVENTS})


def files(folder: Path) -> dict[str, str]:
    """Return what the files of a dossier hold, by name."""
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
    return {name: (folder / name).read_bytes().decode() for name in names if not name.startswith(".")}


def differences(before: dict[str, str], after: dict[str, str]) -> str:
    """Return how files differ, line by line; one that is gone and one that has come are the same."""
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    moved = dict(zip(sorted(gone), sorted(come), strict=False))
    lines: list[str] = []
    for name in sorted((before.keys() | after.keys()) - set(moved.values())):
        place = moved.get(name, name)
        old, new = before.get(name, "").splitlines(), after.get(place, "").splitlines()
        lines += unified_diff(old, new, name, place, n=0, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def changing_fields(edit: Editing) -> None:
    event = edit.record("event", "offer")
    event["date"] = "2018"
    event["title"] = "An offer: made in the air"
    event["summary"] = "Lee offers talks, and nobody answers. " * 4
    event["place"] = "in the air"
    event["note"] = "one: 1\ntwo: 2"
    del event["why"]
    event["basis"] = "stated"


def changing_lists(edit: Editing) -> None:
    event = edit.record("event", "offer")
    event["actors"].append({"role": "recipient", "actor": "usa"})
    event["utterances"].insert(0, {"speaker": "lee", "utterance": "hate-to"})
    event["contexts"] = ["diplomatic"]
    visit = edit.record("event", "visit")
    visit["actors"][1]["role"] = "carrier"
    del visit["actors"][0]
    visit["follows"] = ["offer", "offer"]
    visit["note"] = ""
    edit.record("actor", "usa")["aliases"] = ["US", "the States, united"]


def changing_all_kinds(edit: Editing) -> None:
    card = edit.record("dossier", "talks")
    card["coders"]["bob"] = "Bob"
    article = edit.record("article", "daily")
    article["coder"] = "bob"
    article["reports"].append({"event": "visit", "at": {"start": 30, "end": 34, "sha256": "ab" * 32}})
    article["reports"][0]["dated"] = {"printed": "on Saturday"}
    article["context"] = [{"why": "no event", "at": [{"start": 40, "end": 44, "sha256": "ab" * 32}]}]


def adding(edit: Editing) -> None:
    assert edit.add("event", MADE) == "events.yaml"
    assert edit.add("event", MADE | {"event": "more-talks"}) == "events.yaml"
    assert edit.add("event", MADE | {"event": "old-talks"}, name="events/1994.yaml") == "events/1994.yaml"
    assert edit.add("actor", {"actor": "bob", "name": "Bob", "kind": "person"}) == "actors.yaml"
    assert edit.add("article", {"article": "weekly", "title": "no"}) == "articles/weekly.yaml"
    edit.record("event", "talks")["note"] = "added and changed"


def removing(edit: Editing) -> None:
    edit.remove("event", "visit")
    edit.add("event", MADE)
    edit.remove("event", "talks")


def removing_the_first(edit: Editing) -> None:
    edit.remove("event", "offer")
    edit.remove("article", "daily")
    edit.record("event", "visit")["follows"] = None


def renaming(edit: Editing) -> None:
    assert edit.rename("event", "offer", "first-offer") == 3
    assert edit.rename("actor", "lee", "lee-jae") == 4
    assert edit.rename("utterance", "love-to", "would-love-to") == 2
    assert edit.rename("article", "daily", "daily-news") == 1
    assert edit.rename("coder", "ann", "anna") == 2


@pytest.mark.parametrize(
    "change",
    [
        changing_fields,
        changing_lists,
        changing_all_kinds,
        adding,
        removing,
        removing_the_first,
        renaming,
    ],
)
def test_an_edit_changes_what_it_says_and_no_more(
    folder: Path, change: Callable[[Editing], None], golden: Callable[[str, str], None]
) -> None:
    before = files(folder)
    with editing(folder, check=False) as edit:
        change(edit)
        edit.told = "Changed."
    after = files(folder)
    golden(f"dossier/{change.__name__}.diff", differences(before, after))
    assert edit.outcome is not None
    assert edit.outcome.told == "Changed."
    assert set(edit.outcome.files) == {
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    }
    assert undo(folder) == "Changed."
    assert files(folder) == before


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize("last", [True, False])
def test_marks_and_line_ends_stay(folder: Path, end: str, mark: str, *, last: bool) -> None:
    path = folder / "events.yaml"
    text = mark + (EVENTS if last else EVENTS.removesuffix("\n# the end\n")).replace("\n", end)
    path.write_text(text, encoding="utf-8", newline="")
    with editing(folder) as edit:
        edit.record("event", "visit")["place"] = "Lund"
        edit.add("event", MADE)
    new = path.read_bytes().decode()
    assert new.startswith(mark + EVENTS[:20].replace("\n", end))
    assert new.count(end) == new.count("\n")
    assert {event.key: event.place for event in read(folder).written.events} == {
        "offer": None,
        "visit": "Lund",
        "talks": None,
    }


def test_lines_of_json_are_changed_one_by_one(folder: Path, golden: Callable[[str, str], None]) -> None:
    lines = as_json_lines(files(folder))
    for name in files(folder):
        (folder / name).unlink()
    write(folder, lines)
    before = files(folder)
    with editing(folder) as edit:
        changing_lists(edit)
        edit.rename("actor", "lee", "lee-jae")
        edit.add("event", MADE)
        edit.remove("event", "visit")
        edit.add("article", {"article": "weekly"}, name="articles/daily.jsonl")
    golden("dossier/changing_json_lines.diff", differences(before, files(folder)))
    assert read(folder).problems == ()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "# nothing\n#\n", "[]\n", "---\n", "# a\n[]"])
def test_records_are_added_to_a_file_that_has_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "dossier.yaml").write_text("dossier: d\ntitle: D\n")
    (tmp_path / "events.yaml").write_text(text)
    with editing(tmp_path) as edit:
        edit.add("event", MADE | {"actors": []})
        edit.add("event", MADE | {"actors": [], "event": "others"})
    assert [event.key for event in read(tmp_path).written.events] == ["talks", "others"]
    assert (tmp_path / "events.yaml").read_text().startswith(text.replace("[]", "").rstrip())


def test_an_indented_list_goes_on_indented(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text("dossier: d\ntitle: D\n")
    (tmp_path / "actors.yaml").write_text("  -   {actor: a, name: A, kind: state}")
    with editing(tmp_path) as edit:
        edit.add("actor", {"actor": "b", "name": "B", "kind": "state", "of": "a"})
    assert (tmp_path / "actors.yaml").read_text() == (
        "  -   {actor: a, name: A, kind: state}\n\n  - actor: b\n    name: B\n    kind: state\n    of: a\n"
    )


def test_a_new_file_says_what_it_may_hold(folder: Path) -> None:
    schemas = folder / ".diplotrack" / "schema"
    schemas.mkdir(parents=True)
    for name in ("article", "events"):
        (schemas / f"{name}.json").touch()
    with editing(folder) as edit:
        edit.add("event", MADE, name="events/2025.yaml")
        edit.add("article", {"article": "weekly"})
    line = "# yaml-language-server: $schema=../.diplotrack/schema"
    assert (folder / "events/2025.yaml").read_text().startswith(f"{line}/events.json\n- event: talks\n")
    assert (folder / "articles/weekly.yaml").read_text() == f"{line}/article.json\narticle: weekly\n"


def test_nothing_is_written_where_nothing_has_changed(folder: Path) -> None:
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with editing(folder) as edit:
        edit.told = "Nothing."
        edit.record("event", "offer")["title"] = "An offer"
        edit.replace_text(
            "actors.yaml", (folder / "actors.yaml").read_text(), (folder / "actors.yaml").read_text()
        )
    assert edit.outcome == Edited("Nothing.")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == stamps


def refused(folder: Path, change: Callable[[Editing], object]) -> str:
    """Return why an edit is refused; nothing must have been written."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(DiplotrackError) as error, editing(folder) as edit:
        change(edit)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    return str(error.value)


def test_an_edit_that_breaks_the_dossier_is_refused(folder: Path) -> None:
    def breaks(edit: Editing) -> None:
        edit.record("event", "offer")["actors"][0]["actor"] = "le"

    told = refused(folder, breaks)
    assert told == (
        'events.yaml, line 14: No actor has the key "le". Declare it in actors.yaml, or did you mean "lee"? '
        "Nothing was written."
    )
    with pytest.raises(EditRefused, match="cannot be") as error, editing(folder) as edit:
        edit.record("event", "offer")["status"] = "hapened"
    assert error.value.exit_code == 4
    with editing(folder, check=False) as edit:
        breaks(edit)
    assert [problem.check for problem in everything(read(folder))] == [
        "undeclared-key",
        "speaker-not-participant",
    ]


def test_problems_that_were_there_before_do_not_matter(folder: Path) -> None:
    path = folder / "events.yaml"
    path.write_text(path.read_text().replace("follows: offer", "follows: ofer"))
    with editing(folder) as edit:
        edit.add("actor", {"actor": "bob", "name": "Bob", "kind": "person"})
        edit.record("event", "offer")["note"] = "several\nlines\nmore"
        edit.rename("event", "visit", "journey")
    assert edit.outcome is not None
    assert [problem.check for problem in edit.outcome.problems] == ["actor-unused"]
    assert "follows: ofer" in path.read_text()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda edit: edit.record("event", "ofer"),
            'No event is called "ofer" in "talks": did you mean "offer"?',
        ),
        (
            lambda edit: edit.rename("coder", "an", "x"),
            'No coder is called "an" in "talks": did you mean "ann"?',
        ),
        (lambda edit: edit.rename("actor", "lee", "usa"), 'The key "usa" already belongs to another actor.'),
        (lambda edit: edit.rename("actor", "lee", "Lee!"), 'is "Lee!", and a key is made of'),
        (lambda edit: edit.rename("actor", "lee", "offer"), 'The key "offer" already belongs to'),
        (
            lambda edit: edit.add("event", MADE, name="actors.yaml"),
            '"actors.yaml" holds actors, and no event',
        ),
        (
            lambda edit: edit.add("event", MADE, name="../x.yaml"),
            '"../x.yaml" is no name of a file of a dossier',
        ),
        (
            lambda edit: edit.add("article", {"article": "daily"}),
            'There is a file "articles/daily.yaml" already.',
        ),
        (
            lambda edit: edit.add("article", {"article": "b"}, name="articles/daily.yaml"),
            'do not stand below one another, each behind a dash ("- "), and none can be added',
        ),
        (
            lambda edit: edit.replace_text("actors.yaml", "", "x"),
            '"actors.yaml" has been changed since it was read',
        ),
    ],
)
def test_what_cannot_be_done_is_refused(folder: Path, change: Callable[[Editing], object], told: str) -> None:
    assert told in refused(folder, change)


def test_lists_in_brackets_are_changed_inside_and_no_more(folder: Path) -> None:
    path = folder / "actors.yaml"
    path.write_text(
        "[{actor: usa, name: United States, kind: state}, {actor: lee, name: Lee, kind: person}]\n"
    )
    assert "none can be added" in refused(folder, lambda edit: edit.add("actor", {"actor": "b"}))
    assert "none can be taken out" in refused(folder, lambda edit: edit.remove("actor", "lee"))
    with editing(folder) as edit:
        edit.record("actor", "lee")["of"] = "usa"
    assert path.read_text().endswith("{actor: lee, name: Lee, kind: person, of: usa}]\n")


def test_records_that_cannot_be_read_stay_and_keys_are_not_renamed(folder: Path) -> None:
    path = folder / "events.yaml"
    broken = path.read_text().replace("type: AGREE", "type: AGRE")
    path.write_text(broken)
    assert "Some records cannot be read" in refused(folder, lambda edit: edit.rename("actor", "lee", "l"))
    with editing(folder) as edit:
        edit.record("event", "visit")["place"] = "Lund"
    assert path.read_text() == broken.replace("  actors:\n", "  place: Lund\n  actors:\n", 1)


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "events.yaml").write_bytes(b"\xff")
    assert 'No event is called "offer"' in refused(folder, lambda edit: edit.record("event", "offer"))
    assert '"events.yaml" is not in UTF-8' in refused(folder, lambda edit: edit.add("event", MADE))


def test_texts_are_exchanged_whole_and_files_go(folder: Path) -> None:
    text = (folder / "actors.yaml").read_text()
    with editing(folder) as edit:
        edit.replace_text("actors.yaml", text, f"# mine\n{text}")
        edit.replace_text("articles/weekly.yaml", "", "article: weekly\n")
        edit.told = "By hand."
    with editing(folder, check=False) as edit:
        edit.replace_text("articles/daily.yaml", (folder / "articles/daily.yaml").read_text(), None)
    assert sorted(files(folder)) == ["actors.yaml", "articles/weekly.yaml", "dossier.yaml", "events.yaml"]
    assert undo(folder) == ""
    assert undo(folder) == "By hand."
    assert (folder / "actors.yaml").read_text() == text


def test_what_somebody_changes_meanwhile_stays(folder: Path) -> None:
    path = folder / "events.yaml"
    mine = f"{EVENTS}# mine\n"

    def meanwhile(edit: Editing) -> None:
        edit.record("event", "offer")["place"] = "here"
        path.write_text(mine)

    with (
        pytest.raises(DiplotrackError, match="has been changed since it was read: nothing was written"),
        editing(folder) as edit,
    ):
        meanwhile(edit)
    assert path.read_text() == mine


def test_an_exception_leaves_all_as_it_was(folder: Path) -> None:
    before = files(folder)

    def fails(edit: Editing) -> None:
        edit.record("event", "offer")["place"] = "here"
        edit.record("event", "nowhere")

    with pytest.raises(NotFound), editing(folder) as edit:
        fails(edit)
    assert files(folder) == before
    with pytest.raises(DiplotrackError, match="no edit is remembered"):
        undo(folder)


def test_links_stay_links(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    (folder / "events.yaml").rename(elsewhere)
    (folder / "events.yaml").symlink_to(elsewhere)
    with editing(folder) as edit:
        edit.record("event", "offer")["place"] = "here"
    assert (folder / "events.yaml").is_symlink()
    assert "place: here" in elsewhere.read_text()
    undo(folder)
    assert elsewhere.read_text() == EVENTS


ADD = """
import sys
from pathlib import Path
from diplotrack.dossier.changing.editing import editing
for number in range(20):
    with editing(Path(sys.argv[1])) as edit:
        fields = {"date": "2025", "basis": "outside", "why": "known", "status": "happened", "type": "STATE"}
        edit.add("event", {"event": f"{sys.argv[2]}-{number}", "title": "x", **fields})
        edit.told = f"Added {number}."
"""


@pytest.mark.slow
def test_two_that_edit_at_once_lose_nothing(folder: Path) -> None:
    command = [sys.executable, "-c", ADD, str(folder)]
    both = [
        subprocess.Popen([*command, name], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
        for name in ("one", "two")
    ]
    assert [process.wait() for process in both] == [0, 0]
    keys = [event.key for event in read(folder).written.events]
    wanted = {f"{name}-{number}" for name in ("one", "two") for number in range(20)}
    assert len(keys) == 42
    assert set(keys) == wanted | {"offer", "visit"}
    for _ in range(40):
        undo(folder)
    assert (folder / "events.yaml").read_text() == EVENTS


def test_many_are_added_at_once(folder: Path) -> None:
    with editing(folder) as edit:
        for number in range(3000):
            edit.add("event", MADE | {"event": f"e-{number}"}, name=f"events/{number % 3}.yaml")
    assert len(read(folder).written.events) == 3002
    assert json.loads((folder / ".diplotrack/journal/000001.json").read_text())["files"][0]["before"] is None
