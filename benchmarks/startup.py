"""Time whole processes: diplotrack beside `sqlite-utils rows`, on the same fifteen records.

Before anything is timed, the answers are compared. Times are wall time in milliseconds.

    python benchmarks/startup.py --rounds 25
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rivals import installed, keys_in
from benchmarks.running import BIN, Runner
from benchmarks.timing import OURS, figures, in_rounds, same, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.running import Cost
    from benchmarks.timing import Figure

RECORDS = 15
RIVAL = "sqlite-utils rows"


def startup(rounds: int) -> Iterator[Figure]:
    """Measure what each kind of command costs from the interpreter's start to its end."""
    with_rival = "sqlite-utils" in (each.name for each in installed())
    with tempfile.TemporaryDirectory() as name:
        folder, rival, unbuilt = (Path(name, each) for each in ("dossier", "rival.db", "unbuilt.db"))
        runner = Runner(Path(name))
        ours = (str(BIN / "diplotrack"), "--dossier", str(folder))
        theirs = (str(BIN / "sqlite-utils"), "rows", str(rival), "event")
        write_dossier(folder)
        write_rival(rival, json.loads(runner.answer((*ours, "timeline", "--format", "json"))[1])["events"])
        printed = runner.answer((*ours, "timeline"))[1].splitlines()
        if with_rival:
            keys = keys_in(runner.answer(theirs)[1])
            same("timeline", [line.split()[1] for line in printed], RIVAL, keys)

        def built_first() -> Cost:
            unbuilt.unlink(missing_ok=True)
            return runner.cost((*ours, "--database", str(unbuilt), "timeline"))

        contenders: dict[str, Callable[[], Cost]] = {
            "timeline, piped": partial(runner.cost, (*ours, "timeline")),
            "timeline, on a terminal": partial(runner.cost_on_a_terminal, (*ours, "--no-pager", "timeline")),
            "timeline --actor, piped": partial(runner.cost, (*ours, "timeline", "--actor", "state 3")),
            "--help": partial(runner.cost, (ours[0], "--help")),
            "--version": partial(runner.cost, (ours[0], "--version")),
            "timeline, no database yet": built_first,
        }
        if with_rival:
            contenders[RIVAL] = partial(runner.cost, theirs)
        taken = in_rounds(contenders, rounds)
    walls = {name: [cost.wall * 1000 for cost in costs] for name, costs in taken.items()}
    its = {RIVAL: walls.pop(RIVAL)} if with_rival else {}
    for name, mine in walls.items():
        yield from figures("start-up", name, RECORDS, "ms", {OURS: mine, **its})


def write_dossier(folder: Path) -> None:
    """Write a dossier of `RECORDS` events, two actors each, reported by one article."""
    (folder / "articles").mkdir(parents=True)
    (folder / "dossier.yaml").write_text("dossier: startup\ntitle: Fifteen events\n")
    (folder / "actors.yaml").write_text(
        "".join(f"- {{actor: state-{n}, name: State {n}, kind: state}}\n" for n in range(RECORDS + 1))
    )
    (folder / "events.yaml").write_text(
        "".join(
            f"- event: event-{n:02}\n  date: 2025-10-{n + 1:02}\n  basis: stated\n  status: happened\n"
            f"  type: CONSULT\n  title: State {n} and State {n + 1} confer\n  summary: They confer.\n"
            f"  actors: [{{actor: state-{n}, role: actor}}, {{actor: state-{n + 1}, role: recipient}}]\n"
            for n in range(RECORDS)
        )
    )
    reports = "".join(
        f"  - event: event-{n:02}\n    at: {{start: {n * 10}, end: {n * 10 + 9}, sha256: {'0' * 64}}}\n"
        f"    dated: {{printed: the day, date: 2025-10-{n + 1:02}}}\n"
        for n in range(RECORDS)
    )
    (folder / "articles" / "gazette.yaml").write_text(
        f"article: gazette\npublished: 2025-10-31\nbasis: stated\n"
        f"text: {{sha256: {'0' * 64}, characters: 400, norm: dt-norm-1, length: 400, paragraphs: [0]}}\n"
        f"reports:\n{reports}"
    )


def write_rival(path: Path, events: list[dict[str, object]]) -> None:
    """Write the same records as one table, as a user of `sqlite-utils` would keep them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE event (date, key, status, title, actors, articles)")
        connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    event["date"]["edtf"],  # type: ignore[index]
                    event["key"],
                    event["status"],
                    event["title"],
                    ", ".join(actor["name"] for actor in event["actors"]),  # type: ignore[attr-defined]
                    len(event["articles"]),  # type: ignore[arg-type]
                )
                for event in events
            ],
        )


def main() -> None:
    """Measure, and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=25, help="how often each command runs")
    list(tell(startup(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
