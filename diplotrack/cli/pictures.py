"""The command that draws: `picture`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, say, say_if_empty
from diplotrack.cli.filters import asks
from diplotrack.cli.formats import one_of
from diplotrack.cli.work import STDOUT, Output
from diplotrack.errors import UsageError
from diplotrack.exporters.pictures import PICTURES
from diplotrack.replacing import filled
from diplotrack.timeline import EventFilter  # noqa: TC001  Typer looks at it

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplotrack.exporters.losses import Losses

SUFFIXES = (".svg", ".png")
"""With what the name of a picture's file ends: it says which of the two is written."""

Kind = Annotated[
    str,
    typer.Argument(
        metavar="PICTURE",
        help="One of the pictures above.",
        callback=one_of(PICTURES, "picture"),
        autocompletion=completion.pictures,
    ),
]


@asks
def picture_command(
    ctx: typer.Context, kind: Kind, question: EventFilter, *, output: Output = STDOUT
) -> None:
    """Draw a picture of the events, as SVG or PNG.

    The file's name says what is written: .svg, or .png for pixels; on standard output it is SVG. The sign of
    an event says whether it happened, what is around the sign how well its day is known; a legend explains
    what occurs.

    Pictures:
      swimlane  who took part in what, and when: a lane for each actor
      activity  how much happened when: events by month or by year
      network   who appears with whom: circles and links
      matrix    who appears with whom: a table of counts

    For example:
      diplotrack picture swimlane -o lanes.svg
      diplotrack picture activity --actor kim -o kim.png
      diplotrack picture network --from 2025 -o network.png
    """
    from diplotrack.exporters.losses import Losses

    _refuse_other(output)
    desk, losses = desk_of(ctx), Losses()
    screen = desk.screen()
    if output == STDOUT and screen.is_terminal:
        raise UsageError(
            f"{kind} is nothing to be read on a terminal: name a file with -o FILE, or see timeline --chart."
        )
    timeline = desk.ask(question)
    pieces = PICTURES[kind](timeline, losses)
    if output == STDOUT:
        screen.write(pieces)
    else:
        is_png = output.suffix.lower() == ".png"
        filled(output, _pixels(pieces, losses) if is_png else pieces)
        say_if_empty(timeline, output)
    for sentence in losses.sentences():
        say(f"{kind}: {sentence}")


def _pixels(pieces: Iterator[str], losses: Losses) -> Iterator[bytes]:
    from diplotrack.exporters.pictures.png import png

    yield png("".join(pieces), losses)


def _refuse_other(output: Path) -> None:
    """Raise UsageError for a file whose name does not say what to write."""
    if output != STDOUT and output.suffix.lower() not in SUFFIXES:
        raise UsageError(f'"{output}" is neither .svg nor .png: let its name end in one of them.')
