"""What a person sees on a terminal, at two widths, and what a pipe gets."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from diplotrack.criticism.reviewing import Unreviewed
from diplotrack.errors import Problem
from diplotrack.model import TO_CODE, Article, Context, Report, Spot
from diplotrack.timeline import (
    CountRow,
    EventFilter,
    Match,
    Page,
    Snippet,
    actor_rows,
    article_rows,
    quote_rows,
)
from diplotrack.views import cards, listings, plain, problems, show, stats
from diplotrack.views import timeline as timelines
from diplotrack.views.clean import cells
from diplotrack.views.drawing import as_codes, as_rich

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

Golden = "Callable[[str, str], None]"

PROBLEMS = (
    Problem(
        "unknown-actor",
        "events.yaml",
        14,
        12,
        'The actor "kimm" is not declared.',
        'Declare it in actors.yaml, or did you mean "kim"?',
        "  actors: [{kimm: x}]",
        4,
    ),
    Problem("wide", "actors.yaml", 1, 4, "Not a kind.", "", "北京\tx: \x1b[31my", 1),
    Problem("long", "actors.yaml", 2, 900, "Too long.", "", "a" * 899 + "HERE" + "b" * 900, 4),
    Problem("empty", "dossier.yaml", 1, 1, "The file is empty."),
)

UNREVIEWED = (
    Unreviewed("love-letters", 12, 3),
    Unreviewed("radio-silence", 1_000, 0),
    Unreviewed("bulletin", 0, 1),
    Unreviewed("one", 1, 2),
    Unreviewed("two", 2, 0),
    Unreviewed("three", 0, 20),
)

COUNTS = (
    CountRow("trump", 1_200, 34),
    CountRow("kim", 600, 0),
    CountRow("dprk", 1, 2),
    CountRow("nobody-declared", 0, 1),
    CountRow("usa", 0, 0),
)


def rendered(lines: Iterable[Line], width: int, *, colour: bool = False) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        _environ={},
    )
    for line in lines:
        console.print(as_rich(line), soft_wrap=True)
    return stream.getvalue()


def views(timeline: Timeline, october: Timeline) -> dict[str, Callable[[int], Iterable[Line]]]:
    offer = next(event for event in timeline.events if event.key == "offer")
    snippets = {
        "offer": Snippet("words", (("I would ", False), ("love", True), (" to see him [sic]", False)))
    }
    searched = replace(october, question=EventFilter(text="love"), found=9)
    titles = {"trip": "A trip through Asia"}
    kim = timeline.actors["kim"]
    trump = timeline.actors["trump"]
    return {
        "timeline": lambda width: timelines.timeline_lines(timeline, width),
        "timeline-october-quotes": lambda width: timelines.timeline_lines(october, width, quotes=True),
        "show-event": lambda width: show.event_lines(offer, timeline, titles, width),
        "show-utterance": lambda width: show.utterance_lines(offer.utterances[0], offer, timeline, width),
        "show-actor": lambda width: cards.actor_lines(kim, timeline, width),
        "show-officer": lambda width: cards.actor_lines(trump, timeline, width),
        "show-article": lambda width: cards.article_lines(timeline.articles["love-letters"], timeline, width),
        "actors": lambda width: listings.actors_lines(Page(actor_rows(timeline)), timeline, width),
        "articles": lambda width: listings.articles_lines(Page(article_rows(timeline)), width),
        "quotes": lambda width: listings.quotes_lines(Page(quote_rows(timeline)), timeline, width),
        "stats": lambda width: stats.stats_lines(Page(COUNTS, 4), "actor", timeline, width),
        "search": lambda width: listings.found_lines(searched, snippets, width),
        "problems": lambda width: problems.problems_lines(PROBLEMS, width),
        "unreviewed": lambda width: chain(
            problems.unreviewed_lines(UNREVIEWED[:5], width), problems.unreviewed_lines(UNREVIEWED, width)
        ),
        **imported(timeline),
    }


def imported(timeline: Timeline) -> dict[str, Callable[[int], Iterable[Line]]]:
    """Return what is shown of an event from a spreadsheet, of the article that it names, and of a draft."""
    bulletin = Article(
        "bulletin", Spot("articles/bulletin.yaml", 1), url="https://bulletin.example/7", context=()
    )
    event = replace(
        next(timeline.events),
        summary="",
        note="Tag: talks [sic]; Colour: #aa0000",
        reports=(Report("bulletin", (), Spot("articles/bulletin.yaml", 3)),),
    )
    letters = timeline.articles["love-letters"]
    draft = replace(letters, context=(*letters.context, Context(letters.context[0].at, TO_CODE)))
    then = replace(timeline, matches=(Match(event),), articles={"bulletin": bulletin, "draft": draft})
    return {
        "show-imported": lambda width: show.event_lines(event, then, {}, width),
        "show-unread": lambda width: cards.article_lines(bulletin, then, width),
        "show-draft": lambda width: cards.article_lines(draft, then, width),
    }


NAMES = (
    "timeline",
    "timeline-october-quotes",
    "show-event",
    "show-utterance",
    "show-actor",
    "show-officer",
    "show-article",
    "show-imported",
    "show-unread",
    "show-draft",
    "unreviewed",
    "actors",
    "articles",
    "quotes",
    "stats",
    "search",
    "problems",
)


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", NAMES)
def test_what_a_terminal_shows(
    name: str, width: int, timeline: Timeline, october: Timeline, golden: Callable[[str, str], None]
) -> None:
    golden(f"views/{name}-{width}.txt", rendered(views(timeline, october)[name](width), width))


def test_what_a_terminal_shows_in_colour(october: Timeline, golden: Callable[[str, str], None]) -> None:
    golden("views/timeline-colour.ansi", rendered(timelines.timeline_lines(october, 80), 80, colour=True))


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 131])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "problems"])
def test_no_line_is_longer_than_the_terminal(
    name: str, width: int, timeline: Timeline, october: Timeline
) -> None:
    for line in rendered(views(timeline, october)[name](width), width).splitlines():
        assert cells(line) <= width, line


def test_nothing_is_cut_at_any_width(timeline: Timeline) -> None:
    for width in (30, 80, 160):
        page = rendered(timelines.timeline_lines(timeline, width), width)
        for word in ("says", "often", "line", "has", "broken"):
            assert word in page


def test_long_and_short_timelines_look_alike(october: Timeline) -> None:
    lines = list(timelines.timeline_lines(october, 80, quotes=True))
    quick = "".join(as_codes(lines, codes=False, colour=False))
    assert [line.rstrip() for line in quick.splitlines()] == rendered(lines, 80).splitlines()


def test_without_colour_nothing_is_coloured_and_bold_stays(october: Timeline) -> None:
    page = "".join(as_codes(timelines.timeline_lines(october, 80), codes=True, colour=False))
    assert "\x1b[1m" in page
    assert "\x1b[3" not in page


def test_every_status_reads_without_its_mark(timeline: Timeline) -> None:
    page = rendered(timelines.timeline_lines(timeline, 160), 160)
    for word in ("ongoing", "planned", "expected", "proposed", "called off", "did not happen", "alleged"):
        assert f"({word})" in page


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("timeline", plain.timeline_plain),
        ("timeline-quotes", lambda timeline: plain.timeline_plain(timeline, quotes=True)),
        ("quotes", lambda timeline: plain.quotes_plain(quote_rows(timeline), timeline)),
        ("actors", lambda timeline: plain.actors_plain(actor_rows(timeline))),
        ("articles", lambda timeline: plain.articles_plain(article_rows(timeline))),
        ("stats", lambda _: plain.counts_plain(COUNTS)),
    ],
)
def test_what_a_pipe_gets(
    name: str,
    written: Callable[[Timeline], Iterable[str]],
    timeline: Timeline,
    golden: Callable[[str, str], None],
) -> None:
    golden(f"views/plain-{name}.txt", "".join(written(timeline)))


def test_in_a_pipe_every_event_is_one_line_that_awk_can_take_apart(october: Timeline) -> None:
    lines = list(plain.timeline_plain(october))
    assert lines[0].split()[:3] == ["2018/..", "ties", "ongoing~"]
    assert [line.split()[1] for line in lines] == [event.key for event in october.events]


def test_search_in_a_pipe_marks_the_hits(timeline: Timeline) -> None:
    snippet = Snippet("title", (("they ", False), ("met", True), ("\x1b", False)))
    lines = list(plain.found_plain(timeline, {"offer": snippet}))
    assert next(line for line in lines if " offer " in line).endswith("they *met*\n")


def test_no_problems_no_words() -> None:
    assert not list(problems.problems_lines((), 80))


def test_carets_stand_below_the_place_even_after_wide_characters() -> None:
    lines = rendered(problems.problems_lines(PROBLEMS[1:2], 80), 80).splitlines()
    at = next(number for number, line in enumerate(lines) if "^" in line)
    assert cells(lines[at][: lines[at].index("^")]) == cells(lines[at - 1][: lines[at - 1].index("x:")])


def test_what_a_build_says() -> None:
    counts = {"file": 1, "event": 1200}
    lines = rendered(problems.build_lines("/a/dossier", counts, "/b/x.db", 1, 80), 80).splitlines()
    assert lines == [
        "Read  /a/dossier",
        "Found 1 file, 1,200 events",
        "Wrote /b/x.db",
        "1 place in the files could not be used: `diplotrack check` says why.",
    ]
