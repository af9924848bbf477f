"""What a build keeps of records with keys given twice and references to nothing, said in plain Python."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from diplotrack.codebook import codebook
from diplotrack.model import OUTSIDE, Actor, Dossier, Event, FiledArticle
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from diplotrack.model import Article, Office, Report, Utterance, Wording
    from diplotrack.store.rows import Record

Thing = TypeVar("Thing")


def linked(records: Iterable[Record]) -> Dossier:
    """Return the dossier of these records, in which every key is unique and leads somewhere.

    Of records with one key the first counts. An article that does not count takes its reports with it.
    """
    return _Linking(list(records)).dossier()


class _Linking:
    def __init__(self, records: list[Record]) -> None:
        """Choose the records that count."""
        (self._card,) = (each for each in records if isinstance(each, DossierCard))
        self._coders = {key for key, _ in self._card.coders}
        self._actors = _first((each for each in records if isinstance(each, Actor)), lambda actor: actor.key)
        self._events = _first((each for each in records if isinstance(each, Event)), lambda event: event.key)
        filed = _first(
            (each for each in records if isinstance(each, FiledArticle)), lambda each: each.article.key
        )
        self._articles: dict[str, Article] = {key: each.article for key, each in filed.items()}
        self._said = _first(
            (
                said
                for event in self._events.values()
                for said in event.utterances
                if said.speaker in self._actors
            ),
            lambda said: said.key,
        )
        self._reports: dict[str, list[Report]] = defaultdict(list)
        self._wordings: dict[str, list[Wording]] = defaultdict(list)
        for article in filed.values():
            for report in article.reports:
                self._reports[report.event].append(report.report)
                for wording in report.wordings:
                    self._wordings[wording.utterance].append(wording.wording)

    def dossier(self) -> Dossier:
        """Return all that counts, without references to what does not."""
        return Dossier(
            *self._card,
            actors=tuple(map(self._actor, self._actors.values())),
            articles=tuple(map(self._article, self._articles.values())),
            events=tuple(map(self._event, self._events.values())),
        )

    def _actor(self, actor: Actor) -> Actor:
        return replace(
            actor,
            aliases=tuple(alias for alias in dict.fromkeys(actor.aliases) if alias != actor.name),
            of=_among(actor.of, self._actors),
            offices=tuple(map(self._office, actor.offices)),
        )

    def _office(self, office: Office) -> Office:
        began, ended = (_only(key, self._events) for key in (office.began, office.ended))
        return office._replace(began=began, ended=ended)

    def _article(self, article: Article) -> Article:
        return replace(article, coder=_only(article.coder, self._coders))

    def _event(self, event: Event) -> Event:
        book, places = codebook(), {*self._articles, OUTSIDE}
        return replace(
            event,
            mode=event.mode if event.mode in book.types[event.type].modes else None,
            contexts=_among(event.contexts, book.contexts),
            participants=tuple(
                dict.fromkeys(each for each in event.participants if each.actor in self._actors)
            ),
            part_of=_only(event.part_of, self._events),
            responds_to=_among(event.responds_to, self._events),
            follows=_among(event.follows, self._events),
            disagreements=tuple(
                each._replace(sides=tuple(side for side in each.sides if side[0] in places))
                for each in event.disagreements
            ),
            reports=tuple(
                replace(each, names=tuple(name for name in each.names if name[0] in self._actors))
                for each in _first(self._reports[event.key], lambda report: report.article).values()
            ),
            utterances=tuple(
                self._utterance(each) for each in event.utterances if self._said.get(each.key) is each
            ),
        )

    def _utterance(self, said: Utterance) -> Utterance:
        wordings = _first(self._wordings[said.key], lambda wording: wording.article)
        return replace(
            said,
            addressee=_only(said.addressee, self._actors),
            wordings=tuple(wordings.values()),
            differs_from=_among(said.differs_from, self._said),
        )


def _first(things: Iterable[Thing], key: Callable[[Thing], str]) -> dict[str, Thing]:
    """Return by key the first of the things that have the same key, in their order."""
    kept: dict[str, Thing] = {}
    for thing in things:
        kept.setdefault(key(thing), thing)
    return kept


def _among(keys: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key in known))


def _only(key: str | None, known: Iterable[Hashable]) -> str | None:
    return key if key in known else None
