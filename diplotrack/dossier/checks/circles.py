"""Links that lead back to where they began. In: links between keys. Out: the circles among them."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def circles(links: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Return the circles in which the links lead back to where they began, each as its keys in turn.

    Circles that share a link count once.

    >>> circles({"a": ["b"], "b": ["c"], "c": ["b"], "d": ["d"]})
    [('b', 'c'), ('d',)]
    """
    rest = {key: set(others) for key, others in links.items()}
    found: list[tuple[str, ...]] = [(key,) for key, others in rest.items() if key in others]
    for own in found:
        rest[own[0]].discard(own[0])
    while circle := _circle(rest):
        rest[circle[-1]].discard(circle[0])
        found.append(circle)
    return sorted(found)


def _circle(links: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return the keys of a circle, each linked to the next and the last to the first; or nothing."""
    try:
        TopologicalSorter(links).prepare()
    except CycleError as error:
        around = error.args[1][:0:-1]
        least = around.index(min(around))
        return (*around[least:], *around[:least])
    return ()
