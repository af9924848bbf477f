"""What each command says, in a pipe, and with which exit code it ends."""

from __future__ import annotations

import csv
import json
import stat
from typing import TYPE_CHECKING

import pytest

from diplotrack import __version__
from diplotrack.errors import DiplotrackError, DossierProblems, NotFound, StoreUnusable, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

BOTH = ["hanoi", "offer"]
FILTERS = [
    ([], BOTH),
    (["--reverse"], BOTH[::-1]),
    (["--limit", "1"], ["hanoi"]),
    (["--limit", "0"], []),
    (["--actor", "TRUMP"], ["offer"]),
    (["--actor", "usa"], BOTH),
    (["--actor", "usa", "--only"], ["hanoi"]),
    (["--actor", "kim,North Korea"], BOTH),
    (["--actor", "kim", "--actor", "dprk"], ["offer"]),
    (["--actor", "kim", "--role", "actor"], []),
    (["--actor", "kim", "--role", "actor,Recipient"], ["offer"]),
    (["--from", "october 2025"], ["offer"]),
    (["--from", "2025-10-25"], ["offer"]),
    (["--from", "2025-10-25", "--certain"], []),
    (["--to", "2019"], ["hanoi"]),
    (["--from", "2019-02", "--to", "2025-10-26", "--certain"], BOTH),
    (["--type", "agree"], ["offer"]),
    (["--type", "agree,CONSULT"], BOTH),
    (["--type", "agree", "--type", "consult"], BOTH),
    (["--status", "called-off"], ["hanoi"]),
    (["--article", "paper"], BOTH),
    (["--place", "vietnam"], ["hanoi"]),
    (["--place", "vietnam,air force"], BOTH),
    (["--text", "love"], ["offer"]),
]


@pytest.mark.parametrize(("options", "keys"), FILTERS, ids=[" ".join(options) for options, _ in FILTERS])
def test_filters(options: list[str], keys: list[str], program: Program) -> None:
    result = program("timeline", *options)
    assert result.exit_code == 0, result.stderr
    assert [line.split()[1] for line in result.stdout.splitlines()] == keys


@pytest.mark.parametrize(
    "command",
    [["quotes"], ["actors"], ["articles"], ["search", "love"], ["export", "csv"], ["export", "json"]],
)
def test_every_listing_and_export_takes_the_filters(command: list[str], program: Program) -> None:
    filters = [
        "--actor",
        "trump",
        "--role",
        "actor",
        "--from",
        "2025",
        "--to",
        "2026",
        "--certain",
        "--type",
        "AGREE",
    ]
    filters += [
        "--status",
        "happened",
        "--article",
        "paper",
        "--place",
        "air",
        "--text",
        "love",
        "--limit",
        "3",
    ]
    result = program(*command, *filters, "--reverse", "--only")
    assert result.exit_code == 0, result.stderr
    assert "sanctions" not in result.stdout


def test_a_possible_match_is_marked(program: Program) -> None:
    assert "happened~" in program("timeline", "--from", "2025-10-25").stdout
    assert "happened " in program("timeline", "--from", "2025-10").stdout


def test_timeline_with_quotes(program: Program) -> None:
    lines = program("timeline", "--quotes").stdout.splitlines()
    assert lines[2] == "    love  paper  Donald Trump  “I would love to see him”"


