"""The command `show`: everything about one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, warn
from diplotrack.cli.filters import AsOf, date_of
from diplotrack.cli.formats import ShortFormat  # noqa: TC001  Typer looks at it
from diplotrack.errors import NotKnownThen
from diplotrack.timeline import EventFilter, quote_rows

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
Certain = Annotated[
    bool,
    typer.Option(
        "--certain", help="With --as-of: leave out articles that were published by then only possibly."
    ),
]


def show_command(
    ctx: typer.Context, key: Key, *, as_of: AsOf = None, certain: Certain = False, fmt: ShortFormat = "table"
) -> None:
    """Show everything about one event, actor, article or utterance.

    Its reports stand side by side: how each article dates it, which words each prints, and where
    (paragraph, and characters of the article's text). The last line names the file and line to edit.

    For example:
      diplotrack show air-force-one-offer
      diplotrack show "Lee Jae Myung"
      diplotrack show trump-kim-meeting --as-of 2025-10-28
    """
    desk = desk_of(ctx)
    then = EventFilter(as_of=date_of("--as-of", as_of), certain=certain, unreviewed=True)
    reader = desk.reader
    kind, name = reader.kind_of(key)
    answer = reader.timeline(_concerning(kind, name, then, reader))
    if then.as_of is not None:
        _insist(kind, name, answer, reader)
    pointing = reader.pointing_at(name) if kind == "event" else []
    titles = _related_titles(answer, pointing) if kind == "event" else {}
    warn(answer)
    if fmt == "json":
        from diplotrack.exporters import jsontext
        from diplotrack.exporters.answers.shown import shown

        desk.screen().write(jsontext.whole(*shown(kind, name, answer)))
    else:
        known = [(relation, other) for relation, other in pointing if other in titles]
        desk.screen().show(lambda width: _drawn(kind, name, answer, titles, known, width))


def _concerning(kind: str, key: str, then: EventFilter, reader: Reader) -> EventFilter:
    """Return the question for the events that a thing has to do with."""
    if kind == "actor":
        return replace(then, actors=((key,),), only=True)
    if kind == "article":
        return replace(then, articles=(key,))
    return replace(then, keys=(key if kind == "event" else reader.event_of(key),))


def _insist(kind: str, key: str, answer: Timeline, reader: Reader) -> None:
    """Raise NotKnownThen if the thing could not be known on the day of the question."""
    from diplotrack.criticism.knowing import published_by

    if kind == "actor":
        everybody = replace(answer.question, actors=(), only=False)
        known = any(row.key == key for row in reader.actor_rows(everybody, closed=True))
    elif kind == "article" and answer.question.as_of:
        day = answer.question.as_of.end_to
        known = bool(published_by(day, [answer.articles[key]], certain=answer.question.certain))
    elif kind == "utterance":
        known = any(utterance.key == key for utterance in answer.utterances)
    else:
        known = bool(answer.matches)
    if not known:
        from diplotrack.views.closing import day_in_words

        on = day_in_words(answer.question.known_on) if answer.question.known_on else ""
        surely = "certainly " if answer.question.certain else ""
        why = "it was" if kind == "article" else "an article that tells of it was"
        raise NotKnownThen(
            f'The {kind} "{key}" was not known on {on}: ask for a later day, '
            f"on which {why} {surely}published."
        )


def _related_titles(answer: Timeline, pointing: list[tuple[str, str]]) -> dict[str, str]:
    keys = {key for event in answer.events for key in _related(event)} | {key for _, key in pointing}
    return {key: answer.titles[key] for key in keys if key in answer.titles}


def _related(event: Event) -> Iterator[str]:
    yield from filter(None, (event.part_of, *event.responds_to, *event.follows))


def _drawn(  # noqa: PLR0913, PLR0917  an event needs all of them
    kind: str,
    key: str,
    answer: Timeline,
    titles: dict[str, str],
    pointing: list[tuple[str, str]],
    width: int,
) -> Iterator[Line]:
    from diplotrack.views.cards import actor_lines, article_lines
    from diplotrack.views.show import event_lines, utterance_lines

    if kind == "actor":
        return actor_lines(answer.actors[key], answer, width)
    if kind == "article":
        return article_lines(answer.articles[key], answer, width)
    if kind == "event":
        return event_lines(next(answer.events), answer, titles, width, pointing)
    said = next(row for row in quote_rows(answer) if row.key == key)
    return utterance_lines(said.utterance, said.event, answer, width)
