"""What was known on a day, and what changed between two, from the command line."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from diplotrack.anchors import digest
from tests.cli.conftest import ARTICLE, Program, anchor, write

if TYPE_CHECKING:
    from pathlib import Path

EARLY = f"""
    article: early
    published: 2025-10-27
    basis: stated
    coder: us
    wire: agency
    text:
      sha256: {digest(ARTICLE)}
      characters: {len(ARTICLE)}
      norm: dt-norm-1
      length: {len(ARTICLE)}
      paragraphs: [0]
    reports:
      - event: offer
        at: {anchor("He said “I would love to see him” on board.")}
        status: proposed
        title: Trump may say that he would meet Kim
    """


@pytest.fixture(scope="module")
def two(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the program with a dossier of an article of the 27th, its copy, and one of the 29th."""
    folder: Path = write(tmp_path_factory.mktemp("two") / "two")
    (folder / "articles" / "early.yaml").write_text(dedent(EARLY).lstrip("\n"), "utf-8")
    copy = EARLY.replace("article: early", "article: copy").replace("2025-10-27", "2025-10-30")
    (folder / "articles" / "copy.yaml").write_text(dedent(copy).lstrip("\n"), "utf-8")
    return Program(folder, program.environment)


def keys(two: Program, *arguments: str) -> list[str]:
    result = two(*arguments)
    assert result.exit_code == 0, result.output
    return [line.split()[0] for line in result.stdout.splitlines()]


def test_a_timeline_as_of_a_day_has_no_hindsight(two: Program) -> None:
    assert two("timeline", "--as-of", "2025-10-26").stdout == ""
    (line,) = two("timeline", "--as-of", "27 october 2025").stdout.splitlines()
    assert line.split()[1:3] == ["offer", "proposed"]
    assert "Trump may say that he would meet Kim" in line
    assert "called off" not in line
    assert keys(two, "timeline", "--as-of", "2025-10-29") == ["2019-02", "[2025-10-24..2025-10-26]"]


@pytest.mark.parametrize(
    ("listing", "before", "after"),
    [
        ("actors", ["trump", "kim"], ["usa", "dprk", "trump", "kim"]),
        ("articles", ["early"], ["early", "paper"]),
        ("quotes", [], ["[2025-10-24..2025-10-26]"]),
    ],
)
def test_every_listing_knows_the_day(listing: str, before: list[str], after: list[str], two: Program) -> None:
    assert keys(two, listing, "--as-of", "2025-10-28") == before
    assert keys(two, listing, "--as-of", "2025-10-29") == after


def test_an_export_says_as_of_when(two: Program) -> None:
    written = two("export", "markdown", "--as-of", "2025-10-28").stdout
    assert "as could be known on Tuesday 28 October 2025, from articles published by then" in written
    document = json.loads(two("export", "json", "--as-of", "2025-10-28").stdout)
    assert document["as_of"] == "2025-10-28"
    assert [event["status"] for event in document["events"]] == ["proposed"]


@pytest.mark.parametrize("known", ["offer", "trump", "early", "usa"])
def test_show_shows_what_was_known(known: str, two: Program) -> None:
    result = two("show", known, "--as-of", "2025-10-28")
    assert (result.exit_code, "As known on 28 October 2025" in result.stdout) == (0, True)
    assert "called off" not in result.stdout
    assert json.loads(two("show", known, "--as-of", "2025-10-28", "--format", "json").stdout)["as_of"]


@pytest.mark.parametrize(
    ("kind", "key"), [("event", "hanoi"), ("utterance", "love"), ("article", "paper"), ("actor", "kim")]
)
def test_what_was_not_known_is_said_in_a_sentence(kind: str, key: str, two: Program) -> None:
    day = "2025-10-26" if kind == "actor" else "2025-10-28"
    result = two("show", key, "--as-of", day)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(f'Error: The {kind} "{key}" was not known on {day[-2:]} October 2025:')


