"""What a question means, said once more in plain Python: slow, short, and without SQL."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import parse
from diplotrack.model import TO_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Article, Dossier, Event, Report
    from diplotrack.timeline import EventFilter


@dataclass(frozen=True)
class Answer:
    """The keys of the events in order, each with whether it matches certainly; and how many matched."""

    matches: list[tuple[str, bool]]
    found: int


def answer(dossier: Dossier, question: EventFilter) -> Answer:
    """Return what a dossier answers to a question."""
    dossier = dossier if question.unreviewed else reviewed(dossier)
    told = dossier if question.as_of is None else known(dossier, question.as_of, certain=question.certain)
    surely = told if question.as_of is None else known(dossier, question.as_of, certain=True)
    also = {event.key: event for event in surely.events if _is_meant(surely, event, question)}
    found = [
        (event.key, certain == "yes" and event.key in also and _alike(event, also[event.key]))
        for event in chronology(told.events)
        if _is_meant(told, event, question) and (certain := _in_window(event, question)) != "no"
    ]
    found = [(key, certain) for key, certain in found if certain or not question.certain]
    shown = found[::-1] if question.reverse else found
    return Answer(shown if question.limit is None else shown[: question.limit], len(found))


def reviewed(dossier: Dossier) -> Dossier:
    """Return the dossier without what nobody has reviewed: stretches, and articles of nothing else."""
    telling = {key for event in dossier.events for key in (*event.articles, *_speaking(event))}
    return replace(
        dossier,
        articles=tuple(
            replace(article, context=tuple(each for each in article.context if each.why != TO_CODE))
            for article in dossier.articles
            if article.key in telling or all(each.why != TO_CODE for each in article.context)
        ),
    )


def _speaking(event: Event) -> Iterable[str]:
    """Yield the articles that print something said there, or take a side in what is disputed."""
    yield from (wording.article for said in event.utterances for wording in said.wordings)
    yield from (key for each in event.disagreements for key, _ in each.sides)


def known(dossier: Dossier, as_of: EdtfDate, *, certain: bool) -> Dossier:
    """Return the dossier as it would be if it had been made on a day, from the articles out by then."""
    day = as_of.end_to
    out = [article for article in dossier.articles if _published(article)[certain] <= day]
    keys = {article.key for article in out}
    events = {event.key for event in dossier.events if keys & set(event.articles)}
    said = {
        utterance.key
        for event in dossier.events
        for utterance in event.utterances
        if keys & {wording.article for wording in utterance.wordings}
    }
    age = {article.key: _came_out(article) for article in out}
    return replace(
        dossier,
        events=tuple(
            _as_told(event, dossier, age, day, events, said)
            for event in dossier.events
            if event.key in events
        ),
    )


def _published(article: Article) -> tuple[int, int]:
    when = article.published
    return (when.possible_from, when.possible_to) if when else (1, date.max.toordinal())


def _came_out(article: Article) -> tuple[int, int]:
    when = article.published
    return (when.sort_from, when.sort_to) if when else (0, 0)


def _as_told(  # noqa: PLR0913, PLR0917
    event: Event,
    dossier: Dossier,
    age: dict[str, tuple[int, int]],
    day: int,
    events: set[str],
    said: set[str],
) -> Event:
    reports = [report for report in event.reports if report.article in age]
    whole, begun = len(reports) == len(event.reports), event.date.possible_from <= day
    newest_first = sorted(reports, key=lambda report: age[report.article])[::-1]
    told = {"status": event.status, "title": event.title, "summary": event.summary}
    in_hindsight = len(age) < len(dossier.articles) or not begun
    if not whole or not begun:
        told["status"] = newest_first[0].status or event.status
    if in_hindsight:
        for word in ("title", "summary"):
            told[word] = next((w for each in newest_first if (w := getattr(each, word))), told[word])
    when = event.date
    if not (begun if event.basis.basis == "outside" else whole):
        when = parse(_when(event, newest_first, told["status"], dossier, day))
    return replace(
        event,
        **told,  # type: ignore[arg-type]
        note=None if in_hindsight else event.note,
        date=when,
        part_of=event.part_of if event.part_of in events else None,
        responds_to=tuple(key for key in event.responds_to if key in events),
        follows=tuple(key for key in event.follows if key in events),
        reports=tuple(reports),
        utterances=tuple(
            replace(
                each,
                wordings=tuple(wording for wording in each.wordings if wording.article in age),
                differs_from=tuple(key for key in each.differs_from if key in said),
            )
            for each in event.utterances
            if each.key in said
        ),
    )


def _when(event: Event, newest_first: list[Report], status: str, dossier: Dossier, day: int) -> str:
    """Return the date of an event of which not all is known: printed, else bounded by publication."""
    printed = [each.dated.date for each in newest_first[::-1] if each.dated and each.dated.date]
    if event.date in printed:
        return event.date.edtf
    if printed:
        return min(printed, key=lambda each: each.possible_to - each.possible_from).edtf
    future = {"planned", "expected", "proposed"}
    articles = {article.key: article for article in dossier.articles}
    published = [
        _published(articles[each.article])
        for each in newest_first
        if ((each.status or event.status) in future) == (status in future)
    ]
    first, last = max(days[0] for days in published), min(day, *(days[1] for days in published))
    if status == "called-off" or (status in future and first == 1):
        return event.date.edtf
    return f"[{date.fromordinal(first)}..]" if status in future else f"[..{date.fromordinal(last)}]"


def _alike(event: Event, other: Event) -> bool:
    names = ("date", "status", "title", "summary")
    return all(getattr(event, name) == getattr(other, name) for name in names)


def chronology(events: Iterable[Event]) -> list[Event]:
    """Return the events in order, taking again and again the first that waits for no other."""
    rest = sorted(events, key=lambda event: (*_dates(event), event.date.possible_from, event.key))
    ordered = []
    while rest:
        same = {event.key: event for event in rest if _dates(event) == _dates(rest[0])}
        free = [event for event in same.values() if not same.keys() & set(event.follows)]
        ordered.append((free or list(same.values()))[0])
        rest.remove(ordered[-1])
    return ordered


def _dates(event: Event) -> tuple[int, int]:
    return event.date.sort_from, -event.date.sort_to


def _is_meant(dossier: Dossier, event: Event, question: EventFilter) -> bool:
    roles = {part.role for part in event.participants}
    place = _plain(event.place or "")
    return (
        all(_takes_part(dossier, event, names, question) for names in question.actors)
        and (not question.roles or bool(question.actors) or bool(roles & set(question.roles)))
        and (not question.types or event.type in question.types)
        and (not question.statuses or event.status in question.statuses)
        and (not question.keys or event.key in question.keys)
        and (not question.articles or bool({r.article for r in event.reports} & set(question.articles)))
        and (not question.places or any(_plain(name) in place for name in question.places))
        and (question.text is None or _has_words(event, question.text))
        and (not question.min_articles or _behind(dossier, event) >= question.min_articles)
        and (not question.single or _behind(dossier, event) == 1)
    )


def _behind(dossier: Dossier, event: Event) -> int:
    """Return how many articles report an event, where copies of one agency report are one."""
    return len({each.wire or each.key for each in dossier.articles if each.key in event.articles})


def _takes_part(dossier: Dossier, event: Event, names: Iterable[str], question: EventFilter) -> bool:
    wanted = {
        actor.key
        for actor in dossier.actors
        if {name.casefold() for name in names}
        & {name.casefold() for name in (actor.key, actor.name, *actor.aliases)}
    }
    while not question.only:
        members = {actor.key for actor in dossier.actors if wanted & set(actor.of)}
        if members <= wanted:
            break
        wanted |= members
    return any(
        part.actor in wanted and (not question.roles or part.role in question.roles)
        for part in event.participants
    )


def _in_window(event: Event, question: EventFilter) -> str:
    since = question.since.earliest if question.since else None
    until = question.until.latest if question.until else None
    first, last = (since or date.min).toordinal(), (until or date.max).toordinal()
    when = event.date
    if when.possible_from > last or when.possible_to < first:
        return "no"
    if when.lasting:
        return "yes" if when.sure_from <= last and when.sure_to >= first else "maybe"
    return "yes" if when.possible_from >= first and when.possible_to <= last else "maybe"


def _has_words(event: Event, question: str) -> bool:
    words = (words for said in event.utterances for each in said.wordings for words in each.fragments)
    columns = [event.title, event.summary, event.place or "", " ".join(words)]
    texts = [f" {' '.join(_tokens(column))} " for column in columns]
    phrases = [question.strip('"')] if question.startswith('"') else question.split()
    return all(
        any(f" {' '.join(_tokens(phrase))}{'' if phrase.endswith('*') else ' '}" in text for text in texts)
        for phrase in phrases
    )


def _tokens(text: str) -> list[str]:
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in bare).split()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())
