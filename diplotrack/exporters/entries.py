"""One event of a chronology, in words: a `Match` in, an `Entry` out.

Every document sets it in its own type: nothing is escaped here, and nothing is left to be worded. Places
are paragraphs, from 1, and code points of the normalised text, end exclusive.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.english import english
from diplotrack.dates.relations import compatible
from diplotrack.exporters.phrases import articles_behind, capital, listed, quoted, sentence, status_word, who
from diplotrack.model import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.model import Anchor, Article, Disagreement, Event, Report, Utterance, Wording
    from diplotrack.timeline import Match, Timeline

POSSIBLY = "possibly in the period asked for"
"""How an event is marked whose date is too vague to say."""

POSSIBLY_KNOWN = "possibly so known on that day"
"""The same where it is asked what was known on a day."""

REPORTED = "in reported speech"
"""What stands in place of the words where an article quotes none."""

PARTIAL = "in part"
"""How a wording is marked of which only a word or a phrase is quoted."""


class Citation(NamedTuple):
    """A place in an article (its key, and its title or key), for a footnote.

    `places` are "paragraph 12, characters 2,104-2,310" or why there are none; `remarks` say what the article
    says of the event's date and status; `note` is the coder's, as a sentence, "" where there is none.
    """

    article: str
    title: str
    places: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    note: str = ""


class Printed(NamedTuple):
    """How one article (its title or key) prints an utterance: each fragment in quotation marks.

    `words` are "" where it tells it in reported speech.
    """

    wording: Wording
    title: str
    words: str
    is_partial: bool
    citation: Citation


class Quote(NamedTuple):
    """What was said, with the names of who said it and to whom, and the note on it as a sentence."""

    utterance: Utterance
    speaker: str
    addressee: str | None
    wordings: tuple[Printed, ...]
    note: str


class Side(NamedTuple):
    """Who says what in a dispute: an article (its title or key), or the world outside."""

    name: str
    is_article: bool
    says: str


class Dispute(NamedTuple):
    """Something on which articles differ, who says what, and what is held of it, as a sentence."""

    about: str
    sides: tuple[Side, ...]
    outcome: str


class Relation(NamedTuple):
    """How an event stands to others ("Part of"), and these: key and title of each."""

    label: str
    events: tuple[tuple[str, str], ...]


class Entry(NamedTuple):
    """One event, in words. What there is none of is ""; title, summary and why are sentences.

    `date` is in plain English, `year` the one under which it stands, `status` as it is read and "" for what
    happened, `basis` what the date rests on and `why` the reason, `support` how many articles report it,
    `possibly` how it is marked if it answers the question only possibly, `who` took part.
    """

    event: Event
    year: int
    date: str
    title: str
    status: str
    summary: str
    basis: str
    support: str
    possibly: str
    who: str
    place: str
    why: str
    relations: tuple[Relation, ...]
    disputes: tuple[Dispute, ...]
    quotes: tuple[Quote, ...]
    citations: tuple[Citation, ...]


def entry_of(match: Match, timeline: Timeline) -> Entry:
    """Return an event of a timeline in words."""
    event = match.event
    return Entry(
        event=event,
        year=date.fromordinal(event.date.sort_from).year,
        date=capital(english(event.date)),
        title=sentence(event.title),
        status="" if event.status == "happened" else status_word(event.status),
        summary=sentence(event.summary) if event.summary else "",
        basis=event.basis.basis,
        support=articles_behind(event, timeline),
        possibly="" if match.certain else possibly(timeline),
        who=who(event, timeline),
        place=event.place or "",
        why=sentence(event.basis.why) if event.basis.why else "",
        relations=tuple(
            Relation(label, tuple((key, timeline.titles.get(key, key)) for key in keys))
            for label, keys in related(event)
        ),
        disputes=(*_disagreements(event, timeline), *_dates(event, timeline)),
        quotes=tuple(_quote(utterance, timeline) for utterance in event.utterances),
        citations=tuple(citation_of(report, timeline) for report in event.reports),
    )


def possibly(timeline: Timeline) -> str:
    """Return how an event is marked that answers the question only possibly."""
    return POSSIBLY_KNOWN if timeline.question.as_of else POSSIBLY


def related(event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return how an event stands to others ("Part of"), and the keys of these."""
    relations = {
        "Part of": (event.part_of,) if event.part_of else (),
        "Responds to": event.responds_to,
        "Comes after": event.follows,
    }
    return ((label, keys) for label, keys in relations.items() if keys)


