"""The commands that list what belongs to events: `actors`, `quotes`, `articles`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, warn
from diplotrack.cli.filters import asks
from diplotrack.cli.formats import ListingFormat, show_listing
from diplotrack.cli.suggestions import show_suggestions, suggestion_asked
from diplotrack.timeline import EventFilter, quoting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.model import Actor
    from diplotrack.timeline import Timeline

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
    answer = limited(desk.ask(replace(question, limit=None)), question)
    show_listing(
        desk,
        "actors",
        answer,
        fmt,
        drawn=lambda width: actors_lines(answer, width),
        plain=lambda: actors_plain(answer),
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
    with desk.reading() as reader:
        answer = limited(reader.timeline(replace(question, limit=None)), question)
        key = reader.actor_key(speaker) if speaker else None
    warn(answer)
    speakers = (
        None if key is None else frozenset({key} if question.only else with_members(key, answer.actors))
    )
    said = quoting(answer, speakers)
    show_listing(
        desk,
        "quotes",
        said,
        fmt,
        drawn=lambda width: quotes_lines(said, width),
        plain=lambda: quotes_plain(said),
    )


@asks
def articles_command(ctx: typer.Context, question: EventFilter, *, fmt: ListingFormat = "table") -> None:
    """List the articles.

    With filters, those that report the events that they leave. In a pipe every article is one line: its
    key, date of publication (EDTF), number of events, number of quotes, and its title.

    For example:
      diplotrack articles
      diplotrack articles --format csv
    """
    from diplotrack.views.listings import articles_lines
    from diplotrack.views.plain import articles_plain

    desk = desk_of(ctx)
    answer = limited(desk.ask(replace(question, limit=None)), question)
    show_listing(
        desk,
        "articles",
        answer,
        fmt,
        drawn=lambda width: articles_lines(answer, width),
        plain=lambda: articles_plain(answer),
    )


def limited(answer: Timeline, question: EventFilter) -> Timeline:
    """Return the answer with as many rows in its listings, at most, as were asked for."""
    return replace(answer, most_rows=question.limit)


def with_members(key: str, actors: Mapping[str, Actor]) -> set[str]:
    """Return the keys of an actor and of all that belong to it, however indirectly."""
    members = {key}
    while joining := {actor.key for actor in actors.values() if members.intersection(actor.of)} - members:
        members |= joining
    return members
