"""Pages, searches and counts asked of an open database, beside SQL written by hand on the same tables.

A page has 50 events, who takes part in each, how many articles stand behind it, and how many events there
are in all, counted up to 1,000: that is what our page shows. Every question gets a reader of its own, as
every command has one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from benchmarks import by_hand, rivals
from benchmarks.by_hand import Line
from benchmarks.timing import OURS, contest
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import reading
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from benchmarks.archive import Archive
    from benchmarks.by_hand import Asked
    from benchmarks.timing import Figure
    from diplotrack.timeline import Snippet, Timeline

BY_HAND = "SQL by hand"


def pages(archive: Archive, rounds: int) -> Iterator[Figure]:
    """Measure the first page and a later one of everything that is asked."""
    with reading(archive.database) as connection:
        for first in by_hand.questions(connection):
            for asked in filter(None, (first, by_hand.later(connection, first))):
                contenders = {
                    OURS: partial(_page, connection, asked),
                    BY_HAND: partial(by_hand.page, connection, asked),
                }
                yield from contest("pages", asked.name, archive.size, contenders, rounds)


def searches(archive: Archive, rounds: int) -> Iterator[Figure]:
    """Measure a page of what words are found in, with where they stand."""
    with reading(archive.database) as connection:
        for asked in by_hand.questions(connection):
            if asked.question.text is None:
                continue
            contenders = {
                OURS: partial(_search, connection, asked),
                BY_HAND: partial(by_hand.search, connection, asked),
            }
            yield from contest("search", asked.name, archive.size, contenders, rounds)


def counts(archive: Archive, rounds: int) -> Iterator[Figure]:
    """Measure how many events there are by year, type and actor, and by year of the most popular actor."""
    in_columns = rivals.duckdb_connection(archive)
    with reading(archive.database) as connection:
        for by in by_hand.COUNTED:
            contenders = {
                OURS: partial(_counts, connection, EventFilter(), by),
                BY_HAND: partial(by_hand.counts, connection, by),
            }
            if in_columns:
                contenders[rivals.DUCKDB] = partial(by_hand.counts_in_columns, in_columns, by)
            yield from contest("counts", f"events per {by}", archive.size, contenders, rounds)
        popular = next(by_hand.questions(connection))
        contenders = {
            OURS: partial(_counts, connection, replace(popular.question, limit=None), "year"),
            BY_HAND: partial(by_hand.years_of_actor, connection, popular.values["actor"]),
        }
        yield from contest("counts", f"events per year of {popular.name}", archive.size, contenders, rounds)


def _page(connection: sqlite3.Connection, asked: Asked) -> list[Line | int]:
    return _shown(Reader(connection).timeline(asked.question, brief=True))


def _search(connection: sqlite3.Connection, asked: Asked) -> list[Line | Snippet | int]:
    timeline, snippets = Reader(connection).search(asked.question)
    return [*(snippets[event.key] for event in timeline.events), *_shown(timeline)]


def _shown(timeline: Timeline) -> list[Line | int]:
    """Return what a page shows of a timeline, as `by_hand.page` does."""
    lines = [
        Line(
            event.key,
            event.date.edtf,
            event.status,
            event.title,
            tuple((timeline.actor_name(each.actor), each.role) for each in event.participants),
            timeline.independent(event),
        )
        for event in timeline.events
    ]
    return [*lines, timeline.found]


def _counts(connection: sqlite3.Connection, question: EventFilter, by: str) -> list[tuple[str, int]]:
    """Return what is counted, and its number, as `by_hand.counts` does."""
    rows = Reader(connection).counts(question, by)
    return sorted((row.key, row.certainly + row.possibly) for row in rows)