@pytest.mark.parametrize("listing", ["timeline", "quotes", "actors", "articles", "stats"])
def test_formats(listing: str, program: Program) -> None:
    document = json.loads(program(listing, "--format", "json").stdout)
    assert (document["format"], document["dossier"]) == ("diplotrack/1", "small")
    *_, name, last = document
    assert (last, document[last]) == ("next", None)
    records = document[name]
    lines = program(listing, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == records
    for fmt, delimiter in (("csv", ","), ("tsv", "\t")):
        header, *rows = csv.reader(program(listing, "--format", fmt).stdout.splitlines(), delimiter=delimiter)
        assert len(rows) >= len(records)
        assert all(len(row) == len(header) for row in rows)
    assert program(listing, "--format", "md").stdout.startswith("| ")
    assert program(listing, "--format", "table").stdout == program(listing).stdout


REFUSED = [
    (["timeline", "--chart", "--quotes"], UsageError, "--quotes cannot have"),
    (["timeline", "--chart", "--format", "json"], UsageError, "--format json cannot have"),
    (["timeline", "--ascii"], UsageError, "add --chart"),
    (["timeline", "--actor", "kimm"], NotFound, 'did you mean "Kim"?'),
    (["timeline", "--article", "papers"], NotFound, 'did you mean "paper"?'),
    (["timeline", "--type", "AGRE"], UsageError, 'did you mean "AGREE"?'),
    (["timeline", "--type", "zzz"], UsageError, "there are "),
    (["timeline", "--status", "happend"], UsageError, 'did you mean "happened"?'),
    (["timeline", "--role", "actr"], UsageError, 'did you mean "actor"?'),
    (["timeline", "--from", "tomorrowish"], UsageError, '--from: "tomorrowish" is not a date'),
    (["timeline", "--to", "2025-13"], UsageError, "month"),
    (["timeline", "--from", "2026", "--to", "2025"], UsageError, 'lies after --to "2025"'),
    (["timeline", "--after", "hano"], NotFound, 'did you mean "hanoi"?'),
    (["actors", "--after", "kimm"], NotFound, 'did you mean "kim"?'),
    (["articles", "--after", "papers"], NotFound, 'did you mean "paper"?'),
    (["quotes", "--after", "lov"], NotFound, 'did you mean "love"?'),
    (["stats", "--after", "2018"], NotFound, 'No year is called "2018"'),
    (["stats", "--by", "years"], UsageError, 'did you mean "year"?'),
    (["stats", "--by", "zzz"], UsageError, "there are year, month"),
    (["timeline", "--limit", "-1"], UsageError, "negative"),
    (["timeline", "--limit", "many"], UsageError, '"many" is not a whole number.'),
    (["timeline", "--format", "jsn"], UsageError, 'did you mean "json"'),
    (["timeline", "--actor"], UsageError, "argument"),
    (["timelin"], UsageError, "Did you mean 'timeline'?"),
    (["show"], UsageError, "Missing"),
    (["show", "hano"], NotFound, 'did you mean "hanoi"?'),
    (["show", "offer", "--format", "csv"], UsageError, "table, json"),
    (["quotes", "--speaker", "trumb"], NotFound, "rump"),
    (["search", "?"], UsageError, "search"),
    (["search"], UsageError, "Missing"),
    (["export", "odt"], UsageError, "markdown"),
    (["--dossier", "/nowhere", "timeline"], DiplotrackError, '"/nowhere"'),
    (["--database", "/dev/null/all.db", "timeline"], StoreUnusable, "/dev/null"),
    (["export", "json", "-o", "/dev/null/x.json"], DiplotrackError, 'no folder "/dev/null"'),
    (["export", "json", "-o", "/"], DiplotrackError, "is a folder"),
]


@pytest.mark.parametrize(
    ("arguments", "error", "words"), REFUSED, ids=[" ".join(arguments) for arguments, _, _ in REFUSED]
)
def test_errors_are_one_sentence_with_their_exit_code(
    arguments: list[str], error: type[DiplotrackError], words: str, program: Program
) -> None:
    result = program(*arguments)
    assert result.exit_code == error.exit_code, result.output
    *_, sentence = result.stderr.splitlines()
    assert sentence.startswith("Error: ")
    assert sentence[-1] in ".?"
    assert words in sentence
    assert not result.stdout


def test_an_error_shows_no_control_characters(program: Program) -> None:
    result = program("show", "a\x1b[31mb\x07\n")
    assert result.exit_code == NotFound.exit_code
    assert "\x1b" not in result.stderr
    assert "\x07" not in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "offer",
            [
                "air-force",
                "between 24 and 26 October 2025",
                "“on board”",
                "characters",
                "hanoi",
                "events.yaml:",
            ],
        ),
        ("Kim", ["person", "belongs to", "north korea", "trump would love to meet kim", "actors.yaml:"]),
        ("trump", ["president", "since 20 january 2025"]),
        ("paper", ["wednesday 29 october 2025", "ab" * 32, "articles/paper.yaml:"]),
        ("love", ["said by donald trump", "“i would love to see him”", "verbatim"]),
    ],
)
def test_show(name: str, words: list[str], program: Program) -> None:
    page = " ".join(program("show", name).stdout.split()).casefold()
    for word in words:
        assert word.casefold().replace("air-force", "air force") in page


@pytest.mark.parametrize(
    ("name", "kind"), [("offer", "event"), ("Kim", "actor"), ("paper", "article"), ("love", "utterance")]
)
def test_show_as_json(name: str, kind: str, program: Program) -> None:
    document = json.loads(program("show", name, "--format", "json").stdout)
    assert document["format"] == "diplotrack/1"
    assert document[kind]["key"]


def test_show_is_as_wide_as_columns(program: Program) -> None:
    def widest(columns: str) -> int:
        page = program.process("show", "hanoi", COLUMNS=columns).stdout
        return max(map(len, page.splitlines()))

    assert widest("50") <= 50 < widest("") <= 80 < widest("140") <= 140


