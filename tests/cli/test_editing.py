"""`edit`, `rename`, `merge` and `rm`: what they change, and what they refuse."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from diplotrack.dossier.checks import everything
from diplotrack.dossier.reader import read
from tests.cli.terminals import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


def files(program: Program) -> dict[str, str]:
    paths = sorted(program.dossier.rglob("*.yaml"))
    return {
        path.relative_to(program.dossier).as_posix(): path.read_text(encoding="utf-8")
        for path in paths
        if ".diplotrack" not in path.parts
    }


def editor(folder: Path, code: str) -> str:
    """Return an editor that runs this on `path`, the last of its arguments."""
    script = folder / "editor.py"
    begun = "import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\ntext = path.read_text('utf-8')\n"
    script.write_text(begun + code, encoding="utf-8")
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"


def kept(program: Program, name: str = "events.yaml") -> Path:
    return program.dossier / ".diplotrack/editing" / name


def test_what_an_editor_writes_is_taken_in(own: Program, tmp_path: Path) -> None:
    command = editor(tmp_path, "path.write_text(text.replace('Air Force One', 'on board'), 'utf-8')")
    before = files(own)
    result = own.process("edit", "love", EDITOR=command, VISUAL="")
    assert (result.returncode, result.stdout, result.stderr) == (0, 'Edited "love" in events.yaml.\n', "")
    assert files(own) == before | {"events.yaml": before["events.yaml"].replace("Air Force One", "on board")}
    assert not kept(own).exists()


def test_what_is_unchanged_is_left_alone(own: Program) -> None:
    result = own.process("edit", "small", EDITOR="nowhere/editor", VISUAL="true")
    assert (result.returncode, result.stdout) == (0, "Nothing was changed in dossier.yaml.\n")


def test_an_editor_begins_at_the_record(own: Program, tmp_path: Path) -> None:
    (tmp_path / "vim").write_text('#!/bin/sh\necho "$1" > "$(dirname "$0")/line"\n', encoding="utf-8")
    (tmp_path / "vim").chmod(0o755)
    line = next(
        number
        for number, line in enumerate(files(own)["events.yaml"].splitlines(), 1)
        if line.startswith("- event: offer")
    )
    assert own.process("edit", "offer", VISUAL=str(tmp_path / "vim")).returncode == 0
    assert (tmp_path / "line").read_text(encoding="utf-8") == f"+{line}\n"


def test_what_would_break_the_dossier_is_kept_and_not_taken_in(own: Program, tmp_path: Path) -> None:
    before = files(own)
    command = editor(tmp_path, "path.write_text(text.replace('kim', 'kimm'), 'utf-8')")
    result = own.process("edit", "offer", VISUAL=command)
    assert (result.returncode, result.stdout) == (4, "")
    assert result.stderr.startswith("Error: events.yaml, line ")
    assert result.stderr.endswith(f"Your version is in {kept(own)}.\n")
    assert files(own) == before
    assert "kimm" in kept(own).read_text(encoding="utf-8")
    again = own.process("edit", "offer", VISUAL="true")
    assert (again.returncode, "was not taken in last time" in again.stderr) == (1, True)
    assert "kimm" in kept(own).read_text(encoding="utf-8")


def test_what_is_no_text_is_not_taken_in(own: Program, tmp_path: Path) -> None:
    result = own.process("edit", "offer", VISUAL=editor(tmp_path, "path.write_bytes(b'\\xff')"))
    assert (result.returncode, "is not a text in UTF-8" in result.stderr) == (4, True)


def test_a_file_that_changes_meanwhile_is_not_overwritten(own: Program, tmp_path: Path) -> None:
    real = own.dossier / "events.yaml"
    code = f"path.write_text(text + '# a\\n', 'utf-8')\npathlib.Path({str(real)!r}).open('a').write('# b\\n')"
    result = own.process("edit", "offer", VISUAL=editor(tmp_path, code))
    assert (result.returncode, "has been changed since" in result.stderr) == (1, True)
    assert real.read_text(encoding="utf-8").endswith("# b\n")
    assert kept(own).read_text(encoding="utf-8").endswith("# a\n")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("/nowhere/editor", 'The editor "/nowhere/editor" cannot be started'),
        ("false", 'The editor "false" failed with exit code 1: nothing was changed.'),
        ("'x", "The editor cannot be 'x: its quotation marks do not close."),
    ],
)
def test_an_editor_that_is_none(command: str, sentence: str, own: Program) -> None:
    before = files(own)
    result = own.process("edit", "offer", VISUAL=command)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {sentence}")
    assert files(own) == before


def test_on_a_terminal_a_broken_edit_is_mended_or_given_up(own: Program, tmp_path: Path) -> None:
    code = "path.write_text(text.replace('kimm', 'kim') if 'kimm' in text else text.replace('kim', 'kimm'))"
    variables = {**own.variables, "VISUAL": editor(tmp_path, code)}
    given_up = Terminal([*own.command, "edit", "offer"], variables, tmp_path)
    given_up.answer("Edit again? [Y/n]:", "n")
    given_up.expect("Nothing was changed. Your version is in")
    assert given_up.end() == 4
    mended = Terminal([*own.command, "edit", "offer"], variables, tmp_path)
    mended.answer("Your last version was not taken in: go on with it? [Y/n]:")
    mended.expect("Nothing was changed in events.yaml.")
    assert mended.end() == 0
    assert not kept(own).exists()


def test_the_copy_leads_to_the_schemas(own: Program, tmp_path: Path) -> None:
    assert own("schema", "-o", str(own.dossier / ".diplotrack/schema")).exit_code == 0
    code = "print((path.parent / '../.diplotrack/schema/article.json').exists())"
    result = own.process("edit", "paper", VISUAL=editor(tmp_path, code))
    assert result.stdout.startswith("True\n")
    assert "editing/\n" in (own.dossier / ".diplotrack/.gitignore").read_text(encoding="utf-8")


def test_renaming_changes_every_place(own: Program) -> None:
    for key, new in (
        ("trump", "donald"),
        ("hanoi", "talks"),
        ("love", "loved"),
        ("paper", "daily"),
        ("us", "we"),
    ):
        result = own("rename", key, new)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("Renamed the ")
        assert f'"{key}" to "{new}"' in result.stdout
    reading = read(own.dossier)
    assert everything(reading) == ()
    assert {article.key: article.coder for article in reading.written.articles} == {"daily": "we"}
    assert own("rename", "offer", "talks").exit_code == 4
    assert own("rename", "offer", "An Offer").exit_code == 4
    unknown = own("rename", "ofer", "x")
    assert (unknown.exit_code, 'did you mean "offer"?' in unknown.stderr) == (3, True)


def test_the_text_of_a_renamed_article_is_found_under_its_new_key(own: Program) -> None:
    texts = own.dossier / ".diplotrack/texts"
    texts.mkdir(parents=True)
    (texts / "paper.txt").write_text("A text.", encoding="utf-8")
    before = files(own)
    result = own("rename", "paper", "daily")
    assert result.exit_code == 0
    assert " ".join(result.stdout.split()).endswith("Its file is articles/daily.yaml now.")
    assert [path.name for path in texts.iterdir()] == ["daily.txt"]
    assert files(own).keys() ^ before.keys() == {"articles/paper.yaml", "articles/daily.yaml"}
    assert own("undo").exit_code == 0
    assert files(own) == before
    assert [path.name for path in texts.iterdir()] == ["paper.txt"]


def test_a_file_keeps_its_name_where_others_stand_in_it_or_the_new_one_is_taken(own: Program) -> None:
    articles = own.dossier / "articles"
    listed = "- {{article: {}, title: A title, url: https://example.org/, published: 2025, basis: stated}}\n"
    (articles / "list.yaml").write_text(listed.format("list") + listed.format("other"), "utf-8")
    (articles / "daily.yaml").write_text(listed.format("taken"), "utf-8")
    assert own("rename", "list", "another").exit_code == 0
    assert own("rename", "paper", "daily").exit_code == 0
    assert sorted(files(own)) == [
        "actors.yaml",
        "articles/daily.yaml",
        "articles/list.yaml",
        "articles/paper.yaml",
        "dossier.yaml",
        "events.yaml",
    ]


def test_two_actors_become_one(own: Program) -> None:
    names = ["--name", "Mr Trump", "--alias", "POTUS", "--alias", "donald trump", "--of", "dprk"]
    assert own("add", "actor", "--key", "mr-trump", "--kind", "person", *names).exit_code == 2
    assert (
        own("add", "actor", "--key", "mr-trump", "--kind", "person", *names[:4], "--note", "x").exit_code == 0
    )
    events = own.dossier / "events.yaml"
    written = events.read_text(encoding="utf-8")
    written = written.replace("role: recipient}]", "role: recipient}, {actor: mr-trump, role: mentioned}]")
    events.write_text(written, encoding="utf-8")
    result = own("merge", "mr-trump", "trump")
    assert (result.exit_code, result.stderr) == (0, "")
    told = 'Merged the actor "mr-trump" into "trump". Taken over: the name "Mr Trump"; the name "POTUS". '
    told += 'Given up: its part in "offer" as mentioned.'
    assert " ".join(result.stdout.split()) == told
    reading = read(own.dossier)
    assert everything(reading) == ()
    trump = next(actor for actor in reading.written.actors if actor.key == "trump")
    assert (trump.aliases, trump.note) == (("Trump", "Mr Trump", "POTUS"), "x")
    offer = next(event for event in reading.written.events if event.key == "offer")
    assert [(each.actor, each.role) for each in offer.participants] == [
        ("trump", "actor"),
        ("kim", "recipient"),
    ]


def test_a_merge_takes_references_along(own: Program) -> None:
    assert own("merge", "dprk", "usa").exit_code == 0
    written = read(own.dossier).written
    assert {actor.key: actor.of for actor in written.actors} == {
        "usa": (),
        "trump": ("usa",),
        "kim": ("usa",),
    }
    assert [each.actor for each in written.events[0].participants] == ["usa"]


def test_an_actor_of_whom_an_import_says_no_kind_can_be_anybody(own: Program, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Date,Event,Who\n2018,Talks,Mr Donald; Kim J.\n", encoding="utf-8")
    assert own("import", "csv", str(table), "--into", str(own.dossier)).exit_code == 0
    assert own("merge", "mr-donald", "trump").stdout.startswith('Merged the actor "mr-donald" into "trump". ')
    assert own("merge", "kim", "kim-j").exit_code == 0
    actors = {actor.key: actor for actor in read(own.dossier).written.actors}
    assert (actors["trump"].kind, actors["trump"].note) == ("person", "imported from table.csv, line 2")
    assert (actors["kim-j"].kind, actors["kim-j"].note) == ("person", "imported from table.csv, line 2")


def test_a_key_is_not_exchanged_for_itself(own: Program) -> None:
    result = own("rename", "offer", "offer")
    assert (result.exit_code, result.stderr) == (2, 'Error: "offer" is called so already.\n')


def test_what_cannot_be_one(own: Program) -> None:
    assert own("merge", "trump", "trump").exit_code == 2
    other = own("merge", "trump", "usa")
    assert (other.exit_code, other.stderr) == (
        2,
        'Error: "trump" is a person and "usa" a state: they cannot be one.\n',
    )
    assert own("merge", "trump", "offer").exit_code == 3


def test_what_is_referred_to_is_not_removed(own: Program) -> None:
    before = files(own)
    result = own("rm", "hanoi")
    line = before["events.yaml"][: before["events.yaml"].index("follows:")].count("\n") + 1
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.startswith(
        f'Error: "hanoi" is referred to in events.yaml:{line} (in "offer"), articles/'
    )
    assert own("rm", "offer").stderr.startswith('Error: "offer", or what was said there, is referred to in ')
    for key in ("usa", "love", "us"):
        assert own("rm", key).exit_code == 4
    assert files(own) == before


def test_what_nothing_refers_to_is_removed_with_what_is_inside(own: Program) -> None:
    assert own("rm", "paper").stdout.startswith('Removed the article "paper".\nUnfinished: ')
    assert own("rm", "love").exit_code == 0
    assert own("rm", "offer").exit_code == 0
    assert own("rm", "us").exit_code == 0
    written = read(own.dossier).written
    assert ([event.key for event in written.events], written.articles, written.coders) == (["hanoi"], (), ())
    assert own("rm", "paper").exit_code == 3
