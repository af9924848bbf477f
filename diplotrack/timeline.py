"""The question and the answer: which events, and what came of asking.

Every listing and every export is a look at one `Timeline`. A question about dates has three answers:
an event matches certainly, possibly, or not at all.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from diplotrack.model import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Article, Event, Utterance


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
    of the event behind which, in the order asked for, the answer begins. What nobody has reviewed goes with
    the answer only where `unreviewed` is set: stretches of articles that are to code, and articles in which
    there is nothing else.
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
    unreviewed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it leaves no event out."""
        return self == EventFilter(
            only=self.only, certain=self.certain, reverse=self.reverse, unreviewed=self.unreviewed
        )

    @property
    def known_on(self) -> date | None:
        """The day as of which is asked, or None where all that the dossier knows counts."""
        return date.fromordinal(self.as_of.end_to) if self.as_of else None


@dataclass(frozen=True, slots=True)
class Match:
    """An event that answers the question, certainly or only possibly."""

    event: Event
    certain: bool = True

    @property
    def key(self) -> str:
        """The event's key."""
        return self.event.key


class Matches(Collection[Match]):
    """Matches in order that are read when they are looked at, as often as they are: too many to be held."""

    @property
    @abstractmethod
    def certainly(self) -> int:
        """How many of them match certainly."""


class Actors(Mapping[str, Actor]):
    """Actors by key, in the files' order, that are read when they are looked up."""

    @abstractmethod
    def called(self, name: str) -> Collection[str]:
        """Return the keys of those with exactly this name or alias."""


MOST_COUNTED = 1_000
"""How far the events behind a limit are counted, or as far as the limit itself, and one more."""


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
    dossier declares and the question does not leave out as unreviewed, by key, in the files' order, and
    `titles` those of all its events, by key (as of a day, as they were known then): each looked up when asked
    for. So are `recorded`, all events of the dossier by key, as it has them, whatever was asked. `total`
    counts the dossier's events (as of a day, those known then), `found` those that matched before `limit` cut
    them, from `after` on: up to `most_counted` and one more, which stands for more than that.
    """

    dossier: DossierCard
    question: EventFilter
    matches: Collection[Match]
    actors: Mapping[str, Actor]
    articles: Mapping[str, Article]
    total: int
    found: int
    titles: Mapping[str, str] = field(default_factory=dict, compare=False)
    recorded: Mapping[str, Event] = field(default_factory=dict, compare=False)
    problems: int = field(default=0, compare=False)

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

    @property
    def is_cut(self) -> bool:
        """Whether `limit` left any of the events out."""
        return self.found > len(self.matches)

    @property
    def most_counted(self) -> int:
        """How far events are counted where there is a limit."""
        return max(MOST_COUNTED, self.question.limit or 0)

    def actor_name(self, key: str) -> str:
        """Return an actor's name, or the key itself where the dossier does not declare it."""
        actor = self.actors.get(key)
        return actor.name if actor else key

    def called(self, name: str) -> Collection[str]:
        """Return the keys of the actors with exactly this name or alias."""
        if isinstance(self.actors, Actors):
            return self.actors.called(name)
        return [key for key, actor in self.actors.items() if name == actor.name or name in actor.aliases]

    def independent(self, event: Event) -> int:
        """Return how many articles stand behind an event, copies of one agency report counting as one."""
        return independent(event.articles, self.articles)


def independent(keys: Collection[str], articles: Mapping[str, Article]) -> int:
    """Return how many of the articles (keys) stand on their own: copies of one agency report count as one."""
    if len(keys) <= 1:
        return len(keys)
    return len({article.wire or key if (article := articles.get(key)) else key for key in keys})


class ActorRow(NamedTuple):
    """An actor, with how many of a timeline's events it has a part in and how often it speaks there."""

    actor: Actor
    events: int
    quotes: int

    @property
    def key(self) -> str:
        """The actor's key."""
        return self.actor.key


class ArticleRow(NamedTuple):
    """An article, with how many of a timeline's events it reports and how many utterances it prints."""

    article: Article
    events: int
    quotes: int

    @property
    def key(self) -> str:
        """The article's key."""
        return self.article.key


class QuoteRow(NamedTuple):
    """An utterance beside the event in which it was said."""

    event: Event
    utterance: Utterance

    @property
    def key(self) -> str:
        """The utterance's key."""
        return self.utterance.key


class CountRow(NamedTuple):
    """A year, a month, a type, … (its key), and how many events it has that match, certainly or possibly."""

    key: str
    certainly: int
    possibly: int


