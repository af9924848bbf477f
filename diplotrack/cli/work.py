"""The commands that read or write files: `export`, `build`, `check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.cli.files import replacing
from diplotrack.cli.filters import asks
from diplotrack.cli.formats import ShortFormat, one_of
from diplotrack.cli.progress import progress
from diplotrack.errors import DossierProblems
from diplotrack.timeline import EventFilter  # noqa: TC001  Typer looks at it

COUNTED = ("article", "actor", "event", "report", "utterance", "wording")
"""What a build says of how much it wrote, in this order."""

STDOUT = Path("-")
"""What stands for standard output in --output."""

EXPORTS = ("markdown", "json", "jsonl", "csv")

Exporter = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help=f"One of {', '.join(EXPORTS)}.",
        callback=one_of(EXPORTS),
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


@asks
def export_command(
    ctx: typer.Context, fmt: Exporter, question: EventFilter, *, output: Output = STDOUT
) -> None:
    """Write a chronology to publish, or all there is, as JSON, JSON lines or CSV.

    The file appears when it is complete; a file that was there stays until then.

    For example:
      diplotrack export markdown -o chronology.md
      diplotrack export json --from 2025-10 | jq .events
    """
    from diplotrack.exporters import EXPORTERS

    desk = desk_of(ctx)
    answer = desk.ask(question)
    texts = EXPORTERS[fmt](answer)
    if output == STDOUT:
        desk.screen().write(texts)
    else:
        with replacing(output) as stream:
            stream.writelines(texts)


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
    itself with the place marked, and a way out; the exit code is 4.

    For example:
      diplotrack check
      diplotrack --dossier path/to/folder check --format json
    """
    from diplotrack.views.problems import problems_lines

    desk = desk_of(ctx)
    problems = desk.workspace.check()
    if fmt == "json":
        from diplotrack.exporters import jsontext

        found = {"format": "diplotrack/1", "problems": [problem._asdict() for problem in problems]}
        desk.screen().write(jsontext.whole(found))
    elif problems:
        desk.screen().show(lambda width: problems_lines(problems, width))
    if problems:
        raise typer.Exit(DossierProblems.exit_code)


def _say_that_we_wait() -> None:
    sys.stderr.write("Somebody else is building on the server: waiting for that to end.\n")
