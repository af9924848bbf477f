"""The page: a `Timeline` in, one file of HTML out that needs nothing else, piece by piece.

Header and chart; the events as a list; how to read it, actors and articles; what the script needs. The same
timeline gives the same bytes. The script adds to the page and is not needed to read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotrack.charts.sides import NONE, sides_of
from diplotrack.criticism.knowing import published_between
from diplotrack.exporters.appendices import actors, articles
from diplotrack.exporters.guide import Survey
from diplotrack.exporters.html.hashes import hash_of
from diplotrack.exporters.html.lines import FIRST, Lines, Links
from diplotrack.exporters.html.packing import packed
from diplotrack.exporters.html.rows import statuses, types
from diplotrack.exporters.html.script import script
from diplotrack.exporters.phrases import capital, counted, listed
from diplotrack.exporters.pictures.legend import samples
from diplotrack.exporters.pictures.swimlane import swimlane_figure
from diplotrack.exporters.plain import folded
from diplotrack.exporters.selection import selection
from diplotrack.exporters.templates import template, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.charts.swimlane import Swimlane
    from diplotrack.timeline import Timeline

MOST_PLAIN = 1_000
"""Of more events than these the rows are packed."""


def page(timeline: Timeline) -> Iterator[str]:
    """Yield the page in pieces."""
    survey = Survey(timeline)
    figure = swimlane_figure(timeline)
    lines = Lines(timeline, Links(timeline, {event.key for event in figure.lanes.events}))
    style, works = text_of("pictures/look.css") + text_of("html/look.css"), script()
    return template("html/page.html.jinja").generate(
        timeline=timeline,
        selected=selection(timeline),
        survey=survey,
        actors=actors(survey.tally, timeline),
        articles=articles(survey.tally, timeline),
        lines=lines,
        first=FIRST,
        is_small=lines.number <= MOST_PLAIN,
        packed=packed,
        counts=_counts(timeline, survey),
        figure=figure,
        samples=samples(),
        surroundings=_surroundings(timeline, figure.lanes, lines.days),
        style=style,
        script=works,
        policy=_policy(style, works),
    )


def _counts(timeline: Timeline, survey: Survey) -> str:
    """Return how much the page holds: "44 events, 21 actors and two articles"."""
    events = counted(len(timeline.matches), "event")
    people = counted(sum(1 for _ in survey.tally.actor_rows(timeline)), "actor")
    read = counted(sum(1 for _ in survey.tally.article_rows(timeline)), "article")
    return capital(f"{listed((events, people, read))}.")


def _surroundings(timeline: Timeline, drawn: Swimlane, days: Sequence[int]) -> dict[str, Any]:
    """Return what the script needs besides the rows; an actor's lane and side are as the chart has them."""
    places = {key: place for place, key in enumerate(timeline.actors)}
    states = {key for key, actor in timeline.actors.items() if actor.kind == "state"}
    sides = sides_of(dict.fromkeys(key for event in drawn.events for key in event.actors), timeline.actors).of
    return {
        "format": 1,
        "events": len(timeline.matches),
        "knots": drawn.scale.knots,
        "statuses": statuses(),
        "types": types(),
        "actors": [
            [
                key,
                folded(actor.name),
                sides.get(key, NONE),
                [places[body] for body in actor.of if body in places],
            ]
            for key, actor in timeline.actors.items()
        ],
        "articles": [
            [key, folded(article.title or key), *published_between(article)]
            for key, article in timeline.articles.items()
        ],
        "lanes": [
            [places.get(lane.key, -1), lane.is_member, lane.key in states, not lane.events]
            for lane in drawn.lanes
        ],
        "days": days,
    }


def _policy(style: str, script: str) -> str:
    """Return the policy of a page: this style, this script, pictures in the page itself, and nothing else."""
    return (
        f"default-src 'none'; script-src '{hash_of(script)}'; style-src '{hash_of(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
