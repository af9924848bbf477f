"""What the two pictures of who appears with whom have in common: layouts in, words and legends out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.charts.sides import NONE
from diplotrack.exporters.phrases import counted
from diplotrack.exporters.pictures.legend import Entry, Sample
from diplotrack.exporters.pictures.shapes import side_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from diplotrack.timeline import Timeline


def side_entries(sides: Collection[int], states: Sequence[str], timeline: Timeline) -> Iterator[Entry]:
    """Yield what explains the colours of these sides (numbers), of which `states` holds the keys."""
    for side in sorted({*sides} - {NONE}):
        yield Entry(Sample(None, f"cell side-{side_class(side)}"), timeline.actor_name(states[side]))
    if NONE in sides:
        yield Entry(Sample(None, f"cell side-{side_class(NONE)}"), "others")


def rule(shown: int, actors: int) -> Iterator[str]:
    """Yield by which rule so many of all actors are shown, where these are not all."""
    if shown < actors:
        yield f"{shown} of {actors:,} actors: those with most shared events."


def together(one: str, other: str, events: int) -> str:
    """Return how often two actors (names) appear together."""
    return f"{one} and {other}: {counted(events, 'event')}"
