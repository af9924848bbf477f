"""Small dossiers for tests that name what they are about: what does not matter is filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import parse
from diplotrack.model import Actor, Basis, Dossier, Event, Participant, Spot, Utterance, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

SPOT = Spot("events.yaml", 1)


def made_up_event(key: str, date: str = "2025-10-29", *, actors: Iterable[str] = (), **said: object) -> Event:
    """Return an event; `actors` are the keys of those who do it, `said` any other of its fields."""
    event = Event(key, key, "", parse(date), Basis("stated"), "happened", "STATE", SPOT)
    return replace(event, participants=tuple(Participant(actor, "actor") for actor in actors), **said)  # type: ignore[arg-type]


def made_up_quote(key: str, *fragments: str) -> Utterance:
    """Return an utterance of one wording."""
    wording = Wording("article", "verbatim", fragments, (), SPOT)
    return Utterance(key, "event", "kim", SPOT, wordings=(wording,))


def made_up_actor(key: str, name: str, *aliases: str, of: tuple[str, ...] = ()) -> Actor:
    """Return an actor."""
    return Actor(key, name, "person", SPOT, aliases, of)


def made_up_dossier(events: Iterable[Event] = (), actors: Iterable[Actor] = ()) -> Dossier:
    """Return a dossier of these events and actors."""
    return Dossier("made-up", "Made up", actors=tuple(actors), events=tuple(events))
