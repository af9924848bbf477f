"""Gaps: where a dossier is thin. A `Timeline` in; events, quotes, actors, articles and silences out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.codebook import UNCODED
from diplotrack.criticism.silences import silences
from diplotrack.dates.english import english
from diplotrack.dates.printed import suggest
from diplotrack.timeline import actor_rows, article_rows, independent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dates.grammar import Part
    from diplotrack.model import Actor, Article, Event, Report, Spot
    from diplotrack.timeline import Timeline

__all__ = ["KINDS", "SILENCES", "Gap", "gaps"]

SILENCES = 5
"""How many silences are shown, unless more or fewer are asked for."""

KINDS = {
    "one-article": "events that a single article reports, copies of one agency report counted once",
    "outside-only": "events whose date rests on nothing but what is known from outside the articles",
    "unread": "events that rest only on articles that nobody here has read",
    "uncoded": "events to which nobody has given a type",
    "no-actor": "events that nobody does",
    "invented-date": "dates on the first or last day of a month that nothing printed gives",
    "one-wording": "quotes that a single article prints",
    "never-verified": "quotes that nobody has yet found in the text of an article that prints them",
    "undescribed": "actors of whom the dossier holds nothing but a name",
    "no-publication": "articles without a day of publication",
    "silence": "longest times without an event, between two that are certainly dated",
}
"""Every kind of gap, and what it is."""


class Gap(NamedTuple):
    """A gap of one of `KINDS`: the "event", "utterance", "actor" or "article" it is found at, and why.

    A silence is found at the event before it; it lasts so many `days`, up to the event of the key `until`.
    """

    kind: str
    thing: str
    key: str
    title: str
    why: str
    spot: Spot
    days: int | None = None
    until: str | None = None


def gaps(timeline: Timeline, kinds: Iterable[str] = KINDS, most_silences: int = SILENCES) -> tuple[Gap, ...]:
    """Return the gaps of these kinds, kind by kind in the order of `KINDS`; of silences, the longest."""
    asked = frozenset(kinds)
    found = (find(timeline) for kind, find in _FINDERS.items() if kind in asked)
    quiet = _silences(timeline, most_silences) if "silence" in asked else ()
    return (*chain.from_iterable(found), *quiet)


def _one_article(timeline: Timeline) -> Iterator[Gap]:
    for event in timeline.events:
        if timeline.independent(event) == 1:
            yield _of_event("one-article", event, _alone(event.articles, timeline))


def _outside_only(timeline: Timeline) -> Iterator[Gap]:
    for event in timeline.events:
        if event.basis.basis == "outside" and not any(
            each.dated and each.dated.date for each in event.reports
        ):
            printed = ", ".join(f"“{each.dated.printed}”" for each in event.reports if each.dated)
            said = f"; printed: {printed}" if printed else "" if event.reports else "; no article reports it"
            yield _of_event("outside-only", event, f"{english(event.date)}{said}")


def _unread(timeline: Timeline) -> Iterator[Gap]:
    for event in timeline.events:
        articles = [article for key in event.articles if (article := timeline.articles.get(key))]
        if articles and not any(article.text for article in articles):
            yield _of_event("unread", event, f"only {', '.join(event.articles)}")


def _uncoded(timeline: Timeline) -> Iterator[Gap]:
    for event in timeline.events:
        if event.type == UNCODED:
            yield _of_event("uncoded", event, english(event.date))


def _no_actor(timeline: Timeline) -> Iterator[Gap]:
    for event in timeline.events:
        if not any(each.role == "actor" for each in event.participants):
            roles = ", ".join(dict.fromkeys(each.role for each in event.participants))
            yield _of_event("no-actor", event, f"only: {roles}" if roles else "nobody takes part")


def _invented_date(timeline: Timeline) -> Iterator[Gap]:
    for event in timeline.events:
        if event.basis.basis == "outside":
            continue
        for part in _days(event.date):
            edge = _edge(date.fromordinal(part.first))
            if edge and not any(_gives(report, part, timeline.articles) for report in event.reports):
                yield _of_event(
                    "invented-date", event, f"{english(event.date)}: {edge} ({event.basis.basis})"
                )
                break


def _one_wording(timeline: Timeline) -> Iterator[Gap]:
    for event in timeline.events:
        for utterance in event.utterances:
            printing = [wording.article for wording in utterance.wordings if wording.fragments]
            if independent(printing, timeline.articles) == 1:
                title = f"{timeline.actor_name(utterance.speaker)}: {event.title}"
                why = _alone(printing, timeline)
                yield Gap("one-wording", "utterance", utterance.key, title, why, utterance.spot)


def _never_verified(timeline: Timeline) -> Iterator[Gap]:
    for event in timeline.events:
        for utterance in event.utterances:
            printing = [wording.article for wording in utterance.wordings if wording.fragments]
            unseen = [key for key in printing if not timeline.articles[key].verified]
            if unseen:
                title = f"{timeline.actor_name(utterance.speaker)}: {event.title}"
                why = f"no `verified` in {', '.join(unseen)}"
                yield Gap("never-verified", "utterance", utterance.key, title, why, utterance.spot)


def _undescribed(timeline: Timeline) -> Iterator[Gap]:
    parts: dict[str, set[str]] = {}
    for event in timeline.events:
        for each in event.participants:
            parts.setdefault(each.actor, set()).add(each.role)
    for row in actor_rows(timeline):
        if not _is_described(row.actor):
            roles = parts.get(row.actor.key, set())
            role = "only mentioned" if roles == {"mentioned"} else ", ".join(sorted(roles)) or "in no event"
            why = f"{row.actor.kind}; {role}"
            yield Gap("undescribed", "actor", row.actor.key, row.actor.name, why, row.actor.spot)


def _no_publication(timeline: Timeline) -> Iterator[Gap]:
    for row in article_rows(timeline):
        article = row.article
        if article.published is None:
            why = "nothing is said of when it was published"
            yield Gap("no-publication", "article", article.key, article.title or "", why, article.spot)


def _silences(timeline: Timeline, most: int) -> Iterator[Gap]:
    for before, after, days, perhaps in silences(timeline.events, most):
        why = f"{days:,} day{'' if days == 1 else 's'} between {_last(before)} and {_first(after)}"
        if perhaps:
            why += f"; {perhaps:,} other{'' if perhaps == 1 else 's'} may lie there"
        title = f"{before.title} … {after.title}"
        yield Gap("silence", "event", before.key, title, why, before.spot, days, after.key)


_FINDERS: dict[str, Callable[[Timeline], Iterator[Gap]]] = {
    "one-article": _one_article,
    "outside-only": _outside_only,
    "unread": _unread,
    "uncoded": _uncoded,
    "no-actor": _no_actor,
    "invented-date": _invented_date,
    "one-wording": _one_wording,
    "never-verified": _never_verified,
    "undescribed": _undescribed,
    "no-publication": _no_publication,
}


def _alone(articles: Sequence[str], timeline: Timeline) -> str:
    """Return which article stands alone, or of what several are copies."""
    if len(articles) == 1:
        return f"only {articles[0]}"
    return f"only {timeline.articles[articles[0]].wire}, copied by {', '.join(articles)}"


def _of_event(kind: str, event: Event, why: str) -> Gap:
    return Gap(kind, "event", event.key, event.title, why, event.spot)


def _is_described(actor: Actor) -> bool:
    return bool(actor.aliases or actor.of or actor.offices or actor.note or actor.wikidata)


def _days(dated: EdtfDate) -> Iterator[Part]:
    """Yield the days that a date claims; the ends of a range of days are its bounds and claim nothing."""
    for start, end in dated.spans:
        if dated.lasting or start == end:
            for part in dict.fromkeys((start, end)):
                if part and part.precision in ("day", "time") and part.first == part.last:
                    yield part


def _edge(day: date) -> str | None:
    """Return of what a day is the first or the last, if it is."""
    if (day.month, day.day) in ((1, 1), (12, 31)):
        return f"the {'first' if day.month == 1 else 'last'} day of a year"
    if day.day == 1:
        return "the first day of a month"
    return "the last day of a month" if day.day == monthrange(day.year, day.month)[1] else None


def _gives(report: Report, part: Part, articles: Mapping[str, Article]) -> bool:
    """Tell whether an article's printed date gives that day: as read, or as the rules suggest."""
    if not report.dated:
        return False
    article = articles.get(report.article)
    dates = [report.dated.date]
    if article and article.published:
        past = suggest(report.dated.printed, article.published, "past")
        dates += [past.date, suggest(report.dated.printed, article.published, "future").date]
    return any(day.first == part.first for dated in dates if dated for day in _days(dated))


def _last(event: Event) -> str:
    return _spoken(event.date.end_to)


def _first(event: Event) -> str:
    return _spoken(event.date.start_from)


def _spoken(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {day:%B} {day.year}"
