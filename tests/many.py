"""Answers that are made up while they are read, so that nobody can hold all of them without being noticed."""

from __future__ import annotations

import gc
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from diplotrack.dates.edtf import parse
from diplotrack.model import (
    Actor,
    Anchor,
    Article,
    ArticleText,
    Basis,
    Disagreement,
    Event,
    Office,
    Participant,
    PrintedDate,
    Report,
    Spot,
    Utterance,
    Wording,
)
from diplotrack.timeline import Actors, DossierCard, EventFilter, Match, Matches, Timeline

Value = TypeVar("Value")

SPOT = Spot("events.jsonl", 1)
ACTORS = 50
ARTICLES = 200
DATES = [parse(text) for text in ("2025-10-29", "2025-10", "[..2019]", "2018~", "2019/..")]


def event(number: int) -> Event:
    """Return an event with three actors, a report and two quotes, about 2 KB of it."""
    key, article = f"event-{number}", f"article-{number % ARTICLES}"
    at = (Anchor(number, number + 99, f"{number:064x}"),)
    said = tuple(
        Utterance(
            f"{key}-said-{turn}",
            key,
            f"actor-{(number + turn) % ACTORS}",
            SPOT,
            f"actor-{number % ACTORS}",
            wordings=(Wording(article, "verbatim", (f"Quote {turn} of {key}. " * 5,), at, SPOT),),
        )
        for turn in range(2)
    )
    return Event(
        key=key,
        title=f"What happened as number {number:,}",
        summary=f"The summary of {key}, in a few words. " * 5,
        date=DATES[number * len(DATES) // 1_000 % len(DATES)],
        basis=Basis("stated"),
        status="happened" if number % 3 else "alleged",
        type="CONSULT",
        spot=SPOT,
        place="Hanoi",
        participants=tuple(
            Participant(f"actor-{(number * factor) % ACTORS}", role)
            for factor, role in ((1, "actor"), (7, "recipient"), (11, "mentioned"))
        ),
        follows=(f"event-{number - 1}",),
        disagreements=(Disagreement("place", ((article, "Hanoi"), ("outside", "Singapore"))),),
        reports=(Report(article, at, SPOT, PrintedDate("then")),),
        utterances=said,
    )


def actor(number: int) -> Actor:
    """Return an actor; of the first all others are members."""
    key, name = f"actor-{number}", f"Number{number} Actor"
    if not number:
        return Actor(key, name, "state", SPOT)
    office = Office("Minister", parse("2019/.."), Basis("outside"))
    return Actor(key, name, "person", SPOT, (f"Number{number}", "Actor"), ("actor-0",), (office,))


def article(number: int) -> Article:
    """Return an article."""
    text = ArticleText(f"{number:064x}", 4_000, "dt-norm-1", 3_990, (0, 100, 900))
    return Article(f"article-{number}", SPOT, text, title=f"Article {number}", published=DATES[0])


class Many(Matches):
    """So many events; `readings` counts how often they are read, `read` how many have been."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.readings = 0
        self.read = 0

    def __len__(self) -> int:
        return self.number

    def __contains__(self, match: object) -> bool:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Match]:
        self.readings += 1
        for number in range(self.number):
            self.read += 1
            yield Match(event(number), certain=bool(number % 2))

    @property
    def certainly(self) -> int:
        return self.number // 2


class Made(Mapping[str, Value]):
    """Things that are made when they are looked up, by keys that end in their number."""

    def __init__(self, name: str, number: int, make: Callable[[int], Value]) -> None:
        self.name = name
        self.number = number
        self.make = make

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[str]:
        return (f"{self.name}-{number}" for number in range(self.number))

    def __getitem__(self, key: str) -> Value:
        digits = key.rpartition("-")[2]
        if not digits:
            raise KeyError(key)
        number = int(digits)
        if not 0 <= number < self.number:
            raise KeyError(key)
        return self.make(number)


class ManyActors(Made[Actor], Actors):
    """Actors that tell who is called by a name."""

    def called(self, name: str) -> list[str]:
        return [key for key, each in self.items() if name == each.name or name in each.aliases]


def many(number: int) -> tuple[Timeline, Many]:
    """Return a timeline of so many events, and its matches."""
    matches = Many(number)
    timeline = Timeline(
        DossierCard("many", "Too many events to be held"),
        EventFilter(),
        matches,
        ManyActors("actor", ACTORS, actor),
        Made("article", ARTICLES, article),
        total=number,
        found=number,
        titles=Made("event", number, lambda each: event(each).title),
    )
    return timeline, matches


FEW, MORE = 400, 800
HELD = 60
"""So many bytes may be held for each further event: less than its key takes, let alone itself."""


def exhaust(pieces: Iterable[object]) -> None:
    """Read all pieces, and keep none."""
    deque(pieces, maxlen=0)


def grows(write: Callable[[Timeline], Iterable[object]]) -> float:
    """Return how many bytes more are held at once for each further event that is written."""
    exhaust(write(many(FEW)[0]))  # what is kept from one run to the next is not counted
    few, more = (_peak(write, number) for number in (FEW, MORE))
    return (more - few) / (MORE - FEW)


class _Swept(Many):
    """What is no longer needed is swept out while the events are read: only what is held is counted."""

    def __iter__(self) -> Iterator[Match]:
        for number, match in enumerate(super().__iter__()):
            if number % 50 == 0:
                gc.collect()
            yield match


def _peak(write: Callable[[Timeline], Iterable[object]], number: int) -> int:
    timeline = replace(many(number)[0], matches=_Swept(number))
    gc.collect()
    gc.freeze()
    tracemalloc.start()
    try:
        exhaust(write(timeline))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.unfreeze()
