"""Whose side actors are on: keys in, the number of a side for each out.

A side is the outermost state to which an actor belongs. Sides are numbered in the order in which they first
appear; each of the first `COLOURS` has a colour of its own, all others and those on no side have none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplotrack.model import Actor

COLOURS = 6
"""How many sides can be told apart by colour."""

NONE = -1
"""In place of a side's number, where an actor has none or its side has no colour."""


class Sides(NamedTuple):
    """The side of each actor (keys), and the states that these sides are, by their numbers."""

    of: Mapping[str, int]
    states: tuple[str, ...]


def sides_of(keys: Iterable[str], actors: Mapping[str, Actor]) -> Sides:
    """Return the sides of actors, numbered in the order of these keys."""
    numbers: dict[str, int] = {}
    of = {}
    for key in keys:
        state = _state(key, actors)
        if state is not None and len(numbers) < COLOURS:
            numbers.setdefault(state, len(numbers))
        of[key] = NONE if state is None else numbers.get(state, NONE)
    return Sides(of, (*numbers,))


def by_side(
    keys: Iterable[str], parts: Mapping[str, int], actors: Mapping[str, Actor]
) -> list[tuple[str, list[str]]]:
    """Return actors (keys) in groups: the state or body to which each belongs in the end, and who does.

    `parts` are the events of all actors, in the order in which these appear. The busiest group comes first;
    in each its state or body, then the others in the order of `keys`.
    """
    tops = {key: outermost(actors[key], actors).key if key in actors else key for key in parts}
    weight = Counter[str]()
    for key, number in parts.items():
        weight[tops[key]] += number
    found: dict[str, list[str]] = {top: [] for top, _ in weight.most_common()}
    for key in keys:
        found[tops[key]].append(key)
    return [(top, sorted(members, key=top.__ne__)) for top, members in found.items() if members]


def outermost(actor: Actor, actors: Mapping[str, Actor]) -> Actor:
    """Return the state or body that an actor belongs to in the end: its side.

    Of several states and bodies the first counts. A loop ends where it began.
    """
    seen = {actor.key}
    while actor.of and actor.of[0] not in seen and (above := actors.get(actor.of[0])):
        actor = above
        seen.add(actor.key)
    return actor


def _state(key: str, actors: Mapping[str, Actor]) -> str | None:
    """Return the key of the outermost state of an actor, or None."""
    actor = actors.get(key)
    above = outermost(actor, actors) if actor else None
    return above.key if above and above.kind == "state" and not above.of else None
