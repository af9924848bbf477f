"""Texts that a format would take for something else: each is read as it was written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from diplotrack.importers import READERS
from diplotrack.importers.entry import Entry, Options
from diplotrack.model import Article, Report
from tests.exported import exported
from tests.exporters.exchange.conftest import timeline_of
from tests.exporters.exchange.test_foreign_readers import read_by_markwhen
from tests.made_up import SPOT, made_up_event

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.timeline import Timeline

HAZARDS = (
    "2018: talks",
    "2018-05-12 / 2018-06: talks",
    "May 2018: talks",
    "now: talks",
    "every Monday: talks",
    "10 am: talks",
    "5 days: talks",
    ": talks",
    "- 2018: talks",
    "3 weeks before !event: talks",
    "# Part one",
    "###### Part six",
    "//: a comment?",
    "// hidden",
    "#1 priority and #tag",
    "[x] done",
    "[] open",
    "[a link](https://a.example/)",
    "![a picture](a.png)",
    "id: forged",
    "---",
    "!event and .start",
    "a\\b \\: c \\",
    "* * *",
    "\ufeff# marked",
    "<script>alert(1)</script>",
    "]]> & &amp; <b>",
    "END:VEVENT",
    "a;b,c\\n",
)


def hazardous(text: str) -> Timeline:
    """Return a timeline in which a text is title, summary, place and name at once."""
    event = made_up_event(
        "event", "2025-10-29", title=text, summary=f"{text}\n\nAnd again:\n\n{text}", place=text
    )
    return timeline_of([event, made_up_event("next", "2025-10-30")], actors=(), articles=())


def seen(text: str) -> str:
    """Return a text without the mark of byte order, which nobody sees and some readers drop."""
    return text.replace("\ufeff", "")


@pytest.mark.parametrize("text", HAZARDS)
def test_markwhen_reads_two_events_and_nothing_else(text: str, foreign: Path) -> None:
    found = read_by_markwhen(hazardous(text), foreign)
    assert (found["messages"], found["others"]) == ([], 0)
    assert [event["properties"]["id"] for event in found["events"]] == ["event", "next"]
    event = found["events"][0]
    assert (event["tags"], event["completed"]) == ([], None)
    plain = seen(text)
    assert event["title"].replace("\\", "") == plain.replace("\\", "")
    assert event["text"].replace("\\", "").count(plain.replace("\\", "")) >= 2
    assert seen(event["properties"]["place"]) == plain


@pytest.mark.parametrize("name", ["timelinejs", "markwhen", "ics", "csv"])
@pytest.mark.parametrize("text", HAZARDS)
def test_an_import_has_it_as_it_was(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes("".join(exported(name, hazardous(text))).encode())
    first, second = [each for each in READERS[name](path, Options()) if isinstance(each, Entry)]
    plain = seen(text)
    assert (first.key, second.key) == ("event", "next")
    assert seen(first.title) == seen(str(first.place)) == plain
    if text != "* * *":  # which ends a summary
        assert " ".join(seen(first.summary).split()) == " ".join(f"{plain} And again: {plain}".split())


@pytest.mark.parametrize("text", HAZARDS)
def test_html_shows_it_and_runs_nothing(text: str) -> None:
    (slide, _) = json.loads("".join(exported("timelinejs", hazardous(text))))["events"]
    feed = ET.fromstring("".join(exported("atom", hazardous(text))))  # noqa: S314 - it is our own
    for markup in (slide["text"]["text"], str(feed.findtext(".//{*}content"))):
        assert set(re.findall(r"<(\w+)", markup)) <= {"p", "div", "ul", "li", "strong", "em"}


@pytest.mark.parametrize("name", ["timelinejs", "atom", "markwhen", "ics", "csl", "jsonld", "ftm"])
@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", 'https://a.example/"onclick="x'])
def test_what_is_no_address_of_the_web_is_nowhere(name: str, url: str) -> None:
    event = replace(made_up_event("event"), reports=(Report("article", (), SPOT),))
    article = Article("article", SPOT, url=url)
    assert url not in "".join(exported(name, timeline_of([event], (), [article]))).replace("\\", "")


def test_characters_that_xml_forbids_are_left_out() -> None:
    text = "".join(exported("atom", hazardous("a\x01b\ufffec\ud7ffd\x0ce")))
    assert ET.fromstring(text).findtext(".//{*}entry/{*}title") == "abc\ud7ffd e"  # noqa: S314
