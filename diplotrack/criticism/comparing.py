"""Setting side by side what articles make of one utterance, of one event, or of a whole story.

In: model values. Out: values in which the sides stand in the same order everywhere, None where an article
has nothing. Nothing here judges who is right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from diplotrack.collation import Collation, Witness, collate, similarity, substantive, tokenise
from diplotrack.dates.relations import compatible
from diplotrack.errors import NotFound, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from diplotrack.model import Disagreement, Event, Report, Utterance, Wording

DIFFERENCES = {
    "dating": "they date it in other words, or to other days",
    "naming": "they call somebody by other names, or only one names somebody",
    "status": "they imply that it stands otherwise",
    "wording": "they print what was said in other words, or only one prints it",
    "claim": "they say something else of it, as the dossier declares",
}
"""Kinds of difference between reports of one event, and what each means."""


@dataclass(frozen=True, slots=True)
class UtteranceComparison:
    """The wordings of an utterance: those with words collated, those without beside them.

    The sigla of the collation are the articles' keys; it is None where no article prints any words.
    """

    event: Event
    utterance: Utterance
    collation: Collation | None

    def shown(self, *, only_words: bool) -> Collation | None:
        """Return the collation; with `only_words`, only what differs in its words differs."""
        return self.collation.substantive_only() if self.collation and only_words else self.collation

    @property
    def quoted(self) -> tuple[Wording, ...]:
        """The wordings that print words, in the order of the collation."""
        return tuple(wording for wording in self.utterance.wordings if wording.fragments)

    @property
    def told(self) -> tuple[Wording, ...]:
        """The wordings in the articles' own words."""
        return tuple(wording for wording in self.utterance.wordings if not wording.fragments)

    @property
    def similarities(self) -> tuple[tuple[str, float], ...]:
        """The article of each wording that prints words, without the base, and how like the base it is."""
        texts = {wording.article: wording.words or "" for wording in self.quoted}
        base = self.collation.base if self.collation else ""
        return tuple(
            (article, similarity(texts[base], text)) for article, text in texts.items() if article != base
        )


class Naming(NamedTuple):
    """What each article calls an actor (a key); None where it does not name it."""

    actor: str
    names: tuple[str | None, ...]

    def differs(self, *, only_words: bool = False) -> bool:
        """Tell whether not all call it the same; with `only_words`, marks and capitals do not count."""
        return len({_words(name) if name and only_words else name for name in self.names}) > 1


class Quoting(NamedTuple):
    """How each article prints an utterance; None where it does not have it.

    The collation is of the wordings that print words, None where fewer than two do.
    """

    utterance: Utterance
    wordings: tuple[Wording | None, ...]
    collation: Collation | None

    def shown(self, *, only_words: bool) -> Collation | None:
        """Return the collation; with `only_words`, only what differs in its words differs."""
        return self.collation.substantive_only() if self.collation and only_words else self.collation

    def differs(self, *, only_words: bool = False) -> bool:
        """Tell whether not all print it alike.

        With `only_words`, punctuation, capitals and contractions do not count.
        """
        if None in self.wordings or len({bool(each and each.fragments) for each in self.wordings}) > 1:
            return True
        if self.collation is None:
            return False
        kinds = {part.kind for segment in self.collation.segments for part in segment.parts} - {"same"}
        return any(map(substantive, kinds)) if only_words else bool(kinds)


class Alone(NamedTuple):
    """Something that only one article has: its "dating", the "name" of an actor, the "words" of an utterance.

    `what` is the printed dating, or the key of the actor or utterance.
    """

    article: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class EventComparison:
    """The reports of one event; `names`, `quotes` and `statuses` hold a side for each, in their order."""

    event: Event
    reports: tuple[Report, ...]
    names: tuple[Naming, ...]
    quotes: tuple[Quoting, ...]
    claims: tuple[Disagreement, ...]

    @property
    def statuses(self) -> tuple[str, ...]:
        """The status that each report implies."""
        return tuple(report.status or self.event.status for report in self.reports)

    @property
    def dating_differs(self) -> bool:
        """Whether not all date it in the same words and to the same days."""
        return len({report.dated for report in self.reports}) > 1

    @property
    def dates_clash(self) -> bool:
        """Whether what follows from two of the printed dates cannot both hold."""
        dates = [report.dated.date for report in self.reports if report.dated and report.dated.date]
        return not all(compatible(one, other) for one, other in combinations(dates, 2))

    @property
    def alone(self) -> Iterator[Alone]:
        """What only one of several reports has, article by article."""
        if len(self.reports) > 1:
            for place, report in enumerate(self.reports):
                yield from self._alone(place, report)

    def _alone(self, place: int, report: Report) -> Iterator[Alone]:
        article = report.article
        if report.dated and not any(other.dated for other in self.reports if other is not report):
            yield Alone(article, "dating", report.dated.printed)
        for naming in self.names:
            if _only(naming.names, place):
                yield Alone(article, "name", naming.actor)
        for quoting in self.quotes:
            if _only([each if each and each.fragments else None for each in quoting.wordings], place):
                yield Alone(article, "words", quoting.utterance.key)

    def differences(self, *, only_words: bool = False) -> Counter[str]:
        """Count the differences of each kind in `DIFFERENCES`; `only_words` as in `Quoting.differs`."""
        return Counter(
            dating=int(self.dating_differs),
            naming=sum(naming.differs(only_words=only_words) for naming in self.names),
            status=int(len(set(self.statuses)) > 1),
            wording=sum(quoting.differs(only_words=only_words) for quoting in self.quotes),
            claim=len(self.claims),
        )


