"""Listings for pipes: aligned columns of plain text, one record a line, made for awk, cut and grep.

In: a `Timeline`. Out: lines with their line ends. Columns are two spaces apart. The first columns never
hold a space: dates are EDTF, things are named by their keys. What is empty is "-".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.timeline import actor_rows, article_rows, quote_rows
from diplotrack.views.clean import cells, clean
from diplotrack.views.line import plain
from diplotrack.views.marks import Cast, articles_behind, printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplotrack.model import Event
    from diplotrack.timeline import Match, Snippet, Timeline

GAP = "  "


def aligned(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    r"""Yield the rows as lines whose columns begin under each other; the last is as long as it is.

    >>> list(aligned([("2018", "summit", "Kim"), ("2018-06-12", "end", "")]))
    ['2018        summit  Kim\n', '2018-06-12  end     -\n']
    """
    table = [[clean(field) or "-" for field in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*table, strict=True)]
    for row in table:
        padded = (field + " " * (width - cells(field)) for field, width in zip(row, widths, strict=True))
        yield GAP.join(padded).rstrip() + "\n"


def timeline_plain(timeline: Timeline, *, quotes: bool = False) -> Iterator[str]:
    """Yield events: date, key, status, title, actors, number of articles.

    A ~ behind the status marks an event that matches only possibly. With `quotes`, each event's wordings
    follow it on indented lines: utterance, article, speaker, words.
    """
    cast = Cast(timeline.actors)
    events = list(timeline.events)
    lines = aligned(
        (*_event_fields(match, cast), articles_behind(match.event, timeline)) for match in timeline.matches
    )
    for event, line in zip(events, lines, strict=True):
        yield line
        if quotes:
            yield from (f"    {each}" for each in aligned(_wordings(event, timeline)))


def _event_fields(match: Match, cast: Cast) -> tuple[str, ...]:
    event = match.event
    return (
        event.date.edtf,
        event.key,
        event.status + ("" if match.certain else "~"),
        event.title,
        plain(cast.parties(event)),
    )


def _wordings(event: Event, timeline: Timeline) -> Iterator[tuple[str, ...]]:
    for utterance in event.utterances:
        for wording in utterance.wordings:
            speaker = timeline.actor_name(utterance.speaker)
            yield utterance.key, wording.article, speaker, plain(printed(wording))


def found_plain(timeline: Timeline, snippets: Mapping[str, Snippet]) -> Iterator[str]:
    """Yield what a search found: date, key, status, title, and where it was found, with *hits* marked."""
    cast = Cast(timeline.actors)
    return aligned(
        (*_event_fields(match, cast)[:4], _marked(snippets.get(match.event.key)))
        for match in timeline.matches
    )


def _marked(snippet: Snippet | None) -> str:
    if snippet is None:
        return ""
    return "".join(f"*{text}*" if is_hit else text for text, is_hit in snippet.parts)


def quotes_plain(timeline: Timeline) -> Iterator[str]:
    """Yield wordings: date, utterance, article, manner, speaker, words."""
    return aligned(
        (
            row.event.date.edtf,
            row.utterance.key,
            wording.article,
            wording.manner,
            timeline.actor_name(row.utterance.speaker),
            plain(printed(wording)),
        )
        for row in quote_rows(timeline)
        for wording in row.utterance.wordings
    )


def actors_plain(timeline: Timeline) -> Iterator[str]:
    """Yield actors: key, kind, number of events, number of quotes, what it belongs to (keys), name."""
    return aligned(
        (
            row.actor.key,
            row.actor.kind,
            str(row.events),
            str(row.quotes),
            ",".join(row.actor.of),
            row.actor.name,
        )
        for row in actor_rows(timeline)
    )


def articles_plain(timeline: Timeline) -> Iterator[str]:
    """Yield articles: key, date of publication, number of events, number of quotes, title."""
    return aligned(
        (
            row.article.key,
            row.article.published.edtf if row.article.published else "",
            str(row.events),
            str(row.quotes),
            row.article.title or "",
        )
        for row in article_rows(timeline)
    )
