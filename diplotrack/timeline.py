"""The question and the answer: which events, and what came of asking.

Every listing and every export is a look at one `Timeline`. A question about dates has three answers:
an event matches certainly, possibly, or not at all.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Actor, Article, Event, Utterance


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for. An empty filter asks for all of them.

    `actors` is an "and" of "or"s: names as a person types them (a name, an alias or a key, any letter
    case). A state or body stands for its members too, unless `only` is set. `roles` narrows the part
    that such an actor, or anybody where none is named, must have. `since` and `until` are closed
    bounds: from the earliest day of the one to the latest day of the other. Events that match only
    possibly are left out when `certain` is set. `text` is a full-text question; `places` are looked
    for inside the place, any letter case; `keys` are events'. `min_articles` and `single` ask how many
    articles stand behind an event, where copies of one agency report count as one. `as_of` asks what
    could be known on that day, on its last one if it is vague. `limit` counts events; `after` is the key
    of the event behind which, in the order asked for, the answer begins.
    """

    actors: tuple[tuple[str, ...], ...] = ()
    only: bool = False
    roles: tuple[str, ...] = ()
    since: EdtfDate | None = None
    until: EdtfDate | None = None
    certain: bool = False
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    text: str | None = None
    keys: tuple[str, ...] = ()
    min_articles: int = 0
    single: bool = False
    as_of: EdtfDate | None = None
    limit: int | None = None
    after: str | None = None
    reverse: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it leaves no event out."""
        return self == EventFilter(only=self.only, certain=self.certain, reverse=self.reverse)

    @property
    def known_on(self) -> date | None:
        """The day as of which is asked, or None where all that the dossier knows counts."""
        return date.fromordinal(self.as_of.end_to) if self.as_of else None


@dataclass(frozen=True, slots=True)
class Match:
    """An event that answers the question, certainly or only possibly."""

    event: Event
    certain: bool = True


class Matches(Collection[Match]):
    """Matches in order that are read when they are looked at, as often as they are: too many to be held."""

    @property
    @abstractmethod
    def certainly(self) -> int:
        """How many of them match certainly."""


MOST_COUNTED = 10_000
"""How far the events behind a limit are counted: one more stands for more than that."""


class DossierCard(NamedTuple):
    """What a dossier says of itself."""

    key: str
    title: str
    scope: str | None = None
    note: str | None = None
    coders: tuple[tuple[str, str], ...] = ()


class Snippet(NamedTuple):
    """Where a full-text search found its words in an event: "title", "summary", "place" or "words" (quoted).

    `parts` are the surroundings in order: a text, and whether it is one of the words found.
    """

    place: str
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events that answer a question, in order, with all that is needed to show them.

    `matches` may be more than can be held (see `Matches`). `actors` and `articles` are everything that the
    dossier declares, by key, in the files' order, looked up when asked for; `total` counts the dossier's
    events (as of a day, those known then), `found` those that matched before `limit` cut them, up to
    `MOST_COUNTED` and one more. `most_rows` is how many rows a listing of it may have, None for all.
    """

    dossier: DossierCard
    question: EventFilter
    matches: Collection[Match]
    actors: Mapping[str, Actor]
    articles: Mapping[str, Article]
    total: int
    found: int
    problems: int = field(default=0, compare=False)
    most_rows: int | None = field(default=None, compare=False)

    @property
    def events(self) -> Iterator[Event]:
        """The events alone, in order."""
        return (match.event for match in self.matches)

    @property
    def certainly(self) -> int:
        """How many of the matches are certain."""
        if isinstance(self.matches, Matches):
            return self.matches.certainly
        return sum(match.certain for match in self.matches)

    @property
    def utterances(self) -> Iterator[Utterance]:
        """What was said in these events, in order."""
        return (utterance for event in self.events for utterance in event.utterances)

    def actor_name(self, key: str) -> str:
        """Return an actor's name, or the key itself where the dossier does not declare it."""
        return self.actors[key].name if key in self.actors else key

    def independent(self, event: Event) -> int:
        """Return how many articles stand behind an event, copies of one agency report counting as one."""
        return independent(event.articles, self.articles)


def independent(keys: Iterable[str], articles: Mapping[str, Article]) -> int:
    """Return how many of the articles (keys) stand on their own: copies of one agency report count as one."""
    return len({(articles[key].wire or key) if key in articles else key for key in keys})


class ActorRow(NamedTuple):
    """An actor, with how many of a timeline's events it has a part in and how often it speaks there."""

    actor: Actor
    events: int
    quotes: int


class ArticleRow(NamedTuple):
    """An article, with how many of a timeline's events it reports and how many utterances it prints."""

    article: Article
    events: int
    quotes: int


class QuoteRow(NamedTuple):
    """An utterance beside the event in which it was said."""

    event: Event
    utterance: Utterance


def actor_rows(timeline: Timeline, *, closed: bool = False) -> list[ActorRow]:
    """Return the actors of a timeline in the files' order, with their counts.

    All that the dossier declares where the question is empty; else those that have a part in the
    events, whatever their role, and those that speak or are spoken to; with `closed`, also the states
    and bodies to which these belong.
    """
    events = Counter(
        key for event in timeline.events for key in {participant.actor for participant in event.participants}
    )
    quotes = Counter(utterance.speaker for utterance in timeline.utterances)
    if timeline.question.is_empty:
        shown = set(timeline.actors)
    else:
        shown = {*events, *quotes, *(utterance.addressee or "" for utterance in timeline.utterances)}
        if closed:
            shown |= _belonged_to(shown, timeline)
    rows = [
        ActorRow(actor, events[key], quotes[key]) for key, actor in timeline.actors.items() if key in shown
    ]
    return rows[: timeline.most_rows]


def _belonged_to(keys: set[str], timeline: Timeline) -> set[str]:
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        actor = timeline.actors.get(waiting.pop())
        above = set(actor.of) - found if actor else set()
        found |= above
        waiting += above
    return found


def article_rows(timeline: Timeline) -> list[ArticleRow]:
    """Return the articles of a timeline in the files' order, with their counts.

    All that the dossier declares where the question is empty; else those that report or quote in the
    events. An utterance counts once for an article, however often the article prints it.
    """
    events = Counter(key for event in timeline.events for key in event.articles)
    quotes = Counter(
        key
        for utterance in timeline.utterances
        for key in {wording.article for wording in utterance.wordings}
    )
    rows = [
        ArticleRow(article, events[key], quotes[key])
        for key, article in timeline.articles.items()
        if timeline.question.is_empty or key in events or key in quotes
    ]
    return rows[: timeline.most_rows]


def quote_rows(timeline: Timeline, speaker: frozenset[str] | None = None) -> list[QuoteRow]:
    """Return what was said, in the order of the events; only by these speakers (keys) if any are given."""
    rows = [
        QuoteRow(event, utterance)
        for event in timeline.events
        for utterance in event.utterances
        if speaker is None or utterance.speaker in speaker
    ]
    return rows[: timeline.most_rows]


def quoting(timeline: Timeline, speaker: frozenset[str] | None = None) -> Timeline:
    """Return the timeline with no utterances but those that `quote_rows` gives."""
    kept = {row.utterance.key for row in quote_rows(timeline, speaker)}
    matches = (
        replace(
            match,
            event=replace(
                match.event, utterances=tuple(each for each in match.event.utterances if each.key in kept)
            ),
        )
        for match in timeline.matches
    )
    return replace(timeline, matches=tuple(matches))
