"""Silences: days between two certainly dated events on which no other lies. Events in, spans out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Event


class Silence(NamedTuple):
    """The events on either side, and how many whole days lie between them.

    `perhaps` counts the events that may lie in between, since they are not certainly dated.
    """

    before: Event
    after: Event
    days: int
    perhaps: int


def certainly_dated(date: EdtfDate) -> bool:
    """Tell whether a date says to the day, and without a doubt, when something began and ended.

    >>> from diplotrack.dates.edtf import parse
    >>> [certainly_dated(parse(text)) for text in ("2025-10-29", "2025-10-29?", "2025-10", "2025-10-24/..")]
    [True, False, False, False]
    """
    return date.possible_from == date.sure_from and date.sure_to == date.possible_to and _is_limited(date)


def silences(events: Iterable[Event], most: int) -> tuple[Silence, ...]:
    """Return the longest silences, at most so many, longest first; of equals the earlier first."""
    all_events = list(events)
    dated = sorted(
        (event for event in all_events if certainly_dated(event.date)),
        key=lambda event: (event.date.start_from, -event.date.end_to),
    )
    found = []
    last = dated[0] if dated else None
    for event in dated[1:]:
        if last is None:
            break
        days = event.date.start_from - last.date.end_to - 1
        if days > 0:
            found.append((days, last, event))
        if event.date.end_to >= last.date.end_to:
            last = event
    found.sort(key=lambda silence: -silence[0])
    return tuple(
        Silence(before, after, days, _may_lie_between(all_events, before, after))
        for days, before, after in found[:most]
    )


def _is_limited(date: EdtfDate) -> bool:
    return date.start_known == date.end_known == "known"


def _may_lie_between(events: Iterable[Event], before: Event, after: Event) -> int:
    first, last = before.date.end_to + 1, after.date.start_from - 1
    return sum(event.date.possible_from <= last and event.date.possible_to >= first for event in events)
