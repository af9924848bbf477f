"""Records of the JSON promise `diplotrack/1`: a `Timeline` in, JSON-ready dictionaries out.

docs/json.md defines every member. What is absent is None (null) or an empty list; dates are ISO
(EDTF where they are vague); anchors count code points of an article's normalised text, end exclusive.
The functions named `…_record` and `…_records` serve the listings and exports, `shown` one thing with
everything known of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from diplotrack.dates.english import english
from diplotrack.errors import NotFound
from diplotrack.timeline import EventFilter, actor_rows, article_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.exporters.jsontext import Record
    from diplotrack.model import Anchor, Basis, Disagreement, Office, Report, Utterance, Wording
    from diplotrack.timeline import ActorRow, ArticleRow, Match, Timeline

Thing = TypeVar("Thing")

FORMAT = "diplotrack/1"
"""The name of the promise: within it, members are added and never changed or taken away."""


def head(timeline: Timeline) -> Record:
    """Return the members with which every document opens; as of a day, the day is one of them."""
    day = timeline.question.known_on
    return {
        "format": FORMAT,
        "dossier": timeline.dossier.key,
        **({"as_of": day.isoformat()} if day else {}),
    }


def event_records(timeline: Timeline) -> Iterator[Record]:
    """Yield the timeline's events in order."""
    return (event_record(match, timeline) for match in timeline.matches)


def event_record(match: Match, timeline: Timeline) -> Record:
    """Return one event, and whether it matches certainly."""
    event = match.event
    return {
        "key": event.key,
        "title": event.title,
        "summary": event.summary,
        "date": _dated(event.date, event.basis),
        "status": event.status,
        "type": event.type,
        "place": event.place,
        "actors": [
            {**named(participant.actor, timeline), "role": participant.role}
            for participant in event.participants
        ],
        "articles": list(event.articles),
        "utterances": [utterance.key for utterance in event.utterances],
        "part_of": event.part_of,
        "responds_to": list(event.responds_to),
        "match": "certain" if match.certain else "possible",
        "follows": list(event.follows),
        "mode": event.mode,
        "contexts": list(event.contexts),
    }


def utterance_records(timeline: Timeline) -> Iterator[Record]:
    """Yield what was said in the timeline's events, in order."""
    return (utterance_record(utterance, timeline) for utterance in timeline.utterances)


def utterance_record(utterance: Utterance, timeline: Timeline) -> Record:
    """Return one utterance with its wordings."""
    return {
        "key": utterance.key,
        "event": utterance.event,
        "speaker": named(utterance.speaker, timeline),
        "addressee": utterance.addressee,
        "wordings": [wording_record(wording) for wording in utterance.wordings],
    }


def wording_record(wording: Wording) -> Record:
    """Return how one article prints an utterance."""
    return {
        "article": wording.article,
        "manner": wording.manner,
        "words": wording.words,
        "fragments": list(wording.fragments),
    }


def actor_records(timeline: Timeline, *, closed: bool = False) -> Iterator[Record]:
    """Yield the timeline's actors with their counts; `closed` as in `actor_rows`."""
    return (actor_record(row) for row in actor_rows(timeline, closed=closed))


def actor_record(row: ActorRow) -> Record:
    """Return one actor with its counts."""
    actor = row.actor
    return {
        "key": actor.key,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "of": list(actor.of),
        "offices": [
            {"office": office.office, "edtf": office.dates.edtf, "basis": office.basis.basis}
            for office in actor.offices
        ],
        "events": row.events,
        "quotes": row.quotes,
    }


def article_records(timeline: Timeline) -> Iterator[Record]:
    """Yield the timeline's articles with their counts."""
    return (article_record(row) for row in article_rows(timeline))


def article_record(row: ArticleRow) -> Record:
    """Return one article with its counts."""
    article = row.article
    return {
        "key": article.key,
        "title": article.title,
        "published": article.published.edtf if article.published else None,
        "basis": article.basis.basis if article.basis else None,
        "events": row.events,
        "quotes": row.quotes,
        "text_sha256": article.text.sha256,
    }


def shown(kind: str, key: str, timeline: Timeline) -> Record:
    """Return the document about one "event", "actor", "article" or "utterance".

    It holds the thing itself under its kind, and beside it, as lists, the events and utterances that
    belong to it. Raise NotFound where the timeline has no such thing.
    """
    return {**head(timeline), **_KINDS[kind](key, replace(timeline, question=EventFilter()))}


def _event(key: str, timeline: Timeline) -> Record:
    match = _found("event", key, {match.event.key: match for match in timeline.matches}, timeline)
    event = match.event
    return {
        "event": {
            **event_record(match, timeline),
            "reports": [report_record(report, timeline) for report in event.reports],
            "disagreements": [disagreement_record(each) for each in event.disagreements],
        },
        "utterances": [_utterance(utterance, timeline) for utterance in event.utterances],
    }


