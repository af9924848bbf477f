"""Time moving in, and one edit after it: a made-up spreadsheet of so many events, imported and then added to.

The rival of the import is the script that one would write: it splits the same rows by year and writes them
with PyYAML, in C, and neither reads dates, knows actors, finds twins nor checks anything. The rival of the
edit reads one file with ruamel.yaml, comments kept, appends the event, and writes the file. What both have
written is compared before anything is timed: titles and dates; and of the edit, the keys.

    python benchmarks/moving_in.py --events 2000,10000 --rounds 5
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import sys
import tempfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import yaml
from ruamel.yaml import YAML

from benchmarks.running import BIN, Cost, Runner
from benchmarks.timing import in_rounds, same
from benchmarks.vocabulary import NAMES, word, words, zipf
from diplotrack.dossier.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = date(1990, 1, 1)
DAYS = 12_000
PEOPLE = 300
HEADER = ("Date", "Title", "Details", "Place", "Actors", "Link")
SCRIPT = "--by-script"
APPEND = "--append"


def rows(events: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a spreadsheet: days, months and years, one to three actors, often a link."""
    dice = random.Random(events)
    known, common = words()
    people = [f"{word(NAMES + 2 * each)} {word(NAMES + 2 * each + 1)}".title() for each in range(PEOPLE)]
    for number in range(events):
        day = FIRST + timedelta(dice.randrange(DAYS))
        written = dice.choice((f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"))
        title = " ".join(dice.choices(known, cum_weights=common, k=6)).capitalize()
        details = " ".join(dice.choices(known, cum_weights=common, k=25)).capitalize()
        named = "; ".join(dice.choices(people, cum_weights=zipf(PEOPLE), k=dice.randint(1, 3)))
        link = f"https://news.example.org/{day:%Y}/{number}" if dice.random() < 0.7 else ""
        yield written, f"{title} {number}", f"{details}.", word(NAMES - 1 - number % 50).title(), named, link


def by_script(sheet: Path, folder: Path) -> None:
    """Do what a script by hand does: split the rows by year, and write each year with PyYAML."""
    years: dict[str, list[dict[str, str]]] = defaultdict(list)
    with sheet.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            years[row["Date"][:4]].append(row)
    folder.mkdir()
    for year, events in years.items():
        with (folder / f"{year}.yaml").open("w", encoding="utf-8") as stream:
            yaml.dump(events, stream, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def append(path: Path) -> None:
    """Add an event to a file with ruamel.yaml, which keeps comments and quotes."""
    round_trip = YAML()
    round_trip.preserve_quotes = True
    events = round_trip.load(path)
    events.append(
        {"event": "added", "date": "1994", "basis": "outside", "why": "the gazette", "status": "happened"}
        | {"type": "STATE", "title": "Added"}
    )
    round_trip.dump(events, path)


def import_costs(run: Runner, sheet: Path, place: Path, rounds: int) -> dict[str, list[Cost]]:
    """Return what an import costs, and what the script by hand does."""
    ours, theirs = place / "ours", place / "theirs"
    imported = [str(BIN / "diplotrack"), "import", "csv", str(sheet), "--into", str(ours)]
    script = [sys.executable, "-m", "benchmarks.moving_in", SCRIPT, str(sheet), str(theirs)]

    def cost(command: list[str], folder: Path) -> Cost:
        shutil.rmtree(folder, ignore_errors=True)
        return run.cost(command)

    cost(imported, ours)
    cost(script, theirs)
    events = read(ours).written.events
    written = [row for path in theirs.iterdir() for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    same(
        "events",
        sorted((event.title, event.date.edtf) for event in events),
        "script",
        sorted((row["Title"], str(row["Date"])) for row in written),
    )
    return in_rounds(
        {"diplotrack import": lambda: cost(imported, ours), "csv and PyYAML": lambda: cost(script, theirs)},
        rounds,
    )


def edit_costs(run: Runner, folder: Path, rounds: int) -> dict[str, list[Cost]]:
    """Return what adding one event to an imported dossier costs, and what it does with ruamel.yaml alone."""
    path = folder / "events" / "1994.yaml"
    kept = path.read_bytes()
    fields = {
        "key": "added",
        "date": "1994",
        "basis": "outside",
        "why": "the gazette",
        "type": "STATE",
        "status": "happened",
    }
    options = [part for name, value in fields.items() for part in (f"--{name}", value)]
    ours = [str(BIN / "diplotrack"), "--dossier", str(folder), "add", "event", "--title", "Added", *options]
    theirs = [sys.executable, "-m", "benchmarks.moving_in", APPEND, str(path)]

    def cost(command: list[str]) -> Cost:
        path.write_bytes(kept)
        (folder / "events.yaml").write_text("# none\n", encoding="utf-8")
        return run.cost(command)

    cost(ours)
    added = {event.key for event in read(folder).written.events}
    cost(theirs)
    same("events", added, "ruamel.yaml", {event.key for event in read(folder).written.events})
    return in_rounds(
        {"diplotrack add event": lambda: cost(ours), "ruamel.yaml": lambda: cost(theirs)}, rounds
    )


def show(events: int, costs: dict[str, list[Cost]]) -> None:
    """Print a line for each contender: medians, and the ratio of ours to it."""
    ours = next(iter(costs.values()))
    for name, each in costs.items():
        ratio = median(own.cpu / other.cpu for own, other in zip(ours, each, strict=True))
        cpu, wall, peak = (median(getattr(cost, part) for cost in each) for part in ("cpu", "wall", "peak"))
        print(f"| {events:,} | {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {ratio:.2f} |")


def main() -> None:
    """Measure, and print a table."""
    if sys.argv[1] == SCRIPT:
        by_script(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    if sys.argv[1] == APPEND:
        append(Path(sys.argv[2]))
        return
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--events", default="2000,10000", help="how many events, sizes between commas")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print("| events | what | CPU s | wall s | MiB | ratio |\n| --: | --- | --: | --: | --: | --: |")
    for events in map(int, asked.events.split(",")):
        with tempfile.TemporaryDirectory() as made:
            place = Path(made)
            run, sheet = Runner(place / "cache"), place / "sheet.csv"
            with sheet.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows((HEADER, *rows(events)))
            show(events, import_costs(run, sheet, place, asked.rounds))
            show(events, edit_costs(run, place / "ours", asked.rounds))


if __name__ == "__main__":
    main()
