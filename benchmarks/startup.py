"""Time whole processes: diplotrack beside `sqlite-utils rows`, on the same records.

Every round runs every command once, in turn, so that a machine that speeds up or slows down treats all
alike; a ratio is taken within its round. Before anything is timed, the answers are compared. Times are
wall time in milliseconds.

    python benchmarks/startup.py --rounds 25
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

RECORDS = 15
RIVAL = "sqlite-utils rows"
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Contender:
    """One command line: with a terminal for its output or without, and the database to forget before."""

    name: str
    command: tuple[str, ...]
    terminal: bool = False
    forget: Path | None = None


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


def run(contender: Contender, environment: dict[str, str]) -> tuple[float, bytes]:
    """Run one command to its end and return its wall time in seconds and what it printed."""
    if contender.forget is not None:
        contender.forget.unlink(missing_ok=True)
    if not contender.terminal:
        began = time.perf_counter()
        done = subprocess.run(contender.command, env=environment, stdout=subprocess.PIPE, check=True)
        return time.perf_counter() - began, done.stdout
    screen, keyboard = pty.openpty()
    pieces: list[bytes] = []
    reading = threading.Thread(target=drain, args=(screen, pieces))
    reading.start()
    began = time.perf_counter()
    subprocess.run(contender.command, env=environment, stdin=keyboard, stdout=keyboard, check=True)
    taken = time.perf_counter() - began
    os.close(keyboard)
    reading.join()
    os.close(screen)
    return taken, b"".join(pieces)


def drain(screen: int, pieces: list[bytes]) -> None:
    """Read what a program writes to its terminal, until nobody holds the other end."""
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:
            return
        if not piece:
            return
        pieces.append(piece)


def contenders(folder: Path, rival: Path) -> list[Contender]:
    """Return the commands in the order in which a round runs them; the rival comes first."""
    diplotrack = (str(BIN / "diplotrack"), "--dossier", str(folder))
    unbuilt = rival.with_name("unbuilt.db")
    rebuilding = (*diplotrack, "--database", str(unbuilt))
    return [
        Contender(RIVAL, (str(BIN / "sqlite-utils"), "rows", str(rival), "event")),
        Contender("timeline, piped", (*diplotrack, "timeline")),
        Contender("timeline, on a terminal", (*diplotrack, "--no-pager", "timeline"), terminal=True),
        Contender("timeline --actor, piped", (*diplotrack, "timeline", "--actor", "state 3")),
        Contender("--help", (str(BIN / "diplotrack"), "--help")),
        Contender("--version", (str(BIN / "diplotrack"), "--version")),
        Contender("timeline, no database yet", (*rebuilding, "timeline"), forget=unbuilt),
    ]


def compare_answers(all_of_them: list[Contender], environment: dict[str, str]) -> None:
    """Stop unless the rival and the timelines tell of the same events."""
    wanted = [f"event-{n:02}" for n in range(RECORDS)]
    rows = json.loads(run(all_of_them[0], environment)[1])
    if [row["key"] for row in rows] != wanted:
        sys.exit(f"{RIVAL} does not give the {RECORDS} records")
    printed = run(all_of_them[1], environment)[1].decode()
    if [line.split()[1] for line in printed.splitlines()[:RECORDS]] != wanted:
        sys.exit(f"the piped timeline does not give the {RECORDS} records:\n{printed}")


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=25, help="how often each command runs")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder, rival = Path(name, "dossier"), Path(name, "rival.db")
        asked = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**asked, "XDG_CACHE_HOME": name, "COLUMNS": "100", "TERM": "xterm-256color"}
        write_dossier(folder)
        runners = contenders(folder, rival)
        as_json = Contender("json", (*runners[1].command, "--format", "json"))
        write_rival(rival, json.loads(run(as_json, environment)[1])["events"])
        compare_answers(runners, environment)
        taken: dict[str, list[float]] = {runner.name: [] for runner in runners}
        for _ in range(rounds):
            for runner in runners:
                taken[runner.name].append(run(runner, environment)[0] * 1000)
    print(f"| command | median ms | ratio to `{RIVAL}`: median (least to most) |\n| --- | --: | --- |")
    for label, times in taken.items():
        ratios = [mine / theirs for mine, theirs in zip(times, taken[RIVAL], strict=True)]
        print(
            f"| `{label}` | {statistics.median(times):.0f} | {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f}) |"
        )


if __name__ == "__main__":
    main()
