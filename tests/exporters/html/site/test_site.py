"""The site as files: every link leads somewhere, every thing has a page, and nothing comes from outside."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest

from diplotrack.dates.edtf import parse
from diplotrack.dates.english import english
from diplotrack.errors import LibraryMissing
from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.html.site import chronology, downloads, utterances
from diplotrack.exporters.html.site.addresses import path_of
from diplotrack.exporters.html.site.frame import POLICY
from diplotrack.exporters.links import web_link
from diplotrack.exporters.plain import folded
from diplotrack.model import Actor
from diplotrack.timeline import EventFilter, Match
from tests.exporters.conftest import EVENTS, SPOT
from tests.exporters.html.site.conftest import files_of, pages_of, target
from tests.made_up import made_up_event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.model import Event
    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline
    from tests.exporters.html.site.conftest import Seen

POISON = "</title></style></p><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m{{ 7 * 7 }}"


@pytest.fixture
def poisoned(timeline: Timeline) -> Timeline:
    """Give a dossier in which every text of an event, an actor and an article is meant to do harm."""
    event = replace(EVENTS[1], title=POISON, summary=POISON, place=POISON, note=POISON)
    actors = {
        key: replace(actor, name=POISON, aliases=(POISON,), note=POISON, code=POISON, wikidata=POISON)
        for key, actor in timeline.actors.items()
    }
    articles = {
        key: replace(
            article, title=POISON, outlet=POISON, url="javascript:alert(1)", note=POISON, wire=POISON
        )
        for key, article in timeline.articles.items()
    }
    card = timeline.dossier._replace(title=POISON, scope=POISON)
    return replace(timeline, dossier=card, matches=(Match(event),), actors=actors, articles=articles)


def dead_links(files: Mapping[str, bytes], pages: Mapping[str, Seen]) -> Iterator[str]:
    for page, seen in pages.items():
        for address in seen.addresses:
            if (led := target(page, address)) is None:
                continue
            path, part = led
            if path not in files or (part and part not in pages[path].ids):
                yield f"{page}: {address}"


@pytest.mark.parametrize("name", ["timeline", "imported", "selected", "empty", "poisoned", "shipped"])
def test_every_link_leads_somewhere_and_every_part_has_a_name_of_its_own(
    request: pytest.FixtureRequest, name: str
) -> None:
    files = files_of(request.getfixturevalue(name))
    pages = pages_of(files)
    assert [*dead_links(files, pages)] == []
    for seen in pages.values():
        assert len(seen.ids) == len(set(seen.ids))


@pytest.mark.parametrize("name", ["timeline", "shipped", "poisoned"])
def test_nothing_leads_out_but_the_addresses_of_articles(request: pytest.FixtureRequest, name: str) -> None:
    timeline: Timeline = request.getfixturevalue(name)
    known = {web_link(article.url) for article in timeline.articles.values() if article.url} - {None}
    out = {
        address
        for page, seen in pages_of(files_of(timeline)).items()
        for address in seen.addresses
        if target(page, address) is None
    }
    assert out == known


@pytest.mark.parametrize("name", ["poisoned", "shipped"])
def test_no_page_has_a_script_or_a_style_in_it(request: pytest.FixtureRequest, name: str) -> None:
    for path, seen in pages_of(files_of(request.getfixturevalue(name))).items():
        tags = {tag for tag, _ in seen.elements}
        assert not tags & {"script", "img", "iframe", "object", "form", "base"}
        assert ("style" in tags) == (path == "404.html")
        for _, attributes in seen.elements:
            assert not [each for each in attributes if each.startswith("on") or each == "style"]
        (policy,) = (
            attributes["content"]
            for _, attributes in seen.elements
            if attributes.get("http-equiv") == "Content-Security-Policy"
        )
        assert policy == POLICY or path == "404.html"
        assert "script" not in (policy or "")


def test_hostile_text_is_text(poisoned: Timeline) -> None:
    pages = pages_of(files_of(poisoned))
    for path in ("events/rudolf-offer.html", "actors/rudolf.html", "articles/gazette-front.html"):
        assert folded(POISON) in pages[path].text
    assert "javascript:alert(1)" in pages["articles/gazette-front.html"].text
    assert not any("\x1b" in seen.text for seen in pages.values())


def words_of(event: Event, timeline: Timeline) -> Iterator[str]:
    """Yield what `show` says of an event."""
    yield from (
        event.title,
        event.summary,
        event.date.edtf,
        event.basis.why or "",
        event.place or "",
        event.note or "",
    )
    yield from (event.type, event.status.replace("-", " ") if event.status != "happened" else "")
    for participant in event.participants:
        yield timeline.actor_name(participant.actor)
    for report in event.reports:
        article = timeline.articles[report.article]
        yield article.title or report.article
        yield report.note or ""
        yield report.dated.printed if report.dated else ""
        yield english(report.dated.date) if report.dated and report.dated.date else ""
        yield from (f"{anchor.start:,}-{anchor.end:,}" for anchor in report.at)
        yield from (name for actor, name in report.names if name != timeline.actor_name(actor))
    for disagreement in event.disagreements:
        yield from (
            disagreement.about,
            disagreement.settled or "Open",
            *(says for _, says in disagreement.sides),
        )


@pytest.mark.parametrize("name", ["timeline", "shipped"])
def test_every_event_has_its_page_and_says_what_show_says(request: pytest.FixtureRequest, name: str) -> None:
    timeline: Timeline = request.getfixturevalue(name)
    pages = pages_of(files_of(timeline))
    related = [
        (other, event.key)
        for event in timeline.events
        for other in (event.part_of, *event.responds_to, *event.follows)
        if other
    ]
    for event in timeline.events:
        seen = pages[path_of("event", event.key)]
        for words in words_of(event, timeline):
            assert folded(words).lower() in seen.text.lower()
        ends = {other for pair in related if event.key in pair for other in pair} - {event.key}
        assert {f"../{path_of('event', other)}" for other in ends} <= set(seen.addresses)


@pytest.mark.parametrize("name", ["timeline", "shipped"])
def test_every_utterance_has_its_page_with_every_wording(request: pytest.FixtureRequest, name: str) -> None:
    timeline: Timeline = request.getfixturevalue(name)
    pages = pages_of(files_of(timeline))
    for event in timeline.events:
        for utterance in event.utterances:
            seen = pages[path_of("utterance", utterance.key)]
            assert f"../{path_of('event', event.key)}" in seen.addresses
            assert folded(utterance.note or "") in seen.text
            for wording in utterance.wordings:
                assert f"../{path_of('article', wording.article)}" in seen.addresses
                assert folded(wording.note or "").lower() in seen.text.lower()
                for anchor in wording.at:
                    assert f"{anchor.start:,}-{anchor.end:,}" in seen.text
            assert ("What differs" in seen.text) == (sum(bool(each.words) for each in utterance.wordings) > 1)


def test_the_wordings_of_an_utterance_are_collated(shipped: Timeline) -> None:
    page = files_of(shipped)["quotes/love-to-see.html"].decode()
    assert ' <del title="substitution">mentioned</del> <ins title="substitution">said</ins>' in page
    assert "<td>substitution</td>" in page


@pytest.mark.parametrize("name", ["timeline", "shipped"])
def test_every_actor_and_every_article_has_its_page(request: pytest.FixtureRequest, name: str) -> None:
    timeline: Timeline = request.getfixturevalue(name)
    pages = pages_of(files_of(timeline))
    for actor in timeline.actors.values():
        seen = pages[path_of("actor", actor.key)]
        for words in (
            actor.name,
            actor.kind,
            *actor.aliases,
            actor.code or "",
            actor.note or "",
            actor.wikidata or "",
        ):
            assert folded(words) in seen.text
        for office in actor.offices:
            assert folded(f"{office.office}, {english(office.dates)} {office.basis.basis}") in seen.text
        parts = {
            event.key for event in timeline.events if actor.key in {each.actor for each in event.participants}
        }
        said = {each.key for each in timeline.utterances if actor.key in (each.speaker, each.addressee)}
        assert {f"../{path_of('event', key)}" for key in parts} <= set(seen.addresses)
        assert {f"../{path_of('utterance', key)}" for key in said} <= set(seen.addresses)
    for article in timeline.articles.values():
        seen = pages[path_of("article", article.key)]
        for words in (
            article.title or article.key,
            article.outlet or "",
            article.author or "",
            article.url or "",
        ):
            assert folded(words) in seen.text
        assert not article.text or article.text.sha256 in seen.text
        told = {event.key for event in timeline.events if article.key in event.articles}
        assert {f"../{path_of('event', key)}" for key in told} <= set(seen.addresses)


def test_what_the_filters_leave_out_has_no_page_and_is_no_link(selected: Timeline) -> None:
    files = files_of(selected)
    assert [path for path in files if path.startswith("events/")] == ["events/yetive-answer.html"]
    seen = pages_of(files)["events/yetive-answer.html"]
    assert "The two states draw up a treaty" in seen.text
    assert not [each for each in seen.addresses if "treaty" in each]
    assert "Possibly in the period asked for" in seen.text
    assert "Events selected (1 of 3)" in pages_of(files)["index.html"].text


def test_the_same_timeline_gives_the_same_bytes(reader: Reader) -> None:
    first, second = (files_of(reader.timeline(EventFilter()), "https://desk.example") for _ in range(2))
    assert first == second


def test_an_address_is_told_to_feeds_and_search_engines(timeline: Timeline) -> None:
    files = files_of(timeline, "https://desk.example/chronology")
    urls = [loc.text for loc in ET.fromstring(files["sitemap.xml"]).findall(".//{*}loc")]  # noqa: S314 - it is ours
    pages = {path for path in pages_of(files) if path != "404.html"}
    assert set(urls) == {f"https://desk.example/chronology/{path}" for path in pages}
    feed = feedparser.parse(files["feed.xml"])
    assert not feed.bozo
    assert {entry.link for entry in feed.entries} == {
        f"https://desk.example/chronology/{path_of('event', event.key)}" for event in timeline.events
    }
    assert 'rel="canonical" href="https://desk.example/chronology/index.html"' in files["index.html"].decode()
    assert b"https://desk.example/chronology/" in files["404.html"]


def test_without_an_address_none_is_made_up(timeline: Timeline) -> None:
    files = files_of(timeline)
    assert "sitemap.xml" not in files
    assert b"canonical" not in files["index.html"]
    assert not feedparser.parse(files["feed.xml"]).entries[0].get("link", "").startswith("http://localhost")


def test_every_download_is_there_and_is_listed(timeline: Timeline) -> None:
    files = files_of(timeline)
    made = {path for path in files if path.startswith("downloads/")}
    assert {"downloads/zenda.md", "downloads/zenda.json", "downloads/zenda.timelinejs.json"} <= made
    assert made <= set(pages_of(files)["downloads.html"].addresses)


def test_a_format_whose_library_is_missing_is_no_download(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> Iterator[str]:
        yield from ()
        raise LibraryMissing("Writing a Word document", "python-docx", "docx")

    monkeypatch.setitem(EXPORTERS, "docx", replace(EXPORTERS["docx"], module="markdown", function="missing"))
    monkeypatch.setattr("diplotrack.exporters.markdown.missing", missing, raising=False)
    files = files_of(timeline)
    assert "downloads/zenda.docx" not in files
    assert "downloads/zenda.md" in files


def test_names_that_no_file_may_have_are_escaped(timeline: Timeline) -> None:
    actors = {**timeline.actors, "con": Actor("con", "The Conservatives", "body", SPOT)}
    files = files_of(replace(timeline, actors=actors))
    assert "actors/con_.html" in files
    assert [*dead_links(files, pages_of(files))] == []


def many(number: int) -> tuple[Match, ...]:
    return tuple(
        Match(made_up_event(f"event-{each}", f"{1990 + each % 3}-{each % 12 + 1:02}-01"))
        for each in range(number)
    )


def test_a_long_chronology_is_divided_by_year_and_month(
    timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chronology, "MOST", 3)
    monkeypatch.setattr(downloads, "LAST", 5)
    matches = sorted(many(24), key=lambda match: match.event.date.sort_from)
    files = files_of(replace(timeline, matches=(Match(EVENTS[0]), *matches)))
    pages = pages_of(files)
    assert [*dead_links(files, pages)] == []
    there = [path for path in files if path.startswith("chronology/")]
    assert (
        there[:2] == ["chronology/1990-01.html", "chronology/1990-04.html"]
        or there[0] == "chronology/2018.html"
    )
    listed = [part for path in there for part in pages[path].ids if part.startswith("event-")]
    assert sorted(listed) == sorted(match.key for match in matches)
    assert len(feedparser.parse(files["feed.xml"]).entries) == 5


def test_a_long_list_of_quotes_is_one_of_speakers(shipped: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(utterances, "MOST", 3)
    files = files_of(shipped)
    pages = pages_of(files)
    assert [*dead_links(files, pages)] == []
    assert "actors/donald-trump.html#said" in pages["quotes.html"].addresses


def test_no_page_speaks_of_a_date_that_nobody_gave(shipped: Timeline) -> None:
    """A page about a day says that day; one about a vague date says no day at all in its head."""
    pages = pages_of(files_of(shipped))
    for event in shipped.events:
        if event.date.edtf == parse("2018").edtf:
            head = re.split("Rests on", pages[path_of("event", event.key)].text)[0]
            assert not re.search(r"\d+ [A-Z][a-z]+ 2018", head)