Listed = Match | ActorRow | ArticleRow | QuoteRow | CountRow
"""What a row of a listing can be."""

Row = TypeVar("Row", bound=Listed)


class Page(Generic[Row]):
    """The rows of a listing, read once: at most a number of them, and then the key to go on with, if any.

    `shown` is how many rows there were, and `next` the key of the last where more would follow: both are
    known when all rows have been read.
    """

    def __init__(self, rows: Iterable[Row], most: int | None = None, *, more: bool = False) -> None:
        """Take the rows, how many of them to give (None for all), and whether more are known to follow."""
        self._rows = iter(rows)
        self._most = most
        self._more = more
        self.shown = 0
        self.next: str | None = None

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows."""
        row = None
        for row in islice(self._rows, self._most):
            self.shown += 1
            yield row
        if row is not None and (self._more or next(self._rows, None) is not None):
            self.next = row.key


def events_page(timeline: Timeline) -> Page[Match]:
    """Return the listing of a timeline's events."""
    return Page(timeline.matches, more=timeline.is_cut)


def behind(key: str | None, rows: Iterable[Row], order: Iterable[str]) -> Iterator[Row]:
    """Yield the rows that stand behind the one of that key, in the order of these keys; None: all."""
    before = set() if key is None else {key, *takewhile(lambda each: each != key, order)}
    return (row for row in rows if row.key not in before)


def quote_rows(timeline: Timeline, speakers: Collection[str] | None = None) -> Iterator[QuoteRow]:
    """Yield what was said, in the order of the events; only by these speakers (keys) if any are given."""
    return (
        QuoteRow(event, utterance)
        for event in timeline.events
        for utterance in event.utterances
        if speakers is None or utterance.speaker in speakers
    )


class Tally:
    """Counts who and what stands in events that pass by, one after the other. It holds no more than keys."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        """Begin with these events."""
        self.parts: Counter[str] = Counter()
        self.spoken: Counter[str] = Counter()
        self.reported: Counter[str] = Counter()
        self.printed: Counter[str] = Counter()
        self.addressed: set[str] = set()
        for event in events:
            self.count(event)

    def count(self, event: Event) -> None:
        """Count an event and what was said in it, each actor and each article once."""
        for key in {participant.actor for participant in event.participants}:
            self.parts[key] += 1
        for key in {report.article for report in event.reports}:
            self.reported[key] += 1
        for utterance in event.utterances:
            self.spoken[utterance.speaker] += 1
            for key in {wording.article for wording in utterance.wordings}:
                self.printed[key] += 1
            if utterance.addressee:
                self.addressed.add(utterance.addressee)

    def actor_rows(self, timeline: Timeline, *, closed: bool = False) -> Iterator[ActorRow]:
        """Yield the actors of a timeline in the files' order, with their counts.

        All that the dossier declares where the question is empty; else those that have a part in the
        events, whatever their role, and those that speak or are spoken to; with `closed`, also the states
        and bodies to which these belong.
        """
        shown = {*self.parts, *self.spoken, *self.addressed}
        if closed:
            shown |= _belonged_to(shown, timeline)
        return (
            ActorRow(actor, self.parts[key], self.spoken[key])
            for key, actor in timeline.actors.items()
            if timeline.question.is_empty or key in shown
        )

    def article_rows(self, timeline: Timeline) -> Iterator[ArticleRow]:
        """Yield the articles of a timeline in the files' order, with their counts.

        All that the dossier declares where the question is empty; else those that report or quote in the
        events. An utterance counts once for an article, however often the article prints it.
        """
        return (
            ArticleRow(article, self.reported[key], self.printed[key])
            for key, article in timeline.articles.items()
            if timeline.question.is_empty or key in self.reported or key in self.printed
        )


def actor_rows(timeline: Timeline, *, closed: bool = False) -> Iterator[ActorRow]:
    """Yield the actors of a timeline with their counts, as `Tally.actor_rows` does."""
    return Tally(timeline.events).actor_rows(timeline, closed=closed)


def article_rows(timeline: Timeline) -> Iterator[ArticleRow]:
    """Yield the articles of a timeline with their counts, as `Tally.article_rows` does."""
    return Tally(timeline.events).article_rows(timeline)


def _belonged_to(keys: Iterable[str], timeline: Timeline) -> set[str]:
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        actor = timeline.actors.get(waiting.pop())
        above = set(actor.of) - found if actor else set()
        found |= above
        waiting += above
    return found
