"""The whole exports that are not prose: a `Timeline` in, JSON, JSON Lines or CSV out, in pieces.

Where the timeline is an answer to a question, its actors and articles are those that its events need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters import columns, delimited, jsontext, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Timeline


def json_document(timeline: Timeline) -> Iterator[str]:
    """Yield one document: what the dossier says of itself, and all four lists."""
    return jsontext.document(
        {**records.head(timeline), **_card(timeline)},
        {
            "events": records.event_records(timeline),
            "utterances": records.utterance_records(timeline),
            "actors": records.actor_records(timeline, closed=True),
            "articles": records.article_records(timeline),
        },
    )


def json_lines(timeline: Timeline) -> Iterator[str]:
    """Yield one record a line, the dossier's own first; `record` says what each is."""
    dossier: Record = {**records.head(timeline), **_card(timeline)}
    yield from jsontext.lines([{"record": "dossier", **dossier}])
    kinds = {
        "event": records.event_records(timeline),
        "utterance": records.utterance_records(timeline),
        "actor": records.actor_records(timeline, closed=True),
        "article": records.article_records(timeline),
    }
    for kind, found in kinds.items():
        yield from jsontext.lines({"record": kind, **record} for record in found)


def csv_events(timeline: Timeline) -> Iterator[str]:
    """Yield one row an event."""
    table = columns.FULL["timeline"]
    return delimited.csv_lines(table.header, table.rows(timeline))


def _card(timeline: Timeline) -> Record:
    return {"title": timeline.dossier.title, "scope": timeline.dossier.scope}
