"""How events were told as articles came out: one after the other, every state of knowledge on given days.

In: days, articles, and the events of a dossier. Out: for each event its states, from the first day on which
it was known. A state on a day is what a question as of that day answers. Days are ordinals.

Not every event is looked at on every day. What is known of one can only change on the days on which
- one of its own articles came out, possibly or certainly;
- its own day came: before that nothing of it is on record;
- all articles of the dossier were out: titles are the dossier's from then on;
- an event that it names came to be known, or had another title: the same three, of that event;
- and on every day while an article of its own may or may not have been out: what is past by that article was
  so by the day asked for. That ends when all its articles count, and its day has come if it is on record.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.knowing import Knowledge, as_known, published_between, told_alike
from diplotrack.criticism.windows import is_certain, window_of
from diplotrack.dates.edtf import FIRST_DAY, LAST_DAY
from diplotrack.model import OUTSIDE, Article, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.timeline import EventFilter, Match

MOST_DAYS = 400
"""Of more days than these only the last of each month is looked at, or of each year, century, and so on."""


class State(NamedTuple):
    """An event as it was told, and whether certainly; `titles` are those of events that it names, by key."""

    event: Event
    certain: bool
    titles: Mapping[str, str]


class History(NamedTuple):
    """What was told of an event before, by the day from which on, ascending; and since when it is as now.

    `since` is None where it was never told as now on any of the days.
    """

    before: tuple[tuple[int, State], ...]
    since: int | None


def days_of_publication(articles: Iterable[Article], until: int | None = None) -> tuple[int, ...]:
    """Return the days on which articles came out, possibly or certainly, ascending; at most `MOST_DAYS`.

    With `until`, that day is the last of them.
    """
    days: Collection[int] = {day for article in articles for day in published_between(article)}
    days = {day for day in days if FIRST_DAY < day < (until or LAST_DAY)} | ({until} if until else set())
    for length in (len("2025-10"), len("2025"), len("20"), len("2")):
        if len(days) <= MOST_DAYS:
            break
        days = {date.fromordinal(day).isoformat()[:length]: day for day in sorted(days)}.values()
    return tuple(sorted(days))


class Histories:
    """Tells the history of events that answer one question, on the same days."""

    def __init__(
        self, question: EventFilter, articles: Mapping[str, Article], events: Mapping[str, Event]
    ) -> None:
        """Take the question, and all articles and events of the dossier: these are looked up by key."""
        self._events = events
        self._window = window_of(question)
        self._only_certain = question.certain
        self._is_cut = question.as_of is not None
        self._articles = {key: replace(each, text=None, context=()) for key, each in articles.items()}
        self._out = {
            certain: {key: published_between(each)[certain] for key, each in self._articles.items()}
            for certain in (False, True)
        }
        self._complete = {certain: max(out.values(), default=LAST_DAY) for certain, out in self._out.items()}
        until = question.known_on.toordinal() if question.known_on else None
        self.days = days_of_publication(self._articles.values(), until)
        self._end = self._knowledge(until or LAST_DAY, certain=question.certain)

    def of(self, match: Match) -> History:
        """Return the history of an event that answers."""
        event = self._events.get(match.key, match.event) if self._is_cut else match.event
        now = self._told(event, self._end)
        states = [*self._states(event)]
        if states and now and states[-1][1] == now:
            return History(tuple(states[:-1]), states[-1][0])
        return History(tuple(states), None)

    def _states(self, event: Event) -> Iterator[tuple[int, State]]:
        """Yield the states that differ from the one before, and the day from which on each holds."""
        before = None
        for day in self._turning(event):
            state = self._told(event, self._knowledge(day, certain=self._only_certain))
            if state and state != before:
                yield day, state
                before = state

    def _told(self, event: Event, known: Knowledge) -> State | None:
        told = as_known(event, known)
        if told is None:
            return None
        titles = {key: self._title(key, known) for key in _named_by(told)}
        return State(told, self._is_certain(event, told, known), titles)

    def _is_certain(self, event: Event, told: Event, known: Knowledge) -> bool:
        """Tell whether it is told alike by the articles that were certainly out, and lies in the window."""
        if not is_certain(told.date, self._window):
            return False
        if self._only_certain or self._is_settled(event, known.day):
            return True
        surely = as_known(event, self._knowledge(known.day, certain=True))
        return surely is not None and told_alike(told, surely)

    def _is_settled(self, event: Event, day: int) -> bool:
        """Tell whether on a day nothing depends on an event's articles that may or may not have been out."""
        possibly, certainly = self._out[False], self._out[True]
        return (self._complete[False] <= day) == (self._complete[True] <= day) and all(
            (possibly[key] <= day) == (certainly[key] <= day) for key in event.articles if key in possibly
        )

    def _title(self, key: str, known: Knowledge) -> str:
        event = self._events.get(key)
        told = as_known(event, known) if event else None
        return told.title if told else key

    def _knowledge(self, day: int, *, certain: bool) -> Knowledge:
        """Return what was known on a day: of utterances only those that are asked for by their wordings."""
        out = self._out[certain]
        articles = _Out(self._articles, out, day)
        return Knowledge(
            day, articles, _Reported(self._events, out, day), (), complete=self._complete[certain] <= day
        )

    def _turning(self, event: Event) -> Sequence[int]:
        """Return those of the days on which what is known of an event can change, ascending."""
        turns = {self._complete[self._only_certain], self._complete[True], *self._own_days(event)}
        for key in _named_by(event):
            if other := self._events.get(key):
                turns.update(self._own_days(other))
        places = {bisect_left(self.days, day) for day in turns}
        places.update(self._unsettled(event))
        return [self.days[place] for place in sorted(places) if place < len(self.days)]

    def _own_days(self, event: Event) -> Iterator[int]:
        """Yield the days on which an event's articles came out, and the one on which its own day came."""
        yield event.date.possible_from
        for out in self._out.values():
            yield from (out[key] for key in event.articles if key in out)

    def _unsettled(self, event: Event) -> Iterator[int]:
        """Yield the places of the days on which an article of an event may or may not have been out."""
        if self._only_certain:
            return
        possibly, certainly = self._out[False], self._out[True]
        own = [key for key in event.articles if key in possibly]
        settled = max((possibly[key] for key in own), default=FIRST_DAY)
        if event.basis.basis == OUTSIDE:
            settled = max(settled, event.date.possible_from)
        for key in own:
            last = min(certainly[key], settled)
            yield from range(bisect_left(self.days, possibly[key]), bisect_right(self.days, last))


def _named_by(event: Event) -> tuple[str, ...]:
    """Return the keys of the events that one refers to."""
    part_of = (event.part_of,) if event.part_of else ()
    return (*part_of, *event.responds_to, *event.follows)


class _Out(Mapping[str, Article]):
    """The articles that were out on a day."""

    def __init__(self, articles: Mapping[str, Article], out: Mapping[str, int], day: int) -> None:
        self._articles = articles
        self._since = out
        self._day = day

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._since.get(key, LAST_DAY + 1) <= self._day

    def __getitem__(self, key: str) -> Article:
        if key not in self:
            raise KeyError(key)
        return self._articles[key]

    def __iter__(self) -> Iterator[str]:
        return (key for key, since in self._since.items() if since <= self._day)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Reported(Collection[str]):
    """The events that an article reports which was out on a day."""

    def __init__(self, events: Mapping[str, Event], out: Mapping[str, int], day: int) -> None:
        self._events = events
        self._since = out
        self._day = day

    def __contains__(self, key: object) -> bool:
        event = self._events.get(key) if isinstance(key, str) else None
        return event is not None and any(
            self._since.get(article, LAST_DAY + 1) <= self._day for article in event.articles
        )

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._events if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
