"""The commands that list what belongs to events: `actors`, `quotes`, `articles`."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.cli.filters import asks
from diplotrack.cli.formats import ListingFormat, show_listing
from diplotrack.cli.suggestions import show_suggestions, suggestion_asked
from diplotrack.errors import NotFound
from diplotrack.timeline import EventFilter, Page, behind, quote_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from diplotrack.cli.desk import Desk
    from diplotrack.model import Actor
    from diplotrack.store.query import Reader
    from diplotrack.timeline import QuoteRow, Row, Timeline

Speaker = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Who said it; a state or body includes its members, unless --only is given.",
        autocompletion=completion.actors,
    ),
]
Suggest = Annotated[
    str | None,
    typer.Argument(
        metavar="[suggest]",
        help="Look for utterances that may be one and the same.",
        callback=suggestion_asked,
        autocompletion=completion.suggest,
    ),
]


@asks
def actors_command(ctx: typer.Context, question: EventFilter, *, fmt: ListingFormat = "table") -> None:
    """List who takes part, with offices.

    With filters, those who have a part in the events that they leave. In a pipe every actor is one
    line: its key, kind, number of events, number of quotes, what it belongs to, and its name.

    For example:
      diplotrack actors
      diplotrack actors --from 2025-10 --format json
    """
    from diplotrack.views.listings import actors_lines
    from diplotrack.views.plain import actors_plain

    desk = desk_of(ctx)
    answer = desk.ask(uncut(question))
    page = paged("actor", desk.reader.actor_rows(answer.question), question, answer.actors, answer)
    show_listing(
        desk,
        "actors",
        page,
        answer,
        fmt,
        drawn=lambda width: actors_lines(page, answer, width),
        plain=lambda: actors_plain(page),
    )


@asks
def quotes_command(
    ctx: typer.Context,
    question: EventFilter,
    suggest: Suggest = None,
    *,
    speaker: Speaker = None,
    fmt: ListingFormat = "table",
) -> None:
    """List who said what, in every article's words.

    In a pipe every wording is one line: the date (EDTF), the utterance's key, the article, how it is
    printed (verbatim, partial or reported), the speaker, and the words.

    "quotes suggest" looks for utterances in different articles that may be one and the same, and says
    what to write into the dossier if they are, or are not. What is decided there is not asked again.

    For example:
      diplotrack quotes --speaker kim
      diplotrack quotes suggest --from 2025-10
      diplotrack quotes --speaker "South Korea" --text sanctions
    """
    from diplotrack.views.listings import quotes_lines
    from diplotrack.views.plain import quotes_plain

    desk = desk_of(ctx)
    if suggest:
        show_suggestions(desk, question, speaker, fmt)
        return
    answer = desk.ask(uncut(question))
    speakers = spoken_by(desk, speaker, question, answer)
    if question.after is None:
        rows = quote_rows(answer, speakers)
    else:
        rows = _said_behind(question.after, desk.reader, answer.question, speakers)
    page = Page(rows, question.limit)
    show_listing(
        desk,
        "quotes",
        page,
        answer,
        fmt,
        drawn=lambda width: quotes_lines(page, answer, width),
        plain=lambda: quotes_plain(page, answer),
    )


@asks
def articles_command(ctx: typer.Context, question: EventFilter, *, fmt: ListingFormat = "table") -> None:
    """List the articles.

    With filters, those that report the events that they leave; else all, drafts among them. In a pipe
    every article is one line: its key, date of publication (EDTF), number of events, number of quotes,
    and its title.

    For example:
      diplotrack articles
      diplotrack articles --format csv
    """
    from diplotrack.views.listings import articles_lines
    from diplotrack.views.plain import articles_plain

    desk = desk_of(ctx)
    answer = desk.ask(replace(uncut(question), unreviewed=True))
    page = paged("article", desk.reader.article_rows(answer.question), question, answer.articles, answer)
    show_listing(
        desk,
        "articles",
        page,
        answer,
        fmt,
        drawn=lambda width: articles_lines(page, width),
        plain=lambda: articles_plain(page),
    )


def uncut(question: EventFilter) -> EventFilter:
    """Return the question for all events: where other things are listed, `limit` and `after` are of them."""
    return replace(question, limit=None, after=None)


def paged(
    what: str, rows: Iterable[Row], question: EventFilter, order: Collection[str], answer: Timeline
) -> Page[Row]:
    """Return the rows behind the key that is asked for, if any, as many as are asked for.

    `order` holds all keys that there are, in order. Raises NotFound for a key that is not among them.
    """
    if question.after is not None and question.after not in order:
        raise NotFound(what, question.after, order, where=f'the dossier "{answer.dossier.key}"')
    return Page(behind(question.after, rows, order), question.limit)


def _said_behind(
    key: str, reader: Reader, question: EventFilter, speakers: Collection[str] | None
) -> Iterator[QuoteRow]:
    """Yield what was said behind the utterance of that key: in its event, and in those that come later."""
    event = reader.event_of(key)
    there = reader.timeline(replace(question, keys=(event,)))
    later = reader.timeline(replace(question, after=event))
    order = (utterance.key for utterance in there.utterances)
    return chain(behind(key, quote_rows(there, speakers), order), quote_rows(later, speakers))


def spoken_by(
    desk: Desk, speaker: str | None, question: EventFilter, answer: Timeline
) -> Collection[str] | None:
    """Return the keys of those whom a speaker's name stands for: with all members unless `only` is asked."""
    if not speaker:
        return None
    key = desk.reader.actor_key(speaker)
    return {key} if question.only else with_members(key, answer.actors)


def with_members(key: str, actors: Mapping[str, Actor]) -> set[str]:
    """Return the keys of an actor and of all that belong to it, however indirectly."""
    members = {key}
    while joining := {actor.key for actor in actors.values() if members.intersection(actor.of)} - members:
        members |= joining
    return members
