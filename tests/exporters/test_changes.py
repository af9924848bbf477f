"""`changes` for programs and readers: JSON as documented, and Markdown that renders as its text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from diplotrack.criticism.changing import Change
from diplotrack.dates.edtf import parse
from diplotrack.exporters import jsontext
from diplotrack.exporters.answers.changes import changes, page
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline

DOCS = Path(__file__).parents[2] / "docs" / "json.md"


def documented(heading: str) -> list[str]:
    section = DOCS.read_text(encoding="utf-8").split(f"\n### {heading}\n")[1].split("\n#")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


@pytest.fixture
def states(timeline: Timeline) -> tuple[Timeline, Timeline]:
    """Return the timeline as if it had been asked as of two days."""
    first, last = (
        replace(timeline, question=EventFilter(as_of=parse(day))) for day in ("2025-03-11", "2025-03-12")
    )
    return first, last


@pytest.fixture
def found(timeline: Timeline) -> list[Change]:
    treaty, offer, answer = timeline.events
    place, _ = offer.disagreements
    return [
        Change("added", answer, ("gazette-front",), certain=True),
        Change("contradicted", offer, ("gazette-front",), certain=True, disagreement=place),
        Change("dated-anew", treaty, ("border-note",), certain=False, was="2018~", now="[..2018]"),
        Change("other-status", offer, (), certain=True, was="did-not-happen", now="happened"),
        Change("quoted", offer, ("border-note",), certain=False, utterance=offer.utterances[0]),
    ]


def test_json_is_as_documented(
    found: list[Change], states: tuple[Timeline, Timeline], golden: Callable[[str, str], None]
) -> None:
    written = "".join(jsontext.document(*changes(found, *states)))
    golden("exporters/changes.json", written)
    document = json.loads(written)
    assert list(document) == documented("Document of changes")
    assert all(list(change) == documented("Changed") for change in document["changes"])
    assert list(document["changes"][1]["says"][0]) == documented("Side")
    assert list(document["changes"][4]["utterance"]) == documented("Utterance")


def test_markdown_is_as_the_golden_has_it(
    found: list[Change], states: tuple[Timeline, Timeline], golden: Callable[[str, str], None]
) -> None:
    golden("exporters/changes.md", "".join(page(found, *states)))


def test_markdown_renders_as_text(found: list[Change], states: tuple[Timeline, Timeline]) -> None:
    written = MarkdownIt("commonmark").render("".join(page(found, *states)))
    assert "<strong>Rudolf says he would meet Yetive [sic].</strong>" in written
    assert written.count("<h2>") == 5
    assert not re.search(r"<(?!/?(?:h1|h2|p|ul|li|em|strong)>)", written)


def test_no_change_is_said_to_be_none(states: tuple[Timeline, Timeline]) -> None:
    assert "".join(page([], *states)).endswith("\nNothing.\n")
