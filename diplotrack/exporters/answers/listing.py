"""The listings in every format that is not for the screen: what is listed in, pieces of a text out.

A listing is a page of a timeline's events, of what was said in them, of its actors or articles, or of counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotrack.exporters import columns, delimited, jsontext, records
from diplotrack.exporters.markdown import commonmark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Page, QuoteRow, Timeline

FORMATS = ("json", "jsonl", "csv", "tsv", "md")
"""The formats of a listing, beside the one for the screen."""


def _quote(row: QuoteRow, timeline: Timeline) -> Record:
    return records.utterance_record(row.utterance, timeline)


_RECORDS: dict[str, tuple[str, Callable[[Any, Timeline], Record]]] = {
    "timeline": ("events", records.event_record),
    "quotes": ("utterances", _quote),
    "actors": ("actors", lambda row, _: records.actor_record(row)),
    "articles": ("articles", records.article_record),
    "stats": ("counts", lambda row, _: records.count_record(row)),
}
"""The member of the document that each listing fills, and the record of one thing in it."""


def write(
    listing: str, page: Page[Any], timeline: Timeline, fmt: str, about: Record | None = None
) -> Iterator[str]:
    """Yield a page of a listing ("timeline", "quotes", "actors", "articles", "stats") in one of `FORMATS`.

    `about` are further members for the head of a document.
    """
    name, record_of = _RECORDS[listing]
    full = columns.FULL[listing]
    readable = columns.READABLE[listing]

    def listed() -> Iterator[Record]:
        return (record_of(row, timeline) for row in page)

    def document() -> Iterator[str]:
        head = {**records.head(timeline), **(about or {})}
        return jsontext.document(head, {name: listed()}, lambda: {"next": page.next})

    writers: dict[str, Callable[[], Iterator[str]]] = {
        "json": document,
        "jsonl": lambda: jsontext.lines(listed()),
        "csv": lambda: delimited.csv_lines(full.header, full.rows(page, timeline)),
        "tsv": lambda: delimited.tsv_lines(full.header, full.rows(page, timeline)),
        "md": lambda: commonmark.table(readable.header, readable.rows(page, timeline)),
    }
    return writers[fmt]()
