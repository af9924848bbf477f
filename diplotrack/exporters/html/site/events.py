"""The page of an event: what `entry_of` says of it and all that its reports say in, a page out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.codebook import codebook
from diplotrack.exporters.entries import Relation
from diplotrack.exporters.html.site.addresses import path_of
from diplotrack.exporters.html.site.reports import card
from diplotrack.exporters.phrases import sentence
from diplotrack.model import BASES, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.exporters.entries import Entry
    from diplotrack.exporters.html.quotes import SetQuote
    from diplotrack.exporters.html.site.census import Census
    from diplotrack.exporters.html.site.frame import File, Frame
    from diplotrack.model import Event


class Role(NamedTuple):
    """One of `ROLES`, what it means, and the keys of the actors who have it."""

    name: str
    meaning: str
    actors: tuple[str, ...]


def event_page(frame: Frame, told: Entry, quotes: Sequence[SetQuote]) -> File:
    """Return the page of an event, with its quotes as they are set."""
    event, census = told.event, frame.census
    before, behind = census.beside(event.key)
    return frame.page(
        path_of("event", event.key),
        "event",
        event.title,
        "chronology.html",
        told=told,
        line=census.lines[event.key],
        basis=BASES.get(event.basis.basis, ""),
        kind=_kind(event),
        roles=[*_roles(event)],
        quotes=quotes,
        reports=[card(report, census.timeline) for report in event.reports],
        relations=[*told.relations, *_answers(event.key, census)],
        note=sentence(event.note) if event.note else "",
        before=before,
        behind=behind,
    )


def _kind(event: Event) -> str:
    """Return the type in the codebook, its mode and contexts, with what they mean, as sentences."""
    kind = codebook().types.get(event.type)
    modes = kind.modes if kind else {}
    parts = [f"{event.type}: {kind.meaning}" if kind else event.type]
    if event.mode:
        parts.append(f"Mode {event.mode}: {modes.get(event.mode, 'not in the codebook')}")
    if event.contexts:
        parts.append(f"Context: {', '.join(event.contexts)}")
    return " ".join(map(sentence, parts))


def _roles(event: Event) -> Iterator[Role]:
    for name, meaning in ROLES.items():
        if keys := tuple(each.actor for each in event.participants if each.role == name):
            yield Role(name, meaning, keys)


def _answers(key: str, census: Census) -> Iterator[Relation]:
    """Yield how other events stand to this one."""
    answers: dict[str, list[str]] = {}
    for label, other in census.pointing.get(key, ()):
        answers.setdefault(label, []).append(other)
    for label, others in answers.items():
        yield Relation(label, tuple((other, census.lines[other].title) for other in others))
