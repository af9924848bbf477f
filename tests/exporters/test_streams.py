"""Exports of more events than can be held: how often they are read, how much is held, when they come."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from diplotrack.exporters.markdown.footnotes import MOST_WAITING
from tests.exported import exported
from tests.exporters.conftest import listed
from tests.many import FEW, HELD, MORE, exhaust, grows, many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.timeline import Timeline

WAYS: dict[str, tuple[Callable[[Timeline], Iterator[str]], int]] = {
    "export markdown": (partial(exported, "markdown"), 2),  # the guide says what occurs in all
    "export html": (partial(exported, "html"), 3),  # the guide and the chart stand before the events
    "export json": (partial(exported, "json"), 2),  # events, then utterances
    "export jsonl": (partial(exported, "jsonl"), 1),
    "export csv": (partial(exported, "csv"), 1),
    "export timelinejs": (partial(exported, "timelinejs"), 1),
    "export markwhen": (partial(exported, "markwhen"), 1),
    "export ics": (partial(exported, "ics", spans=True), 1),
    "export atom": (partial(exported, "atom"), 2),  # the day of the whole feed stands in front
    "export csl": (partial(exported, "csl"), 1),
    "export jsonld": (partial(exported, "jsonld"), 1),
    "export ftm": (partial(exported, "ftm"), 1),
    **{
        f"{name} {fmt}": (lambda timeline, name=name, fmt=fmt: listed(name, timeline, fmt), 1)  # type: ignore[misc]
        for name in ("timeline", "quotes")
        for fmt in ("json", "jsonl", "csv", "tsv", "md")
    },
}

LOOKS_AHEAD = ("export markdown", "export html", "export atom", "export csl")
"""What has to know all events before it writes the first thing: which words occur, which day is the last."""

HOLDS = "export html"
"""What holds some hundred bytes of every event: its chart stands in front, and the rows behind the list."""


@pytest.mark.parametrize("way", WAYS)
def test_the_events_are_read_as_often_as_need_be(way: str) -> None:
    write, readings = WAYS[way]
    timeline, matches = many(20)
    exhaust(write(timeline))
    assert matches.readings == readings


@pytest.mark.slow
@pytest.mark.parametrize(
    "way", [*(way for way in WAYS if way.startswith("export") and way != HOLDS), "quotes md"]
)
def test_more_events_take_no_more_memory(way: str) -> None:
    assert grows(WAYS[way][0]) < HELD


@pytest.mark.parametrize("way", [way for way in WAYS if way not in LOOKS_AHEAD])
def test_the_first_pieces_come_before_the_rest_is_read(way: str) -> None:
    write, _ = WAYS[way]
    timeline, matches = many(MORE)
    list(islice(write(timeline), 10))
    assert matches.read <= 10


def test_notes_stand_near_and_are_numbered_through() -> None:
    text = "".join(exported("markdown", many(FEW)[0]))
    cited = [int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", text)]
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert [int(number) for number in notes] == list(range(1, len(notes) + 1))
    assert sorted(set(cited)) == [int(number) for number in notes]
    waiting = 0
    for mark, colon in re.findall(r"\[\^(\d+)\](:?)", text):
        waiting = int(mark) if colon else waiting
        assert int(mark) - waiting <= MOST_WAITING + 5
