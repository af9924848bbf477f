"""The commands that list events: `timeline` and `search`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli.desk import desk_of, warn
from diplotrack.cli.filters import asks
from diplotrack.cli.formats import Ascii, ListingFormat, show_listing
from diplotrack.errors import UsageError
from diplotrack.timeline import EventFilter, events_page

if TYPE_CHECKING:
    from diplotrack.cli.desk import Desk

Quotes = Annotated[
    bool, typer.Option("--quotes", help="Below each event, what was said there, in every article's words.")
]
Chart = Annotated[
    bool, typer.Option("--chart", help="Draw a lane for each actor instead, with a mark for every event.")
]
Words = Annotated[
    list[str], typer.Argument(metavar="WORDS...", help="The words to find; quotation marks are not needed.")
]


@asks
def timeline_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    question: EventFilter,
    *,
    quotes: Quotes = False,
    chart: Chart = False,
    ascii_: Ascii = False,
    fmt: ListingFormat = "table",
) -> None:
    """Show what happened, in order.

    In a pipe every event is one line: its date (EDTF), key, status, title, actors and number of
    articles. A ~ behind the status marks an event that lies between the dates only possibly.

    For example:
      diplotrack timeline
      diplotrack timeline --actor "South Korea" --from 2025-10 --certain
      diplotrack timeline --actor trump --actor kim,lee --quotes
      diplotrack timeline --chart --from 2025-09
    """
    if chart or ascii_:
        _show_chart(desk_of(ctx), question, chart=chart, ascii_=ascii_, quotes=quotes, fmt=fmt)
        return
    from diplotrack.views.plain import timeline_plain
    from diplotrack.views.timeline import timeline_lines

    desk = desk_of(ctx)
    answer = desk.ask(question, brief=fmt == "table" and not quotes)
    show_listing(
        desk,
        "timeline",
        events_page(answer),
        answer,
        fmt,
        drawn=lambda width: timeline_lines(answer, width, quotes=quotes),
        plain=lambda: timeline_plain(answer, quotes=quotes),
    )


def _show_chart(  # noqa: PLR0913  the options that must fit each other
    desk: Desk, question: EventFilter, *, chart: bool, ascii_: bool, quotes: bool, fmt: str
) -> None:
    """Draw the lanes of the events that answer. Raise UsageError for options that do not go with it."""
    from diplotrack.views.chart import chart_lines

    if not chart:
        raise UsageError("--ascii says how a chart is drawn: add --chart.")
    if quotes or fmt != "table":
        other = "--quotes" if quotes else f"--format {fmt}"
        raise UsageError(f"--chart draws lanes, which {other} cannot have: leave one of them out.")
    answer = desk.ask(question, brief=True)
    desk.screen().show(lambda width: chart_lines(answer, width, only_ascii=ascii_))


@asks
def search_command(
    ctx: typer.Context, words: Words, question: EventFilter, *, fmt: ListingFormat = "table"
) -> None:
    """Find words in titles, summaries, places and quotes.

    An event is found if it has all the words. In a pipe every event is one line: its date (EDTF), key,
    status, title, and the place where the words stand, with *each* marked.

    For example:
      diplotrack search sanctions
      diplotrack search nuclear test --from 2018 --actor kim
    """
    from diplotrack.views.listings import found_lines
    from diplotrack.views.plain import found_plain

    desk = desk_of(ctx)
    text = " ".join([*words, question.text or ""]).strip()
    answer, snippets = desk.reader.search(replace(question, text=text))
    warn(answer)
    show_listing(
        desk,
        "timeline",
        events_page(answer),
        answer,
        fmt,
        drawn=lambda width: found_lines(answer, snippets, width),
        plain=lambda: found_plain(answer, snippets),
    )
