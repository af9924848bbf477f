"""A small dossier as model objects, with texts that mean something to every format, and a browser."""

from __future__ import annotations

import shutil
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.exporters.answers import listing
from diplotrack.model import (
    TO_CODE,
    Actor,
    Anchor,
    Article,
    ArticleText,
    Basis,
    Context,
    Disagreement,
    Event,
    Office,
    Participant,
    PrintedDate,
    Report,
    Spot,
    Utterance,
    Wording,
)
from diplotrack.timeline import (
    CountRow,
    DossierCard,
    EventFilter,
    Match,
    Page,
    Timeline,
    actor_rows,
    article_rows,
    events_page,
    quote_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

SPOT = Spot("events.yaml", 1)


def anchor(start: int, end: int) -> Anchor:
    return Anchor(start, end, sha256(f"{start}-{end}".encode()).hexdigest())


def text(name: str, characters: int) -> ArticleText:
    return ArticleText(
        sha256(name.encode()).hexdigest(), characters, "dt-norm-1", characters - 9, (0, 100, 400, 1200)
    )


ACTORS = (
    Actor("ruritania", "Ruritania", "state", SPOT, aliases=("Strelsau", "the kingdom")),
    Actor("graustark", "Graustark", "state", SPOT),
    Actor(
        "rudolf",
        "Rudolf",
        "person",
        SPOT,
        aliases=("King Rudolf", "R*dolf | the 5th"),
        of=("ruritania",),
        offices=(
            Office("King of Ruritania", parse("2019-06/.."), Basis("outside", "crowned in June [sic]")),
        ),
        wikidata="Q1",
    ),
    Actor("yetive", "Yetive", "person", SPOT, of=("graustark", "league"), note="Signs as `Y_`."),
    Actor("league", "League of <b>Small</b> States", "body", SPOT),
    Actor("press", "=cmd|' /C calc'!A0", "group", SPOT),
    Actor("gazette", "The Gazette", "medium", SPOT, of=("ruritania",)),
    Actor("unused", "1. Nobody", "person", SPOT),
)

ARTICLES = (
    Article("border-note", Spot("articles/border-note.yaml", 1), text("border", 2100)),
    Article(
        "gazette-front",
        Spot("articles/gazette-front.yaml", 1),
        text("gazette", 1400),
        title="*Stop* press [1] & <script>alert(1)</script>",
        outlet="The Gazette",
        author="A. N. Other",
        url="https://gazette.example/1?a=1&b=2",
        published=parse("2025-03-12"),
        basis=Basis("deduced", "speaks of “tomorrow”, the 13th"),
        context=(Context((anchor(0, 40),), "opening"),),
    ),
)

EVENTS = (
    Event(
        key="treaty",
        title="The two states draw up a treaty",
        summary="A treaty of friendship is drawn up.",
        date=parse("[..2018]"),
        basis=Basis("resolved", "“seven years ago” at the latest"),
        status="happened",
        type="AGREE",
        spot=SPOT,
        participants=(Participant("ruritania", "actor"), Participant("graustark", "actor")),
        reports=(
            Report("border-note", (anchor(20, 80),), SPOT, PrintedDate("years ago", parse("[..2018]"))),
        ),
    ),
    Event(
        key="rudolf-offer",
        title="Rudolf says he would meet Yetive [sic]",
        summary="Rudolf tells reporters\nthat he is open to a meeting",
        date=parse("2025-03-10"),
        basis=Basis("stated"),
        status="happened",
        type="REQUEST",
        mode="meet",
        contexts=("diplomatic",),
        spot=SPOT,
        place="Zenda | the castle",
        participants=(
            Participant("rudolf", "actor"),
            Participant("yetive", "recipient"),
            Participant("gazette", "carrier"),
            Participant("league", "mentioned"),
        ),
        follows=("treaty",),
        disagreements=(
            Disagreement(
                "place", (("border-note", "_Zenda_"), ("outside", "Hentzau")), "both are one castle"
            ),
            Disagreement("who asked first", (("border-note", "Rudolf"), ("gazette-front", "Yetive"))),
        ),
        reports=(
            Report(
                "border-note",
                (anchor(110, 180), anchor(190, 240), anchor(450, 500)),
                SPOT,
                PrintedDate("on Monday"),
                note="told out of order",
            ),
            Report(
                "gazette-front",
                (anchor(1210, 1290),),
                SPOT,
                PrintedDate("in April", parse("2025-04")),
                status="planned",
            ),
        ),
        utterances=(
            Utterance(
                "would-meet",
                "rudolf-offer",
                "rudolf",
                SPOT,
                addressee="press",
                note="said once",
                wordings=(
                    Wording(
                        "border-note",
                        "verbatim",
                        ("I'd meet her <script>alert(1)</script>.", "# If she *wants* to, `really`!"),
                        (anchor(110, 140), anchor(150, 180)),
                        SPOT,
                    ),
                    Wording(
                        "gazette-front",
                        "partial",
                        ("=would meet | her",),
                        (anchor(1210, 1230),),
                        SPOT,
                        note="in a headline",
                    ),
                ),
            ),
            Utterance(
                "no-conditions",
                "rudolf-offer",
                "rudolf",
                SPOT,
                wordings=(Wording("border-note", "reported", (), (anchor(450, 500),), SPOT),),
            ),
        ),
    ),
    Event(
        key="yetive-answer",
        title="- Yetive is to answer!",
        summary="An answer is expected; nobody knows which.",
        date=parse("2025-03?"),
        basis=Basis("deduced", "1. after the offer\n2. before the article"),
        status="did-not-happen",
        type="CONSULT",
        spot=SPOT,
        participants=(Participant("yetive", "actor"), Participant("rudolf", "recipient")),
        part_of="treaty",
        responds_to=("rudolf-offer",),
        reports=(Report("gazette-front", (anchor(300, 380),), SPOT),),
        utterances=(
            Utterance(
                "soon",
                "yetive-answer",
                "yetive",
                SPOT,
                wordings=(
                    Wording(
                        "gazette-front", "verbatim", ("Soon \x1b[31m— or +never",), (anchor(310, 330),), SPOT
                    ),
                ),
            ),
        ),
    ),
)


COUNTS = (CountRow("2018", 1, 0), CountRow("2025", 1, 2))


def page(name: str, timeline: Timeline) -> Page[Any]:
    """Return all rows of a listing."""
    pages: dict[str, Callable[[], Page[Any]]] = {
        "timeline": lambda: events_page(timeline),
        "quotes": lambda: Page(quote_rows(timeline)),
        "actors": lambda: Page(actor_rows(timeline)),
        "articles": lambda: Page(article_rows(timeline)),
        "stats": lambda: Page(COUNTS),
    }
    return pages[name]()


def listed(name: str, timeline: Timeline, fmt: str) -> Iterator[str]:
    """Write a whole listing."""
    about: dict[str, object] | None = {"by": "year"} if name == "stats" else None
    return listing.write(name, page(name, timeline), timeline, fmt, about)


@pytest.fixture
def timeline() -> Timeline:
    """Give all of the dossier."""
    return Timeline(
        DossierCard("zenda", "Ruritania & Graustark: a *quarrel*", "What both said, 2018 to 2025."),
        EventFilter(),
        tuple(Match(event) for event in EVENTS),
        {actor.key: actor for actor in ACTORS},
        {article.key: article for article in ARTICLES},
        total=3,
        found=3,
        titles={event.key: event.title for event in EVENTS},
    )


@pytest.fixture
def imported(timeline: Timeline) -> Timeline:
    """Give an event from a spreadsheet, the article that it names, and, as asked for, a draft."""
    event = replace(
        EVENTS[0],
        key="flood",
        title="The river rises",
        summary="",
        type="UNCODED",
        participants=(),
        note="Tag: water | =1+1",
        reports=(
            Report("bulletin", (), SPOT),
            Report("herald", (), SPOT, PrintedDate("years ago"), note="by telephone"),
        ),
    )
    articles = (
        Article("bulletin", SPOT, url="https://bulletin.example/7"),
        Article("herald", SPOT, title="The Herald"),
        Article("draft", SPOT, text("draft", 900), context=(Context((anchor(0, 40),), TO_CODE),)),
    )
    return replace(
        timeline,
        question=EventFilter(unreviewed=True),
        matches=(Match(event),),
        actors={},
        articles={article.key: article for article in articles},
        total=1,
        found=1,
    )


@pytest.fixture
def selected(timeline: Timeline) -> Timeline:
    """Give the answer about Yetive in early March 2025: one event, possibly."""
    question = EventFilter(
        actors=(("Yetive",),),
        since=parse("2025-03-01"),
        until=parse("2025-03-09"),
        statuses=("did-not-happen", "planned"),
        text="answer",
    )
    return replace(timeline, question=question, matches=(Match(EVENTS[2], certain=False),), found=1)


@pytest.fixture
def empty(timeline: Timeline) -> Timeline:
    """Give a dossier in which nothing is written yet."""
    return replace(timeline, matches=(), actors={}, articles={}, total=0, found=0)


NAMES = ("chromium", "chromium-browser", "google-chrome")

NO_BROWSER = "no browser: apt-get install chromium"
NO_DRIVER = "no library that drives a browser: pip install playwright"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser of the system; without one the test is skipped."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip(NO_BROWSER)
    driver = pytest.importorskip("playwright.sync_api", reason=NO_DRIVER)
    with driver.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()
