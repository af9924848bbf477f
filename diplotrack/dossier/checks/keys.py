"""Checks of keys and names: everything that is referred to is declared, once, and is of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dossier.checks.findings import Finding
from diplotrack.errors import did_you_mean
from diplotrack.model import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.dossier.reading import Reading
    from diplotrack.model import Actor, Event, Spot

Reference = tuple[str, str, "Spot", tuple[str | int, ...]]
"""What is referred to, its kind and key, and where: a record's spot and the steps inside it."""

_FILES = {"actor": "actors.yaml", "event": "events.yaml", "utterance": "events.yaml", "coder": "dossier.yaml"}


def undeclared_key(reading: Reading) -> Iterator[Finding]:
    """Find references to an actor, event, article, utterance or coder that nothing declares."""
    declared: dict[str, set[str]] = {
        "coder": {key for key, _ in reading.written.coders},
        "article": {article.key for article in reading.written.articles},
    }
    for kind, key, _ in _records(reading):
        declared.setdefault(kind, set()).add(key)
    for kind, key, spot, steps in _references(reading):
        known = declared.get(kind, set())
        if key in known or reading.lost.may_hold(kind, key):
            continue
        nearest = did_you_mean(key, known).removeprefix(": ")
        where = f"Declare it in {_FILES[kind]}" if kind in _FILES else "Add a file for it to articles/"
        yield Finding(
            reading.marks.place(spot, *steps, name=bool(steps) and steps[-1] == key),
            f'No {kind} has the key "{key}".',
            f"{where}, or {nearest}" if nearest else f"{where}.",
        )


def duplicate_key(reading: Reading) -> Iterator[Finding]:
    """Find keys that two records have, of whatever kind: a key alone must say what is meant."""
    seen: dict[str, tuple[str, Spot]] = {}
    for kind, key, spot in _records(reading):
        if key not in seen:
            seen[key] = kind, spot
            continue
        first, there = seen[key]
        owner = "an" if first[0] in "aeiou" else "a"
        yield Finding(
            reading.marks.place(spot, kind),
            f'The key "{key}" already belongs to {owner} {first} ({there.path}, line {there.line}).',
            "Give one of the two another key, and mend what refers to it.",
        )


def ambiguous_alias(reading: Reading) -> Iterator[Finding]:
    """Find names, in any letter case, that could mean two actors."""
    seen: dict[str, Actor] = {actor.key: actor for actor in reversed(reading.written.actors)}
    for actor in reading.written.actors:
        for name, steps in _names(actor):
            first = seen.setdefault(name.casefold(), actor)
            if first.key != actor.key:
                yield Finding(
                    reading.marks.place(actor.spot, *steps),
                    f'"{name}" could also mean {first.name} ({first.spot.path}, line {first.spot.line}).',
                    "Take the name from one of the two, or make it longer.",
                )


def repeated_alias(reading: Reading) -> Iterator[Finding]:
    """Find aliases that an actor has twice, or that are its name."""
    for actor in reading.written.actors:
        seen: set[str] = set()
        for name, steps in _names(actor):
            if name in seen:
                yield Finding(
                    reading.marks.place(actor.spot, *steps),
                    f'"{name}" is already a name of {actor.name}.',
                    "Delete it here.",
                )
            seen.add(name)


def actor_unused(reading: Reading) -> Iterator[Finding]:
    """Find actors that no event, no utterance and no other actor refers to."""
    if reading.lost.any_of("actor", "event", "utterance"):
        return
    used = {key for kind, key, _, _ in _references(reading) if kind == "actor"}
    for actor in reading.written.actors:
        if actor.key not in used:
            yield Finding(
                reading.marks.place(actor.spot, "actor"),
                f"Nothing refers to {actor.name}.",
                "Name it in an event, with the role mentioned if it takes no part, or delete it.",
            )


def _records(reading: Reading) -> Iterator[tuple[str, str, Spot]]:
    """Yield the kind, key and spot of every record that has a key, in the files' order."""
    written = reading.written
    yield from (("actor", actor.key, actor.spot) for actor in written.actors)
    for event in written.events:
        yield "event", event.key, event.spot
        yield from (("utterance", said.key, said.spot) for said in event.utterances)
    yield from (("article", article.key, article.spot) for article in written.articles)


def _references(reading: Reading) -> Iterator[Reference]:
    """Yield every reference from one record to another."""
    for actor in reading.written.actors:
        yield from _references_of_actor(actor)
    for event in reading.written.events:
        yield from _references_of_event(event)
    for article in reading.written.articles:
        if article.coder is not None:
            yield "coder", article.coder, article.spot, ("coder",)
    for filed in reading.reports:
        yield "event", filed.event, filed.report.spot, ("event",)
        for key, _ in filed.report.names:
            yield "actor", key, filed.report.spot, ("names", key)
        for each in filed.wordings:
            yield "utterance", each.utterance, each.wording.spot, ("utterance",)


def _references_of_actor(actor: Actor) -> Iterator[Reference]:
    yield from _each("actor", actor.of, actor.spot, "of")
    for number, office in enumerate(actor.offices):
        for field, key in (("began", office.began), ("ended", office.ended)):
            if key is not None:
                yield "event", key, actor.spot, ("offices", number, field)


def _references_of_event(event: Event) -> Iterator[Reference]:
    for number, participant in enumerate(event.participants):
        yield "actor", participant.actor, event.spot, ("actors", number, "actor")
    if event.part_of is not None:
        yield "event", event.part_of, event.spot, ("part_of",)
    yield from _each("event", event.responds_to, event.spot, "responds_to")
    yield from _each("event", event.follows, event.spot, "follows")
    for number, disagreement in enumerate(event.disagreements):
        for key, _ in disagreement.sides:
            if key != OUTSIDE:
                yield "article", key, event.spot, ("disagrees", number, "says", key)
    for said in event.utterances:
        yield "actor", said.speaker, said.spot, ("speaker",)
        if said.addressee is not None:
            yield "actor", said.addressee, said.spot, ("to",)
        yield from _each("utterance", said.differs_from, said.spot, "differs_from")


def _each(kind: str, keys: Iterable[str], spot: Spot, field: str) -> Iterator[Reference]:
    for number, key in enumerate(keys):
        yield kind, key, spot, (field, number)


def _names(actor: Actor) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield the actor's names with the steps that lead to them."""
    yield actor.name, ("name",)
    for number, alias in enumerate(actor.aliases):
        yield alias, ("aliases", number)
