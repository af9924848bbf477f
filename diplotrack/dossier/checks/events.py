"""Checks of events: what the codebook knows, what is reported, and how events hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.codebook import codebook
from diplotrack.criticism.reviewing import unreviewed
from diplotrack.dossier.checks.circles import circles
from diplotrack.dossier.checks.findings import Finding
from diplotrack.errors import did_you_mean
from diplotrack.model import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.dossier.reading import Reading
    from diplotrack.model import Spot


def unknown_mode(reading: Reading) -> Iterator[Finding]:
    """Find modes that the codebook does not have for the event's type."""
    for event in reading.written.events:
        modes = codebook().types[event.type].modes
        if event.mode is not None and event.mode not in modes:
            yield Finding(
                reading.marks.place(event.spot, "mode"),
                f'{event.type} has no mode "{event.mode}".',
                _offer(event.mode, modes) if modes else f'{event.type} has no modes: delete "mode".',
            )


def unknown_context(reading: Reading) -> Iterator[Finding]:
    """Find contexts that the codebook does not have."""
    for event in reading.written.events:
        for number, context in enumerate(event.contexts):
            if context not in codebook().contexts:
                yield Finding(
                    reading.marks.place(event.spot, "contexts", number),
                    f'The codebook has no context "{context}".',
                    _offer(context, codebook().contexts),
                )


def event_without_report(reading: Reading) -> Iterator[Finding]:
    """Find events that no article reports and whose date does not come from outside the articles."""
    for event in reading.written.events:
        told = event.reports or event.basis.basis == "outside"
        if not told and not reading.lost.may_hold("report", event.key):
            yield Finding(
                reading.marks.place(event.spot, "event"),
                f'No article reports "{event.key}".',
                'Add a report of it to an article, or give its date the basis "outside" with the reason.',
            )


def article_without_report(reading: Reading) -> Iterator[Finding]:
    """Find articles that report no event, and of which nothing is left to review either."""
    if reading.lost.any_of("report"):
        return
    spoken_for = {filed.report.article for filed in reading.reports}
    spoken_for |= {each.article for each in unreviewed(reading.written.articles, reading.quotations)}
    for article in reading.written.articles:
        if article.key not in spoken_for:
            yield Finding(
                reading.marks.place(article.spot, "article"),
                f'"{article.key}" reports no event.',
                'Add "reports" to it, or delete the file.',
            )


def reported_twice(reading: Reading) -> Iterator[Finding]:
    """Find second reports of one event in one article."""
    seen: set[tuple[str, str]] = set()
    for filed in reading.reports:
        pair = filed.report.article, filed.event
        if pair in seen:
            yield Finding(
                reading.marks.place(filed.report.spot, "event"),
                f'"{filed.report.article}" has a report of "{filed.event}" already.',
                'Make them one report with several anchors under "at".',
            )
        seen.add(pair)


def side_without_report(reading: Reading) -> Iterator[Finding]:
    """Find disagreements in which an article takes a side that does not report the event."""
    declared = {article.key for article in reading.written.articles}
    for event in reading.written.events:
        if reading.lost.may_hold("report", event.key):
            continue
        silent = declared.difference(event.articles)
        for number, disagreement in enumerate(event.disagreements):
            for article, _ in disagreement.sides:
                if article != OUTSIDE and article in silent:
                    yield Finding(
                        reading.marks.place(event.spot, "disagrees", number, "says", article, name=True),
                        f'"{article}" takes a side here and does not report "{event.key}".',
                        "Add the report to the article, or take out the side.",
                    )


def goes_in_circles(reading: Reading) -> Iterator[Finding]:
    """Find actors that belong to themselves, and events that are part of, or come after, themselves."""
    written = reading.written
    actors = {actor.key: actor.spot for actor in written.actors}
    events = {event.key: event.spot for event in written.events}
    members = {actor.key: actor.of for actor in written.actors}
    parts = {event.key: (event.part_of,) for event in written.events if event.part_of is not None}
    later = {event.key: (*event.follows, *event.responds_to) for event in written.events}
    yield from _circles(reading, members, actors, "belongs to", ("of",))
    yield from _circles(reading, parts, events, "is part of", ("part_of",))
    yield from _circles(reading, later, events, "comes after", ("follows", "responds_to"))


def _circles(
    reading: Reading,
    links: Mapping[str, Iterable[str]],
    spots: Mapping[str, Spot],
    words: str,
    fields: tuple[str, ...],
) -> Iterator[Finding]:
    for circle in circles(links):
        spot = spots[circle[0]]
        record = reading.marks.place(spot)
        places = [place for field in fields if (place := reading.marks.place(spot, field)) != record]
        chain = f" {words} ".join(f'"{key}"' for key in (*circle, circle[0]))
        yield Finding(
            (places or [record])[0], f"These go in a circle: {chain}.", "Take one of the links out."
        )


def _offer(name: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest of the names that are known, or with all of them."""
    names = list(known)
    nearest = did_you_mean(name, names).removeprefix(": ")
    return nearest[:1].upper() + nearest[1:] or f"It can be {', '.join(names)}."
