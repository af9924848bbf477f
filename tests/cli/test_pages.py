"""Pages of listings and exports, and counts: what follows what, and how many there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program

PAGES = [
    ("timeline", ["hanoi", "offer"]),
    ("actors", ["usa", "dprk", "trump", "kim"]),
    ("articles", ["paper"]),
    ("quotes", ["love"]),
    ("stats", ["2019", "2025"]),
]


@pytest.mark.parametrize(("listing", "keys"), PAGES, ids=[listing for listing, _ in PAGES])
@pytest.mark.parametrize("options", [[], ["--reverse"]], ids=["forward", "reverse"])
def test_pages_add_up(listing: str, keys: list[str], options: list[str], program: Program) -> None:
    seen: list[str] = []
    after = None
    while not seen or after:
        cut = ["--limit", "1", *(["--after", after] if after else [])]
        document = json.loads(program(listing, *cut, *options, "--format", "json").stdout)
        *_, name, _ = document
        seen += [record["key"] for record in document[name]]
        after = document["next"]
    whole = json.loads(program(listing, *options, "--format", "json").stdout)
    assert seen == [record["key"] for record in whole[name]]
    assert sorted(seen) == sorted(keys)


def test_a_page_of_quotes_begins_within_an_event(own: Program) -> None:
    events = own.dossier / "events.yaml"
    more = "            - {utterance: more, speaker: kim}\n"
    events.write_text(events.read_text("utf-8") + more.replace("            ", "    "), "utf-8")
    rows = [json.loads(line)["key"] for line in own("quotes", "--format", "jsonl").stdout.splitlines()]
    assert rows == ["love", "more"]
    document = json.loads(own("quotes", "--limit", "1", "--format", "json").stdout)
    assert document["next"] == "love"
    after = json.loads(own("quotes", "--after", "love", "--format", "json").stdout)
    assert [each["key"] for each in after["utterances"]] == ["more"]


def test_in_a_pipe_nothing_says_how_to_go_on(program: Program) -> None:
    assert "--after" not in program("timeline", "--limit", "1").output


def test_an_export_is_cut_and_says_so(program: Program) -> None:
    document = json.loads(program("export", "json", "--limit", "1").stdout)
    assert document["next"] == "hanoi"
    page = program("export", "markdown", "--after", "hanoi").stdout
    assert "*Events selected (1 of 2): behind the event “hanoi”.*" in page


STATS = [
    ([], ["2019 1 0", "2025 1 0"]),
    (["--reverse"], ["2025 1 0", "2019 1 0"]),
    (["--by", "month"], ["2019-02 1 0", "2025-10 1 0"]),
    (["--by", "status"], ["called-off 1 0", "happened 1 0"]),
    (["--by", "type"], ["AGREE 1 0", "CONSULT 1 0"]),
    (["--by", "actor"], ["dprk 1 0", "kim 1 0", "trump 1 0", "usa 1 0"]),
    (["--by", "article"], ["paper 2 0"]),
    (["--actor", "trump"], ["2025 1 0"]),
    (["--from", "2025-10-25"], ["2025 0 1"]),
    (["--from", "2025-10-25", "--certain"], []),
    (["--limit", "1"], ["2019 1 0"]),
    (["--as-of", "2025-10-28"], []),
]


@pytest.mark.parametrize(("options", "lines"), STATS, ids=[" ".join(options) for options, _ in STATS])
def test_stats(options: list[str], lines: list[str], program: Program) -> None:
    result = program("stats", *options)
    assert result.exit_code == 0, result.stderr
    assert [" ".join(line.split()) for line in result.stdout.splitlines()] == lines
