"""The sentence below a timeline, in all its cases."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.timeline import EventFilter
from diplotrack.views.closing import closing

if TYPE_CHECKING:
    from diplotrack.timeline import Timeline


def asked(since: str | None = None, until: str | None = None, **more: object) -> EventFilter:
    bounds = {"since": parse(since) if since else None, "until": parse(until) if until else None}
    return EventFilter(**bounds, **more)  # type: ignore[arg-type]


CASES = [
    (asked(), (9, 0), 9, "9 events."),
    (asked(), (1, 0), 1, "1 event. Not shown: 8."),
    (asked(), (0, 0), 0, "No events. Not shown: 9."),
    (asked(limit=3), (3, 0), 9, "The first 3 of 9 events. Not shown: 6."),
    (asked(limit=1), (1, 0), 9, "The first of 9 events. Not shown: 8."),
    (asked(limit=3, reverse=True), (3, 0), 9, "The last 3 of 9 events. Not shown: 6."),
    (asked(limit=3), (3, 0), 1_001, "The first 3 of more than 1,000 events. Not shown: 6."),
    (asked(limit=3, after="x"), (3, 0), 5, "The first 3 of 5 further events. Not shown: 6."),
    (asked(limit=3, after="x", reverse=True), (3, 0), 5, "The first 3 of 5 further events. Not shown: 6."),
    (asked(limit=3, after="x"), (2, 0), 2, "2 further events. Not shown: 7."),
    (
        asked("2025-10-01", "2025-10-29"),
        (4, 2),
        6,
        "6 events between 1 and 29 October 2025: 4 certainly, 2 possibly (~). Not shown: 3.",
    ),
    (
        asked("2025-10", "2025-10"),
        (2, 0),
        2,
        "2 events in October 2025, all certainly. Not shown: 7.",
    ),
    (asked("2025-10-01", "2025-10-01"), (1, 0), 1, "1 event on 1 October 2025, certainly. Not shown: 8."),
    (asked("2025-10"), (0, 2), 2, "2 events from October 2025 on, all possibly (~). Not shown: 7."),
    (asked(until="2019"), (0, 1), 1, "1 event up to 2019, possibly (~). Not shown: 8."),
    (
        asked("2018", "2025-10-03", certain=True),
        (3, 0),
        3,
        "3 events certainly between 2018 and 3 October 2025. Not shown: 6.",
    ),
    (asked("1999", "1999"), (0, 0), 0, "No events in 1999. Not shown: 9."),
]


@pytest.mark.parametrize(("question", "shown", "found", "sentence"), CASES)
def test_the_sentence(
    question: EventFilter, shown: tuple[int, int], found: int, sentence: str, timeline: Timeline
) -> None:
    surely, possibly = shown
    matches = tuple(
        replace(match, certain=number < surely)
        for number, match in enumerate(islice(timeline.matches, surely + possibly))
    )
    assert closing(replace(timeline, question=question, matches=matches, found=found)) == sentence


def test_an_empty_dossier(timeline: Timeline) -> None:
    assert closing(replace(timeline, matches=(), total=0, found=0)) == "The dossier holds no events yet."
