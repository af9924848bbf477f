"""Who appears with whom: a `Timeline` in, how many events each actor has, and each two together, out.

To appear is to take part, as actor, recipient or carrier: who is only mentioned is not there.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.model import Event

MENTIONED = "mentioned"
"""The role of those who take no part."""


class Company(NamedTuple):
    """How many events actors (keys) have, have in company, and have together.

    `events` is in the order in which the actors first appear; `together` knows each two once, by their
    places in that order, the lower first.
    """

    events: Counter[str]
    shared: Counter[str]
    together: Counter[tuple[int, int]]

    def busiest(self, most: int) -> list[str]:
        """Return those with most shared events, at most so many.

        Of equals comes first who has more events, and then who appeared first.
        """
        return sorted(self.events, key=lambda key: (-self.shared[key], -self.events[key]))[:most]

    def number_together(self, keys: Iterable[str]) -> dict[tuple[int, int], int]:
        """Return how many events each two of these share that share any, by their places among `keys`."""
        places = {key: place for place, key in enumerate(keys)}
        known = [places.get(key) for key in self.events]
        found: dict[tuple[int, int], int] = {}
        for (one, other), number in self.together.items():
            here, there = known[one], known[other]
            if here is not None and there is not None:
                found[min(here, there), max(here, there)] = number
        return dict(sorted(found.items()))


def taking_part(event: Event) -> tuple[str, ...]:
    """Return the keys of those who take part in an event, each once, in the order of its actors."""
    return tuple(dict.fromkeys(part.actor for part in event.participants if part.role != MENTIONED))


def company(events: Iterable[Event]) -> Company:
    """Count who takes part in these events, and with whom; the events are read once."""
    counted, shared = Counter[str](), Counter[str]()
    together = Counter[tuple[int, int]]()
    places: dict[str, int] = {}
    for event in events:
        keys = taking_part(event)
        counted.update(keys)
        if len(keys) > 1:
            shared.update(keys)
            together.update(combinations(sorted(places.setdefault(key, len(places)) for key in keys), 2))
        else:
            places.update((key, len(places)) for key in keys if key not in places)
    return Company(counted, shared, together)
