"""The command `add`: an actor, an event, an article or a quote, from options or from answers."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  Typer looks at it
from typing import TYPE_CHECKING, Annotated, Any

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.model import BASES, KINDS, MANNERS, ROLES, STATUSES

if TYPE_CHECKING:
    from diplotrack.cli.forms import Form, Known
    from diplotrack.dossier.changing.editing import Edited


def _text(name: str, told: str, **more: Any) -> Any:  # noqa: ANN401  Typer's own option
    return typer.Option(name, help=told, show_default=False, **more)


Key = Annotated[str | None, _text("--key", "Its key; else proposed, from what it is called.")]
Why = Annotated[str | None, _text("--why", "The reason for that; needed unless it is stated.")]
Note = Annotated[str | None, _text("--note", "Anything else.")]
Title = Annotated[str | None, _text("--title", "One line.")]
Basis = Annotated[
    str | None,
    _text(
        "--basis",
        f"What the date rests on: {', '.join(BASES)}.",
        metavar="BASIS",
        autocompletion=completion.bases,
    ),
]


def add_event_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    *,
    title: Title = None,
    date: Annotated[str | None, _text("--date", "When: EDTF, or plain English.")] = None,
    basis: Basis = None,
    why: Why = None,
    status: Annotated[
        str | None,
        _text("--status", f"Whether it happened: {', '.join(STATUSES)}.", autocompletion=completion.statuses),
    ] = None,
    type_: Annotated[
        str | None,
        _text("--type", "Its type in the codebook, such as CONSULT.", autocompletion=completion.types),
    ] = None,
    mode: Annotated[str | None, _text("--mode", "A mode of that type.")] = None,
    summary: Annotated[str | None, _text("--summary", "A sentence or two.")] = None,
    place: Annotated[str | None, _text("--place", "Where.")] = None,
    actors: Annotated[
        list[str] | None,
        _text(
            "--actor",
            f"Who takes part, and how: {', '.join(ROLES)}; again for others.",
            metavar="KEY[:ROLE]",
            autocompletion=completion.actors,
        ),
    ] = None,
    part_of: Annotated[
        str | None, _text("--part-of", "The event of which it is a part.", autocompletion=completion.events)
    ] = None,
    follows: Annotated[
        list[str] | None,
        _text(
            "--follows",
            "An event that it came after; again for others.",
            metavar="KEY",
            autocompletion=completion.events,
        ),
    ] = None,
    key: Key = None,
    note: Note = None,
) -> None:
    """Add an event.

    On a terminal, what the options leave open is asked for.

    For example:
      diplotrack add event
      diplotrack add event --title "Lind visits" --date "May 2025" --actor lind
    """
    from diplotrack.cli.questions import event_form

    given = {"title": title, "date": date, "basis": basis, "why": why, "status": status, "type": type_}
    given |= {"mode": mode, "summary": summary, "place": place, "part_of": part_of, "event": key}
    _add(ctx, "event", event_form(), {**given, "actors": actors, "follows": follows, "note": note})


def add_actor_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    *,
    name: Annotated[str | None, _text("--name", "The name to show.")] = None,
    kind: Annotated[
        str | None, _text("--kind", f"What it is: {', '.join(KINDS)}.", autocompletion=completion.kinds)
    ] = None,
    aliases: Annotated[
        list[str] | None, _text("--alias", "Another name; again for others.", metavar="NAME")
    ] = None,
    of: Annotated[
        list[str] | None,
        _text(
            "--of",
            "What it belongs to; again for others.",
            metavar="KEY",
            autocompletion=completion.actors,
        ),
    ] = None,
    key: Key = None,
    note: Note = None,
) -> None:
    """Add an actor: a person, state, body, group or medium.

    For example:
      diplotrack add actor --name "Ada Lind" --kind person --of northland
    """
    from diplotrack.cli.questions import actor_form

    given = {"name": name, "kind": kind, "aliases": aliases, "of": of, "actor": key, "note": note}
    _add(ctx, "actor", actor_form(), given)


def add_article_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    *,
    title: Annotated[str | None, _text("--title", "Its headline.")] = None,
    outlet: Annotated[str | None, _text("--outlet", "Who published it.")] = None,
    author: Annotated[str | None, _text("--author", "Who wrote it.")] = None,
    url: Annotated[str | None, _text("--url", "Where it is.")] = None,
    published: Annotated[str | None, _text("--published", "When it was published.")] = None,
    basis: Basis = None,
    why: Why = None,
    text: Annotated[
        Path | None,
        _text("--text", "The file with its text, which is kept out of git; else nobody has read it here."),
    ] = None,
    key: Key = None,
    note: Note = None,
) -> None:
    """Add an article, without going through its text.

    `diplotrack encode` adds one and goes through its text with you. On a terminal, what the options leave
    open is asked for.

    For example:
      diplotrack add article --title "Talks" --published 2025-10 --basis stated
    """
    from diplotrack.cli.questions import article_form
    from diplotrack.dossier.texts import read_text
    from diplotrack.workspace.adding import add_article

    given = {"title": title, "outlet": outlet, "author": author, "url": url, "published": published}
    given |= {"basis": basis, "why": why, "article": key, "note": note}
    body = None if text is None else read_text(text)
    known = _known(ctx)
    tell(ctx, add_article(known.folder, article_form().filled(given, known), body))


def add_quote_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    *,
    article: Annotated[
        str | None, _text("--article", "The article that prints it.", autocompletion=completion.articles)
    ] = None,
    words: Annotated[
        list[str] | None,
        _text("--words", "The words as printed; again where “she said” interrupts them.", metavar="WORDS"),
    ] = None,
    manner: Annotated[
        str | None,
        _text(
            "--manner",
            f"How they are printed: {', '.join(MANNERS)}; else verbatim.",
            autocompletion=completion.manners,
        ),
    ] = None,
    event: Annotated[
        str | None, _text("--event", "The event at which it was said.", autocompletion=completion.events)
    ] = None,
    speaker: Annotated[
        str | None, _text("--speaker", "The actor who says it.", autocompletion=completion.actors)
    ] = None,
    to: Annotated[
        str | None, _text("--to", "The actor it is said to.", autocompletion=completion.actors)
    ] = None,
    utterance: Annotated[
        str | None,
        _text(
            "--utterance",
            "The key of the utterance; else a new one is made from the words.",
            autocompletion=completion.utterances,
        ),
    ] = None,
    dated: Annotated[
        str | None,
        _text("--dated", "The words in which the article dates the event; needed if its date is stated."),
    ] = None,
    nth: Annotated[
        int | None, _text("--nth", "Which place is meant, where the words stand in the text more than once.")
    ] = None,
) -> None:
    """Add a quote: the words in which an article prints an utterance.

    They are found in its text. An utterance that the dossier has needs no --event and no --speaker.

    For example:
      diplotrack add quote --article daily --words "I would," --words "be glad"
    """
    from diplotrack.cli.questions import quote_from
    from diplotrack.workspace.adding import add_quote

    given = {"article": article, "words": words, "manner": manner, "event": event, "speaker": speaker}
    known = _known(ctx)
    given |= {"to": to, "dated": dated, "utterance": utterance}
    quote, text = quote_from(given, nth, known)
    tell(ctx, add_quote(known.folder, quote, text))


def tell(ctx: typer.Context, edited: Edited) -> None:
    """Say in a sentence what was done, and what is unfinished now."""
    from diplotrack.views.edited import edited_lines

    told, problems = edited.told, edited.problems
    desk_of(ctx).screen().show(lambda width: edited_lines(told, problems, width))


def _known(ctx: typer.Context) -> Known:
    from diplotrack.cli.forms import Known

    return Known(desk_of(ctx).folder_to_change)


def _add(ctx: typer.Context, kind: str, form: Form, given: dict[str, Any]) -> None:
    from diplotrack.workspace.adding import add

    known = _known(ctx)
    tell(ctx, add(known.folder, kind, form.filled(given, known)))