def test_speakers_include_members_unless_only(program: Program) -> None:
    assert "love" in program("quotes", "--speaker", "united states").stdout
    assert not program("quotes", "--speaker", "united states", "--only").stdout
    assert not program("quotes", "--speaker", "kim").stdout


def test_search_takes_several_words_and_marks_them(program: Program) -> None:
    result = program("search", "talks", "hanoi")
    assert result.exit_code == 0
    assert "*talks*" in result.stdout
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["hanoi"]


def test_export_writes_the_same_to_a_file_and_to_standard_output(program: Program, tmp_path: Path) -> None:
    for fmt in ("markdown", "json", "jsonl", "csv"):
        path = tmp_path / f"out.{fmt}"
        assert program("export", fmt, "-o", str(path)).exit_code == 0
        with path.open(encoding="utf-8", newline="") as stream:
            written = stream.read()
        assert written
        assert program("export", fmt).stdout.replace("\r\n", "\n") == written.replace("\r\n", "\n")
        assert program("export", fmt, "-o", "-").stdout == program("export", fmt).stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "out.csv",
        "out.json",
        "out.jsonl",
        "out.markdown",
    ]


def test_export_keeps_the_permissions_and_follows_a_link(program: Program, tmp_path: Path) -> None:
    path, link = tmp_path / "real.md", tmp_path / "link.md"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    assert program("export", "markdown", "-o", str(link)).exit_code == 0
    assert link.is_symlink()
    assert path.read_text("utf-8").startswith("# A small dossier")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_failed_export_leaves_the_file_alone(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = program("export", "markdown", "-o", str(path))
    assert result.exit_code == DiplotrackError.exit_code
    assert "no space left on device" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["x.md"]
    assert path.read_text() == "old"


def test_build_says_what_it_read_and_wrote(own: Program, tmp_path: Path) -> None:
    database = tmp_path / "here.db"
    result = own("--database", str(database), "build")
    assert result.exit_code == 0
    counts = "4 files, 1 article, 4 actors, 2 events, 2 reports, 1 utterance, 1 wording"
    told = f"Read {own.dossier} Found {counts} Wrote {database}"
    assert "".join(result.stdout.split()) == "".join(told.split())
    assert database.is_file()


def test_check_is_silent_when_all_is_well(program: Program) -> None:
    result = program("check")
    assert (result.exit_code, result.output) == (0, "")
    assert json.loads(program("check", "--format", "json").stdout)["problems"] == []


def test_check_shows_the_place_and_a_way_out(broken: Program) -> None:
    result = broken("check")
    assert result.exit_code == DossierProblems.exit_code
    lines = result.stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "^^^^" in line)
    start = lines[at].index("^^^^")
    assert lines[at - 1][start : start + 4] == "kimm"
    assert "events.yaml:" in result.stdout
    assert '"kim"' in result.stdout
    assert lines[-1].endswith("1 file.")


def test_check_as_json(broken: Program) -> None:
    result = broken("check", "--format", "json")
    assert result.exit_code == DossierProblems.exit_code
    (problem, *_) = json.loads(result.stdout)["problems"]
    assert set(problem) == {"check", "path", "line", "column", "message", "hint", "excerpt", "width"}


def test_a_dossier_with_problems_says_so_before_it_answers(broken: Program) -> None:
    result = broken("timeline")
    assert result.exit_code == 0
    assert result.stderr.endswith(" in the files could not be used: `diplotrack check` says why.\n")
    assert "offer" in result.stdout


def test_a_folder_that_is_no_dossier(own: Program) -> None:
    (own.dossier / "dossier.yaml").unlink()
    result = own("timeline")
    assert result.exit_code == DiplotrackError.exit_code
    assert result.stderr.startswith("Error: ")


def test_a_dossier_of_which_nothing_can_be_read(own: Program) -> None:
    for path in own.dossier.rglob("*.yaml"):
        path.write_bytes(b"\xff\xfe")
    result = own("timeline")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "4 places in the files could not be used: `diplotrack check` says why.\n"
    assert own("check").exit_code == DossierProblems.exit_code


def test_alone_it_shows_help(program: Program) -> None:
    alone = program()
    assert alone.exit_code == 0
    assert alone.stdout == program("--help").stdout
    assert "To ask:" in alone.stdout


def test_version(program: Program) -> None:
    assert program("--version").stdout == f"diplotrack {__version__}\n"
    assert program.process("--version").stdout == f"diplotrack {__version__}\n"
