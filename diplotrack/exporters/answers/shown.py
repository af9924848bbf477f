"""Documents about one thing, with everything known of it: a key and a `Timeline` in, JSON records out.

docs/json.md defines every member; the records that listings have too are those of `records`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.english import english
from diplotrack.exporters.records import (
    actor_record,
    article_record,
    disagreement_record,
    event_record,
    head,
    places,
    report_record,
    utterance_record,
    wording_record,
)
from diplotrack.timeline import ActorRow, ArticleRow, Tally, quote_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from diplotrack.exporters.jsontext import Record
    from diplotrack.model import Article, Office, Utterance, Wording
    from diplotrack.timeline import Match, QuoteRow, Timeline


class Shown(NamedTuple):
    """A document: its first members, and the lists behind them, whose records come when asked for."""

    head: Record
    lists: Mapping[str, Iterable[Record]]


def shown(kind: str, key: str, timeline: Timeline) -> Shown:
    """Return the document about one "event", "actor", "article" or "utterance" that the timeline has.

    It holds the thing itself under its kind, and beside it, as lists, the events and utterances that
    belong to it.
    """
    thing, lists = _KINDS[kind](key, timeline)
    return Shown({**head(timeline), kind: thing}, lists)


def _event(key: str, timeline: Timeline) -> Shown:
    match = next(match for match in timeline.matches if match.key == key)
    event = match.event
    record = {
        **event_record(match, timeline),
        "reports": [report_record(report, timeline) for report in event.reports],
        "disagreements": [disagreement_record(each) for each in event.disagreements],
    }
    return Shown(record, {"utterances": (_utterance(each, timeline) for each in event.utterances)})


def _actor(key: str, timeline: Timeline) -> Shown:
    actor = timeline.actors[key]
    tally = Tally(timeline.events)
    record = {
        **actor_record(ActorRow(actor, tally.parts[key], tally.spoken[key])),
        "offices": [_office(office) for office in actor.offices],
        "code": actor.code,
        "wikidata": actor.wikidata,
        "note": actor.note,
    }

    def has_part(match: Match) -> bool:
        return any(participant.actor == key for participant in match.event.participants)

    def has_words(row: QuoteRow) -> bool:
        return key in (row.utterance.speaker, row.utterance.addressee)

    return Shown(record, _lists(timeline, has_part, has_words))


def _article(key: str, timeline: Timeline) -> Shown:
    article = timeline.articles[key]
    tally = Tally(timeline.events)
    record = {
        **article_record(ArticleRow(article, tally.reported[key], tally.printed[key]), timeline),
        **_about(article),
        "reports": [
            {"event": event.key, **report_record(report, timeline)}
            for event in timeline.events
            for report in event.reports
            if report.article == key
        ],
        "context": [
            {"at": places(context.at, key, timeline), "why": context.why}
            for context in article.context
            if context.is_reviewed
        ],
        "wire": article.wire,
        "verified": article.verified.edtf if article.verified else None,
    }

    def reported(match: Match) -> bool:
        return key in match.event.articles

    def printed(row: QuoteRow) -> bool:
        return any(wording.article == key for wording in row.utterance.wordings)

    return Shown(record, _lists(timeline, reported, printed))


def _about(article: Article) -> Record:
    return {
        "why": article.basis.why if article.basis else None,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "coder": article.coder,
        "note": article.note,
        "text": article.text and article.text._asdict(),
    }


def _said(key: str, timeline: Timeline) -> Shown:
    row = next(row for row in quote_rows(timeline) if row.key == key)

    def there(match: Match) -> bool:
        return match.key == row.event.key

    return Shown(_utterance(row.utterance, timeline), {"events": _events(timeline, there)})


_KINDS: dict[str, Callable[[str, Timeline], Shown]] = {
    "event": _event,
    "actor": _actor,
    "article": _article,
    "utterance": _said,
}


def _lists(
    timeline: Timeline, of_event: Callable[[Match], bool], of_quote: Callable[[QuoteRow], bool]
) -> dict[str, Iterable[Record]]:
    """Return the events and the utterances that belong to a thing."""
    quotes = filter(of_quote, quote_rows(timeline))
    return {
        "events": _events(timeline, of_event),
        "utterances": (_utterance(row.utterance, timeline) for row in quotes),
    }


def _events(timeline: Timeline, wanted: Callable[[Match], bool]) -> Iterator[Record]:
    return (event_record(match, timeline) for match in timeline.matches if wanted(match))


def _utterance(utterance: Utterance, timeline: Timeline) -> Record:
    return {
        **utterance_record(utterance, timeline),
        "wordings": [_wording(wording, timeline) for wording in utterance.wordings],
        "note": utterance.note,
    }


def _wording(wording: Wording, timeline: Timeline) -> Record:
    return {
        **wording_record(wording),
        "at": places(wording.at, wording.article, timeline),
        "note": wording.note,
    }


def _office(office: Office) -> Record:
    return {
        "office": office.office,
        "edtf": office.dates.edtf,
        "basis": office.basis.basis,
        "text": english(office.dates),
        "why": office.basis.why,
    }
