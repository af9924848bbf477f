"""Offices that clash with events or with each other: actors and events in, contradictions out.

Only what is decidable is claimed. That somebody is called a president in a report of a time before or
after the office is none: articles name people by what they are when the article is written.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.clash import Contradiction, Side, declaration
from diplotrack.dates.english import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Actor, Event, Office

NOT_COME_ABOUT = ("called-off", "did-not-happen")
"""The statuses of events with which no office can have begun or ended."""

SHARED = (
    *("member", "deputy", "vice", "assistant", "senator", "representative", "delegate", "judge", "justice"),
    *("adviser", "advisor", "aide", "official", "officer", "spokesman", "spokeswoman", "spokesperson"),
)
"""Words in the names of offices that several people hold at once."""

_SHARED = re.compile(rf"\b(?:{'|'.join(SHARED)})s?\b")
_NAMED = re.compile(r"\b(?:of|to|for)\b")


class End(NamedTuple):
    """An end of an office that is tied to an event: the field, and between which days the end lies."""

    field: str
    key: str
    first: int
    last: int


class _Holder(NamedTuple):
    actor: Actor
    office: Office


def ends(office: Office) -> Iterator[End]:
    """Yield the ends of an office that name the event with which it began or ended."""
    dates = office.dates
    lasting = dates.lasting
    if office.began:
        yield End(
            "began", office.began, dates.possible_from, dates.sure_from if lasting else dates.possible_to
        )
    if office.ended:
        yield End("ended", office.ended, dates.sure_to if lasting else dates.possible_from, dates.possible_to)


def misdated(end: End, date: EdtfDate) -> bool:
    """Tell whether an office cannot have begun, or ended, with an event of that date."""
    return date.possible_from > end.last or date.possible_to < end.first


def offices(actors: Iterable[Actor], events: Mapping[str, Event]) -> Iterator[Contradiction]:
    """Yield the offices that clash with an event, then those that clash with each other."""
    holders = [_Holder(actor, office) for actor in actors for office in actor.offices]
    for holder in holders:
        for end in ends(holder.office):
            if end.key in events:
                yield from _against(holder, end, events[end.key])
    by_name: dict[str, list[_Holder]] = {}
    for holder in holders:
        by_name.setdefault(" ".join(holder.office.office.casefold().split()), []).append(holder)
    for name, same in by_name.items():
        if _NAMED.search(name) and not _SHARED.search(name):
            yield from (_both(*pair, events) for pair in combinations(same, 2) if _overlap(*pair))


def _against(holder: _Holder, end: End, event: Event) -> Iterator[Contradiction]:
    """Yield what keeps an office from having begun or ended with an event."""
    if event.status in NOT_COME_ABOUT:
        why = f"it is {event.status}" if event.status == "called-off" else "it did not happen"
    elif misdated(end, event.date):
        why = english(event.date)
    else:
        return
    known = declaration(event, "office")
    held = _held(holder)
    yield Contradiction(
        "office",
        "office",
        (
            held._replace(says=f'{held.says}; {end.field} with "{event.key}"'),
            Side(None, f'"{event.key}": {why}'.replace("called-off", "called off"), (), event.spot),
        ),
        (event.key,),
        (holder.actor.key,),
        subject=holder.office.office,
        declared=known is not None,
        settled=known.settled if known else None,
    )


def _overlap(one: _Holder, other: _Holder) -> bool:
    """Tell whether two people surely held an office on the same days; one hands over to the other on one."""
    if one.actor.key == other.actor.key or not (one.office.dates.lasting and other.office.dates.lasting):
        return False
    begun = max(one.office.dates.sure_from, other.office.dates.sure_from)
    ended = min(one.office.dates.sure_to, other.office.dates.sure_to)
    return begun < ended


def _both(one: _Holder, other: _Holder, events: Mapping[str, Event]) -> Contradiction:
    turns = [end.key for holder in (one, other) for end in ends(holder.office)]
    declared = [declaration(events[key], "office") for key in turns if key in events]
    known = min(filter(None, declared), key=lambda each: each.settled is None, default=None)
    return Contradiction(
        "office",
        "office",
        (_held(one), _held(other)),
        actors=(one.actor.key, other.actor.key),
        subject=one.office.office,
        declared=known is not None,
        settled=known.settled if known else None,
    )


def _held(holder: _Holder) -> Side:
    actor, office = holder
    return Side(None, f"{actor.name}, {office.office}, {english(office.dates)}", (), actor.spot)