def _actor(key: str, timeline: Timeline) -> Record:
    row = _found("actor", key, {row.actor.key: row for row in actor_rows(timeline)}, timeline)
    actor = row.actor
    return {
        "actor": {
            **actor_record(row),
            "offices": [_office(office) for office in actor.offices],
            "code": actor.code,
            "wikidata": actor.wikidata,
            "note": actor.note,
        },
        "events": _events(
            (
                match
                for match in timeline.matches
                if any(participant.actor == key for participant in match.event.participants)
            ),
            timeline,
        ),
        "utterances": [
            _utterance(utterance, timeline)
            for utterance in timeline.utterances
            if key in (utterance.speaker, utterance.addressee)
        ],
    }


def _article(key: str, timeline: Timeline) -> Record:
    rows = {row.article.key: row for row in article_rows(timeline)}
    row = _found("article", key, rows, timeline)
    article = row.article
    return {
        "article": {
            **article_record(row),
            "why": article.basis.why if article.basis else None,
            "outlet": article.outlet,
            "author": article.author,
            "url": article.url,
            "coder": article.coder,
            "note": article.note,
            "text": {
                "sha256": article.text.sha256,
                "characters": article.text.characters,
                "norm": article.text.norm,
                "length": article.text.length,
                "paragraphs": list(article.text.paragraphs),
            },
            "reports": [
                {"event": event.key, **report_record(report, timeline)}
                for event in timeline.events
                for report in event.reports
                if report.article == key
            ],
            "context": [
                {"at": places(context.at, key, timeline), "why": context.why} for context in article.context
            ],
            "wire": article.wire,
            "verified": article.verified.edtf if article.verified else None,
        },
        "events": _events((match for match in timeline.matches if key in match.event.articles), timeline),
        "utterances": [
            _utterance(utterance, timeline)
            for utterance in timeline.utterances
            if any(wording.article == key for wording in utterance.wordings)
        ],
    }


def _said(key: str, timeline: Timeline) -> Record:
    utterances = {utterance.key: utterance for utterance in timeline.utterances}
    utterance = _found("utterance", key, utterances, timeline)
    return {
        "utterance": _utterance(utterance, timeline),
        "events": _events(
            (match for match in timeline.matches if match.event.key == utterance.event), timeline
        ),
    }


_KINDS: dict[str, Callable[[str, Timeline], Record]] = {
    "event": _event,
    "actor": _actor,
    "article": _article,
    "utterance": _said,
}


def _found(what: str, key: str, things: dict[str, Thing], timeline: Timeline) -> Thing:
    if key not in things:
        raise NotFound(what, key, things, where=timeline.dossier.key)
    return things[key]


def _events(matches: Iterable[Match], timeline: Timeline) -> list[Record]:
    return [event_record(match, timeline) for match in matches]


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


def report_record(report: Report, timeline: Timeline) -> Record:
    """Return what one article says of an event."""
    dated = report.dated
    return {
        "article": report.article,
        "printed": dated.printed if dated else None,
        "date": dated.date.edtf if dated and dated.date else None,
        "status": report.status,
        "at": places(report.at, report.article, timeline),
        "note": report.note,
        "title": report.title,
        "summary": report.summary,
    }


def disagreement_record(disagreement: Disagreement) -> Record:
    """Return something on which articles, or an article and the world outside, differ."""
    return {
        "about": disagreement.about,
        "says": [{"article": article, "says": says} for article, says in disagreement.sides],
        "settled": disagreement.settled,
    }


def _office(office: Office) -> Record:
    return {
        "office": office.office,
        "edtf": office.dates.edtf,
        "basis": office.basis.basis,
        "text": english(office.dates),
        "why": office.basis.why,
    }


def places(anchors: Iterable[Anchor], article: str, timeline: Timeline) -> list[Record]:
    """Return anchors of an article (its key) as records, each with its paragraph."""
    known = timeline.articles.get(article)
    return [
        {
            "paragraph": known.text.paragraph_of(anchor) if known else None,
            "start": anchor.start,
            "end": anchor.end,
            "sha256": anchor.sha256,
        }
        for anchor in anchors
    ]


def named(key: str, timeline: Timeline) -> Record:
    """Return an actor's key and name."""
    return {"key": key, "name": timeline.actor_name(key)}


def _dated(date: EdtfDate, basis: Basis) -> Record:
    return {
        "edtf": date.edtf,
        "text": english(date),
        "earliest": _iso(date.earliest),
        "latest": _iso(date.latest),
        "basis": basis.basis,
        "why": basis.why,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
