"""The command `import`: what it writes, says, and leaves alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from diplotrack.cli.completion import IMPORTS
from diplotrack.dossier.changing.editing import undo
from diplotrack.importers import READERS
from diplotrack.importers.assembly.findings import ABOUT
from tests.cli.terminals import Terminal
from tests.exporters.test_json_promise import DOCS, documented
from tests.importers.messy import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

TABLE = """\
Wann,Event,Who,Mood
12 May 2018,Talks open,Trump; Lind,good
June 2018,Talks end,lind,
5/6/2018,A note is sent,Lind,
"""
MAP = ("--map", "Wann=date")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, str]:
    names = (path for path in folder.rglob("*") if path.is_file() and ".diplotrack" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in names}


def test_a_look_writes_nothing(program: Program, table: Path, tmp_path: Path) -> None:
    before = files(tmp_path)
    result = program("import", "csv", str(table), "--into", str(tmp_path / "new"), *MAP, "--dry-run")
    assert result.exit_code == 0
    assert "2 new events and 2 new actors; 1 row rejected; nothing is written yet." in result.stdout
    assert '- columns that are not known, and go to the note: "Mood"  line 1' in result.stdout
    assert files(tmp_path) == before


def test_a_dossier_is_begun_and_passes_the_checks(program: Program, table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    result = program("import", "csv", str(table), "--into", str(folder), *MAP)
    assert result.exit_code == 0
    assert f'they stand in "{table}.rejects.csv"' in result.stderr
    assert (tmp_path / "table.csv.rejects.csv").read_text("utf-8").splitlines()[0] == (
        "rejected because,Wann,Event,Who,Mood"
    )
    assert sorted(files(folder)) == ["actors.yaml", "dossier.yaml", "events.yaml", "events/2018.yaml"]
    assert "title: Table\n" in files(folder)["dossier.yaml"]
    assert program("--dossier", str(folder), "check").exit_code == 0
    timeline = program("--dossier", str(folder), "timeline").stdout
    assert [line.split()[1] for line in timeline.splitlines()] == [
        "talks-open-2018-05-12",
        "talks-end-2018-06",
    ]


def test_the_same_file_again_changes_nothing_and_undo_takes_it_back(own: Program, table: Path) -> None:
    before = files(own.dossier)
    command = ("import", "csv", str(table), "--into", str(own.dossier), *MAP, "--actor-kind", "person")
    assert own(*command).exit_code == 0
    after = files(own.dossier)
    assert "{actor: trump, role: actor}" in after["events/2018.yaml"]
    assert "name: Lind\n  kind: person" in after["actors.yaml"]
    again = own(*command)
    assert again.stdout.startswith("0 new events; 2 events already there; 1 row rejected.")
    assert files(own.dossier) == after
    assert undo(own.dossier) == "Imported 2 events from table.csv."
    assert files(own.dossier) == before


def test_rejected_rows_are_mended_and_imported(own: Program, table: Path) -> None:
    into = ("--into", str(own.dossier), *MAP)
    own("import", "csv", str(table), *into)
    rejects = table.with_name("table.csv.rejects.csv")
    rejects.write_text(rejects.read_text("utf-8").replace(",5/6/2018,", ",5 June 2018,"), "utf-8")
    mended = own("import", "csv", str(rejects), *into)
    assert mended.stdout.startswith("1 new event.")
    assert "rejected because" not in files(own.dossier)["events/2018.yaml"]
    own("import", "csv", str(table), *into)
    assert "5 June 2018" in rejects.read_text("utf-8")
    assert table.with_name("table.csv.rejects-2.csv").exists()


def test_decisions_are_saved_and_used_again(own: Program, table: Path, tmp_path: Path) -> None:
    table.write_text("Wann,Event,Who\n2018,Talks,Lind; Ada Lind\n", "utf-8")
    mapping = tmp_path / "mapping.yaml"
    into = ("--into", str(own.dossier))
    looked = own("import", "csv", str(table), *into, *MAP, "--dry-run", "--save-mapping", str(mapping))
    assert '"Lind" (once) and "Ada Lind" (once)' in looked.stdout
    text = mapping.read_text("utf-8")
    assert '  "Wann": "date"\n' in text
    assert '  "Ada Lind": "group"\n' in text
    text = text.replace('# "Lind"', '"Lind"').replace('"Ada Lind": "group"', '"Ada Lind": "person"')
    mapping.write_text(text, "utf-8")
    result = own("import", "csv", str(table), *into, "--mapping", str(mapping))
    assert "- Ada Lind (person)" in result.stdout
    assert "may be one" not in result.stdout


def test_if_every_row_is_rejected_it_ends_with_4(program: Program, table: Path, tmp_path: Path) -> None:
    table.write_text("Date,Event\n5/6/2018,A\n6/7/2018,B\n", "utf-8")
    folder = tmp_path / "new"
    result = program("import", "csv", str(table), "--into", str(folder))
    assert result.exit_code == 4
    assert "Rejected: 2 rows of table.csv" in result.stderr
    assert not folder.exists()
    assert program("import", "csv", str(table), "--into", str(folder), "--day-first").exit_code == 0


def test_a_column_that_is_mapped_and_not_there_is_told(own: Program, table: Path) -> None:
    result = own("import", "csv", str(table), "--into", str(own.dossier), *MAP, "--map", "Ort=place")
    assert '- no column is called "Ort", which is mapped to place' in result.stdout


def test_a_dossier_that_cannot_be_read_is_left_alone(own: Program, table: Path) -> None:
    with (own.dossier / "events.yaml").open("a", encoding="utf-8") as events:
        events.write("- event: half\n")
    before = files(own.dossier)
    result = own("import", "csv", str(table), "--into", str(own.dossier), *MAP)
    assert result.exit_code == 4
    assert "`diplotrack check` says where" in result.stderr
    assert files(own.dossier) == before


def test_of_a_folder_the_files_are_named(own: Program, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for name in ("a", "b"):
        (notes / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: 2018\nmood: good\n---\n", "utf-8")
    result = own("import", "markdown", str(notes), "--into", str(own.dossier), "--dry-run")
    assert "- mood  in a.md, b.md" in result.stdout


def test_a_long_report_stays_short(own: Program, table: Path) -> None:
    rows = "".join(f"2018-05-{number % 28 + 1:02},Event {number},Actor {number}\n" for number in range(500))
    table.write_text(f"Date,Event,Who\n{rows}{rows}", "utf-8")
    result = own("import", "csv", str(table), "--into", str(own.dossier), "--dry-run")
    assert "500 new events and 500 new actors" in result.stdout
    assert len(result.stdout.splitlines()) < 30


def test_a_long_import_says_what_it_is_about(program: Program, table: Path, tmp_path: Path) -> None:
    rows = "".join(f"2018,Event {number}\n" for number in range(2600))
    table.write_text(f"Date,Event\n{rows}", "utf-8")
    command = [*program.command, "import", "csv", str(table), "--into", str(tmp_path / "new"), "--dry-run"]
    terminal = Terminal(command, program.variables, tmp_path)
    terminal.expect("Moving in")
    terminal.expect("2,600 new events")
    assert terminal.end() == 0


def test_json(own: Program, table: Path) -> None:
    result = own("import", "csv", str(table), "--into", str(own.dossier), *MAP, "--format", "json")
    told = json.loads(result.stdout)
    assert told["format"] == "diplotrack/1"
    assert list(told) == documented("Document of import")
    assert list(told["counts"]) == documented("Counts of import")
    assert list(told["findings"]) == list(ABOUT)
    assert all(f"`{sort}`" in DOCS.read_text("utf-8") for sort in ABOUT)
    assert list(told["findings"]["noted"][0]) == documented("Finding")
    assert told["counts"] == {
        "events": 2,
        "there": 0,
        "actors": 1,
        "articles": 0,
        "reports": 0,
        "rejected": 1,
    }
    assert told["findings"]["noted"] == [{"what": "Mood", "lines": [2], "files": []}]
    assert told["columns"] == {"Wann": "date", "Event": "title", "Who": "actors", "Mood": "note"}
    assert told["files"] == ["actors.yaml", "events/2018.yaml"]
    assert told["rejects"] == f"{table}.rejects.csv"


def test_every_format_has_a_reader_and_an_explanation() -> None:
    assert list(IMPORTS) == list(READERS)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("csvs",), 2, '"csvs" is not a format of this command: did you mean "csv"?'),
        (("csv", "--day-first", "--month-first"), 2, "not with both"),
        (("csv", "--actor-kind", "human"), 2, "is not a kind of actor"),
        (("csv", "--map", "Wann"), 2, "maps no column"),
        (("csv", "--map", "Wann=when"), 2, "is not a field"),
        (("csv",), 1, 'say which does, as in --map "Wann=date".'),
        (("csv", "--mapping", "none.yaml"), 1, "none.yaml"),
        (("ics", "--map", "a=date"), 2, "--map names columns"),
        (("csv", "--sheet", "x"), 2, "--sheet names a sheet"),
        (("xlsx",), 1, "cannot be read as a workbook"),
    ],
)
def test_what_cannot_be_meant_is_said_in_a_sentence(
    arguments: tuple[str, ...], code: int, sentence: str, own: Program, table: Path
) -> None:
    fmt, *options = arguments
    if fmt == "xlsx":
        pytest.importorskip("openpyxl")
    before = files(own.dossier)
    result = own("import", fmt, str(table), "--into", str(own.dossier), *options)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert files(own.dossier) == before


def test_a_messy_chronology_of_two_thousand_rows_passes_the_checks(program: Program, tmp_path: Path) -> None:
    write(tmp_path / "messy.csv", 2000)
    folder = tmp_path / "new"
    assert program("import", "csv", str(tmp_path / "messy.csv"), "--into", str(folder)).exit_code == 0
    assert program("--dossier", str(folder), "check").exit_code == 0
