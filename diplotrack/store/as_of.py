"""Questions as of a day: the events as only those articles tell them that were out by then.

In: a connection, a question with `as_of`, and the keys of the actors it names. Out: the answer. What does not
depend on articles is asked of the database; what does, of each event as it was known.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.knowing import Knowledge, actor_as_known, as_known, published_by, told_alike
from diplotrack.criticism.windows import is_certain, window_of
from diplotrack.errors import NotFound
from diplotrack.store import loading
from diplotrack.store.catalogue import Actors, Articles
from diplotrack.store.conditions import matching, without_surrogates
from diplotrack.store.fulltext import as_match
from diplotrack.store.ordering import in_order
from diplotrack.store.word_search import found_in
from diplotrack.timeline import Match, independent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplotrack.model import Actor, Article, Event
    from diplotrack.store.conditions import Words
    from diplotrack.store.connection import Connection
    from diplotrack.timeline import EventFilter, Snippet

_EVENTS = """
SELECT DISTINCT event.key, event.rank FROM report JOIN event ON event.key = report.event
WHERE report.article IN (SELECT value FROM json_each(?))
"""
_UTTERANCES = """
SELECT DISTINCT wording.utterance FROM wording
WHERE wording.article IN (SELECT value FROM json_each(?))
"""


class AsKnown(NamedTuple):
    """The answer to a question as of a day: parts of a `Timeline`, and where words were found."""

    matches: tuple[Match, ...]
    found: int
    total: int
    titles: Mapping[str, str]
    actors: Mapping[str, Actor]
    articles: Mapping[str, Article]
    snippets: Mapping[str, Snippet]


def answered(
    connection: Connection, question: EventFilter, actors: Sequence[Sequence[str]], words: Words
) -> AsKnown:
    """Return the answer to a question that has `as_of`; `actors` holds the keys for the names in it.

    Raises UsageError for a window without a day and for a search without a word.
    """
    asked = _Asked(connection, question, words)
    matches, snippets = asked.matches(actors)
    if question.reverse:
        matches.reverse()
    asked_for = asked.behind(matches)
    shown = asked_for if question.limit is None else asked_for[: max(0, question.limit)]
    everybody = Actors(connection)
    keys = {match.event.key for match in shown}
    return AsKnown(
        matches=asked.in_full(shown),
        found=len(asked_for),
        titles=asked.titles,
        total=len(asked.known.events),
        actors={key: actor_as_known(actor, asked.known.day) for key, actor in everybody.items()},
        articles=asked.articles,
        snippets={key: snippet for key, snippet in snippets.items() if key in keys},
    )


class _Asked:
    """One question, with what was known on its day: at the most, and surely."""

    def __init__(self, connection: Connection, question: EventFilter, words: Words) -> None:
        self.connection = connection
        self.words = words
        self.question = question
        self.window = window_of(question)
        self.places: dict[str, int] = {}
        self.titles: dict[str, str] = {}
        self.articles = dict(Articles(connection, unreviewed=question.unreviewed))
        self.surely, self.ranks = self._knowledge(certain=True)
        self.known = self.surely
        if not question.certain:
            self.known, self.ranks = self._knowledge(certain=False)

    def _knowledge(self, *, certain: bool) -> tuple[Knowledge, dict[str, int]]:
        """Return what the articles tell that were out on the day, and the ranks of the events, by key."""
        day = self.question.as_of.end_to if self.question.as_of else 0
        articles = published_by(day, self.articles.values(), certain=certain)
        keys = [f"[{','.join(f'{chr(34)}{key}{chr(34)}' for key in articles)}]"]
        ranks: dict[str, int] = dict(self.connection.execute(_EVENTS, keys))
        utterances = {key for (key,) in self.connection.execute(_UTTERANCES, keys)}
        complete = len(articles) == len(self.articles)
        return Knowledge(day, articles, ranks.keys(), utterances, complete), ranks

    def matches(self, actors: Sequence[Sequence[str]]) -> tuple[list[Match], Mapping[str, Snippet]]:
        """Return all events that answer, in outline and in order, and where the words asked for stand."""
        query = matching(_regardless(self.question), actors, self.words)
        candidates = {rank for (rank,) in self.connection.execute(query.sql, query.parameters)}
        outlines = loading.events(self.connection, list(self.ranks.values()), loading.OUTLINE)
        known = list(in_order(_known(outlines.values(), self.known)))
        self.places = {each.key: place for place, each in enumerate(known)}
        self.titles = {each.key: each.title for each in known}
        asked = [each for each in known if self.ranks[each.key] in candidates and self._fits(each)]
        surely = {
            each.key: each
            for each in _known((outlines[self.ranks[event.key]] for event in asked), self.surely)
            if self._fits(each)
        }
        found = self._searched(asked, self.known)
        if found is not None:
            asked = [each for each in asked if each.key in found]
            searched = self._searched(surely.values(), self.surely) or {}
            surely = {key: each for key, each in surely.items() if key in searched}
        matches = (
            Match(
                each,
                is_certain(each.date, self.window)
                and each.key in surely
                and told_alike(each, surely[each.key]),
            )
            for each in asked
        )
        return [match for match in matches if match.certain or not self.question.certain], found or {}

    def behind(self, matches: list[Match]) -> list[Match]:
        """Return the matches behind the event after which the answer shall begin.

        Raises NotFound where that event was not known.
        """
        after, reverse = self.question.after, self.question.reverse
        if after is None:
            return matches
        if after not in self.places:
            raise NotFound("event", after, self.places, where="what was known on that day")
        place = self.places[after]
        return [
            each
            for each in matches
            if (self.places[each.event.key] > place) != reverse and each.event.key != after
        ]

    def in_full(self, matches: Sequence[Match]) -> tuple[Match, ...]:
        """Return the matches with all that was known of their events."""
        events = {each.key: each for each in self._full((match.event for match in matches), self.known)}
        return tuple(replace(match, event=events[match.event.key]) for match in matches)

    def _full(self, outlines: Iterable[Event], known: Knowledge) -> Iterable[Event]:
        ranks = [self.ranks[event.key] for event in outlines]
        return _known(loading.events(self.connection, ranks).values(), known)

    def _searched(self, outlines: Iterable[Event], known: Knowledge) -> dict[str, Snippet] | None:
        """Return where the words asked for stand in the events as they were known, or None if none are."""
        if self.question.text is None:
            return None
        words = without_surrogates(as_match(self.question.text))
        return found_in(self._full(outlines, known), words)

    def _fits(self, event: Event) -> bool:
        """Tell whether an event, as known, meets what depends on articles, and possibly the dates."""
        question = self.question
        behind = independent(event.articles, self.articles)
        return (
            (not question.statuses or event.status in question.statuses)
            and (not question.articles or not set(question.articles).isdisjoint(event.articles))
            and behind >= question.min_articles
            and (behind == 1 or not question.single)
            and (
                self.window is None
                or (event.date.possible_from <= self.window[1] and event.date.possible_to >= self.window[0])
            )
        )


def _known(events: Iterable[Event], known: Knowledge) -> Iterable[Event]:
    return filter(None, (as_known(event, known) for event in events))


def _regardless(question: EventFilter) -> EventFilter:
    """Return what of a question does not depend on which articles count."""
    return replace(
        question,
        since=None,
        until=None,
        certain=False,
        statuses=(),
        articles=(),
        text=None,
        min_articles=0,
        single=False,
        after=None,
        reverse=False,
    )
