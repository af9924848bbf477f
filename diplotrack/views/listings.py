"""Actors, quotes, articles and search results for a terminal: a page of them and a width in, lines out."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.timeline import events_page
from diplotrack.views.clean import cells
from diplotrack.views.closing import go_on, how_many
from diplotrack.views.line import beside, hanging, indented, joined, piece, right, wrap
from diplotrack.views.marks import STATUS_MARKS, Cast, counted, status_word
from diplotrack.views.timeline import MEASURED, WIDEST, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.timeline import ActorRow, ArticleRow, Page, QuoteRow, Snippet, Timeline
    from diplotrack.views.line import Line


def actors_lines(page: Page[ActorRow], timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield actors with what they belong to, their offices, and how many events and quotes they have."""
    width = min(width, WIDEST)
    rest = iter(page)
    first = list(islice(rest, MEASURED))
    cast = Cast(timeline)
    name = min(max((cells(row.actor.name) for row in first), default=0), width // 3)
    count = _count_width(first, width)
    about = max(10, width - name - count - 4)
    for row in chain(first, rest):
        columns = [(wrap(cast.full(row.key), name), name)]
        columns.append((_about(row, timeline, about), about))
        columns.append((_counted(row, count), count))
        yield from beside(columns)
    yield from ([], *wrap([piece(f"{counted(page.shown, 'actor')}.{go_on(page)}")], width))


def _count_width(rows: Iterable[ActorRow | ArticleRow], width: int) -> int:
    return min(max((len(_counts(row)) for row in rows), default=0), width // 3)


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


def articles_lines(page: Page[ArticleRow], width: int) -> Iterator[Line]:
    """Yield articles with their publication, and how many events and quotes they have."""
    width = min(width, WIDEST)
    rest = iter(page)
    first = list(islice(rest, MEASURED))
    count = _count_width(first, width)
    about = max(10, width - count - 2)
    for row in chain(first, rest):
        article = row.article
        title: Line = [piece(article.title or "(untitled)", "name"), piece(f"  {article.key}", "key")]
        facts = [article.outlet, article.author, english(article.published) if article.published else None]
        block = wrap(title, about)
        if any(facts):
            block += wrap([piece(", ".join(filter(None, facts)))], about)
        yield from beside([(block, about), (_counted(row, count), count)])
    yield from ([], *wrap([piece(f"{counted(page.shown, 'article')}.{go_on(page)}")], width))


def quotes_lines(page: Page[QuoteRow], timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield what was said, in every article's words."""
    width = min(width, WIDEST)
    cast = Cast(timeline)
    wordings = 0
    for row in page:
        wordings += len(row.utterance.wordings)
        yield from quote(row, cast, width)
        yield []
    many = f" in {counted(wordings, 'wording')}" if page.shown else ""
    yield from wrap([piece(f"{counted(page.shown, 'quote')}{many}.{go_on(page)}")], width)


def quote(row: QuoteRow, cast: Cast, width: int) -> Iterator[Line]:
    """Yield one utterance: when, by whom, and each article's wording."""
    line: Line = [piece(english(row.event.date), "name"), piece(f"  {row.event.title}", "faint")]
    yield from wrap(line, width)
    yield from indented(said(row.utterance, cast, width - 2), 2)


def found_lines(timeline: Timeline, snippets: Mapping[str, Snippet], width: int) -> Iterator[Line]:
    """Yield what a search found, each event with the words around the hits."""
    width = min(width, WIDEST)
    page = events_page(timeline)
    for match in page:
        event = match.event
        mark: Line = [(f"{STATUS_MARKS[event.status]} ", event.status)]
        title: Line = [piece(event.title, "name")]
        if event.status != "happened":
            title.append((f" ({status_word(event.status)})", event.status))
        yield from hanging(mark, [*title, piece(f"  {event.key}", "key")], width)
        possible = "" if match.certain else "~ "
        yield from indented(wrap([piece(possible + english(event.date), "faint")], width - 2), 2)
        if snippet := snippets.get(event.key):
            hits: Line = [piece(text, "hit" if is_hit else "") for text, is_hit in snippet.parts]
            yield from indented(hanging([(f"{snippet.place}: ", "faint")], hits, width - 2), 2)
        yield []
    found = f"{how_many(timeline)} found for “{timeline.question.text}”.{go_on(page)}"
    yield from wrap([piece(found)], width)