@dataclass(frozen=True, slots=True)
class ArticleComparison:
    """Two articles: the events that both report, compared, and those that only the one or the other does."""

    articles: tuple[str, str]
    shared: tuple[EventComparison, ...]
    only: tuple[tuple[Event, ...], tuple[Event, ...]]

    def differences(self, *, only_words: bool = False) -> Counter[str]:
        """Count the differences of each kind in all events that both report."""
        total = Counter(dict.fromkeys(DIFFERENCES, 0))
        for event in self.shared:
            total.update(event.differences(only_words=only_words))
        return total


Comparison: TypeAlias = "UtteranceComparison | EventComparison | ArticleComparison"
"""Any of the three."""


def compare_utterance(utterance: Utterance, event: Event, base: str | None = None) -> UtteranceComparison:
    """Collate the wordings of an utterance, against that of the article `base`, or else their medoid.

    Raises NotFound if no such article has a wording of it, UsageError if that article prints no words.
    """
    if base is not None:
        wordings = {wording.article: wording for wording in utterance.wordings}
        if base not in wordings:
            raise NotFound("article", base, wordings, where=f'the wordings of "{utterance.key}"')
        if not wordings[base].fragments:
            raise UsageError(
                f'"{base}" tells "{utterance.key}" in its own words, so it cannot be the base: '
                "take an article that prints the words."
            )
    return UtteranceComparison(event, utterance, _collated(utterance.wordings, base))


def compare_event(event: Event, articles: Collection[str] | None = None) -> EventComparison:
    """Compare the reports of an event, or those of some articles, in the order of these.

    Claims are the disagreements declared for the event; of some articles, those to which all are sides.
    """
    by_article = {report.article: report for report in event.reports}
    keys = tuple(by_article) if articles is None else tuple(key for key in articles if key in by_article)
    reports = tuple(by_article[key] for key in keys)
    quotes = (_quoting(utterance, keys) for utterance in event.utterances)
    return EventComparison(
        event=event,
        reports=reports,
        names=tuple(_namings(event, reports)),
        quotes=tuple(each for each in quotes if any(each.wordings)),
        claims=tuple(
            claim for claim in event.disagreements if articles is None or set(keys) <= set(dict(claim.sides))
        ),
    )


def compare_articles(one: str, other: str, events: Iterable[Event]) -> ArticleComparison:
    """Compare what two articles (keys) make of the events, in the order of these."""
    shared: list[EventComparison] = []
    only: tuple[list[Event], list[Event]] = ([], [])
    for event in events:
        reporting = set(event.articles) & {one, other}
        if len(reporting) > 1:
            shared.append(compare_event(event, (one, other)))
        elif reporting:
            only[other in reporting].append(event)
    return ArticleComparison((one, other), tuple(shared), (tuple(only[0]), tuple(only[1])))


def _collated(wordings: Iterable[Wording], base: str | None = None) -> Collation | None:
    witnesses = [
        Witness(wording.article, wording.fragments, partial=wording.manner == "partial")
        for wording in wordings
        if wording.fragments
    ]
    return collate(witnesses, base) if witnesses else None


def _quoting(utterance: Utterance, articles: tuple[str, ...]) -> Quoting:
    found = {wording.article: wording for wording in utterance.wordings}
    sides = tuple(found.get(article) for article in articles)
    printed = [wording for wording in sides if wording and wording.fragments]
    wordings = tuple(wording for wording in sides if wording)
    collation = _collated(printed) if len(printed) > 1 else None
    return Quoting(replace(utterance, wordings=wordings), sides, collation)


def _namings(event: Event, reports: tuple[Report, ...]) -> Iterator[Naming]:
    """Yield the actors that some report names, those of the event first and in its order."""
    names = [dict(report.names) for report in reports]
    order = [participant.actor for participant in event.participants]
    order += [actor for each in names for actor in each]
    for actor in dict.fromkeys(order):
        if any(actor in each for each in names):
            yield Naming(actor, tuple(each.get(actor) for each in names))


def _words(text: str) -> str:
    return " ".join(key for token in tokenise(text) if not token.mark for key in token.keys)


def _only(sides: Iterable[object | None], place: int) -> bool:
    return [number for number, side in enumerate(sides) if side is not None] == [place]