def _disagreements(event: Event, timeline: Timeline) -> Iterator[Dispute]:
    """Yield on what articles differ, as the dossier has written it down."""
    for disagreement in event.disagreements:
        sides = tuple(_side(side, says, timeline) for side, says in disagreement.sides)
        yield Dispute(disagreement.about, sides, _outcome(disagreement))


def _side(side: str, says: str, timeline: Timeline) -> Side:
    return (
        Side("outside the articles", is_article=False, says=says)
        if side == OUTSIDE
        else Side(_title(side, timeline), is_article=True, says=says)
    )


def _outcome(disagreement: Disagreement) -> str:
    return f"Settled: {sentence(disagreement.settled)}" if disagreement.settled else "Open."


def _dates(event: Event, timeline: Timeline) -> Iterator[Dispute]:
    """Yield the reports whose date, taken by itself, cannot be the one adopted."""
    for report in event.reports:
        dated = report.dated
        if dated and dated.date and not compatible(dated.date, event.date):
            says = f"{english(dated.date)} (“{dated.printed}”), by itself"
            side = Side(_title(report.article, timeline), is_article=True, says=says)
            adopted = f"Adopted: {english(event.date)} ({event.basis.basis})."
            yield Dispute("date", (side,), adopted)


def citation_of(report: Report, timeline: Timeline) -> Citation:
    """Return where an article tells of an event, and how."""
    remarks = (
        f"dates it: “{report.dated.printed}”" if report.dated else "",
        f"has it as {status_word(report.status)}" if report.status else "",
    )
    return _citation(report.article, report.at, timeline, tuple(filter(None, remarks)), report.note)


def _quote(utterance: Utterance, timeline: Timeline) -> Quote:
    return Quote(
        utterance=utterance,
        speaker=timeline.actor_name(utterance.speaker),
        addressee=timeline.actor_name(utterance.addressee) if utterance.addressee else None,
        wordings=tuple(_printed(wording, timeline) for wording in utterance.wordings),
        note=sentence(utterance.note) if utterance.note else "",
    )


def _printed(wording: Wording, timeline: Timeline) -> Printed:
    return Printed(
        wording=wording,
        title=_title(wording.article, timeline),
        words=quoted(wording.fragments),
        is_partial=wording.manner == "partial",
        citation=_citation(wording.article, wording.at, timeline, note=wording.note),
    )


def _citation(
    key: str,
    at: tuple[Anchor, ...],
    timeline: Timeline,
    remarks: tuple[str, ...] = (),
    note: str | None = None,
) -> Citation:
    article = timeline.articles.get(key)
    coder = sentence(capital(note)) if note else ""
    return Citation(key, _title(key, timeline), tuple(places_of(at, article)), remarks, coder)


def _title(key: str, timeline: Timeline) -> str:
    article = timeline.articles.get(key)
    return (article and article.title) or key


def places_of(at: tuple[Anchor, ...], article: Article | None) -> Iterator[str]:
    """Yield places in an article by paragraph, or why there is none."""
    text = article.text if article else None
    if not at:
        yield "nowhere" if text or not article else "not read here"
    for paragraph, anchors in groupby(at, lambda anchor: text.paragraph_of(anchor) if text else None):
        where = f"paragraph {paragraph}, " if paragraph else ""
        yield f"{where}characters {listed(f'{anchor.start:,}-{anchor.end:,}' for anchor in anchors)}"
