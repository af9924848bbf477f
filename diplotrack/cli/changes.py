"""The command `changes`: what the articles between two days added, confirmed, contradicted or dated anew."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, warn
from diplotrack.cli.filters import asks, date_of
from diplotrack.cli.formats import one_of
from diplotrack.errors import UsageError
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline

LEFT_OUT = ("since", "until", "as_of", "limit", "after", "reverse")
"""The filters that mean nothing here."""

Earlier = Annotated[
    str, typer.Option("--from", metavar="DATE", help="As known on this day: what was known already.")
]
Later = Annotated[
    str, typer.Option("--to", metavar="DATE", help="As known on this day: what was known then.")
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, json or md.",
        callback=one_of(completion.CHANGE_FORMATS),
        autocompletion=completion.change_formats,
    ),
]


@partial(asks, without=LEFT_OUT)
def changes_command(
    ctx: typer.Context, question: EventFilter, *, earlier: Earlier, later: Later, fmt: Format = "table"
) -> None:
    """Show what later articles added, confirmed, contradicted or dated anew.

    Both days are as for --as-of. Filters keep the events that meet them on either day. A change that
    an article brings is only possible (~) if its day of publication may lie elsewhere; --certain leaves
    those out. In a pipe every change is one line: its kind, the event's date (EDTF) and key, the
    articles, and what changed.

    For example:
      diplotrack changes --from 2025-10-28 --to 2025-10-29
      diplotrack changes --from 2025-10-01 --to 2025-10-29 --actor kim --format md
    """
    from diplotrack.criticism.changing import changes

    first, last = date_of("--from", earlier), date_of("--to", later)
    if first and last and first.end_to > last.end_to:
        raise UsageError(f'--from "{earlier}" lies after --to "{later}": exchange them.')
    desk = desk_of(ctx)
    before, after = _states(desk.reader, question, first, last)
    warn(after)
    found = changes(before, after)
    if fmt == "json":
        from diplotrack.exporters import jsontext
        from diplotrack.exporters.answers import changes as exporter

        desk.screen().write(jsontext.document(*exporter.changes(found, before, after)))
    elif fmt == "md":
        from diplotrack.exporters.answers import changes as exporter

        desk.screen().write(exporter.page(found, before, after))
    else:
        from diplotrack.views.changes import changes_lines, changes_plain

        desk.screen().show(
            lambda width: changes_lines(found, before, after, width), lambda: changes_plain(found)
        )


def _states(
    reader: Reader, question: EventFilter, first: EdtfDate | None, last: EdtfDate | None
) -> tuple[Timeline, Timeline]:
    """Return what was known on the two days of the events that meet the question on either.

    What may have been published on the way is what was not certainly out on the first day, and possibly on
    the last; what certainly was, is what was not even possibly out on the first, and certainly on the last.
    """
    before = replace(question, as_of=first, certain=not question.certain)
    after = replace(question, as_of=last)
    answers = reader.timeline(before), reader.timeline(after)
    if replace(question, certain=False).is_empty:
        return answers
    keys = tuple(dict.fromkeys(event.key for answer in answers for event in answer.events))
    if not keys:
        return answers
    then, now = (EventFilter(keys=keys, as_of=each.as_of, certain=each.certain) for each in (before, after))
    return reader.timeline(then), reader.timeline(now)
