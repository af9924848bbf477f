"""The listings in every format that is not for the screen: a `Timeline` in, pieces of a text out.

A listing is one table of the timeline: its events, what was said in them, its actors or its articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters import columns, commonmark, delimited, jsontext, records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Timeline

FORMATS = ("json", "jsonl", "csv", "tsv", "md")
"""The formats of a listing, beside the one for the screen."""

_RECORDS: dict[str, tuple[str, Callable[[Timeline], Iterator[Record]]]] = {
    "timeline": ("events", records.event_records),
    "quotes": ("utterances", records.utterance_records),
    "actors": ("actors", records.actor_records),
    "articles": ("articles", records.article_records),
}


def write(listing: str, timeline: Timeline, fmt: str) -> Iterator[str]:
    """Yield a listing ("timeline", "quotes", "actors", "articles") in one of `FORMATS`."""
    name, records_of = _RECORDS[listing]
    full = columns.FULL[listing]
    readable = columns.READABLE[listing]
    writers: dict[str, Callable[[], Iterator[str]]] = {
        "json": lambda: jsontext.document(records.head(timeline), {name: records_of(timeline)}),
        "jsonl": lambda: jsontext.lines(records_of(timeline)),
        "csv": lambda: delimited.csv_lines(full.header, full.rows(timeline)),
        "tsv": lambda: delimited.tsv_lines(full.header, full.rows(timeline)),
        "md": lambda: commonmark.table(readable.header, readable.rows(timeline)),
    }
    return writers[fmt]()
