"""`contradictions`, `gaps` and `date`: what they say, in which form, with which exit code."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from diplotrack.cli.app import app
from diplotrack.criticism import gaps, reported
from diplotrack.criticism.clash import KINDS, STATES

if TYPE_CHECKING:
    from typer.testing import Result

    from tests.cli.conftest import Program

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def torn(own: Program) -> Program:
    """Return the program with a dossier that contradicts itself."""
    events = own.dossier / "events.yaml"
    text = events.read_text("utf-8")
    text = text.replace("follows: [hanoi]", "disagrees: [{about: order, says: {outside: a, paper: b}}]")
    text = text.replace("place: Hanoi, Vietnam", "follows: [offer]")
    events.write_text(text, encoding="utf-8")
    return own


def date(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["--dossier", "/no/such/folder", "date", *arguments])


def members(heading: str) -> list[str]:
    section = (DOCS / "json.md").read_text("utf-8").split(f"\n### {heading}\n")[1].split("\n#")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_contradictions_end_well(torn: Program) -> None:
    result = torn("contradictions")
    assert result.exit_code == 0
    assert [line.split()[:3] for line in result.stdout.splitlines()] == [
        ["hanoi,offer", "order", "open"],
        ["offer", "declared", "open"],
    ]


def test_contradictions_under_filters_see_the_whole_dossier(torn: Program) -> None:
    result = torn("contradictions", "--to", "2019")
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["order"]
    assert torn("contradictions", "--from", "2026").stdout == ""


def test_open_contradictions(torn: Program) -> None:
    path = torn.dossier / "events.yaml"
    settled = path.read_text("utf-8").replace("paper: b}}]", "paper: b}, settled: because}]")
    path.write_text(settled, "utf-8")
    assert torn("contradictions").stdout.count("settled: because") == 2
    result = torn("contradictions", "--open")
    assert (result.exit_code, result.stdout) == (0, "")


def test_contradictions_as_json(torn: Program) -> None:
    document: dict[str, Any] = json.loads(torn("contradictions", "--format", "json").stdout)
    assert list(document) == ["format", "dossier", "contradictions"]
    order, declared = document["contradictions"]
    assert list(order) == members("Contradiction")
    assert list(declared["sides"][0]) == members("Side of a contradiction")
    assert [side["article"] for side in declared["sides"]] == ["outside", "paper"]
    assert declared["sides"][1]["at"][0]["paragraph"] == 1
    assert [side["path"] for side in order["sides"]] == ["events.yaml", "events.yaml"]


@pytest.mark.parametrize("fmt", ["json", "jsonl", "csv", "tsv", "md", "table"])
def test_gaps_in_every_format(fmt: str, program: Program) -> None:
    result = program("gaps", "--kind", "one-wording,one-article", "--format", fmt)
    assert result.exit_code == 0
    text = result.stdout
    assert "one-wording" in text
    assert "silence" not in text
    if fmt == "json":
        document = json.loads(text)
        assert list(document) == ["format", "dossier", "gaps"]
        assert list(document["gaps"][0]) == members("Gap")
    if fmt == "csv":
        rows = list(csv.DictReader(text.splitlines()))
        assert [row["key"] for row in rows] == ["hanoi", "offer", "love"]


def test_gaps_under_filters(program: Program) -> None:
    lines = program("gaps", "--kind", "one-article", "--actor", "kim").stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["offer"]
    assert program("gaps", "--silences", "0", "--kind", "silence").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["gaps", "--kind", "silense"], 'Error: There is no kind of gap "silense": did you mean "silence"?'),
        (["gaps", "--silences", "-1"], "Error: --silences -1 is negative: "),
        (["date", "xyz"], "Error: "),
        (["date", "2025", "--published", "xyz"], "Error: "),
        (["date", "2025", "--against", ""], "Error: "),
        (["date", "2025", "--tense", "pest"], 'Error: There is no tense "pest": did you mean "past"?'),
        (
            ["date", "Monday", "--tense", "future"],
            "Error: --tense is of what an article prints: add --published",
        ),
    ],
)
def test_what_cannot_be_meant(arguments: list[str], sentence: str, program: Program) -> None:
    result = program(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1


def test_a_date_needs_no_dossier() -> None:
    result = date("late October 2025")
    assert result.exit_code == 0
    assert "[2025-10-21..2025-10-31]" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "edtf"),
    [
        (["last month"], "2025-09"),
        (["Wednesday"], "2025-10-22"),
        (["Wednesday", "--tense", "future"], "2025-10-29"),
        (["two days later"], None),
        (["at full moon"], None),
    ],
)
def test_what_is_printed(arguments: list[str], edtf: str | None) -> None:
    result = date(*arguments, "--published", "2025-10-28", "--format", "json")
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert document["printed"]["edtf"] == edtf
    assert (document["date"] or {}).get("edtf") == edtf
    assert document["printed"]["explanation"]


def test_a_date_as_json_is_as_documented() -> None:
    result = date(
        "last month", "--published", "2025-10-28", "--against", "2025-01/2025-12", "--format", "json"
    )
    document = json.loads(result.stdout)
    assert list(document) == members("Document of date")
    assert document["dossier"] is None
    assert list(document["date"]) == members("Date explained")
    assert list(document["printed"]) == members("Suggestion")
    assert list(document["against"]) == members("Against")
    assert document["against"]["during"] == "yes"


def test_one_day_has_a_weekday_and_others_have_none() -> None:
    for text, weekday in (("2025-10-29", "Wednesday"), ("2025-10", None), ("[..2019]", None)):
        assert json.loads(date(text, "--format", "json").stdout)["date"]["weekday"] == weekday


def test_the_page_names_every_kind_state_and_exclusion() -> None:
    page = (DOCS / "contradictions.md").read_text("utf-8")
    for name in (*KINDS, *STATES, *gaps.KINDS):
        assert f"| `{name}` |" in page, name
    for one, others in reported.EXCLUDED.items():
        for other in others:
            assert f"| `{one}` | `{other}` | always |" in page
