"""A made-up dossier of any size, record by record: its actors, and its articles with the events they report.

Everything follows from the number of events and the seed. Memory holds the actors and the last few events.
Records are what docs/format.md describes, and `diplotrack check` finds nothing wrong with them.
"""

from __future__ import annotations

import random
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from benchmarks.population import Population
from benchmarks.typesetting import Page
from benchmarks.vague_dates import chronological, dated
from benchmarks.vocabulary import NAMES, word, words, zipf
from diplotrack.codebook import UNCODED, codebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

Record: TypeAlias = "dict[str, Any]"

EVENTS_AN_ARTICLE = 20
PLACES = 300

REMEMBERED = 40
"""An event relates to one of so many before it."""

_STATUSES = {
    "happened": 80,
    "planned": 5,
    "ongoing": 4,
    "proposed": 4,
    "expected": 2,
    "called-off": 2,
    "did-not-happen": 2,
    "alleged": 1,
}
_BASES = {"stated": 60, "resolved": 20, "deduced": 12, "outside": 8}
_REASONS = {
    "resolved": "the weekday, in an article of the same week",
    "deduced": "from what came before and after",
    "outside": "the gazette",
}


class Chapter(NamedTuple):
    """An article, and the events that it reports and no other does."""

    article: Record
    events: list[Record]


class _Past(NamedTuple):
    """What is remembered of an event: its key, and from when to when it went on."""

    key: str
    first: date
    last: date


class Invention:
    """A dossier to be told once: its `card`, its `actors`, and then its `chapters` as a stream."""

    def __init__(self, events: int, seed: int, articles: int = 0) -> None:
        """Take the number of events, and how many articles there shall be at least, up to one an event."""
        self.events = events
        self.articles = min(events, max(articles, -(-events // EVENTS_AN_ARTICLE)))
        self.card: Record = {
            "dossier": f"made-up-{events}",
            "title": f"A made-up archive of {events:,} events",
            "note": f"Written by benchmarks/dossiers.py from the seed {seed}.",
            "coders": {"ann": "Ann Example", "ben": "Ben Example"},
        }
        self._chance = random.Random(seed)
        self._population = Population(events, self._chance)
        self._types = [each for each in codebook().types.values() if each.name != UNCODED]
        self._past: deque[_Past] = deque(maxlen=REMEMBERED)

    @property
    def actors(self) -> list[Record]:
        """The actors' records."""
        return self._population.actors

    def chapters(self) -> Iterator[Chapter]:
        """Yield the articles in order, each with its events."""
        for number in range(self.articles):
            first, last = (place * self.events // self.articles for place in (number, number + 1))
            yield self._chapter(number, range(first, last))

    def _chapter(self, number: int, events: range) -> Chapter:
        page = Page(self._chance)
        key = f"{word(NAMES + number % 1_000)}-{number}"
        days: list[date] = []
        told, reports = [], []
        for event in events:
            days.append(self._day(event, days))
            record = self._event(event, days[-1], key)
            speakers = [each["actor"] for each in record["actors"][:2]]
            record["utterances"], wordings, anchors = page.report(event, speakers)
            told.append(record)
            reports.append({**self._report(record), "at": anchors, "wordings": wordings})
        published = max(days) + timedelta(days=self._chance.randint(1, 5))
        article = {
            "article": key,
            "title": self._words(5, 9),
            "outlet": f"The {word(NAMES + number % 40).title()} Gazette",
            "published": published.isoformat(),
            "basis": "stated",
            "coder": self._chance.choice(list(self.card["coders"])),
            "text": page.text(),
            "reports": reports,
        }
        return Chapter(article, told)

    def _day(self, event: int, before: list[date]) -> date:
        """Return the day of the event of this number; one in twelve happens when the one before it does."""
        if before and self._once_in(12):
            return before[-1]
        return chronological((event + 0.5) / self.events, self._chance)

    def _event(self, number: int, day: date, article: str) -> Record:
        chance = self._chance
        date, title, basis = dated(day, chance), self._words(4, 7), self._among(_BASES)
        (type_,) = chance.choices(self._types, cum_weights=zipf(len(self._types)))
        event: Record = {"event": f"{'-'.join(title.lower().split()[:2])}-{number}", "date": date.edtf}
        event |= {"basis": basis, **({"why": _REASONS[basis]} if basis in _REASONS else {})}
        event |= {"status": self._among(_STATUSES), "type": type_.name}
        if type_.modes and self._once_in(2):
            event["mode"] = chance.choice(list(type_.modes))
        if self._once_in(2):
            event["contexts"] = chance.sample(list(codebook().contexts), chance.choice((1, 1, 1, 2)))
        event |= {"title": title, "summary": f"{self._words(10, 20)}."}
        if not self._once_in(3):
            event["place"] = self._place()
        participants = self._population.participants(number)
        event["actors"] = [{"actor": actor, "role": role} for actor, role in participants]
        if date.lasted:
            event |= self._relations(*date.lasted)
            self._past.append(_Past(event["event"], *date.lasted))
        if self._once_in(200):
            event["disagrees"] = [{"about": "number", "says": {article: "forty", "outside": "fifty"}}]
        return event

    def _relations(self, first: date, last: date) -> Record:
        """Return how an event of one certain day hangs together with earlier ones."""
        if first != last or not self._past:
            return {}
        found: Record = {}
        wholes = [
            past.key for past in self._past if past.first < past.last and past.first <= first <= past.last
        ]
        earlier = [past.key for past in self._past if past.first == past.last <= first]
        if wholes and self._once_in(5):
            found["part_of"] = wholes[-1]
        if earlier and self._once_in(25):
            found["responds_to"] = self._chance.choice(earlier)
        if self._past[-1][1:] == (first, last) and self._once_in(4):
            found["follows"] = self._past[-1].key
        return found

    def _report(self, event: Record) -> Record:
        """Return the beginning of the record of a report: what is stated, it states."""
        report: Record = {"event": event["event"]}
        if event["basis"] == "stated":
            report["dated"] = {"printed": f"on {event['date']}", "date": event["date"]}
        elif event["basis"] == "resolved":
            report["dated"] = {"printed": self._chance.choice(("on Monday", "on Wednesday", "on Friday"))}
        if self._once_in(20):
            report["names"] = {event["actors"][0]["actor"]: self._words(1, 2)}
        return report

    def _once_in(self, times: int) -> bool:
        return self._chance.randrange(times) == 0

    def _among(self, shares: dict[str, int]) -> str:
        return self._chance.choices(list(shares), list(shares.values()))[0]

    def _words(self, fewest: int, most: int) -> str:
        every, shares = words()
        count = self._chance.randint(fewest, most)
        return " ".join(self._chance.choices(every, cum_weights=shares, k=count)).capitalize()

    def _place(self) -> str:
        (number,) = self._chance.choices(range(PLACES), cum_weights=zipf(PLACES))
        return f"{word(NAMES + 2_000 + number).title()}, {word(NAMES + 3_000 + number // 10).title()}"
