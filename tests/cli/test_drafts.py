"""What a draft holds and nobody has reviewed, and articles nobody has read, as a person meets them."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from diplotrack.anchors import digest, make, normalise

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

HARBOUR = normalise("The harbour master spoke. “Come in,” he said. Nobody came.")
"""The text of the draft."""


def at(words: str) -> str:
    anchor = make(HARBOUR, start := HARBOUR.index(words), start + len(words))
    return f"{{start: {anchor.start}, end: {anchor.end}, sha256: {anchor.sha256}}}"


PAPERS = f"""
    - article: harbour
      title: At the harbour
      text:
        sha256: {digest(HARBOUR)}
        characters: {len(HARBOUR)}
        norm: dt-norm-1
        length: {len(HARBOUR)}
        paragraphs: [0]
      context:
        - {{at: {at("The harbour master spoke.")}, why: nothing happens}}
        - at: {at("he said.")}
          why: to code
          suggested: [{{actor: kim, score: "0.5", rule: nearest name}}]
        - {{at: {at("Nobody came.")}, why: to code}}
      quotations:
        - words: ["Come in,"]
          at: {at("Come in,")}
          manner: partial
          suggested: [{{name: The Master, rule: said}}]
    - article: bulletin
      url: https://bulletin.example/7
      reports:
        - {{event: flood}}
    """
FLOOD = """
    - event: flood
      date: 2025-10-01
      basis: outside
      why: the spreadsheet says so
      status: happened
      type: UNCODED
      title: The river rises
      note: "Tag: water"
      actors: [{actor: kim, role: actor}]
    """


@pytest.fixture
def moved_in(own: Program, tmp_path: Path) -> Program:
    """Return the program with a draft, and with an event of which an article tells that nobody has read."""
    articles = own.dossier / "articles"
    (articles / "papers.yaml").write_text(dedent(PAPERS), encoding="utf-8")
    (own.dossier / "events").mkdir()
    (own.dossier / "events" / "floods.yaml").write_text(dedent(FLOOD), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    return own


def test_check_counts_what_nobody_has_reviewed_and_finds_nothing_wrong(moved_in: Program) -> None:
    result = moved_in("check")
    assert (result.exit_code, result.stdout) == (0, "Not reviewed in harbour: 2 stretches and 1 quotation.\n")
    found = json.loads(moved_in("check", "--format", "json").stdout)
    assert found == {
        "format": "diplotrack/1",
        "problems": [],
        "unreviewed": [{"article": "harbour", "stretches": 2, "quotations": 1}],
    }


def test_check_counts_after_what_is_wrong(moved_in: Program) -> None:
    path = moved_in.dossier / "articles" / "papers.yaml"
    path.write_text(path.read_text("utf-8").replace("event: flood", "event: floods"), encoding="utf-8")
    result = moved_in("check")
    assert result.exit_code == 4
    assert 'articles/papers.yaml:24:15: No event has the key "floods".' in result.stdout
    assert result.stdout.endswith("Not reviewed in harbour: 2 stretches and 1 quotation.\n")


def test_a_file_of_articles_that_is_broken_names_the_line_and_keeps_the_others(moved_in: Program) -> None:
    path = moved_in.dossier / "articles" / "papers.yaml"
    path.write_text(path.read_text("utf-8").replace("title: At", "titel: At"), encoding="utf-8")
    found = json.loads(moved_in("check", "--format", "json").stdout)
    assert [(each["path"], each["line"], each["check"]) for each in found["problems"]] == [
        ("articles/papers.yaml", 3, "unknown-field")
    ]
    assert "bulletin" in moved_in("articles").stdout


def test_exports_leave_drafts_out_unless_they_are_asked_for(moved_in: Program) -> None:
    listed = [line.split()[0] for line in moved_in("articles").stdout.splitlines()]
    assert sorted(listed) == ["bulletin", "harbour", "paper"]
    for fmt in ("markdown", "json", "jsonl"):
        assert "harbour" not in moved_in("export", fmt).stdout
    asked = moved_in("export", "json", "--unreviewed").stdout
    (draft,) = (each for each in json.loads(asked)["articles"] if each["key"] == "harbour")
    assert [(each["start"], each["end"]) for each in draft["unreviewed"]] == [
        (HARBOUR.index(words), HARBOUR.index(words) + len(words))
        for words in ("Come in,", "he said.", "Nobody came.")
    ]
    assert "three stretches not reviewed" in moved_in("export", "markdown", "--unreviewed").stdout


def test_a_draft_is_shown_with_what_is_to_review(moved_in: Program) -> None:
    shown = moved_in("show", "harbour").stdout
    assert "Not reviewed\n  - paragraph 1, characters 27-35\n  - paragraph 1, characters 37-45\n" in shown
    assert "nothing happens" in shown


def test_an_event_without_a_summary_is_shown_with_its_note(moved_in: Program) -> None:
    shown = moved_in("show", "flood").stdout
    assert "Note          Tag: water" in shown
    assert "not read here" in shown
    event = json.loads(moved_in("show", "flood", "--format", "json").stdout)["event"]
    assert (event["summary"], event["note"], event["reports"][0]["at"]) == (None, "Tag: water", [])


def test_gaps_name_what_nobody_has_read_or_given_a_type(moved_in: Program) -> None:
    found = moved_in("gaps", "--kind", "unread", "--kind", "uncoded").stdout
    assert [line.split()[:2] for line in found.splitlines()] == [["unread", "flood"], ["uncoded", "flood"]]


def test_coverage_does_not_count_what_nobody_has_reviewed(moved_in: Program, tmp_path: Path) -> None:
    result = moved_in("coverage", "harbour", "--texts", str(tmp_path / "texts"))
    assert "harbour  40 %  4 of 10 words cited: 0 as report, 0 as wording, 4 as context" in result.stdout
    assert "✗ paragraph 1   Nobody came." in result.stdout


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_what_nobody_has_read_is_passed_over_and_counted(
    moved_in: Program, tmp_path: Path, command: str
) -> None:
    texts = ("--texts", str(tmp_path / "texts"))
    result = moved_in(command, *texts)
    assert result.exit_code == 4
    assert "paper  no text at hand" in result.stdout
    assert "bulletin" not in result.stdout
    assert "1 article is known, and not read here: nothing in it is cited.\n" in result.stdout
    (moved_in.dossier / "articles" / "paper.yaml").unlink()
    assert moved_in(command, *texts).exit_code == 0
    found = json.loads(moved_in(command, *texts, "--format", "json").stdout)
    assert ([each["article"] for each in found["articles"]], found["unread"]) == (["harbour"], ["bulletin"])
    named = moved_in(command, "bulletin", *texts)
    assert (named.exit_code, named.stdout.strip()) == (
        4,
        "bulletin  known, and not read here: nothing in it is cited",
    )


def test_verify_looks_for_what_nobody_has_reviewed_too(moved_in: Program, tmp_path: Path) -> None:
    result = moved_in("verify", "harbour", "--texts", str(tmp_path / "texts"))
    assert "harbour  4 anchors: 4 same  (the very text that was encoded)" in result.stdout


def test_repin_moves_what_nobody_has_reviewed_and_no_other_article_of_the_file(
    moved_in: Program, tmp_path: Path
) -> None:
    path = moved_in.dossier / "articles" / "papers.yaml"
    before = path.read_text("utf-8")
    second = before[before.index("- article: harbour") : before.index("- article: bulletin")]
    path.write_text(before + second.replace("article: harbour", "article: second"), encoding="utf-8")
    for name in ("harbour", "second"):
        text = f"{name}.\n{HARBOUR}"
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    texts = ("--texts", str(tmp_path / "texts"))
    result = moved_in("verify", "harbour", "second", *texts, "--repin")
    assert result.exit_code == 0
    assert result.stdout.count("4 anchors written anew in articles/papers.yaml.") == 2
    assert moved_in("verify", "harbour", "second", *texts).stdout.count("4 anchors: 4 same") == 2
    assert "event: flood" in path.read_text("utf-8")
