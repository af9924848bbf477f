"""The listings as flat tables: what is listed in, a header and rows of cells out.

`FULL` has every field, keys included, for CSV and TSV; `READABLE` has fewer columns, and names in place of
keys, for Markdown. Cells are text, numbers or None; nothing is escaped here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from diplotrack.dates.english import english
from diplotrack.exporters.phrases import quoted, status_word, who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from diplotrack.model import Event, Office
    from diplotrack.timeline import ActorRow, ArticleRow, CountRow, Match, QuoteRow, Timeline

Row: TypeAlias = "tuple[object, ...]"
"""The cells of one row, in the header's order."""


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and what makes rows of each thing that is listed."""

    header: tuple[str, ...]
    rows_of: Callable[[Any, Timeline], Iterator[Row]]

    def rows(self, listed: Iterable[object], timeline: Timeline) -> Iterator[Row]:
        """Yield the rows of all that is listed."""
        return (row for each in listed for row in self.rows_of(each, timeline))


def _events(match: Match, timeline: Timeline) -> Iterator[Row]:
    event = match.event
    yield (
        event.key,
        event.date.edtf,
        english(event.date),
        event.date.earliest,
        event.date.latest,
        event.basis.basis,
        event.basis.why,
        event.status,
        event.type,
        event.mode,
        "; ".join(event.contexts),
        event.title,
        event.summary or None,
        event.place,
        _roles(event, timeline),
        "; ".join(event.articles),
        "; ".join(utterance.key for utterance in event.utterances),
        event.part_of,
        "; ".join(event.responds_to),
        "; ".join(event.follows),
        "certain" if match.certain else "possible",
        event.note,
    )


def _roles(event: Event, timeline: Timeline) -> str:
    return "; ".join(
        timeline.actor_name(each.actor) + ("" if each.role == "actor" else f" ({each.role})")
        for each in event.participants
    )


def _wordings(row: QuoteRow, timeline: Timeline) -> Iterator[Row]:
    for wording in row.utterance.wordings:
        yield (
            row.utterance.key,
            row.event.key,
            english(row.event.date),
            timeline.actor_name(row.utterance.speaker),
            _addressee(row, timeline),
            wording.article,
            wording.manner,
            wording.words,
        )


def _addressee(row: QuoteRow, timeline: Timeline) -> str | None:
    return timeline.actor_name(row.utterance.addressee) if row.utterance.addressee else None


def _actors(row: ActorRow, _: Timeline) -> Iterator[Row]:
    actor = row.actor
    yield (
        actor.key,
        actor.name,
        actor.kind,
        "; ".join(actor.aliases),
        "; ".join(actor.of),
        "; ".join(f"{office.office} ({office.dates.edtf})" for office in actor.offices),
        row.events,
        row.quotes,
    )


def _articles(row: ArticleRow, _: Timeline) -> Iterator[Row]:
    article = row.article
    yield (
        article.key,
        article.title,
        article.published.edtf if article.published else None,
        article.basis.basis if article.basis else None,
        row.events,
        row.quotes,
        article.text.sha256 if article.text else None,
    )


def _counts(row: CountRow, _: Timeline) -> Iterator[Row]:
    yield row


FULL = {
    "timeline": Table(
        (
            *("key", "edtf", "date", "earliest", "latest", "basis", "why", "status", "type", "mode"),
            *("contexts", "title", "summary", "place", "actors", "articles", "utterances"),
            *("part_of", "responds_to", "follows", "match", "note"),
        ),
        _events,
    ),
    "quotes": Table(
        ("utterance", "event", "date", "speaker", "addressee", "article", "manner", "words"), _wordings
    ),
    "actors": Table(("key", "name", "kind", "aliases", "of", "offices", "events", "quotes"), _actors),
    "articles": Table(("key", "title", "published", "basis", "events", "quotes", "text_sha256"), _articles),
    "stats": Table(("key", "certainly", "possibly"), _counts),
}
"""Each listing with every field."""


def _events_to_read(match: Match, timeline: Timeline) -> Iterator[Row]:
    event = match.event
    yield (
        english(event.date) + ("" if match.certain else " (possibly)"),
        event.title,
        "" if event.status == "happened" else status_word(event.status),
        who(event, timeline),
        event.place,
        ", ".join(event.articles),
    )


def _wordings_to_read(row: QuoteRow, timeline: Timeline) -> Iterator[Row]:
    for wording in row.utterance.wordings:
        yield (
            english(row.event.date),
            timeline.actor_name(row.utterance.speaker),
            _addressee(row, timeline),
            quoted(wording.fragments) or "in reported speech",
            wording.article,
        )


def _actors_to_read(row: ActorRow, timeline: Timeline) -> Iterator[Row]:
    actor = row.actor
    yield (
        actor.name,
        actor.kind,
        ", ".join(actor.aliases),
        ", ".join(timeline.actor_name(key) for key in actor.of),
        "; ".join(_office(office) for office in actor.offices),
        row.events,
        row.quotes,
    )


def _office(office: Office) -> str:
    return f"{office.office}, {english(office.dates)}"


def _articles_to_read(row: ArticleRow, _: Timeline) -> Iterator[Row]:
    article = row.article
    yield (
        article.key,
        article.title or "untitled",
        english(article.published) if article.published else "not dated",
        article.basis.basis if article.basis else None,
        row.events,
        row.quotes,
    )


READABLE = {
    "timeline": Table(("Date", "Event", "Status", "Who", "Place", "Articles"), _events_to_read),
    "quotes": Table(("Date", "Speaker", "To", "Words", "Article"), _wordings_to_read),
    "actors": Table(("Name", "Kind", "Also called", "Of", "Offices", "Events", "Quotes"), _actors_to_read),
    "articles": Table(("Article", "Title", "Published", "Basis", "Events", "Quotes"), _articles_to_read),
    "stats": Table(("Key", "Certainly", "Possibly"), _counts),
}
"""Each listing with the columns that a reader wants."""
