"""Measure diplotrack beside what somebody would pick instead, on dossiers from 15 events to a million.

Answers are compared before anything is timed; contenders run in rounds, in turn; what is printed is medians,
and ratios of ours to theirs. Rivals that are not installed are left out. Figures gather in a file, from which
--draw writes the tables of docs/performance.md and the chart, without measuring again.

    python benchmarks/run.py --sizes 15,1000,10000 --rounds 15
    python benchmarks/run.py --draw
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import asking, building, commands, exporting, page, startup
from benchmarks.archive import Archive
from benchmarks.chart import chart
from benchmarks.running import Runner
from benchmarks.timing import load, save, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.timing import Figure

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks" / "results.json"
DOCUMENT, CHART = ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.svg"
SIZES = (15, 1_000, 10_000, 100_000, 1_000_000)
STARTUP = "start-up"

MANY_FILES = 10_000
"""How many files a dossier has of which one is changed, if it has events enough."""

WORK = 200_000
"""How many events are read or written, over all rounds, by what reads or writes all of them."""


class Topic(NamedTuple):
    """What is measured of a dossier; whether it reads or writes all of it; whether it needs many files."""

    measure: Callable[[Archive, int], Iterator[Figure]]
    grows: bool = False
    many_files: bool = False


TOPICS = {
    "build": Topic(building.build, grows=True),
    "rebuild": Topic(building.rebuild, grows=True, many_files=True),
    "commands": Topic(commands.commands),
    "pages": Topic(asking.pages),
    "search": Topic(asking.searches),
    "counts": Topic(asking.counts),
    "export": Topic(exporting.export, grows=True),
    "pipe": Topic(exporting.piped, grows=True),
}
"""What can be measured of a dossier of any size; memory is measured where something is built or exported."""


def measured(
    topics: Sequence[str], sizes: Sequence[int], rounds: int, folder: Path
) -> Iterator[Iterable[Figure]]:
    """Yield what there is to measure, by topic and size; it is measured while somebody iterates over it.

    Dossiers and databases are made in a folder, or found there.
    """
    if STARTUP in topics:
        yield startup.startup(rounds)
    runner = Runner(folder / "cache")
    for size in sizes:
        for topic in (TOPICS[name] for name in TOPICS if name in topics):
            archive = Archive(size, folder, runner, files=min(size, MANY_FILES) if topic.many_files else 0)
            archive.make()
            yield topic.measure(archive, max(1, min(rounds, WORK // size)) if topic.grows else rounds)


def gather(found: Sequence[Figure], path: Path, rounds: int) -> None:
    """Write figures to a file, in place of those of the same topics and sizes that it held."""
    anew = {(each.topic, each.question, each.size) for each in found}
    kept = load(path)[0] if path.exists() else []
    others = [each for each in kept if (each.topic, each.question, each.size) not in anew]
    save([*others, *found], machine(rounds), path)


def machine(rounds: int) -> str:
    """Return a sentence on what was measured: versions, processors, rounds."""
    versions = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    for package in ("sqlite-utils", "duckdb", "datasette"):
        with suppress(metadata.PackageNotFoundError):
            versions.append(f"{package} {metadata.version(package)}")
    return f"{', '.join(versions)}; {os.cpu_count()} processors; {rounds} rounds."


def draw(path: Path) -> None:
    """Write the tables and the chart of the figures in a file into the documents."""
    try:
        found, on = load(path)
        page.write(found, on, DOCUMENT)
    except (OSError, ValueError) as error:
        sys.exit(f"The figures cannot be drawn: {error}.")
    CHART.write_text(chart(found), encoding="utf-8")


def main() -> None:
    """Measure and gather, or draw."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="events, separated by commas")
    parser.add_argument("--rounds", type=int, default=15, help="how often each contender is measured")
    parser.add_argument("--only", help=f"topics, separated by commas: {', '.join((STARTUP, *TOPICS))}")
    parser.add_argument(
        "--folder", type=Path, help="where dossiers are kept for the next time, and found (default: nowhere)"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="the file in which figures gather")
    parser.add_argument("--draw", action="store_true", help="measure nothing; write docs/ from the figures")
    asked = parser.parse_args()
    if asked.draw:
        draw(asked.results)
        return
    topics = asked.only.split(",") if asked.only else [STARTUP, *TOPICS]
    if unknown := set(topics) - {STARTUP, *TOPICS}:
        parser.error(
            f"there is no topic {', '.join(sorted(unknown))}: choose among {STARTUP}, {', '.join(TOPICS)}"
        )
    sizes = [int(size) if size.isdecimal() else 0 for size in asked.sizes.split(",")]
    if asked.rounds < 1 or min(sizes) < 1:
        parser.error("sizes and rounds are whole numbers from 1 on")
    with tempfile.TemporaryDirectory() as nowhere:
        for found in measured(topics, sizes, asked.rounds, asked.folder or Path(nowhere)):
            gather(list(tell(found)), asked.results, asked.rounds)


if __name__ == "__main__":
    main()
