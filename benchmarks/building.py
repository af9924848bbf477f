"""A build, beside a bare `executemany` of its rows; an update, beside a build, where one file has changed."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.bare_load import tables
from benchmarks.timing import OURS, figures, in_rounds, same
from benchmarks.vocabulary import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.archive import Archive
    from benchmarks.running import Cost
    from benchmarks.timing import Figure

BARE, ANEW = "bare executemany", "a build anew"

_BARE_LOAD = Path(__file__).with_name("bare_load.py")
_OF_THE_FILES = {"file"}
"""The tables in which databases of the same files may differ: when each was looked at."""


class _Loaded(NamedTuple):
    """What a bare load cost: rows, CPU seconds of writing them, and MiB at the peak."""

    rows: int
    cpu: float
    peak: float


def build(archive: Archive, rounds: int) -> Iterator[Figure]:
    """Measure a build beside a bare load of its rows: CPU seconds, rows a CPU second, memory."""
    bare = archive.folder / "bare.db"
    rows = _load(archive, bare).rows
    with _opened(archive.database) as ours, _opened(bare) as theirs:
        same("rows of each table", _sizes(ours), BARE, _sizes(theirs))
    built: list[Cost] = []
    loaded: list[_Loaded] = []
    for _ in range(rounds):
        built.append(archive.build())
        loaded.append(_load(archive, bare))
    bare.unlink()
    cpu = {OURS: [cost.cpu for cost in built], BARE: [cost.cpu for cost in loaded]}
    speed = {name: [rows / seconds for seconds in taken] for name, taken in cpu.items()}
    peaks = {OURS: [cost.peak for cost in built], BARE: [cost.peak for cost in loaded]}
    yield from figures("build", "a build", archive.size, "CPU s", cpu)
    yield from figures("build", "rows a CPU second", archive.size, "rows", speed)
    yield from figures("memory", "a build", archive.size, "MiB", peaks)


def rebuild(archive: Archive, rounds: int) -> Iterator[Figure]:
    """Measure a command when nothing has changed, and when one file has, in an archive of many files.

    Afterwards the updated database must hold what one built anew holds.
    """
    ask = archive.command("timeline", "--limit", "1")
    anew = archive.command("build")
    taken = in_rounds(
        {OURS: partial(archive.runner.cost, ask), ANEW: partial(archive.runner.cost, anew)}, rounds
    )
    yield from figures("rebuild", "nothing changed", archive.size, "ms", _wall(taken))
    taken = in_rounds(
        {OURS: partial(_changed, archive, ask), ANEW: partial(archive.runner.cost, anew)}, rounds
    )
    _changed(archive, ask)
    updated = archive.folder / "updated.db"
    archive.database.rename(updated)
    archive.build()
    with _opened(updated) as ours, _opened(archive.database) as theirs:
        same("all rows of the updated database", _rows(ours), ANEW, _rows(theirs))
    updated.unlink()
    yield from figures("rebuild", "one file changed", archive.size, "ms", _wall(taken))


def _load(archive: Archive, target: Path) -> _Loaded:
    command = (sys.executable, str(_BARE_LOAD), str(archive.database), str(target))
    cost, printed = archive.runner.answer(command)
    loaded = json.loads(printed)
    return _Loaded(loaded["rows"], loaded["seconds"], cost.peak)


def _changed(archive: Archive, command: tuple[str, ...]) -> Cost:
    """Turn round the title of an article in the file in the middle; return what the next command costs."""
    files = sorted((archive.dossier / "articles").iterdir())
    file = files[len(files) // 2]
    first, *others = file.read_text(encoding="utf-8").splitlines(keepends=True)
    article = json.loads(first)
    article["title"] = " ".join(reversed(article["title"].split()))
    file.write_text("".join([json.dumps(article) + "\n", *others]), encoding="utf-8")
    return archive.runner.cost(command)


def _wall(taken: Mapping[str, Sequence[Cost]]) -> dict[str, list[float]]:
    return {name: [cost.wall * 1000 for cost in costs] for name, costs in taken.items()}


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def _sizes(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Yield all tables, and how many rows each has: of a full-text search, how many have a word."""
    for name, virtual, _ in tables(connection):
        found = f'SELECT count(*) FROM "{name}"' + (f" WHERE {name} MATCH '{word(0)}'" if virtual else "")
        ((number,),) = connection.execute(found)
        yield name, number


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Yield the rows of all tables, in the order in which they are kept."""
    for name, virtual, _ in tables(connection):
        if not virtual and name not in _OF_THE_FILES:
            yield from ((name, *row) for row in connection.execute(f'SELECT * FROM "{name}"'))
