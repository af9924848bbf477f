"""Listings for pipes: aligned columns of plain text, one record a line, made for awk, cut and grep.

In: a `Timeline`, or rows of a listing. Out: lines with their line ends. Columns are two spaces apart. The
first columns never hold a space: dates are EDTF, things are named by their keys. What is empty is "-".
"""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING, TypeVar

from diplotrack.views.clean import cells, clean
from diplotrack.views.line import plain
from diplotrack.views.marks import Cast, articles_behind, printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplotrack.model import Event
    from diplotrack.timeline import (
        ActorRow,
        ArticleRow,
        CountRow,
        Match,
        QuoteRow,
        Snippet,
        Timeline,
    )

Beside = TypeVar("Beside")

GAP = "  "

MEASURED = 200
"""So many rows are measured at once: behind them columns may get wider, and never narrower again."""


def aligned(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    r"""Yield the rows as lines whose columns begin under each other; the last is as long as it is.

    >>> list(aligned([("2018", "summit", "Kim"), ("2018-06-12", "end", "")]))
    ['2018        summit  Kim\n', '2018-06-12  end     -\n']
    """
    return (line for line, _ in aligned_beside((row, None) for row in rows))


def aligned_beside(rows: Iterable[tuple[Sequence[str], Beside]]) -> Iterator[tuple[str, Beside]]:
    """Yield the rows as such lines, each with what came beside it."""
    rest = iter(rows)
    widths: list[int] = []
    while some := list(islice(rest, MEASURED)):
        columns = [_cleaned(column) for column in zip(*(row for row, _ in some), strict=True)]
        widths = [max(pair) for pair in zip_longest(widths, map(_width, columns), fillvalue=0)]
        lines = zip(*map(_padded, columns, widths), strict=True)
        for (_, beside), fields in zip(some, lines, strict=True):
            yield GAP.join(fields).rstrip() + "\n", beside


def _cleaned(column: Sequence[str]) -> Sequence[str]:
    """Return a column with nothing in it that a terminal would obey, and nothing empty."""
    if all(column) and "".join(column).isprintable():
        return column
    return [clean(field) or "-" for field in column]


def _width(column: Sequence[str]) -> int:
    return max(map(len if "".join(column).isascii() else cells, column))


def _padded(column: Sequence[str], width: int) -> list[str]:
    if "".join(column).isascii():
        return [field.ljust(width) for field in column]
    return [field + " " * (width - cells(field)) for field in column]


def timeline_plain(timeline: Timeline, *, quotes: bool = False) -> Iterator[str]:
    """Yield events: date, key, status, title, actors, number of articles.

    A ~ behind the status marks an event that matches only possibly. With `quotes`, each event's wordings
    follow it on indented lines: utterance, article, speaker, words.
    """
    cast = Cast(timeline)
    rows = (
        ((*_event_fields(match, cast), articles_behind(match.event, timeline)), match.event)
        for match in timeline.matches
    )
    for line, event in aligned_beside(rows):
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
    cast = Cast(timeline)
    return aligned(
        (*_event_fields(match, cast)[:4], _marked(snippets.get(match.event.key)))
        for match in timeline.matches
    )


def _marked(snippet: Snippet | None) -> str:
    if snippet is None:
        return ""
    return "".join(f"*{text}*" if is_hit else text for text, is_hit in snippet.parts)


def quotes_plain(rows: Iterable[QuoteRow], timeline: Timeline) -> Iterator[str]:
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
        for row in rows
        for wording in row.utterance.wordings
    )


def actors_plain(rows: Iterable[ActorRow]) -> Iterator[str]:
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
        for row in rows
    )


def articles_plain(rows: Iterable[ArticleRow]) -> Iterator[str]:
    """Yield articles: key, date of publication, number of events, number of quotes, title."""
    return aligned(
        (
            row.article.key,
            row.article.published.edtf if row.article.published else "",
            str(row.events),
            str(row.quotes),
            row.article.title or "",
        )
        for row in rows
    )


def counts_plain(rows: Iterable[CountRow]) -> Iterator[str]:
    """Yield counts: a year, a month, a type, …, how many events it has certainly, and how many possibly."""
    return aligned((row.key, str(row.certainly), str(row.possibly)) for row in rows)
