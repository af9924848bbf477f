"""A chronology as a typesetter gets it: a `Timeline` in, paragraphs out, each with its kind, nothing escaped.

Word and PDF set the same paragraphs, which say what the chronology in Markdown says, with the notes in their
places in the running text.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from diplotrack.exporters.appendices import actors, articles
from diplotrack.exporters.entries import PARTIAL, REPORTED, entry_of
from diplotrack.exporters.guide import Survey
from diplotrack.exporters.phrases import capital, counted, sentence
from diplotrack.exporters.pieces import Piece, joined, plain, term
from diplotrack.exporters.selection import selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.exporters.entries import Citation, Dispute, Entry, Printed, Quote
    from diplotrack.exporters.pieces import Pieces
    from diplotrack.timeline import Timeline


class Note(NamedTuple):
    """A footnote: what it says; it stands where it is called."""

    said: Pieces


Run: TypeAlias = "Piece | Note"


class Paragraph(NamedTuple):
    """A paragraph: of what kind it is, what it says, and how deep it stands in a nested list, from 0.

    The kinds are "title", "scope", "selection"; "heading" of a part, "year" and "day"; "event" (what
    happened), "particular" (a line on it), "quote" (who said it), "wording" (an article's words, below a
    quote), "remark" (on a quote); and "item" of a list.
    """

    kind: str
    runs: tuple[Run, ...]
    depth: int = 0


def manuscript(timeline: Timeline) -> Iterator[Paragraph]:
    """Yield the paragraphs of a chronology in order: opening, guide, events, actors, articles."""
    survey = Survey(timeline)
    yield from _opening(timeline)
    yield from _list("How to read it", (Paragraph("item", said) for said in survey.guide()))
    entries = (entry_of(match, timeline) for match in timeline.matches)
    for year, of_year in groupby(entries, lambda entry: entry.year):
        yield Paragraph("year", plain(str(year)))
        for day, of_day in groupby(of_year, lambda entry: entry.date):
            yield Paragraph("day", plain(day))
            for entry in of_day:
                yield from _event(entry)
    for heading, items in (
        ("Actors", actors(survey.tally, timeline)),
        ("Articles", articles(survey.tally, timeline)),
    ):
        yield from _list(heading, (Paragraph("item", each.said, each.depth) for each in items))


def _opening(timeline: Timeline) -> Iterator[Paragraph]:
    yield Paragraph("title", plain(timeline.dossier.title))
    if timeline.dossier.scope:
        yield Paragraph("scope", plain(timeline.dossier.scope))
    if selected := selection(timeline):
        yield Paragraph("selection", term(selected))
    if not timeline.matches:
        yield Paragraph("scope", plain("No events."))


def _list(heading: str, items: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield a list under a heading, or nothing where there are no items."""
    for number, item in enumerate(items):
        if not number:
            yield Paragraph("heading", plain(heading))
        yield item


def _event(entry: Entry) -> Iterator[Paragraph]:
    yield Paragraph("event", _happening(entry))
    yield from (Paragraph("particular", said) for said in particulars(entry))
    for quote in entry.quotes:
        yield from _quote(quote)


def _happening(entry: Entry) -> tuple[Run, ...]:
    parts = (
        (Piece(entry.title, "name"),),
        term(sentence(capital(entry.status))) if entry.status else (),
        plain(entry.summary),
        term(f"({entry.basis}; {entry.support})"),
        term(f"({entry.possibly})") if entry.possibly else (),
    )
    return (*joined(parts, " "), *map(_note, entry.citations))


def particulars(entry: Entry) -> Iterator[Pieces]:
    """Yield the lines below an event: who, where, why this date, what it belongs to, what is disputed."""
    if entry.who:
        yield plain(f"Who: {entry.who}")
    if entry.place:
        yield plain(f"Where: {entry.place}")
    if entry.why:
        yield plain(f"Why this date: {entry.why}")
    for relation in entry.relations:
        yield plain(f"{relation.label}: {'; '.join(title for _, title in relation.events)}")
    yield from map(_disputed, entry.disputes)


def _disputed(dispute: Dispute) -> Pieces:
    """Return on what articles differ, who says what, and what is adopted."""
    says = (
        (Piece(side.name, "term" if side.is_article else ""), Piece(f": {side.says}"))
        for side in dispute.sides
    )
    *firsts, last = joined(says, "; ") or plain(".")
    sides = (*firsts, Piece(sentence(last.text)))
    return (Piece(f"Disagreement about {dispute.about}: "), *sides, Piece(f" {dispute.outcome}"))


def _quote(quote: Quote) -> Iterator[Paragraph]:
    to = f" to {quote.addressee}" if quote.addressee else ""
    speaker = Piece(quote.speaker, "name")
    if len(quote.wordings) > 1:
        yield Paragraph("quote", (speaker, Piece(f"{to}, in {counted(len(quote.wordings), 'wording')}:")))
        for printed in quote.wordings:
            yield Paragraph("wording", (*term(printed.title), Piece(": "), *_wording(printed)))
    else:
        said = [run for printed in quote.wordings for run in _wording(printed)] or term(REPORTED)
        yield Paragraph("quote", (speaker, Piece(f"{to}: "), *said))
    if quote.note:
        yield Paragraph("remark", term(quote.note))


def _wording(printed: Printed) -> tuple[Run, ...]:
    words = plain(printed.words) or term(REPORTED)
    partial = term(f"({PARTIAL})") if printed.is_partial else ()
    return (*joined((words, partial), " "), _note(printed.citation))


def _note(citation: Citation) -> Note:
    places = "; ".join((*citation.places, *citation.remarks))
    return Note(
        (*term(citation.title), Piece(f", {places}."), *plain(f" {citation.note}" if citation.note else ""))
    )
