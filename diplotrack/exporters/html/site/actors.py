"""Pages about actors: one about each, and one that lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.english import english
from diplotrack.exporters.html.site.addresses import path_of
from diplotrack.exporters.phrases import sentence
from diplotrack.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.html.site.census import Census
    from diplotrack.exporters.html.site.frame import File, Frame
    from diplotrack.model import Actor

MOST_COMPANY = 12
"""So many others are named with whom an actor appears, those with most events first."""


class Held(NamedTuple):
    """An office that an actor held: when, and what that rests on."""

    office: str
    dates: str
    basis: str
    why: str


def actor_pages(frame: Frame) -> Iterator[File]:
    """Yield a page about each actor, and the list of all."""
    census = frame.census
    for key in census.actors:
        yield _page(frame, key)
    offices = {key: _latest(row.actor) for key, row in census.actors.items()}
    yield frame.page("actors.html", "actors", "Actors", kinds=_kinds(census), offices=offices)


def _page(frame: Frame, key: str) -> File:
    census = frame.census
    actor = census.actors[key].actor
    company = sorted(
        census.company.get(key, {}).items(), key=lambda each: (-each[1], census.timeline.actor_name(each[0]))
    )
    return frame.page(
        path_of("actor", key),
        "actor",
        actor.name,
        "actors.html",
        actor=actor,
        meaning=KINDS.get(actor.kind, ""),
        offices=[*_offices(actor)],
        members=census.members.get(key, ()),
        company=company[:MOST_COMPANY],
        others=len(company) - MOST_COMPANY,
        parts=census.parts.get(key, ()),
        said=census.said.get(key, ()),
        heard=census.heard.get(key, ()),
        note=sentence(actor.note) if actor.note else "",
    )


def _offices(actor: Actor) -> Iterator[Held]:
    for office in actor.offices:
        why = sentence(office.basis.why) if office.basis.why else ""
        yield Held(office.office, english(office.dates), office.basis.basis, why)


def _latest(actor: Actor) -> str:
    """Return the office that an actor came to last, and when it held it; "" where there is none."""
    if not actor.offices:
        return ""
    office = max(actor.offices, key=lambda office: office.dates.sort_from)
    return f"{office.office}, {english(office.dates)}"


def _kinds(census: Census) -> dict[str, list[str]]:
    """Return the actors (keys) of each kind, those with most events first."""
    rows = sorted(census.actors.values(), key=lambda row: (-row.events, -row.quotes, row.actor.name))
    return {kind: keys for kind in KINDS if (keys := [row.key for row in rows if row.actor.kind == kind])}
