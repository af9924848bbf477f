"""`compare` and `quotes suggest`, as they are typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Program, write

if TYPE_CHECKING:
    from pathlib import Path

SECOND = """
article: second
published: 2025-10-30
basis: stated
coder: us
text: {{sha256: {sha}, characters: 99, norm: dt-norm-1, length: 99, paragraphs: [0]}}
reports:
  - event: offer
    at: {{start: 0, end: 9, sha256: {sha}}}
    wordings:
      - utterance: {utterance}
        manner: verbatim
        words: ["I’d love to meet him"]
        at: [{{start: 0, end: 20, sha256: {sha}}}]
"""


@pytest.fixture
def two(tmp_path: Path, program: Program) -> Program:
    """Return the program with a dossier in which two articles print one utterance."""
    return with_second(tmp_path, program, "love")


def with_second(folder: Path, program: Program, utterance: str) -> Program:
    dossier = write(folder / utterance)
    (dossier / "articles" / "second.yaml").write_text(
        SECOND.format(sha="cd" * 32, utterance=utterance), "utf-8"
    )
    return Program(dossier, program.environment)


def test_the_wordings_of_an_utterance_in_a_pipe(two: Program) -> None:
    lines = two("compare", "love", "--apparatus").stdout.splitlines()
    assert "* paper   I would love to see   him" in lines
    assert "  second  ≈I’d    love to ≠meet him" in lines
    assert "  2  substitution  see ] meet second" in lines


def test_marks_and_contractions_can_be_passed_over(two: Program) -> None:
    assert (
        "  second  I’d     love to ≠meet him" in two("compare", "love", "--substantive").stdout.splitlines()
    )


def test_another_base(two: Program) -> None:
    assert (
        "* second  I’d      love to meet him"
        in two("compare", "love", "--base", "second").stdout.splitlines()
    )


def test_the_reports_of_an_event(two: Program) -> None:
    text = " ".join(two("compare", "offer").stdout.split())
    assert "paper second ≠ dates it “on board” -" in text
    assert "What only one of them has paper a date" in text


def test_two_articles(two: Program) -> None:
    text = two("compare", "paper", "second").stdout
    assert "Only paper reports" in text
    assert "Both report 1 event, only paper 1, only second 0." in text.replace("\n", " ")


def test_an_utterance_in_one_wording_says_so(program: Program) -> None:
    assert "Only paper prints the words, so there is nothing to compare" in program("compare", "love").stdout


@pytest.mark.parametrize("fmt", ["json", "md", "html", "tei"])
def test_every_format(fmt: str, two: Program) -> None:
    result = two("compare", "love", "--format", fmt)
    assert result.exit_code == 0
    assert "second" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["trump"], 2, '"trump" is an actor: compare takes an utterance, an event, or two articles.'),
        (["paper"], 2, 'Name a second article to compare "paper" with: there is second.'),
        (["paper", "paper"], 2, '"paper" does not differ from itself: name two articles.'),
        (["paper", "offer"], 2, 'Only articles are compared with each other: "offer" is an event.'),
        (["lov"], 3, 'did you mean "love"'),
        (["love", "--base", "papre"], 3, 'did you mean "paper"'),
        (["offer", "--base", "paper"], 2, '--base is for an utterance: "offer" is an event.'),
        (["offer", "--apparatus"], 2, '--apparatus is for an utterance: "offer" is an event.'),
        (["offer", "--substantive"], 2, "--substantive is for an utterance or two articles"),
        (["paper", "second", "--format", "tei"], 2, "--format tei is for an utterance"),
        (["love", "--format", "csv"], 2, '"csv" is not a format of this command'),
    ],
)
def test_what_cannot_be_compared(arguments: list[str], code: int, sentence: str, two: Program) -> None:
    result = two("compare", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert sentence in result.stderr


@pytest.fixture
def alike(tmp_path: Path, program: Program) -> Program:
    """Return the program with a dossier in which one utterance stands twice."""
    found = with_second(tmp_path, program, "love-too")
    events = found.dossier / "events.yaml"
    text = events.read_text("utf-8")
    twice = "    - {utterance: love-too, speaker: trump, to: kim}\n"
    events.write_text(f"{text.rstrip()}\n{twice}", "utf-8")
    return found


def test_look_alikes_and_what_to_write(alike: Program) -> None:
    lines = " ".join(alike("quotes", "suggest").stdout.split())
    assert "articles/second.yaml:11 write `utterance: love`, instead of `love-too`" in lines
    assert "write `differs_from: [love]` at the utterance `love-too`" in lines
    assert "1 pair of utterances may be one." in lines


def test_look_alikes_as_json(alike: Program) -> None:
    (found,) = json.loads(alike("quotes", "suggest", "--format", "json").stdout)["suggestions"]
    assert [utterance["key"] for utterance in found["utterances"]] == ["love", "love-too"]


def test_filters_say_whose_look_alikes(alike: Program) -> None:
    assert "1 pair" in alike("quotes", "suggest", "--speaker", "usa").stdout
    assert "No two utterances" in alike("quotes", "suggest", "--speaker", "usa", "--only").stdout
    assert "No two utterances" in alike("quotes", "suggest", "--to", "2019").stdout


def test_what_is_told_apart_is_not_asked_again(alike: Program) -> None:
    events = alike.dossier / "events.yaml"
    text = events.read_text("utf-8").replace("love-too, speaker", "love-too, differs_from: [love], speaker")
    events.write_text(text, "utf-8")
    assert "No two utterances" in alike("quotes", "suggest").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["sugest"], '"sugest" is nothing that quotes can do: did you mean "suggest"?'),
        (["suggest", "--format", "csv"], '"csv" is not a format of quotes suggest: there are table, json.'),
        (["suggest", "--as-of", "2025-10-29"], "leave out --as-of"),
    ],
)
def test_what_cannot_be_suggested(arguments: list[str], sentence: str, program: Program) -> None:
    result = program("quotes", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_quotes_without_it_lists_as_ever(program: Program) -> None:
    assert "love" in program("quotes", "--speaker", "trump").stdout
