"""The command `show`: everything about one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, warn
from diplotrack.cli.formats import ShortFormat  # noqa: TC001  Typer looks at it
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.model import Event
    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

Key = Annotated[
    str,
    typer.Argument(metavar="KEY", help="A key, or an actor's name or alias.", autocompletion=completion.keys),
]


def show_command(ctx: typer.Context, key: Key, *, fmt: ShortFormat = "table") -> None:
    """Show everything about one event, actor, article or utterance.

    Its reports stand side by side: how each article dates it, which words each prints, and where
    (paragraph, and characters of the article's text). The last line names the file and line to edit.

    For example:
      diplotrack show air-force-one-offer
      diplotrack show "Lee Jae Myung"
    """
    desk = desk_of(ctx)
    with desk.reading() as reader:
        kind, name = reader.kind_of(key)
        answer = reader.timeline(_concerning(kind, name))
        titles = _related_titles(reader, answer) if kind == "event" else {}
    warn(answer)
    if fmt == "json":
        from diplotrack.exporters import jsontext, records

        everything = records.shown(kind, name, replace(answer, question=EventFilter()))
        desk.screen().write([jsontext.text(everything, indent=2), "\n"])
    else:
        desk.screen().show(lambda width: _drawn(kind, name, answer, titles, width))


def _concerning(kind: str, key: str) -> EventFilter:
    """Return the question for the events that a thing has to do with; an utterance may be in any."""
    questions = {
        "event": EventFilter(keys=(key,)),
        "actor": EventFilter(actors=((key,),), only=True),
        "article": EventFilter(articles=(key,)),
    }
    return questions.get(kind, EventFilter())


def _related_titles(reader: Reader, answer: Timeline) -> dict[str, str]:
    keys = {key for event in answer.events for key in _related(event)}
    if not keys:
        return {}
    return {event.key: event.title for event in reader.timeline(EventFilter(keys=tuple(keys))).events}


def _related(event: Event) -> Iterator[str]:
    yield from filter(None, (event.part_of, *event.responds_to, *event.follows))


def _drawn(kind: str, key: str, answer: Timeline, titles: dict[str, str], width: int) -> Iterator[Line]:
    from diplotrack.views.cards import actor_lines, article_lines
    from diplotrack.views.show import event_lines, utterance_lines

    if kind == "actor":
        return actor_lines(answer.actors[key], answer, width)
    if kind == "article":
        return article_lines(answer.articles[key], answer, width)
    if kind == "event":
        return event_lines(next(answer.events), answer, titles, width)
    said = {utterance.key: (utterance, event) for event in answer.events for utterance in event.utterances}
    return utterance_lines(*said[key], answer, width)
