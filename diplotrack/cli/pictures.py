"""The command that draws: `picture`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, say
from diplotrack.cli.filters import asks
from diplotrack.cli.formats import one_of
from diplotrack.cli.work import STDOUT, Output
from diplotrack.errors import UsageError
from diplotrack.exporters.pictures import PICTURES
from diplotrack.replacing import filled
from diplotrack.timeline import EventFilter  # noqa: TC001  Typer looks at it

if TYPE_CHECKING:
    from pathlib import Path

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
    pieces = PICTURES[kind](desk.ask(question), losses)
    if output == STDOUT:
        desk.screen().write(pieces)
    elif output.suffix.lower() == ".png":
        from diplotrack.exporters.pictures.png import png

        filled(output, [png("".join(pieces), losses)])
    else:
        filled(output, pieces)
    for sentence in losses.sentences():
        say(f"{kind}: {sentence}")


def _refuse_other(output: Path) -> None:
    """Raise UsageError for a file whose name does not say what to write."""
    if output != STDOUT and output.suffix.lower() not in SUFFIXES:
        raise UsageError(f'"{output}" is neither .svg nor .png: let its name end in one of them.')
