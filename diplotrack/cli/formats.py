"""--format: which ones there are, and how a listing goes out in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from diplotrack.cli import completion
from diplotrack.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diplotrack.cli.desk import Desk
    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Page, Timeline
    from diplotrack.views.line import Line


def one_of(known: Iterable[str], what: str = "format") -> Callable[[str], str]:
    """Return a check that a value is one of these: else it raises UsageError, with the nearest.

    `what` says what they are.
    """
    names = tuple(known)

    def checked(value: str) -> str:
        if value not in names:
            near = did_you_mean(value, names) or f": there are {', '.join(names)}."
            raise UsageError(f'"{value}" is not a {what} of this command{near}')
        return value

    return checked


ListingFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"One of {', '.join(completion.LISTING_FORMATS)}.",
        callback=one_of(completion.LISTING_FORMATS),
        autocompletion=completion.listing_formats,
    ),
]
"""How a listing goes out."""

ShortFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table or json.",
        callback=one_of(completion.SHORT_FORMATS),
        autocompletion=completion.short_formats,
    ),
]
"""How one thing, or a list of problems, goes out."""


Ascii = Annotated[bool, typer.Option("--ascii", help="Draw with ASCII characters only.")]
"""Of what bars and charts are made."""


def show_listing(  # noqa: PLR0913  a listing, and two ways to show it
    desk: Desk,
    listing: str,
    page: Page[Any],
    timeline: Timeline,
    fmt: str,
    *,
    drawn: Callable[[int], Iterable[Line]],
    plain: Callable[[], Iterable[str]],
    about: Record | None = None,
) -> None:
    """Send a page of a listing out: as a table drawn or plain, or in a format for other programs.

    `about` are further members for the head of a JSON document.
    """
    screen = desk.screen()
    if fmt == "table":
        screen.show(drawn, plain)
    else:
        from diplotrack.exporters.answers.listing import write

        screen.write(write(listing, page, timeline, fmt, about))
