"""What the pages of a site have to know of each other: a `Timeline` in, lines about its events out.

A page about an actor lists events, a page about an event its answers: so all events are read once, and a
line is kept of each, before the first page is written. Events themselves are not kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.company import taking_part
from diplotrack.charts.marks import mark_of
from diplotrack.dates.english import english
from diplotrack.exporters.entries import related
from diplotrack.exporters.phrases import capital, quoted, status_word
from diplotrack.timeline import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.charts.marks import Mark
    from diplotrack.model import Event, Report, Utterance
    from diplotrack.timeline import Match, Timeline

ANSWERS = {"Part of": "Its parts", "Responds to": "Answered by", "Comes after": "Followed by"}
"""What a relation is called from its other end."""


class Line(NamedTuple):
    """An event in a list: `date` in plain English, `status` as it is read and "" for what happened.

    `year` and `month` are those under which it stands, `is_possible` whether it answers only possibly.
    """

    key: str
    title: str
    date: str
    year: int
    month: int
    status: str
    mark: Mark
    is_possible: bool


class Saying(NamedTuple):
    """An utterance in a list: the fullest of its wordings, "" where none prints words, and their number."""

    key: str
    event: Line
    speaker: str
    addressee: str | None
    words: str
    wordings: int


class Part(NamedTuple):
    """An event in which an actor has a part, and which: its roles in words."""

    event: Line
    roles: str


class Told(NamedTuple):
    """What an article says of an event, and what it prints of what was said there."""

    event: Line
    report: Report
    printed: tuple[Saying, ...]


class Census:
    """All events of a timeline as lines, by what they have to do with."""

    def __init__(self, timeline: Timeline) -> None:
        """Read the events once."""
        self.timeline = timeline
        self.tally = Tally()
        self.lines: dict[str, Line] = {}
        self.sayings: dict[str, Saying] = {}
        self.parts: defaultdict[str, list[Part]] = defaultdict(list)
        self.said: defaultdict[str, list[Saying]] = defaultdict(list)
        self.heard: defaultdict[str, list[Saying]] = defaultdict(list)
        self.company: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.told: defaultdict[str, list[Told]] = defaultdict(list)
        self.pointing: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for match in timeline.matches:
            self._see(match)
        self.order = [*self.lines]
        self.places = {key: place for place, key in enumerate(self.order)}
        self.actors = {row.key: row for row in self.tally.actor_rows(timeline, closed=True)}
        self.articles = {row.key: row for row in self.tally.article_rows(timeline)}
        self.members: defaultdict[str, list[str]] = defaultdict(list)
        for key, row in self.actors.items():
            for above in row.actor.of:
                self.members[above].append(key)

    def has(self, kind: str, key: str) -> bool:
        """Tell whether a thing, of a kind and a key, has a page."""
        there: dict[str, Mapping[str, object]] = {
            "event": self.lines,
            "actor": self.actors,
            "article": self.articles,
            "utterance": self.sayings,
        }
        return key in there[kind]

    def beside(self, key: str) -> tuple[Line | None, Line | None]:
        """Return the events before and behind an event (its key)."""
        place = self.places[key]
        before = self.lines[self.order[place - 1]] if place else None
        behind = self.lines[self.order[place + 1]] if place + 1 < len(self.order) else None
        return before, behind

    def _see(self, match: Match) -> None:
        event = match.event
        self.tally.count(event)
        line = self.lines[event.key] = _line(match)
        self._meet(event, line)
        for utterance in event.utterances:
            self._hear(utterance, line)
        for report in event.reports:
            printed = tuple(
                self.sayings[utterance.key]
                for utterance in event.utterances
                if any(wording.article == report.article for wording in utterance.wordings)
            )
            self.told[report.article].append(Told(line, report, printed))
        for label, others in related(event):
            for other in others:
                self.pointing[other].append((ANSWERS[label], event.key))

    def _meet(self, event: Event, line: Line) -> None:
        roles: dict[str, list[str]] = {}
        for participant in event.participants:
            roles.setdefault(participant.actor, []).append(participant.role)
        for actor, its in roles.items():
            self.parts[actor].append(Part(line, ", ".join(its)))
        there = taking_part(event)
        for actor in there:
            self.company[actor].update(other for other in there if other != actor)

    def _hear(self, utterance: Utterance, line: Line) -> None:
        fullest = max(utterance.wordings, key=lambda wording: len(wording.words or ""), default=None)
        words = quoted(fullest.fragments) if fullest else ""
        saying = Saying(
            utterance.key, line, utterance.speaker, utterance.addressee, words, len(utterance.wordings)
        )
        self.sayings[utterance.key] = saying
        self.said[utterance.speaker].append(saying)
        if utterance.addressee:
            self.heard[utterance.addressee].append(saying)


def _line(match: Match) -> Line:
    event = match.event
    day = date.fromordinal(event.date.sort_from)
    return Line(
        key=event.key,
        title=event.title,
        date=capital(english(event.date)),
        year=day.year,
        month=day.month,
        status="" if event.status == "happened" else status_word(event.status),
        mark=mark_of(event),
        is_possible=not match.certain,
    )
