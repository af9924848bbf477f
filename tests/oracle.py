"""What a question means, said once more in plain Python: slow, short, and without SQL."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.model import Dossier, Event
    from diplotrack.timeline import EventFilter


@dataclass(frozen=True)
class Answer:
    """The keys of the events in order, each with whether it matches certainly; and how many matched."""

    matches: list[tuple[str, bool]]
    found: int


def answer(dossier: Dossier, question: EventFilter) -> Answer:
    """Return what a dossier answers to a question."""
    found = [
        (event.key, certain == "yes")
        for event in chronology(dossier.events)
        if _is_meant(dossier, event, question)
        and (certain := _in_window(event, question)) != "no"
        and (certain == "yes" or not question.certain)
    ]
    shown = found[::-1] if question.reverse else found
    return Answer(shown if question.limit is None else shown[: question.limit], len(found))


def chronology(events: Iterable[Event]) -> list[Event]:
    """Return the events in order, taking again and again the first that waits for no other."""
    rest = sorted(events, key=lambda event: (*_dates(event), event.date.possible_from, event.key))
    ordered = []
    while rest:
        same = {event.key: event for event in rest if _dates(event) == _dates(rest[0])}
        free = [event for event in same.values() if not same.keys() & set(event.follows)]
        ordered.append((free or list(same.values()))[0])
        rest.remove(ordered[-1])
    return ordered


def _dates(event: Event) -> tuple[int, int]:
    return event.date.sort_from, -event.date.sort_to


def _is_meant(dossier: Dossier, event: Event, question: EventFilter) -> bool:
    roles = {part.role for part in event.participants}
    place = _plain(event.place or "")
    return (
        all(_takes_part(dossier, event, names, question) for names in question.actors)
        and (not question.roles or bool(question.actors) or bool(roles & set(question.roles)))
        and (not question.types or event.type in question.types)
        and (not question.statuses or event.status in question.statuses)
        and (not question.keys or event.key in question.keys)
        and (not question.articles or bool({r.article for r in event.reports} & set(question.articles)))
        and (not question.places or any(_plain(name) in place for name in question.places))
        and (question.text is None or _has_words(event, question.text))
    )


def _takes_part(dossier: Dossier, event: Event, names: Iterable[str], question: EventFilter) -> bool:
    wanted = {
        actor.key
        for actor in dossier.actors
        if {name.casefold() for name in names}
        & {name.casefold() for name in (actor.key, actor.name, *actor.aliases)}
    }
    while not question.only:
        members = {actor.key for actor in dossier.actors if wanted & set(actor.of)}
        if members <= wanted:
            break
        wanted |= members
    return any(
        part.actor in wanted and (not question.roles or part.role in question.roles)
        for part in event.participants
    )


def _in_window(event: Event, question: EventFilter) -> str:
    since = question.since.earliest if question.since else None
    until = question.until.latest if question.until else None
    first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
    when = event.date
    if when.possible_from > last or when.possible_to < first:
        return "no"
    if when.lasting:
        return "yes" if when.sure_from <= last and when.sure_to >= first else "maybe"
    return "yes" if when.possible_from >= first and when.possible_to <= last else "maybe"


def _has_words(event: Event, question: str) -> bool:
    words = (words for said in event.utterances for each in said.wordings for words in each.fragments)
    columns = [event.title, event.summary, event.place or "", " ".join(words)]
    texts = [f" {' '.join(_tokens(column))} " for column in columns]
    phrases = [question.strip('"')] if question.startswith('"') else question.split()
    return all(
        any(f" {' '.join(_tokens(phrase))}{'' if phrase.endswith('*') else ' '}" in text for text in texts)
        for phrase in phrases
    )


def _tokens(text: str) -> list[str]:
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in bare).split()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())