def test_a_possible_article_is_left_out_when_only_certain_ones_count(own: Program) -> None:
    path = own.dossier / "articles" / "paper.yaml"
    path.write_text(path.read_text("utf-8").replace("published: 2025-10-29", "published: 2025-10"), "utf-8")
    assert "happened~" in own("timeline", "--as-of", "2025-10-15").stdout
    assert own("timeline", "--as-of", "2025-10-15", "--certain").stdout == ""
    assert own("show", "offer", "--as-of", "2025-10-15").exit_code == 0
    result = own("show", "offer", "--as-of", "2025-10-15", "--certain")
    assert (result.exit_code, "certainly published" in result.stderr) == (3, True)


def test_articles_behind_an_event_are_counted_without_copies(two: Program) -> None:
    assert "3 articles (2 independent)" in two("timeline").stdout
    assert "3 articles (2 independent)" not in two("timeline", "--as-of", "2025-10-29").stdout
    assert [line.split()[1] for line in two("timeline", "--min-articles", "2").stdout.splitlines()] == [
        "offer"
    ]
    assert [line.split()[1] for line in two("timeline", "--single").stdout.splitlines()] == ["hanoi"]
    assert two("timeline", "--min-articles", "3").stdout == ""
    assert "three articles, two of them independent" in two("export", "markdown").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["timeline", "--single", "--min-articles", "2"], "--single and --min-articles 2 exclude each other"),
        (["timeline", "--min-articles", "-1"], "--min-articles -1 is negative"),
        (["timeline", "--as-of", "someday"], '--as-of: "someday" is not a date'),
        (["changes", "--from", "2025-10-29", "--to", "2025-10-28"], "lies after --to"),
        (["changes", "--from", "someday", "--to", "2025-10-28"], '--from: "someday" is not a date'),
    ],
)
def test_what_cannot_be_meant(arguments: list[str], sentence: str, two: Program) -> None:
    result = two(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_changes_between_two_days(two: Program) -> None:
    lines = two("changes", "--from", "2025-10-28", "--to", "2025-10-29").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["added", "other-status", "quoted"]
    assert lines[0].split()[2:4] == ["hanoi", "paper"]
    assert lines[1].endswith("proposed → happened")
    (repeated,) = two("changes", "--from", "2025-10-29", "--to", "2025-10-30").stdout.splitlines()
    assert repeated.split()[:4] == ["repeated", "[2025-10-24..2025-10-26]", "offer", "copy"]
    assert two("changes", "--from", "2025-10-30", "--to", "2026").stdout == ""


def test_changes_take_filters_and_certainty(two: Program) -> None:
    days = ("--from", "2025-10-28", "--to", "2025-10-29")
    assert len(two("changes", *days, "--place", "hanoi").stdout.splitlines()) == 1
    proposed = two("changes", *days, "--status", "proposed").stdout
    assert "proposed → happened" in proposed, "it met the filter on the first day"
    assert two("changes", *days, "--status", "alleged").stdout == ""
    assert two("changes", *days, "--certain").stdout == two("changes", *days).stdout
    document = json.loads(two("changes", *days, "--format", "json").stdout)
    assert (document["from"], document["to"]) == ("2025-10-28", "2025-10-29")
    assert {change["match"] for change in document["changes"]} == {"certain"}
    assert "## Added" in two("changes", *days, "--format", "md").stdout


def test_a_limit_counts_what_is_listed(two: Program) -> None:
    assert keys(two, "actors", "--limit", "3") == ["usa", "dprk", "trump"]
    assert keys(two, "articles", "--limit", "1") == ["copy"]
    assert len(keys(two, "quotes", "--speaker", "trump", "--limit", "1")) == 1
    assert json.loads(two("quotes", "--limit", "0", "--format", "json").stdout)["utterances"] == []
    assert json.loads(two("actors", "--limit", "1", "--format", "json").stdout)["actors"][0]["key"] == "usa"


def test_show_names_what_points_at_an_event(two: Program) -> None:
    shown = two("show", "hanoi").stdout
    assert "followed by   Trump would love to meet Kim  offer" in shown
    assert "followed by" not in two("show", "offer").stdout
