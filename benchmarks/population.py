"""The made-up actors of a dossier: few who take part in everything, many who come and go.

Persons and bodies belong to states, so that whoever asks for a state asks for all of these. In a dossier of
a million events the largest state has thousands of members.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.vocabulary import NAMES, word, zipf

if TYPE_CHECKING:
    import random

A_MILLION = 5_000
"""So many actors take part in a million events."""

FEWEST, PARTICIPANTS = 12, 3

_FIRST_NAMES = NAMES + 40_000
_FAMILIES = NAMES + 50_000
_SEATS = NAMES + 100_000


class Population:
    """The actors of a dossier of so many events: who they are, and who takes part in which event."""

    def __init__(self, events: int, chance: random.Random) -> None:
        """Make up the actors; `chance` says all the rest, too."""
        self._chance = chance
        count = max(PARTICIPANTS, min(events, max(FEWEST, events * A_MILLION // 1_000_000)))
        self._every = max(1, events // count)
        self._states = max(2, count // 25)
        self._bodies = count // 16
        self.actors = [self._made_up(number, count) for number in range(count)]
        self._famous = chance.sample(range(count), count)
        # Of 5,000, the first has a part in one of 20 events, the last in a few of a million.
        self._fame = zipf(count, power=2, level=(0.65 * count) ** 0.5)

    def participants(self, event: int) -> list[tuple[str, str]]:
        """Return the keys and roles of those who take part in the event of this number, in the files' order.

        Everybody takes part in one event at least.
        """
        turn, rest = divmod(event, self._every)
        found = {turn: None} if rest == 0 and turn < len(self.actors) else {}
        while len(found) < PARTICIPANTS:
            (rank,) = self._chance.choices(range(len(self.actors)), cum_weights=self._fame)
            found.setdefault(self._famous[rank])
        third = self._chance.choice(("recipient", "recipient", "mentioned", "mentioned", "carrier"))
        roles = ("actor", self._chance.choice(("actor", "recipient")), third)
        return [(self.actors[number]["actor"], role) for number, role in zip(found, roles, strict=True)]

    def _made_up(self, number: int, count: int) -> dict[str, Any]:
        name = word(_FAMILIES + number).title()
        if number < self._states:
            return _actor("state", f"{name}ia", aliases=[word(_SEATS + number).title()])
        if number < self._states + self._bodies:
            return _actor("body", f"{name} Council", of=self._state())
        if number >= count * 95 // 100:
            return _actor(*(("medium", f"{name} Agency") if number % 2 else ("group", f"{name} reporters")))
        fields: dict[str, Any] = {"aliases": [name]} if self._chance.random() < 0.6 else {}
        if (belongs := self._chance.random()) < 0.95:
            fields["of"] = self._body() if belongs < 0.1 and self._bodies else self._state()
        if self._chance.random() < 0.3:
            fields["offices"] = [self._office()]
        return _actor("person", f"{word(_FIRST_NAMES + number % 300).title()} {name}", **fields)

    def _state(self) -> str:
        (number,) = self._chance.choices(range(self._states), cum_weights=zipf(self._states, power=1.8))
        return _key(f"{word(_FAMILIES + number)}ia")

    def _body(self) -> str:
        return _key(f"{word(_FAMILIES + self._states + self._chance.randrange(self._bodies))} Council")

    def _office(self) -> dict[str, str]:
        began = self._chance.randint(1945, 2020)
        ended = began + self._chance.randint(1, 5)
        return {"office": "Minister", "dates": f"{began}/{ended}", "basis": "outside", "why": "the gazette"}


def _actor(kind: str, name: str, **fields: object) -> dict[str, Any]:
    return {"actor": _key(name), "name": name, "kind": kind, **fields}


def _key(name: str) -> str:
    return name.lower().replace(" ", "-")
