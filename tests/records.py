"""A dossier of the model as the records that its files would hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.model import (
    Actor,
    Article,
    ArticleText,
    FiledArticle,
    FiledReport,
    FiledWording,
    Report,
    Spot,
)
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.model import Dossier, Event
    from diplotrack.store.rows import Record

SPOT = Spot("made-up.yaml", 1)


def records_of(dossier: Dossier) -> Iterator[Record]:
    """Yield the records of a dossier. Actors and articles that it names and does not have are made up."""
    yield DossierCard(dossier.key, dossier.title, dossier.scope, dossier.note, dossier.coders)
    yield from dossier.actors
    for key in sorted(_named_actors(dossier) - {actor.key for actor in dossier.actors}):
        yield Actor(key, key, "person", SPOT)
    yield from dossier.events
    for article in dossier.articles:
        yield FiledArticle(article, tuple(_reports(dossier, article.key)))
    for key in sorted(_named_articles(dossier) - {article.key for article in dossier.articles}):
        article = Article(key, SPOT, ArticleText("0" * 64, 1000, "dt-norm-1", 1000, (0,)))
        yield FiledArticle(article, tuple(_reports(dossier, key)))


def _reports(dossier: Dossier, article: str) -> Iterator[FiledReport]:
    """Yield an article's reports; its wordings at events that it does not report stand in one of no event."""
    for event in dossier.events:
        wordings = tuple(
            FiledWording(said.key, wording)
            for said in event.utterances
            for wording in said.wordings
            if wording.article == article
        )
        for report in event.reports:
            if report.article == article:
                yield FiledReport(event.key, report, wordings)
                wordings = ()
        if wordings:
            yield FiledReport(f"not-{event.key}", Report(article, (), SPOT), wordings)


def _named_actors(dossier: Dossier) -> set[str]:
    said = [utterance for event in dossier.events for utterance in event.utterances]
    return {
        *(part.actor for event in dossier.events for part in event.participants),
        *(each.speaker for each in said),
        *(each.addressee for each in said if each.addressee),
        *(body for actor in dossier.actors for body in actor.of),
    }


def _named_articles(dossier: Dossier) -> set[str]:
    return {key for event in dossier.events for key in (*event.articles, *_printing(event))}


def _printing(event: Event) -> Iterator[str]:
    return (wording.article for said in event.utterances for wording in said.wordings)
