"""Exports of everything beside the `sqlite3` shell, and lines in a pipe beside a Rich table.

The shell's statements stand in export.sql. They give the same records as our JSON Lines, but for the date in
English and its first and last day, which are no columns.
"""

from __future__ import annotations

import json
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import OURS, figures, in_rounds, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.archive import Archive
    from benchmarks.running import Cost
    from benchmarks.timing import Figure

SHELL, RICH = "sqlite3 shell", "a Rich table"
MOST_LINES = 100_000

_SQL = Path(__file__).with_name("export.sql")
_RICH = Path(__file__).with_name("rich_table.py")
_NOT_IN_SQL = ("text", "earliest", "latest")


def export(archive: Archive, rounds: int) -> Iterator[Figure]:
    """Measure the exports of all there is, JSON Lines beside the shell."""
    out = archive.folder / "export"
    for fmt in ("jsonl", "csv", "markdown"):
        contenders = {OURS: partial(archive.runner.cost, archive.command("export", fmt), into=out)}
        if fmt == "jsonl" and shutil.which("sqlite3"):
            theirs = archive.folder / "export-of-the-shell"
            shell = ("sqlite3", "-readonly", str(archive.database), f".read {_SQL}")
            contenders[SHELL] = partial(archive.runner.cost, shell, into=theirs)
            for run in contenders.values():
                run()
            same("export jsonl", _records(out), SHELL, _records(theirs))
        taken = in_rounds(contenders, rounds)
        yield from figures("export", fmt, archive.size, "CPU s", _cpu(taken))
        yield from figures("memory", f"export {fmt}", archive.size, "MiB", _peak(taken))
    out.unlink()


def piped(archive: Archive, rounds: int) -> Iterator[Figure]:
    """Measure a timeline in a pipe, up to 100,000 lines, beside the same rows as a Rich table."""
    limit = ("--limit", str(MOST_LINES))
    lines, rows, drawn = (archive.folder / name for name in ("lines", "rows.csv", "drawn"))
    ours = archive.command("timeline", *limit)
    archive.runner.cost(ours, into=lines)
    archive.runner.cost(archive.command("timeline", *limit, "--format", "csv"), into=rows)
    table = (sys.executable, str(_RICH), str(rows))
    archive.runner.cost(table, into=drawn)
    same("timeline, piped", _column(lines, 1, None), RICH, _column(drawn, 2, "│"))
    contenders = {
        OURS: partial(archive.runner.cost, ours, into=lines),
        RICH: partial(archive.runner.cost, table, into=drawn),
    }
    taken = in_rounds(contenders, rounds)
    yield from figures("pipe", "a timeline of up to 100,000 lines", archive.size, "CPU s", _cpu(taken))
    yield from figures("memory", "a timeline of up to 100,000 lines", archive.size, "MiB", _peak(taken))
    for path in (lines, rows, drawn):
        path.unlink()


def _records(path: Path) -> Iterator[object]:
    """Yield the records of an export in JSON Lines, without the first, as far as SQL can give them."""
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["record"] == "event":
                record["date"] = {
                    name: value for name, value in record["date"].items() if name not in _NOT_IN_SQL
                }
            if record["record"] != "dossier":
                yield record


def _column(path: Path, place: int, separator: str | None) -> Iterator[str]:
    """Yield what stands at a place in the lines that have so many places."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            columns = line.split(separator)
            if len(columns) > place:
                yield columns[place].strip()


def _cpu(taken: Mapping[str, Sequence[Cost]]) -> dict[str, list[float]]:
    return {name: [cost.cpu for cost in costs] for name, costs in taken.items()}


def _peak(taken: Mapping[str, Sequence[Cost]]) -> dict[str, list[float]]:
    return {name: [cost.peak for cost in costs] for name, costs in taken.items()}
