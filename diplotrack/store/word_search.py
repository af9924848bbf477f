"""Where words stand in events, which need not be in any table as they are: as they were known on some day.

In: events and an FTS5 expression. Out: the places where its words stand. What counts as a word, and where is
looked, is as in the table `search`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from diplotrack.store.fulltext import END, HIT, PLACES, SNIPPET_WORDS, TOKENIZER, snippet
from diplotrack.store.matches import BATCH
from diplotrack.timeline import Matches, Snippet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.model import Event
    from diplotrack.timeline import Timeline

_TABLE = f"CREATE VIRTUAL TABLE search USING fts5({', '.join(PLACES)}, tokenize = '{TOKENIZER}')"
_INSERT = "INSERT INTO search (rowid, title, summary, place, words) VALUES (?, ?, ?, ?, ?)"
_FOUND = """
SELECT rowid, snippet(search, 0, :hit, :end, '…', :words), snippet(search, 1, :hit, :end, '…', :words),
       snippet(search, 2, :hit, :end, '…', :words), snippet(search, 3, :hit, :end, '…', :words)
FROM search WHERE search MATCH :match
"""


def snippets_in(timeline: Timeline, match: str) -> Mapping[str, Snippet]:
    """Return where words stand in a timeline's events, by key; of many, they are for asking in order."""
    if isinstance(timeline.matches, Matches):
        return _Snippets(timeline, match)
    return found_in(timeline.events, match)


class _Snippets(Mapping[str, Snippet]):
    """Where words stand in each of many events. Only the last `BATCH` are at hand."""

    def __init__(self, timeline: Timeline, match: str) -> None:
        self._events = timeline.events
        self._match = match
        self._number = len(timeline.matches)
        self._held: dict[str, Snippet] = {}

    def __getitem__(self, key: str) -> Snippet:
        while key not in self._held:
            batch = list(islice(self._events, BATCH))
            if not batch:
                raise KeyError(key)
            self._held = found_in(batch, self._match)
        return self._held[key]

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)


def found_in(events: Iterable[Event], match: str) -> dict[str, Snippet]:
    """Return by key where the words stand in those events that have them all; `match` is from `as_match`."""
    numbered = dict(enumerate(events))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(_TABLE)
        connection.executemany(_INSERT, ((number, *_texts(event)) for number, event in numbered.items()))
        values = {"hit": HIT, "end": END, "words": SNIPPET_WORDS, "match": match}
        return {
            numbered[number].key: snippet(marked) for number, *marked in connection.execute(_FOUND, values)
        }


def _texts(event: Event) -> list[str]:
    words = (
        fragment for said in event.utterances for wording in said.wordings for fragment in wording.fragments
    )
    texts = (event.title, event.summary, event.place or "", " … ".join(words))
    return [text.replace(HIT, "").replace(END, "") for text in texts]
