"""What other people's readers make of each format: as many events as there are, and the same ones."""

from __future__ import annotations

import json
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser  # type: ignore[import-untyped]
import pytest
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from hypothesis import given, settings
from pyld import jsonld  # type: ignore[import-untyped]

from diplotrack.dates.edtf import parse
from diplotrack.exporters.exchange.markwhen import markwhen
from diplotrack.exporters.exchange.periods import period
from diplotrack.exporters.losses import Losses
from diplotrack.exporters.plain import folded
from tests.exported import exported
from tests.exporters.exchange.conftest import timeline_of
from tests.strategies import dossiers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from diplotrack.model import Dossier
    from diplotrack.timeline import Timeline

FACTS = json.loads((Path(__file__).parents[2] / "foreign" / "followthemoney.json").read_text("utf-8"))


def read_by_markwhen(timeline: Timeline, foreign: Path) -> dict[str, Any]:
    text = "".join(markwhen(timeline, Losses()))
    command = ["node", "markwhen.mjs"]  # as the tests' folder has it
    done = subprocess.run(command, cwd=foreign, input=text.encode(), capture_output=True, check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("which", ["shipped", "every"])
def test_markwhens_own_parser_reads_the_events(
    which: str, request: pytest.FixtureRequest, foreign: Path
) -> None:
    assert_markwhen_reads(request.getfixturevalue(which), foreign)


@pytest.mark.slow
@settings(max_examples=25)
@given(dossier=dossiers())
def test_it_reads_those_of_any_dossier(dossier: Dossier, foreign: Path) -> None:
    if dossier.events:
        assert_markwhen_reads(timeline_of(dossier.events, dossier.actors, dossier.articles), foreign)


def assert_markwhen_reads(timeline: Timeline, foreign: Path) -> None:
    found = read_by_markwhen(timeline, foreign)
    assert found["messages"] == []
    assert found["header"]["title"] == folded(timeline.dossier.title)
    assert found["others"] == 0
    assert [event["properties"].get("id") for event in found["events"]] == [
        each.key for each in timeline.events
    ]
    for read, event in zip(found["events"], timeline.events, strict=True):
        assert read["tags"] == []
        assert read["completed"] is None
        assert read["properties"]["edtf"] == event.date.edtf
        assert read["properties"]["status"] == event.status
        assert "* * *" in read["text"]
        if not event.date.lasting or event.date.end_known == "known":
            start, end = period(event.date).known
            assert read["from"][:10] == date.fromordinal(parse(start).start_from).isoformat()
            if end < "9999":
                assert read["to"][:10] == date.fromordinal(parse(end).end_to + 1).isoformat()


@pytest.fixture(scope="module")
def page(foreign: Path, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((foreign / "timelinejs.html").as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("which", ["shipped", "every"])
def test_timelinejs_shows_a_slide_for_every_event(
    which: str, request: pytest.FixtureRequest, page: Page
) -> None:
    timeline: Timeline = request.getfixturevalue(which)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.reload()
    page.evaluate("document => show(document)", json.loads("".join(exported("timelinejs", timeline))))
    page.locator(".tl-slide").first.wait_for()
    slides = page.locator(".tl-slide:not(.tl-slide-titleslide)")
    assert slides.count() == len(timeline.matches)
    shown = page.evaluate("timeline.config.events.map((each) => each.unique_id)")
    assert sorted(shown) == sorted(event.key for event in timeline.events)
    assert page.locator(".tl-timemarker").count() == len(timeline.matches)
    assert page.locator(".tl-storyslider script, .tl-storyslider b").count() == 0
    assert errors == []


@pytest.mark.parametrize("which", ["shipped", "every"])
def test_icalendar_reads_days_whose_end_is_exclusive(which: str, request: pytest.FixtureRequest) -> None:
    icalendar = pytest.importorskip("icalendar")
    timeline: Timeline = request.getfixturevalue(which)
    text = "".join(exported("ics", timeline, spans=True))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    components: dict[str, Any] = {
        str(each["UID"]).partition("@")[0]: each
        for each in icalendar.Calendar.from_ical(text.encode()).walk("VEVENT")
    }
    assert [*components] == [event.key for event in timeline.events]
    for event in timeline.events:
        component = components[event.key]
        assert not component.errors
        assert str(component["X-DIPLOTRACK-EDTF"]) == event.date.edtf
        assert component["TRANSP"] == "TRANSPARENT"
        assert isinstance(component["DTSTAMP"].dt, datetime)
        start, end = period(event.date).known
        if "T" not in event.date.edtf:
            assert component["DTSTART"].dt == date.fromordinal(parse(start).start_from)
        if "DTEND" in component:
            assert component["DTEND"].dt - timedelta(days=1) == date.fromordinal(parse(end).end_to)


def test_a_moment_stands_in_utc_if_it_says_how_far_that_is(every: Timeline) -> None:
    text = "".join(exported("ics", every))
    assert "DTSTART:20251029T090000Z" in text


@pytest.mark.parametrize("which", ["shipped", "every", "empty"])
def test_feedparser_finds_nothing_wrong(which: str, request: pytest.FixtureRequest) -> None:
    timeline: Timeline = request.getfixturevalue(which)
    feed = feedparser.parse("".join(exported("atom", timeline)).encode())
    assert not feed.bozo
    assert [entry.id.rpartition(":")[2] for entry in feed.entries] == [event.key for event in timeline.events]
    assert [entry.dcterms_date for entry in feed.entries] == [event.date.edtf for event in timeline.events]
    days = [entry.updated for entry in feed.entries]
    assert feed.feed.updated == max(days, default="1970-01-01T00:00:00Z")


def test_an_entry_is_as_old_as_its_latest_article(shipped: Timeline) -> None:
    feed = feedparser.parse("".join(exported("atom", shipped)).encode())
    days = {entry.id.rpartition(":")[2]: entry.updated for entry in feed.entries}
    assert days["martial-law"] == "2025-10-28T00:00:00Z"
    assert days["air-force-one-offer"] == "2025-10-29T00:00:00Z"


def test_citeproc_prints_the_articles(every: Timeline) -> None:
    items = json.loads("".join(exported("csl", every)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(each) for each in bibliography.bibliography()]
    assert len(printed) == len(every.articles)
    assert any("The Gazette" in each and "12 March" in each for each in printed)


def test_a_vague_day_of_publication_is_circa(shipped: Timeline) -> None:
    issued = {item["id"]: item["issued"] for item in json.loads("".join(exported("csl", shipped)))}
    assert issued["radio-silence"] == {"date-parts": [[2025, 10, 28]], "edtf": "2025-10-28"}
    assert issued["love-letters"] == {"date-parts": [[2025, 10, 29]], "circa": True, "edtf": "[2025-10-29..]"}


@pytest.mark.parametrize("which", ["shipped", "every", "empty"])
def test_pyld_makes_triples_without_loading_anything(which: str, request: pytest.FixtureRequest) -> None:
    timeline: Timeline = request.getfixturevalue(which)
    text = "".join(exported("jsonld", timeline))
    assert "<" not in text

    def refused(url: str, _: object) -> None:
        pytest.fail(f"it would load {url}")

    document = json.loads(text)
    nodes = jsonld.expand(document, {"documentLoader": refused})
    kinds = [node["@type"][0] for node in nodes]
    assert kinds.count("https://schema.org/Event") == len(timeline.matches)
    quads = jsonld.to_rdf(document, {"documentLoader": refused})["@default"]
    dates = [
        quad["object"]["value"]
        for quad in quads
        if quad["object"].get("datatype") == "http://id.loc.gov/datatypes/edtf/EDTF"
        and ":event" not in quad["predicate"]["value"]
    ]
    assert set(dates) >= {event.date.edtf for event in timeline.events}
    subjects = {quad["subject"]["value"] for quad in quads}
    assert {
        f"tag:diplotrack.invalid,2025:{timeline.dossier.key}:{event.key}" for event in timeline.events
    } <= subjects


@pytest.mark.parametrize("which", ["shipped", "every", "empty"])
def test_entities_have_the_schemata_and_properties_of_followthemoney(
    which: str, request: pytest.FixtureRequest
) -> None:
    entities = [
        json.loads(line) for line in "".join(exported("ftm", request.getfixturevalue(which))).splitlines()
    ]
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        facts = FACTS["schemata"][entity["schema"]]
        assert set(facts["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind, points_to = facts["properties"][name]
            assert all(isinstance(value, str) and value for value in values)
            assert len(set(values)) == len(values)
            if kind == "date":
                assert all(parse(value).kind == "date" for value in values)
            for value in values if kind == "entity" else ():
                assert points_to in FACTS["schemata"][schemata[value]]["is"]
