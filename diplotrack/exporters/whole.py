"""The whole exports that are not prose: a `Timeline` in, JSON, JSON Lines or CSV out, in pieces.

Where the timeline is an answer to a question, its actors and articles are those that its events need: they
are counted while the events go by, and come last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters import columns, delimited, jsontext, records
from diplotrack.timeline import Tally, events_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Timeline


def json_document(timeline: Timeline) -> Iterator[str]:
    """Yield one document: what the dossier says of itself, and all four lists."""
    tally, page = Tally(), events_page(timeline)

    def events() -> Iterator[Record]:
        for match in page:
            tally.count(match.event)
            yield records.event_record(match, timeline)

    return jsontext.document(
        _card(timeline),
        {
            "events": events(),
            "utterances": (records.utterance_record(each, timeline) for each in timeline.utterances),
            "actors": _actors(tally, timeline),
            "articles": _articles(tally, timeline),
        },
        lambda: {"next": page.next},
    )


def json_lines(timeline: Timeline) -> Iterator[str]:
    """Yield one record a line: the dossier's own, each event with what was said in it, actors and articles.

    `record` says what each is.
    """
    tally = Tally()
    yield _line("dossier", _card(timeline))
    for match in timeline.matches:
        tally.count(match.event)
        yield _line("event", records.event_record(match, timeline))
        for utterance in match.event.utterances:
            yield _line("utterance", records.utterance_record(utterance, timeline))
    for record in _actors(tally, timeline):
        yield _line("actor", record)
    for record in _articles(tally, timeline):
        yield _line("article", record)


def csv_events(timeline: Timeline, *, excel: bool = False) -> Iterator[str]:
    """Yield one row an event; `excel` writes what Excel leaves as it is."""
    table = columns.FULL["timeline"]
    return delimited.csv_lines(table.header, table.rows(timeline.matches, timeline), excel=excel)


def _line(kind: str, record: Record) -> str:
    return f'{{"record": "{kind}", {jsontext.text(record)[1:]}\n'


def _actors(tally: Tally, timeline: Timeline) -> Iterator[Record]:
    """Yield the actors, when the events have been counted."""
    yield from map(records.actor_record, tally.actor_rows(timeline, closed=True))


def _articles(tally: Tally, timeline: Timeline) -> Iterator[Record]:
    """Yield the articles, when the events have been counted."""
    yield from (records.article_record(row, timeline) for row in tally.article_rows(timeline))


def _card(timeline: Timeline) -> Record:
    return {
        **records.head(timeline),
        "title": timeline.dossier.title,
        "scope": timeline.dossier.scope,
    }
