"""Orders that the dates refute: events in, links of `follows` and `responds_to` out.

An event does not follow what lies certainly after it. Neither does it along a chain, "a follows b, which
follows c", as long as what stands between did not last: what lasted can begin before and end after both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.clash import Contradiction, Side, declaration
from diplotrack.dates.english import english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.model import Event

VERBS = {"follows": "follow", "responds_to": "respond to"}
"""The fields that say that an event came after another, and their verbs."""


class Link(NamedTuple):
    """That an event comes after another: the field that says so, and which of its keys, from 0."""

    field: str
    number: int
    key: str


class Refuted(NamedTuple):
    """A link that the dates refute; `chain` holds the keys from there to what lies certainly later."""

    event: Event
    link: Link
    chain: tuple[str, ...]

    @property
    def later(self) -> str:
        """The key of what lies certainly after the event."""
        return self.chain[-1]


class _Floor(NamedTuple):
    """The day before which an event cannot lie, and the key of the event that it follows because of that."""

    day: int
    by: str


def links(event: Event) -> Iterator[Link]:
    """Yield everything that says that an event came after another."""
    for field, keys in (("follows", event.follows), ("responds_to", event.responds_to)):
        for number, key in enumerate(keys):
            yield Link(field, number, key)


def refuted_orders(events: Iterable[Event]) -> tuple[Refuted, ...]:
    """Return the links that the dates of the events refute, in the order of the events.

    Of a chain only the link is refuted at which the dates cannot hold any more.
    """
    known = {event.key: event for event in events}
    floors: dict[str, _Floor] = {}
    found: dict[str, list[Refuted]] = {}
    for key in _earlier_first(known):
        event = known[key]
        for link in links(event):
            floor = _floor(link.key, known, floors)
            if floor is None:
                continue
            if event.date.possible_to < floor:
                found.setdefault(key, []).append(Refuted(event, link, _chain(link.key, floor, known, floors)))
            elif key not in floors or floors[key].day < floor:
                floors[key] = _Floor(floor, link.key)
    return tuple(each for key in known for each in found.get(key, ()))


def orders(events: Mapping[str, Event]) -> Iterator[Contradiction]:
    """Yield the orders that the dates refute; events by key."""
    for event, link, chain in refuted_orders(events.values()):
        later = events[chain[-1]]
        claim = f'it {link.field.replace("_", " ")} "{chain[0]}"'
        steps = "".join(f', which comes after "{key}"' for key in chain[1:])
        known = declaration(event, "order") or declaration(later, "order")
        yield Contradiction(
            "order",
            "order",
            (
                Side(None, f"{english(event.date)}, and {claim}{steps}", (), event.spot),
                Side(None, f'"{later.key}", {english(later.date)}, lies certainly later', (), later.spot),
            ),
            (event.key, later.key),
            subject=later.key,
            declared=known is not None,
            settled=known.settled if known else None,
        )


def _floor(key: str, known: Mapping[str, Event], floors: Mapping[str, _Floor]) -> int | None:
    """Return the day before which nothing can lie that follows the event of this key."""
    if key not in known:
        return None
    date = known[key].date
    if date.lasting or key not in floors:
        return date.possible_from
    return max(date.possible_from, floors[key].day)


def _chain(key: str, floor: int, known: Mapping[str, Event], floors: Mapping[str, _Floor]) -> tuple[str, ...]:
    """Return the keys from one event to that which gives it its floor."""
    chain = [key]
    while known[chain[-1]].date.possible_from < floor:
        chain.append(floors[chain[-1]].by)
    return tuple(chain)


def _earlier_first(known: Mapping[str, Event]) -> Iterator[str]:
    """Yield all keys, each after those that it comes after; a circle is broken where it is met again."""
    begun: set[str] = set()
    for start in known:
        if start in begun:
            continue
        begun.add(start)
        path = [(start, links(known[start]))]
        while path:
            _, rest = path[-1]
            above = next((each.key for each in rest if each.key in known and each.key not in begun), None)
            if above is None:
                yield path.pop()[0]
            else:
                begun.add(above)
                path.append((above, links(known[above])))
