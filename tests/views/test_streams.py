"""Listings of more events than can be held, for a terminal and for a pipe."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from diplotrack.timeline import Page, quote_rows
from diplotrack.views import listings, plain
from diplotrack.views import timeline as timelines
from tests.many import HELD, exhaust, grows, many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.timeline import Timeline

WAYS: dict[str, Callable[[Timeline], Iterator[object]]] = {
    "timeline": lambda timeline: timelines.timeline_lines(timeline, 120, quotes=True),
    "search": lambda timeline: listings.found_lines(timeline, {}, 80),
    "quotes": lambda timeline: listings.quotes_lines(Page(quote_rows(timeline)), timeline, 80),
    "timeline in a pipe": lambda timeline: plain.timeline_plain(timeline, quotes=True),
    "search in a pipe": lambda timeline: plain.found_plain(timeline, {}),
    "quotes in a pipe": lambda timeline: plain.quotes_plain(quote_rows(timeline), timeline),
}


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_more_events_take_no_more_memory(way: str) -> None:
    assert grows(WAYS[way]) < HELD


@pytest.mark.parametrize("way", WAYS)
def test_the_events_are_read_once_and_shown_while_they_are_read(way: str) -> None:
    timeline, matches = many(1_000)
    lines = WAYS[way](timeline)
    list(islice(lines, 30))
    assert matches.read <= plain.MEASURED
    exhaust(lines)
    assert (matches.readings, matches.read) == (1, 1_000)


def test_columns_in_a_pipe_get_wider_and_never_narrower() -> None:
    rows = [("a", "b")] * plain.MEASURED + [("long", "b")] + [("a", "b")] * plain.MEASURED * 2
    lines = list(plain.aligned(rows))
    assert {line.index("b") for line in lines[: plain.MEASURED]} == {3}
    assert {line.index("b") for line in lines[plain.MEASURED :]} == {6}


def test_what_is_wider_than_what_was_measured_is_wrapped() -> None:
    timeline, _ = many(timelines.MEASURED + 1_000)
    assert all(sum(len(text) for text, _ in line) <= 60 for line in timelines.timeline_lines(timeline, 60))
