"""Timelines in which made-up actors take part in made-up events, for layouts that need no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplotrack.model import Actor, Participant, Spot
from diplotrack.timeline import DossierCard, EventFilter, Match, Timeline
from tests.made_up import made_up_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SPOT = Spot("actors.yaml", 1)


def cast_of(events: Sequence[Iterable[str]], actors: Iterable[Actor] = ()) -> Timeline:
    """Return a timeline of events in which these actors (keys) take part; "~key" is only mentioned."""
    matches = [
        Match(replace(made_up_event(f"event-{number}"), participants=tuple(map(_part, keys))))
        for number, keys in enumerate(events)
    ]
    known = {actor.key: actor for actor in actors}
    card = DossierCard("made-up", "Made up")
    return Timeline(card, EventFilter(), tuple(matches), known, {}, len(matches), len(matches))


def state(key: str, name: str) -> Actor:
    """Return a state."""
    return Actor(key, name, "state", SPOT)


def person(key: str, name: str, *of: str) -> Actor:
    """Return somebody who belongs to these states."""
    return Actor(key, name, "person", SPOT, of=of)


def _part(key: str) -> Participant:
    return Participant(key.lstrip("~"), "mentioned" if key.startswith("~") else "actor")
