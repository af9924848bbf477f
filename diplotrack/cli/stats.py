"""The command that counts events: `stats`."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.cli.filters import asks
from diplotrack.cli.formats import Ascii, ListingFormat, show_listing
from diplotrack.cli.listings import paged, uncut
from diplotrack.errors import UsageError, did_you_mean
from diplotrack.timeline import EventFilter  # noqa: TC001  Typer looks at it


def _counted_by(value: str) -> str:
    if value not in completion.COUNTED_BY:
        near = (
            did_you_mean(value, completion.COUNTED_BY) or f": there are {', '.join(completion.COUNTED_BY)}."
        )
        raise UsageError(f'Events are not counted by "{value}"{near}')
    return value


By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="WHAT",
        help=f"By what: {', '.join(completion.COUNTED_BY)}.",
        callback=_counted_by,
        autocompletion=completion.counted_by,
    ),
]


@asks
def stats_command(
    ctx: typer.Context,
    question: EventFilter,
    *,
    by: By = "year",
    ascii_: Ascii = False,
    fmt: ListingFormat = "table",
) -> None:
    """Count the events by year, month, type, status, actor or article.

    An event counts in the year and month in which it stands in the timeline, and for each actor and
    article that it has. In a pipe every line is a year, a month, …, the number of events that answer
    certainly, and of those that do possibly.

    For example:
      diplotrack stats --actor kim
      diplotrack stats --by month --from 2025
      diplotrack stats --by actor --limit 10
    """
    from diplotrack.views.plain import counts_plain
    from diplotrack.views.stats import stats_lines

    desk = desk_of(ctx)
    answer = desk.ask(replace(uncut(question), limit=0))
    rows = desk.reader.counts(replace(uncut(question), reverse=False), by)
    if question.reverse:
        rows.reverse()
    page = paged(by, rows, question, [row.key for row in rows], answer)
    show_listing(
        desk,
        "stats",
        page,
        answer,
        fmt,
        drawn=lambda width: stats_lines(page, by, answer, width, only_ascii=ascii_),
        plain=lambda: counts_plain(page),
        about={"by": by},
    )
