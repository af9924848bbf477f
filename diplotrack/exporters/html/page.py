"""The page: a `Timeline` in, one file of HTML out that needs nothing else, piece by piece.

Header and chart; the events as a list; how to read it, actors and articles; what the script needs. The same
timeline gives the same bytes. The script adds to the page and is not needed to read it.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from diplotrack.charts.marks import mark_of
from diplotrack.charts.scale import stretched
from diplotrack.criticism.knowing import published_between
from diplotrack.exporters.appendices import actors, articles
from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.guide import Survey
from diplotrack.exporters.html.quotes import set_quotes
from diplotrack.exporters.html.rows import Rows, statuses, types
from diplotrack.exporters.links import web_link
from diplotrack.exporters.phrases import capital, counted, listed
from diplotrack.exporters.plain import folded
from diplotrack.exporters.selection import selection
from diplotrack.exporters.templates import macro, template, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.entries import Entry
    from diplotrack.timeline import Timeline


class Links(NamedTuple):
    """Where things are, for those who read the page: an address, or None."""

    timeline: Timeline

    def event(self, key: str) -> str | None:
        """Return where an event stands in the page."""
        return f"#{key}"

    def article(self, key: str) -> str | None:
        """Return where an article can be read."""
        article = self.timeline.articles.get(key)
        return web_link(article.url) if article and article.url else None


def page(timeline: Timeline) -> Iterator[str]:
    """Yield the page in pieces."""
    survey = Survey(timeline)
    lines = _Lines(timeline)
    style, script = text_of("html/look.css"), text_of("html/page.js")
    return template("html/page.html.jinja").generate(
        timeline=timeline,
        selected=selection(timeline),
        survey=survey,
        actors=actors(survey.tally, timeline),
        articles=articles(survey.tally, timeline),
        events=lines,
        counts=_counts(timeline, survey),
        chart="",
        surroundings=_surroundings(timeline),
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def _counts(timeline: Timeline, survey: Survey) -> str:
    """Return how much the page holds: "44 events, 21 actors and two articles"."""
    events = counted(len(timeline.matches), "event")
    people = counted(sum(1 for _ in survey.tally.actor_rows(timeline)), "actor")
    read = counted(sum(1 for _ in survey.tally.article_rows(timeline)), "article")
    return capital(f"{listed((events, people, read))}.")


def _surroundings(timeline: Timeline) -> dict[str, Any]:
    """Return what the script needs besides the rows."""
    marks = [mark_of(event) for event in timeline.events]
    places = {key: place for place, key in enumerate(timeline.actors)}
    return {
        "format": 1,
        "events": len(timeline.matches),
        "knots": stretched(marks).knots,
        "statuses": statuses(),
        "types": types(),
        "actors": [
            [key, folded(actor.name), -1, [places[body] for body in actor.of if body in places]]
            for key, actor in timeline.actors.items()
        ],
        "articles": [
            [key, folded(article.title or key), *published_between(article)]
            for key, article in timeline.articles.items()
        ],
        "lanes": [],
        "days": [],
    }


def _policy(style: str, script: str) -> str:
    """Return the policy of a page: this style, this script, pictures in the page itself, and nothing else."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


class _Lines:
    """The events as lines of HTML, in order, and the rows that are counted with them."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._links = Links(timeline)
        self.rows = Rows([*timeline.actors], [*timeline.articles])
        self._told = macro("html/entry.html.jinja", "entry")

    def __iter__(self) -> Iterator[Markup]:
        entries = (entry_of(match, self._timeline) for match in self._timeline.matches)
        for year, of_year in groupby(entries, lambda entry: entry.year):
            yield Markup('<li class="year" id="year-{0}"><h2>{0}</h2></li>').format(year)
            for entry in of_year:
                yield self._line(entry, None)

    def _line(self, entry: Entry, since: int | None) -> Markup:
        number = self.rows.add(entry, since=since)
        told = self._told(entry, mark_of(entry.event), [*set_quotes(entry)], self._links)
        line = Markup("").join(part.strip() for part in told.split("\n"))
        return Markup('<li class="event" id="{}" data-row="{}">{}</li>').format(entry.event.key, number, line)
