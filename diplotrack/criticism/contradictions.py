"""All contradictions of a dossier, computed and declared: everything that it holds in, contradictions out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.criticism.clash import DECLARED, Contradiction, Side, shared_wire
from diplotrack.criticism.offices import offices
from diplotrack.criticism.orders import orders
from diplotrack.criticism.reported import dates, statuses
from diplotrack.criticism.wordings import wordings
from diplotrack.timeline import actor_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.model import Article, Disagreement, Event
    from diplotrack.timeline import Timeline


def contradictions(whole: Timeline) -> tuple[Contradiction, ...]:
    """Return the contradictions in the order of their events, and last those that belong to no event.

    `whole` is the answer to an empty question: an order may be refuted by an event that others leave out.
    """
    events = {event.key: event for event in whole.events}
    elsewhere = [*offices(whole.actors.values(), events), *orders(events)]
    by_event: dict[str | None, list[Contradiction]] = {key: [] for key in [*events, None]}
    for event in events.values():
        by_event[event.key] += _of_event(event, whole.articles)
    for each in elsewhere:
        by_event[each.events[0] if each.events else None].append(each)
    for event in events.values():
        by_event[event.key] += [_declared(event, each, whole.articles) for each in event.disagreements]
    return tuple(each for found in by_event.values() for each in found)


def concerning(found: tuple[Contradiction, ...], asked: Timeline) -> tuple[Contradiction, ...]:
    """Return those that touch an event of the answer, in its order, or, having no event, an actor of it."""
    order = {event.key: number for number, event in enumerate(asked.events)}
    actors = {row.actor.key for row in actor_rows(asked)}
    touching = [each for each in found if order.keys() & each.events]
    touching.sort(key=lambda each: min(order[key] for key in each.events if key in order))
    return (*touching, *(each for each in found if not each.events and actors.intersection(each.actors)))


def _of_event(event: Event, articles: Mapping[str, Article]) -> Iterator[Contradiction]:
    yield from filter(None, (dates(event, articles), statuses(event, articles)))
    yield from wordings(event, articles)


def _declared(event: Event, disagreement: Disagreement, articles: Mapping[str, Article]) -> Contradiction:
    reports = {report.article: report for report in event.reports}
    sides = tuple(
        Side(by, says, reports[by].at, reports[by].spot) if by in reports else Side(by, says, (), event.spot)
        for by, says in disagreement.sides
    )
    return Contradiction(
        DECLARED,
        disagreement.about,
        sides,
        (event.key,),
        declared=True,
        settled=disagreement.settled,
        wire=shared_wire(sides, articles),
    )
