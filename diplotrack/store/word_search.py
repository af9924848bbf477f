"""Full-text search in events that no table holds as they are: the events as they were known on some day.

In: events and an FTS5 expression. Out: the places where its words stand. What counts as a word, and where is
looked, is as in the table `search`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from diplotrack.store.fulltext import END, HIT, PLACES, SNIPPET_WORDS, TOKENIZER, snippet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.model import Event
    from diplotrack.timeline import Snippet

_TABLE = f"CREATE VIRTUAL TABLE search USING fts5({', '.join(PLACES)}, tokenize = '{TOKENIZER}')"
_INSERT = "INSERT INTO search (rowid, title, summary, place, words) VALUES (?, ?, ?, ?, ?)"
_FOUND = """
SELECT rowid, snippet(search, 0, :hit, :end, '…', :words), snippet(search, 1, :hit, :end, '…', :words),
       snippet(search, 2, :hit, :end, '…', :words), snippet(search, 3, :hit, :end, '…', :words)
FROM search WHERE search MATCH :match
"""


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
