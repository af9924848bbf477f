"""Records of the JSON promise `diplotrack/1`: a `Timeline` in, JSON-ready dictionaries out.

docs/json.md defines every member. What is absent is None (null) or an empty list; dates are ISO
(EDTF where they are vague); anchors count code points of an article's normalised text, end exclusive.
`shown` has the documents about one thing, with everything known of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.english import english

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.exporters.jsontext import Record
    from diplotrack.model import Anchor, Basis, Disagreement, Report, Utterance, Wording
    from diplotrack.timeline import ActorRow, ArticleRow, CountRow, Match, Timeline

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


def event_record(match: Match, timeline: Timeline) -> Record:
    """Return one event, and whether it matches certainly."""
    event = match.event
    return {
        "key": event.key,
        "title": event.title,
        "summary": event.summary or None,
        "date": _dated(event.date, event.basis),
        "status": event.status,
        "type": event.type,
        "place": event.place,
        "actors": [
            {"key": actor, "name": timeline.actor_name(actor), "role": role}
            for actor, role in event.participants
        ],
        "articles": list(event.articles),
        "utterances": [utterance.key for utterance in event.utterances],
        "part_of": event.part_of,
        "responds_to": list(event.responds_to),
        "match": "certain" if match.certain else "possible",
        "follows": list(event.follows),
        "mode": event.mode,
        "contexts": list(event.contexts),
        "note": event.note,
    }


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


def article_record(row: ArticleRow, timeline: Timeline) -> Record:
    """Return one article with its counts."""
    article = row.article
    unreviewed = sorted(
        anchor for context in article.context if not context.is_reviewed for anchor in context.at
    )
    return {
        "key": article.key,
        "title": article.title,
        "published": article.published.edtf if article.published else None,
        "basis": article.basis.basis if article.basis else None,
        "events": row.events,
        "quotes": row.quotes,
        "text_sha256": article.text.sha256 if article.text else None,
        "unreviewed": places(unreviewed, article.key, timeline),
    }


def count_record(row: CountRow) -> Record:
    """Return how many events a year, a month, a type or whatever is counted by has."""
    return {"key": row.key, "certainly": row.certainly, "possibly": row.possibly}


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


def places(anchors: Iterable[Anchor], article: str, timeline: Timeline) -> list[Record]:
    """Return anchors of an article (its key) as records, each with its paragraph."""
    known = timeline.articles.get(article)
    text = known.text if known else None
    return [
        {
            "paragraph": text.paragraph_of(anchor) if text else None,
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
