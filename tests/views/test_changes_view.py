"""What a person sees of `changes`, and of copies of agency reports."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from diplotrack.criticism.changing import Change
from diplotrack.dates.edtf import parse
from diplotrack.timeline import EventFilter
from diplotrack.views.changes import changes_lines, changes_plain, summed_up
from diplotrack.views.clean import cells
from diplotrack.views.closing import closing
from diplotrack.views.line import plain
from diplotrack.views.marks import articles_behind
from diplotrack.views.plain import timeline_plain
from diplotrack.views.timeline import timeline_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline


@pytest.fixture
def states(timeline: Timeline) -> tuple[Timeline, Timeline]:
    """Return the timeline as if it had been asked as of two days."""
    first, last = (
        replace(timeline, question=EventFilter(as_of=parse(day))) for day in ("2025-10-28", "2025-10-29")
    )
    return first, last


@pytest.fixture
def found(timeline: Timeline) -> list[Change]:
    events = {event.key: event for event in timeline.events}
    offer = events["offer"]
    place, day = offer.disagreements
    return [
        Change("added", events["wide"], ("love-letters",), certain=False),
        Change("added", events["hostile"], ("love-letters",), certain=True),
        Change("contradicted", offer, ("love-letters",), certain=True, disagreement=place),
        Change("contradicted", offer, ("love-letters", "radio-silence"), certain=False, disagreement=day),
        Change(
            "dated-anew", events["meeting"], ("love-letters",), certain=True, was="2025-10", now="2025-10-29"
        ),
        Change("other-status", events["meeting"], (), certain=True, was="proposed", now="did-not-happen"),
        Change("quoted", offer, ("radio-silence",), certain=False, utterance=offer.utterances[0]),
        Change("confirmed", events["ties"], ("love-letters",), certain=True),
    ]


@pytest.mark.parametrize("width", [80, 160])
def test_what_a_terminal_shows(
    width: int, found: list[Change], states: tuple[Timeline, Timeline], golden: Callable[[str, str], None]
) -> None:
    lines = (plain(line) for line in changes_lines(found, *states, width))
    golden(f"views/changes-{width}.txt", "".join(f"{line}\n" for line in lines))


def test_what_a_pipe_gets(found: list[Change], golden: Callable[[str, str], None]) -> None:
    golden("views/plain-changes.txt", "".join(changes_plain(found)))


@pytest.mark.parametrize("width", [40, 60, 80, 99, 131])
def test_no_line_is_longer_than_the_terminal(
    width: int, found: list[Change], states: tuple[Timeline, Timeline]
) -> None:
    assert all(cells(plain(line)) <= width for line in changes_lines(found, *states, width))


def test_nothing_is_said_to_be_nothing(states: tuple[Timeline, Timeline]) -> None:
    assert summed_up([], *states) == "Nothing changed from 28 October 2025 to 29 October 2025."


def test_copies_of_one_agency_report_are_told_apart(timeline: Timeline) -> None:
    articles = {key: replace(each, wire="agency") for key, each in timeline.articles.items()}
    copied = replace(timeline, articles=articles)
    offer = next(event for event in timeline.events if event.key == "offer")
    assert articles_behind(offer, timeline) == "2 articles"
    assert articles_behind(offer, copied) == "2 articles (1 independent)"
    assert "2 articles (1 independent)" in "".join(timeline_plain(copied))
    for width in (80, 160):
        lines = [plain(line) for line in timeline_lines(copied, width)]
        assert "independent)" in "".join(lines)
        assert all(cells(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("certain", "possible", "sentence"),
    [
        (9, 0, "9 events, as known on 28 October 2025, all certainly."),
        (2, 1, "3 events, as known on 28 October 2025: 2 certainly, 1 possibly (~). Not shown: 6."),
        (0, 0, "No events, as known on 28 October 2025. Not shown: 9."),
    ],
)
def test_the_closing_names_the_day(certain: int, possible: int, sentence: str, timeline: Timeline) -> None:
    matches = tuple(
        replace(match, certain=number < certain)
        for number, match in enumerate(islice(timeline.matches, certain + possible))
    )
    question = EventFilter(as_of=parse("2025-10-28"))
    assert closing(replace(timeline, question=question, matches=matches, found=len(matches))) == sentence


def test_nothing_known_yet_is_said_so(timeline: Timeline) -> None:
    question = EventFilter(as_of=parse("1999"))
    assert closing(replace(timeline, question=question, matches=(), total=0, found=0)) == (
        "No events, as known on 31 December 1999: no article that was out by then reports one."
    )
