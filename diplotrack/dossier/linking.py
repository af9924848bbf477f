"""From what the files say to what can be answered from.

In: a dossier as written. Out: the same without what is given twice or refers to nothing, so that every
key in it is unique and leads somewhere. What is left out here is a problem that a check reports.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, TypeVar

from diplotrack.codebook import codebook
from diplotrack.model import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from diplotrack.model import Actor, Disagreement, Dossier, Event, Office, Report, Utterance

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Known:
    """Every key that something in the dossier has."""

    coders: frozenset[str]
    actors: frozenset[str]
    articles: frozenset[str]
    events: frozenset[str]
    utterances: frozenset[str]


def linked(dossier: Dossier) -> Dossier:
    """Return the dossier without second records of a key, and without references that lead nowhere."""
    actors = frozenset(actor.key for actor in dossier.actors)
    known = _Known(
        frozenset(key for key, _ in dossier.coders),
        actors,
        frozenset(article.key for article in dossier.articles),
        frozenset(event.key for event in dossier.events),
        frozenset(
            said.key for event in dossier.events for said in event.utterances if said.speaker in actors
        ),
    )
    said: set[str] = set()
    return replace(
        dossier,
        actors=tuple(_actor(actor, known) for actor in _first(dossier.actors, lambda each: each.key)),
        articles=tuple(
            article if article.coder in known.coders else replace(article, coder=None)
            for article in _first(dossier.articles, lambda each: each.key)
        ),
        events=tuple(_event(event, known, said) for event in _first(dossier.events, lambda each: each.key)),
    )


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


def _first(things: Iterable[Thing], key: Callable[[Thing], Hashable]) -> tuple[Thing, ...]:
    """Return the first of the things that have the same key, in their order."""
    seen: dict[Hashable, Thing] = {}
    for thing in things:
        seen.setdefault(key(thing), thing)
    return tuple(seen.values())


def _among(keys: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key in known))


def _only(key: str | None, known: frozenset[str]) -> str | None:
    return key if key in known else None


def _actor(actor: Actor, known: _Known) -> Actor:
    return replace(
        actor,
        aliases=tuple(alias for alias in dict.fromkeys(actor.aliases) if alias != actor.name),
        of=_among(actor.of, known.actors),
        offices=tuple(_office(office, known) for office in actor.offices),
    )


def _office(office: Office, known: _Known) -> Office:
    return office._replace(began=_only(office.began, known.events), ended=_only(office.ended, known.events))


def _event(event: Event, known: _Known, said: set[str]) -> Event:
    """Return the event as it can be answered from; `said` grows by the keys of its utterances."""
    book = codebook()
    return replace(
        event,
        mode=event.mode if event.mode in book.types[event.type].modes else None,
        contexts=_among(event.contexts, book.contexts),
        participants=tuple(dict.fromkeys(each for each in event.participants if each.actor in known.actors)),
        part_of=_only(event.part_of, known.events),
        responds_to=_among(event.responds_to, known.events),
        follows=_among(event.follows, known.events),
        disagreements=tuple(_disagreement(each, known) for each in event.disagreements),
        reports=tuple(_report(each, known) for each in _first(event.reports, lambda each: each.article)),
        utterances=_utterances(event.utterances, known, said),
    )


def _report(report: Report, known: _Known) -> Report:
    return replace(report, names=tuple(name for name in report.names if name[0] in known.actors))


def _disagreement(disagreement: Disagreement, known: _Known) -> Disagreement:
    sides = tuple(side for side in disagreement.sides if side[0] == OUTSIDE or side[0] in known.articles)
    return disagreement._replace(sides=sides)


def _utterances(utterances: Iterable[Utterance], known: _Known, said: set[str]) -> tuple[Utterance, ...]:
    kept = []
    for each in utterances:
        if each.speaker not in known.actors or each.key in said:
            continue
        said.add(each.key)
        kept.append(
            replace(
                each,
                addressee=_only(each.addressee, known.actors),
                wordings=_first(each.wordings, lambda wording: wording.article),
                differs_from=_among(each.differs_from, known.utterances),
            )
        )
    return tuple(kept)
