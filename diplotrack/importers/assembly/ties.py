"""Which entry follows, or is part of, which: ids of a foreign file in, keys of events out.

A tie that the dates refute, or that leads back to where it began, stays a note.
"""

from __future__ import annotations

from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.orders import refuted_orders
from diplotrack.dates.relations import Answer, before

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.assembly.placing import Placed
    from diplotrack.model import Event


class Tie(NamedTuple):
    """That an event, by its key, "follows", or is "part of", what the file calls so."""

    event: str
    field: str
    name: str


def tied(
    placed: Sequence[Placed], new: Iterable[Event], known: Mapping[str, Event]
) -> tuple[dict[str, Event], list[Tie]]:
    """Return the new events, by key, with their ties to one another and to those known; and ties left out."""
    events = {event.key: event for event in new}
    every = {**known, **events}
    by_id = {each.entry.key: each.key for each in reversed(placed) if each.entry.key}
    left = []
    for each in placed:
        if each.key not in events or each.twin:
            continue
        for tie in _ties(each):
            other = every.get(by_id.get(tie.name, tie.name))
            if other is None or other.key == each.key or not _can_be(tie, events[each.key].date, other.date):
                left.append(tie)
            elif tie.field == "follows":
                follows = dict.fromkeys((*events[each.key].follows, other.key))
                events[each.key] = replace(events[each.key], follows=tuple(follows))
            else:
                events[each.key] = replace(events[each.key], part_of=other.key)
    left += _without_circles(events, known)
    for refuted in refuted_orders({**known, **events}.values()):
        if refuted.event.key in events:
            left.append(_untied(events, refuted.event.key, "follows", refuted.link.key))
    return events, left


def _ties(placed: Placed) -> list[Tie]:
    ties = [Tie(placed.key, "follows", name) for name in placed.entry.follows]
    return ties + ([Tie(placed.key, "part of", placed.entry.part_of)] if placed.entry.part_of else [])


def _can_be(tie: Tie, date: EdtfDate, other: EdtfDate) -> bool:
    """Tell whether the two dates alone allow the tie."""
    if before(date, other) is Answer.YES:
        return False
    if tie.field == "follows":
        return True
    if before(other, date) is Answer.YES:
        return False
    return not date.lasting or (date.sure_from >= other.possible_from and date.sure_to <= other.possible_to)


def _without_circles(events: dict[str, Event], known: Mapping[str, Event]) -> list[Tie]:
    """Take a tie of a new event out of every circle, and return these ties."""
    left = []
    for field in ("follows", "part of"):
        links = {key: set(_linked(event, field)) for key, event in {**known, **events}.items()}
        while circle := _circle(links):
            one, other = next((pair for pair in circle if pair[0] in events), circle[0])
            links[one].discard(other)
            if one in events:
                left.append(_untied(events, one, field, other))
    return left


def _linked(event: Event, field: str) -> tuple[str, ...]:
    if field == "follows":
        return event.follows + event.responds_to
    return (event.part_of,) if event.part_of else ()


def _circle(links: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Return the links of a circle, each a key and the key that it leads to, or nothing."""
    try:
        TopologicalSorter(links).prepare()
    except CycleError as error:
        return [(after, first) for first, after in pairwise(error.args[1])]
    return []


def _untied(events: dict[str, Event], key: str, field: str, other: str) -> Tie:
    """Take a tie out of a new event, and return it."""
    event = events[key]
    if field == "follows":
        events[key] = replace(event, follows=tuple(each for each in event.follows if each != other))
    else:
        events[key] = replace(event, part_of=None)
    return Tie(key, field, other)
