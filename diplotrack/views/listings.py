"""Actors, quotes, articles and search results for a terminal: a `Timeline` and a width in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.timeline import actor_rows, article_rows, quote_rows
from diplotrack.views.clean import cells
from diplotrack.views.line import beside, hanging, indented, joined, piece, right, spaced, wrap
from diplotrack.views.marks import STATUS_MARKS, Cast, counted, status_word
from diplotrack.views.timeline import WIDEST, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.timeline import ActorRow, ArticleRow, QuoteRow, Snippet, Timeline
    from diplotrack.views.line import Line


def actors_lines(timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield actors with what they belong to, their offices, and how many events and quotes they have."""
    width = min(width, WIDEST)
    rows = actor_rows(timeline)
    cast = Cast(timeline.actors)
    names = max((cells(row.actor.name) for row in rows), default=0)
    count = min(max((len(_counts(row)) for row in rows), default=0), width // 3)
    name = min(names, width // 3)
    about = max(10, width - name - count - 4)
    for row in rows:
        columns = [(wrap(cast.full(row.actor.key), name), name)]
        columns.append((_about(row, timeline, about), about))
        columns.append((_counted(row, count), count))
        yield from beside(columns)
    yield from ([], [(f"{counted(len(rows), 'actor')}.", "")])


def _about(row: ActorRow, timeline: Timeline, width: int) -> list[Line]:
    actor = row.actor
    above: Line = [piece(", ".join(timeline.actor_name(key) for key in actor.of))]
    lines = wrap(joined([[(actor.kind, "faint")], *([above] if actor.of else [])], (" of ", "faint")), width)
    for office in actor.offices:
        lines += wrap([piece(f"{office.office}, {english(office.dates)}")], width)
    return lines


def _counts(row: ActorRow | ArticleRow) -> str:
    return f"{counted(row.events, 'event')}, {counted(row.quotes, 'quote')}"


def _counted(row: ActorRow | ArticleRow, width: int) -> list[Line]:
    return [right(line, width) for line in wrap([(_counts(row), "faint")], width)]


def articles_lines(timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield articles with their publication, and how many events and quotes they have."""
    width = min(width, WIDEST)
    rows = article_rows(timeline)
    count = min(max((len(_counts(row)) for row in rows), default=0), width // 3)
    about = max(10, width - count - 2)
    for row in rows:
        article = row.article
        title: Line = [piece(article.title or "(untitled)", "name"), piece(f"  {article.key}", "key")]
        facts = [article.outlet, article.author, english(article.published) if article.published else None]
        block = wrap(title, about)
        if any(facts):
            block += wrap([piece(", ".join(filter(None, facts)))], about)
        yield from beside([(block, about), (_counted(row, count), count)])
    yield from ([], [(f"{counted(len(rows), 'article')}.", "")])


def quotes_lines(timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield what was said, in every article's words."""
    width = min(width, WIDEST)
    rows = quote_rows(timeline)
    cast = Cast(timeline.actors)
    yield from spaced(quote(row, cast, width) for row in rows)
    if rows:
        yield []
    wordings = sum(len(row.utterance.wordings) for row in rows)
    many = f" in {counted(wordings, 'wording')}" if rows else ""
    yield [(f"{counted(len(rows), 'quote')}{many}.", "")]


def quote(row: QuoteRow, cast: Cast, width: int) -> Iterator[Line]:
    """Yield one utterance: when, by whom, and each article's wording."""
    line: Line = [piece(english(row.event.date), "name"), piece(f"  {row.event.title}", "faint")]
    yield from wrap(line, width)
    yield from indented(said(row.utterance, cast, width - 2), 2)


def found_lines(timeline: Timeline, snippets: Mapping[str, Snippet], width: int) -> Iterator[Line]:
    """Yield what a search found, each event with the words around the hits."""
    width = min(width, WIDEST)
    for match in timeline.matches:
        event = match.event
        mark: Line = [(f"{STATUS_MARKS[event.status]} ", event.status)]
        title: Line = [piece(event.title, "name")]
        if event.status != "happened":
            title.append((f" ({status_word(event.status)})", event.status))
        yield from hanging(mark, [*title, piece(f"  {event.key}", "key")], width)
        possible = "" if match.certain else "~ "
        yield from indented(wrap([piece(possible + english(event.date), "faint")], width - 2), 2)
        if event.key in snippets:
            snippet = snippets[event.key]
            hits: Line = [piece(text, "hit" if is_hit else "") for text, is_hit in snippet.parts]
            yield from indented(hanging([(f"{snippet.place}: ", "faint")], hits, width - 2), 2)
        yield []
    total = counted(timeline.found, "event")
    shown = (
        f"The first {len(timeline.matches):,} of {total}" if len(timeline.matches) < timeline.found else total
    )
    yield from wrap([piece(f"{shown} found for “{timeline.question.text}”.")], width)
