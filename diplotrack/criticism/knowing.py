"""What could be known on a day: events as only those articles tell them that were out by then.

In: an event with everything the dossier has of it, and a `Knowledge`. Out: the event as known then, or
None. Days are ordinals. docs/as-of.md gives the rules in plain words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import FIRST_DAY, LAST_DAY, DateError, EdtfDate, parse
from diplotrack.dates.english import english, read
from diplotrack.model import FUTURE_STATUSES, OUTSIDE, Basis, Disagreement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from diplotrack.model import Actor, Article, Event, Report, Utterance

__all__ = [
    "Knowledge",
    "actor_as_known",
    "as_known",
    "published_between",
    "published_by",
    "told_alike",
]

ON_RECORD = "on record outside the articles, which does not depend on when they were published"
"""Why a date from outside the articles stands, whichever of them were out."""

UNDATED = "no article that was out by then says when: this is the dossier's own date"
"""Why a date stands of which nothing else can be said."""


class Knowledge(NamedTuple):
    """What there is to know from on a day: the articles that count, and the events and utterances in them.

    `complete` is whether these articles are all that the dossier has.
    """

    day: int
    articles: Mapping[str, Article]
    events: Collection[str]
    utterances: Collection[str]
    complete: bool


def published_between(article: Article) -> tuple[int, int]:
    """Return the first and the last day on which an article may have been published: any, without a date."""
    published = article.published
    return (published.possible_from, published.possible_to) if published else (FIRST_DAY, LAST_DAY)


def published_by(day: int, articles: Iterable[Article], *, certain: bool) -> dict[str, Article]:
    """Return by key the articles that were out on a day: certainly, or else at least possibly."""
    return {article.key: article for article in articles if published_between(article)[certain] <= day}


def told_alike(one: Event, other: Event) -> bool:
    """Tell whether an event's date, status, title and summary are the same in two states of knowledge."""
    return (one.date, one.status, one.title, one.summary) == (
        other.date,
        other.status,
        other.title,
        other.summary,
    )


def actor_as_known(actor: Actor, day: int) -> Actor:
    """Return the actor without the offices that were certainly not yet held on that day."""
    offices = tuple(office for office in actor.offices if office.dates.possible_from <= day)
    return actor if offices == actor.offices else replace(actor, offices=offices)


def as_known(event: Event, known: Knowledge) -> Event | None:
    """Return the event as these articles tell it, or None where none of them reports it.

    Once they are all that ever reported it, and its day has come, its status and date are the dossier's.
    Title, summary and note are that only once all articles of the dossier count: a coder writes knowing them.
    """
    reports = tuple(report for report in event.reports if report.article in known.articles)
    if not reports:
        return None
    oldest_first = sorted(reports, key=lambda report: _age(known.articles[report.article]))
    complete = len(reports) == len(event.reports)
    has_come = event.date.possible_from <= known.day
    status, title, summary = event.status, event.title, event.summary
    if not (complete and has_come):
        status = oldest_first[-1].status or status
    if not (known.complete and has_come):
        title = _last(report.title for report in oldest_first) or title
        summary = _last(report.summary for report in oldest_first) or summary
    when, basis = _dated(event, oldest_first, status, known, complete=complete)
    return replace(
        event,
        title=title,
        summary=summary,
        date=when,
        basis=basis,
        status=status,
        part_of=event.part_of if event.part_of in known.events else None,
        responds_to=tuple(key for key in event.responds_to if key in known.events),
        follows=tuple(key for key in event.follows if key in known.events),
        disagreements=tuple(filter(None, (_visible(each, known) for each in event.disagreements))),
        note=event.note if known.complete and has_come else None,
        reports=reports,
        utterances=tuple(filter(None, (_heard(each, known) for each in event.utterances))),
    )


def _age(article: Article) -> tuple[int, int]:
    """Return by what articles are put in the order in which they came out; one without a date comes first."""
    published = article.published
    return (published.sort_from, published.sort_to) if published else (FIRST_DAY - 1, FIRST_DAY - 1)


def _last(told: Iterable[str | None]) -> str | None:
    return next((each for each in reversed([*told]) if each), None)


def _dated(
    event: Event, reports: Sequence[Report], status: str, known: Knowledge, *, complete: bool
) -> tuple[EdtfDate, Basis]:
    """Return when it was and why, as the reports support it; the oldest of them comes first."""
    from_outside = event.basis.basis == OUTSIDE
    on_record = event.date.possible_from <= known.day
    if complete and (on_record or not from_outside):
        return event.date, event.basis
    if from_outside and on_record:
        return event.date, Basis(OUTSIDE, ON_RECORD)
    return _printed(event, reports) or _bounded(event, reports, status, known)


def _printed(event: Event, reports: Sequence[Report]) -> tuple[EdtfDate, Basis] | None:
    """Return the dossier's date where a report prints it, else the narrowest that one prints, if one does."""
    found = [
        (each.dated.date, each.dated.printed, each.article)
        for each in reports
        if each.dated and each.dated.date
    ]
    if not found:
        return None
    when, printed, article = min(
        found, key=lambda each: (each[0] != event.date, each[0].possible_to - each[0].possible_from)
    )
    basis = "stated" if _says(printed, when) else "resolved"
    return when, Basis(basis, f"{article} dates it “{printed}”")


def _says(printed: str, when: EdtfDate) -> bool:
    """Tell whether the words are the date itself, without the day of publication to work it out from."""
    try:
        return read(printed) == when
    except DateError:
        return False


def _bounded(
    event: Event, reports: Sequence[Report], status: str, known: Knowledge
) -> tuple[EdtfDate, Basis]:
    """Return what follows from the publication: what was past, was before it, what was to come, after it."""
    coming = status in FUTURE_STATUSES
    days = {
        report.article: published_between(known.articles[report.article])[not coming]
        for report in reports
        if ((report.status or event.status) in FUTURE_STATUSES) == coming
    }
    if coming:
        article = max(days, key=lambda key: days[key])
        day, bound, words = days[article], "[{}..]", "was not out before"
    else:
        article = min(days, key=lambda key: days[key])
        day, bound, words = min(days[article], known.day), "[..{}]", "was out by"
    if status == "called-off" or (coming and day == FIRST_DAY):
        return event.date, Basis(event.basis.basis, UNDATED)
    written = date.fromordinal(day).isoformat()
    told = f"{article} gives no date for it, tells it as {status.replace('-', ' ')}"
    why = f"{told}, and {words} {english(parse(written))}"
    return parse(bound.format(written)), Basis("deduced", why)


def _visible(disagreement: Disagreement, known: Knowledge) -> Disagreement | None:
    """Return the disagreement between those whose side was known.

    What is known from outside needs all articles of a disagreement, or two, to disagree with.
    """
    sides = tuple(side for side in disagreement.sides if side[0] == OUTSIDE or side[0] in known.articles)
    if len(sides) == len(disagreement.sides):
        return disagreement
    told = [key for key, _ in sides if key != OUTSIDE]
    return Disagreement(disagreement.about, sides) if len(told) > 1 else None


def _heard(utterance: Utterance, known: Knowledge) -> Utterance | None:
    """Return the utterance in the wordings that were known, or None where there were none."""
    wordings = tuple(wording for wording in utterance.wordings if wording.article in known.articles)
    if not wordings:
        return None
    return replace(
        utterance,
        wordings=wordings,
        note=utterance.note if len(wordings) == len(utterance.wordings) else None,
        differs_from=tuple(key for key in utterance.differs_from if key in known.utterances),
    )
