"""The listings in every format that is not for the screen: a `Timeline` in, pieces of a text out.

A listing is one table of the timeline: its events, what was said in them, its actors or its articles.
"""

from __future__ import annotations

from dataclasses import replace
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


def write(
    listing: str, timeline: Timeline, fmt: str, *, speaker: frozenset[str] | None = None
) -> Iterator[str]:
    """Yield a listing ("timeline", "quotes", "actors", "articles") in one of `FORMATS`.

    With `speaker` (actors' keys), what others said is left out.
    """
    asked = timeline if speaker is None else _spoken_by(speaker, timeline)
    name, records_of = _RECORDS[listing]
    full = columns.FULL[listing]
    readable = columns.READABLE[listing]
    writers: dict[str, Callable[[], Iterator[str]]] = {
        "json": lambda: jsontext.document(records.head(asked), {name: records_of(asked)}),
        "jsonl": lambda: jsontext.lines(records_of(asked)),
        "csv": lambda: delimited.csv_lines(full.header, full.rows(asked)),
        "tsv": lambda: delimited.tsv_lines(full.header, full.rows(asked)),
        "md": lambda: commonmark.table(readable.header, readable.rows(asked)),
    }
    return writers[fmt]()


def _spoken_by(speaker: frozenset[str], timeline: Timeline) -> Timeline:
    matches = (
        replace(
            match,
            event=replace(
                match.event,
                utterances=tuple(each for each in match.event.utterances if each.speaker in speaker),
            ),
        )
        for match in timeline.matches
    )
    return replace(timeline, matches=tuple(matches))
