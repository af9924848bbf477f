"""How many: events by year, type, actor and so on, and how often each actor and each article occurs.

In: a connection, and the query for the ranks of the events that answer a question, or none for all events,
whose counts stand ready. Out: counts. Nothing is read but numbers.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from diplotrack.store.ranking import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.model import Event
    from diplotrack.store.conditions import Query
    from diplotrack.store.connection import Connection
    from diplotrack.timeline import Match

_READY = "SELECT key, number FROM tally WHERE kind = ?"
_BY_DAY = f"SELECT rank / {DAY}, count(*) FROM ({{found}}) AS found GROUP BY 1"
_COUNTED = {
    "type": "SELECT type, count(*) FROM ({found}) AS found JOIN event USING (rank) GROUP BY type",
    "status": "SELECT status, count(*) FROM ({found}) AS found JOIN event USING (rank) GROUP BY status",
    "actor": """
    SELECT actor, count(DISTINCT event) FROM ({found}) AS found
    JOIN event USING (rank) JOIN event_actor ON event_actor.event = event.key GROUP BY actor
    """,
    "article": """
    SELECT article, count(*) FROM ({found}) AS found
    JOIN event USING (rank) JOIN report ON report.event = event.key GROUP BY article
    """,
    "speaker": """
    SELECT speaker, count(*) FROM ({found}) AS found
    JOIN event USING (rank) JOIN utterance ON utterance.event = event.key GROUP BY speaker
    """,
    "addressee": """
    SELECT addressee, count(*) FROM ({found}) AS found
    JOIN event USING (rank) JOIN utterance ON utterance.event = event.key
    WHERE addressee IS NOT NULL GROUP BY addressee
    """,
    "printed": """
    SELECT wording.article, count(*) FROM ({found}) AS found
    JOIN event USING (rank) JOIN utterance ON utterance.event = event.key
    JOIN wording ON wording.utterance = utterance.key GROUP BY wording.article
    """,
}
_WRITTEN = {"year": len("2025"), "month": len("2025-10")}
"""How many letters of an ISO date say the year, and the month."""


def counts(connection: Connection, by: str, found: Query | None) -> Counter[str]:
    """Return how many of the events found, or of all events, have each year and so on.

    `by` is "year", "month", "type", "status", "actor" or "article"; or, for the number of utterances in these
    events, "speaker", "addressee", or "printed", by the article that printed them. "all" is how much there is
    of each kind of thing in the whole dossier.
    """
    if by in _WRITTEN:
        counted: Counter[str] = Counter()
        for day, number in _days(connection, found):
            counted[date.fromordinal(day).isoformat()[: _WRITTEN[by]]] += number
        return counted
    if found is None:
        return Counter(dict(connection.execute(_READY, (by,))))
    return Counter(dict(connection.execute(_COUNTED[by].format(found=found.sql), found.parameters)))


def _days(connection: Connection, found: Query | None) -> Iterable[tuple[int, int]]:
    if found is None:
        return ((int(day), number) for day, number in connection.execute(_READY, ("day",)))
    return connection.execute(_BY_DAY.format(found=found.sql), found.parameters)


def counted_among(matches: Iterable[Match], by: str) -> tuple[Counter[str], Counter[str]]:
    """Return how many of these events have each year and so on, as `counts` does, and how many certainly."""
    counted: Counter[str] = Counter()
    certainly: Counter[str] = Counter()
    for match in matches:
        keys = _keys(match.event, by)
        counted.update(keys)
        if match.certain:
            certainly.update(keys)
    return counted, certainly


def _keys(event: Event, by: str) -> Iterable[str]:
    if by in _WRITTEN:
        return (date.fromordinal(event.date.sort_from).isoformat()[: _WRITTEN[by]],)
    if by == "actor":
        return {participant.actor for participant in event.participants}
    return event.articles if by == "article" else (event.type if by == "type" else event.status,)
