"""The command `import`: a chronology that is kept in another program, moved into a dossier."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, mended
from diplotrack.cli.formats import ShortFormat, one_of
from diplotrack.cli.progress import progress
from diplotrack.errors import DossierProblems, UsageError, did_you_mean
from diplotrack.model import KINDS
from diplotrack.views.clean import clean

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.assembly.decisions import Decisions
    from diplotrack.workspace.moving_in import MovedIn, Removal

TABLES = ("csv", "xlsx")
"""The formats whose columns can be mapped."""

Format = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help=f"One of {', '.join(completion.IMPORTS)}.",
        callback=one_of(completion.IMPORTS),
        autocompletion=completion.imports,
    ),
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="The file to read; it stays as it is.")]
Into = Annotated[
    Path, typer.Option(metavar="FOLDER", help="The dossier's folder; one is begun where there is none.")
]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="COLUMN=FIELD", help="What a column holds; may be given again."),
]
MappingFile = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="FILE", help="What was decided before: columns, actors, kinds."),
]
SaveMapping = Annotated[
    Path | None,
    typer.Option(
        "--save-mapping", metavar="FILE", help="Write what was decided, and what is asked, into it."
    ),
]
DayFirst = Annotated[bool, typer.Option("--day-first", help="5/12/2018 is the fifth of December.")]
MonthFirst = Annotated[bool, typer.Option("--month-first", help="5/12/2018 is the twelfth of May.")]
Sheet = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The sheet of a workbook; else its first."),
]
Kind = Annotated[
    str | None,
    typer.Option("--actor-kind", metavar="KIND", help=f"What new actors are: {', '.join(KINDS)}."),
]
Rejects = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Where rows go that cannot be used; else FILE.rejects.csv."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would come of it.")]


def import_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    imported: Format,
    file: File,
    *,
    into: Into,
    mapped: Map = None,
    mapping: MappingFile = None,
    save_mapping: SaveMapping = None,
    day_first: DayFirst = False,
    month_first: MonthFirst = False,
    sheet: Sheet = None,
    actor_kind: Kind = None,
    rejects: Rejects = None,
    dry_run: DryRun = False,
    fmt: ShortFormat = "table",
) -> None:
    """Move in a chronology that is kept in another program.

    Every line of the file is accounted for. Events that the dossier has already stay as they are: importing
    the same file again changes nothing. Rows that cannot be used go to a file of their own. `diplotrack undo`
    takes an import back. The exit code is 4 if every row was rejected.

    For example:
      diplotrack import csv chronology.csv --into my-dossier --dry-run
      diplotrack import xlsx chronology.xlsx --into my-dossier --map Wann=date
    """
    from diplotrack.importers.assembly.decisions import Decisions, read
    from diplotrack.importers.assembly.naming import Answers
    from diplotrack.importers.entry import Options
    from diplotrack.importers.tables.headers import checked
    from diplotrack.workspace.moving_in import Removal, move_in

    if day_first and month_first:
        raise UsageError("Dates are read with --day-first or with --month-first, not with both.")
    if actor_kind is not None and actor_kind not in KINDS:
        near = did_you_mean(actor_kind, KINDS) or f": there are {', '.join(KINDS)}."
        raise UsageError(f'"{actor_kind}" is not a kind of actor{near}')
    if mapped and imported not in TABLES:
        raise UsageError(f"--map names columns, and {imported} has none: it is for {' and '.join(TABLES)}.")
    if sheet is not None and imported != "xlsx":
        raise UsageError(f"--sheet names a sheet of a workbook, and {imported} has none: it is for xlsx.")
    decided = read(mapping) if mapping else Decisions()
    decided = decided._replace(columns=checked({**decided.columns, **dict(map(_pair, mapped or ()))}))
    order = "day-first" if day_first else "month-first" if month_first else None
    removal = Removal(
        file,
        imported,
        into if dry_run else mended(into),
        Options(order, decided.columns, sheet),
        Answers(decided.actors, decided.kinds, actor_kind),
        rejects,
    )
    with progress("Moving in") as told:
        moved = move_in(removal, _today(), only_look=dry_run, progress=told)
    if save_mapping:
        _save(save_mapping, decided, moved)
    _show(ctx, removal, moved, fmt, only_looked=dry_run)


def _pair(mapped: str) -> tuple[str, str]:
    """Return a column and the field that it is mapped to; raise UsageError if the two are not there."""
    column, equals, field = mapped.rpartition("=")
    if not equals or not column.strip():
        raise UsageError(f'"{mapped}" maps no column: write its name and a field, as in "Wann=date".')
    return column.strip(), field.strip()


def _today() -> EdtfDate:
    from datetime import date

    from diplotrack.dates.edtf import parse

    return parse(date.today().isoformat())  # noqa: DTZ011 - the day where the user is


def _save(path: Path, decided: Decisions, moved: MovedIn) -> None:
    """Write what was decided, with all columns and the questions that are open."""
    from diplotrack.importers.assembly.decisions import written
    from diplotrack.replacing import replacing

    with replacing(path) as stream:
        columns = moved.columns or decided.columns
        stream.writelines(
            written(decided._replace(columns=columns), moved.account.alike, moved.account.unsaid)
        )


def _show(ctx: typer.Context, removal: Removal, moved: MovedIn, fmt: str, *, only_looked: bool) -> None:
    """Say what came of it; raise typer.Exit if every row was rejected."""
    screen = desk_of(ctx).screen()
    counts = moved.account.counts
    if fmt == "json":
        from diplotrack.exporters import jsontext

        screen.write(jsontext.whole(_document(removal, moved, only_looked=only_looked)))
    else:
        from diplotrack.importers.assembly.findings import ABOUT
        from diplotrack.views.moving_in import account_lines

        screen.show(
            lambda width: account_lines(counts, moved.account.findings, ABOUT, width, only_looked=only_looked)
        )
    if counts["rejected"]:
        where = f': they stand in "{moved.rejects}", to be mended' if moved.rejects else ""
        rows = "1 row" if counts["rejected"] == 1 else f"{counts['rejected']:,} rows"
        sys.stderr.write(f"Rejected: {rows} of {clean(removal.path.name)}{clean(where)}.\n")
        if not counts["events"] and not counts["there"]:
            raise typer.Exit(DossierProblems.exit_code)


def _document(removal: Removal, moved: MovedIn, *, only_looked: bool) -> dict[str, object]:
    return {
        "format": "diplotrack/1",
        "file": str(removal.path),
        "folder": str(removal.folder),
        "written": not only_looked,
        "counts": dict(moved.account.counts),
        "findings": {
            sort: [
                {"what": each.what, "lines": list(each.lines), "files": list(each.files)} for each in found
            ]
            for sort, found in moved.account.findings.items()
        },
        "columns": moved.columns,
        "files": list(moved.files),
        "rejects": str(moved.rejects) if moved.rejects else None,
    }
