"""The commands that read or write files: `export`, `build`, `check`."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, say, say_if_empty
from diplotrack.cli.filters import asks
from diplotrack.cli.formats import ShortFormat, one_of
from diplotrack.cli.progress import progress
from diplotrack.errors import DossierProblems, UsageError
from diplotrack.exporters import EXPORTERS
from diplotrack.replacing import filled
from diplotrack.timeline import EventFilter  # noqa: TC001  Typer looks at it

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.cli.desk import Desk

COUNTED = ("article", "actor", "event", "report", "utterance", "wording")
"""What a build says of how much it wrote, in this order."""

STDOUT = Path("-")
"""What stands for standard output in --output."""

ALL = "all"
"""The name of all formats and pictures at once, in a folder."""

Exporter = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="One of the formats above.",
        callback=one_of((*EXPORTERS, ALL)),
        autocompletion=completion.exporters,
    ),
]
Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        show_default=False,
        help="The file to write; else standard output, as for -.",
    ),
]

Unreviewed = Annotated[
    bool,
    typer.Option(
        "--unreviewed",
        help="With what nobody has reviewed: articles that are drafts, and stretches that are to code.",
    ),
]

Spans = Annotated[
    bool,
    typer.Option("--spans", help="In a calendar, also events without a day: as long as they may have been."),
]
Excel = Annotated[
    bool,
    typer.Option("--excel", help="In CSV, what Excel would else misread: letters, and texts like dates."),
]


@asks
def export_command(  # noqa: PLR0913 - one argument an option
    ctx: typer.Context,
    fmt: Exporter,
    question: EventFilter,
    *,
    unreviewed: Unreviewed = False,
    spans: Spans = False,
    excel: Excel = False,
    output: Output = STDOUT,
) -> None:
    """Write a chronology to publish, or what there is, for other programs to read.

    The file appears when it is complete; a file that was there stays until then. What a format cannot
    keep is said on stderr.

    Formats:
      markdown    a chronology to publish, with numbered footnotes
      html        one page for any browser, with chart, search and filters
      docx        the chronology in Word, with footnotes, to go on working with
      pdf         the chronology on pages to print, with footnotes
      json        events, utterances, actors and articles in one document
      jsonl       the same, one record a line, each saying what it is
      csv         one row an event, for a spreadsheet
      xlsx        events, quotes, actors and articles as the sheets of a workbook
      timelinejs  slides for TimelineJS, in JSON
      markwhen    a text for Markwhen
      ics         events of which the day is known, for calendars
      atom        a feed for feed readers
      csl         the articles, for Zotero and pandoc
      jsonld      linked data in the words of schema.org
      ftm         entities for Aleph and FollowTheMoney
      all         every format and every picture, in a folder

    For example:
      diplotrack export markdown -o chronology.md
      diplotrack export json --from 2025-10 | jq .events
      diplotrack export ics --spans -o chronology.ics
      diplotrack export csv --excel -o chronology.csv
      diplotrack export all -o folder
    """
    desk, asked = desk_of(ctx), replace(question, unreviewed=unreviewed)
    switches = [name for name, is_on in {"spans": spans, "excel": excel}.items() if is_on]
    if fmt != ALL:
        _export(fmt, desk, asked, switches, output)
        return
    from diplotrack.cli.export_all import export_all

    if output == STDOUT:
        raise UsageError(f"{ALL} is more than one file: name a folder with -o FOLDER.")
    export_all(output, desk.ask(asked), switches)


def _export(fmt: str, desk: Desk, question: EventFilter, switches: Iterable[str], output: Path) -> None:
    """Write one format, and say what it could not keep; refuse a switch that it does not know."""
    from diplotrack.exporters.losses import Losses

    exporter, losses, screen = EXPORTERS[fmt], Losses(), desk.screen()
    if exporter.is_binary and output == STDOUT and screen.is_terminal:
        raise UsageError(f"{fmt} is nothing to be read on a terminal: name a file with -o FILE.")
    for name in switches:
        if name not in exporter.options:
            knowing = ", ".join(each for each, other in EXPORTERS.items() if name in other.options)
            raise UsageError(f"--{name} means nothing for {fmt}: it is an option of {knowing}.")
    timeline = desk.ask(question)
    pieces = exporter(timeline, losses, **dict.fromkeys(switches, True))
    if output == STDOUT:
        screen.write(pieces)
    else:
        filled(output, pieces)
        say_if_empty(timeline, output)
        say(_misnamed(fmt, output))
    for sentence in losses.sentences():
        say(f"{fmt}: {sentence}")


def _misnamed(fmt: str, output: Path) -> str:
    """Return what is to be said of a file whose name promises a format in which it cannot be opened.

    >>> _misnamed("html", Path("chronology.docx"))
    '"chronology.docx" is html, though its name ends in .docx.'
    """
    from diplotrack.exporters import EXPORTERS

    ending = output.suffix.lower()
    promised = [each for each in EXPORTERS.values() if each.suffix.endswith(ending)] if ending else []
    is_strict = any(each.is_binary for each in (EXPORTERS[fmt], *promised))
    if not promised or EXPORTERS[fmt] in promised or not is_strict:
        return ""
    return f'"{output}" is {fmt}, though its name ends in {output.suffix}.'


def build_command(ctx: typer.Context) -> None:
    """Read the dossier's files and write the database anew.

    Not needed before other commands: they build by themselves when a file has changed. It says where
    the database is, so that sqlite3 or Datasette can open it.

    For example:
      diplotrack build
      diplotrack --dossier path/to/folder --database here.db build
      diplotrack --database postgresql+psycopg://anna@host/desk build
    """
    from diplotrack.views.problems import build_lines

    desk = desk_of(ctx)
    with progress() as told:
        report = desk.workspace.build(told, _say_that_we_wait)
    counts = {"file": report.files, **{kind: report.counts[kind] for kind in COUNTED}}
    folder, database, problems = str(report.folder), str(report.database), report.unusable
    desk.screen().show(lambda width: build_lines(folder, counts, database, problems, width))


def check_command(ctx: typer.Context, *, fmt: ShortFormat = "table") -> None:
    """Say what is wrong in the dossier's files, and where.

    Silent, with exit code 0, if nothing is. Else each problem with its file, line and column, the line
    itself with the place marked, and a way out; the exit code is 4. What a draft has found in an article
    and nobody has reviewed is counted, and no problem.

    For example:
      diplotrack check
      diplotrack --dossier path/to/folder check --format json
    """
    from diplotrack.views.problems import problems_lines, unreviewed_lines

    desk = desk_of(ctx)
    checked = desk.workspace.check()
    problems, unreviewed = checked
    if fmt == "json":
        from diplotrack.exporters import jsontext

        found = {name: [each._asdict() for each in what] for name, what in checked._asdict().items()}
        desk.screen().write(jsontext.whole({"format": "diplotrack/1", **found}))
    elif problems or unreviewed:
        desk.screen().show(
            lambda width: chain(problems_lines(problems, width), unreviewed_lines(unreviewed, width))
        )
    if problems:
        raise typer.Exit(DossierProblems.exit_code)


def _say_that_we_wait() -> None:
    sys.stderr.write("Somebody else is building on the server: waiting for that to end.\n")
