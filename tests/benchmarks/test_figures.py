"""What becomes of measurements: ratios taken within rounds, answers compared, tables and a chart drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from benchmarks import page, run
from benchmarks.chart import chart
from benchmarks.running import Runner
from benchmarks.timing import OURS, Figure, contest, figures, in_rounds, load, same, save

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = [
    figure
    for size, ours, theirs in ((15, [1.0, 3.0, 2.0], [2.0, 2.0, 2.0]), (1_000, [2.0], [0.5]))
    for figure in figures("pages", "the most popular actor", size, "ms", {OURS: ours, "SQL by hand": theirs})
]


def test_every_round_runs_every_contender_in_turn() -> None:
    order: list[str] = []
    given = in_rounds({name: lambda name=name: order.append(name) for name in "ab"}, 2)  # type: ignore[misc]
    assert order == ["a", "b", "a", "b"]
    assert given == {"a": [None, None], "b": [None, None]}


def test_a_ratio_is_taken_within_its_round() -> None:
    ours, theirs = figures("build", "a build", 15, "CPU s", {OURS: [1, 10, 4], "other": [5, 2, 2]})
    assert (ours.median, ours.ratio) == (4, None)
    assert (theirs.median, theirs.ratio) == (2, (2, 0.2, 5))


def test_a_wrong_answer_stops_the_benchmark() -> None:
    with pytest.raises(SystemExit, match="Events: item 2 of our answer is 'b', and SQL has 'c'"):
        same("Events", "ab", "SQL", "ac")
    with pytest.raises(SystemExit, match="item 3 of our answer is None, and SQL has 'c'"):
        same("Events", "ab", "SQL", "abc")
    with pytest.raises(SystemExit, match="Nothing is timed where answers differ"):
        contest("pages", "a page", 15, {OURS: lambda: [1], "other": lambda: [2]}, 1)


def test_a_command_that_fails_stops_the_benchmark(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="this command failed: false"):
        Runner(tmp_path).cost(["false"])


def test_a_command_is_measured_alone(tmp_path: Path) -> None:
    ballast = bytearray(b"x" * 200_000_000)
    cost, printed = Runner(tmp_path).answer(["echo", "done"])
    assert printed == "done\n"
    assert 0 < cost.peak < 100
    assert len(ballast) == 200_000_000


def test_figures_are_kept_until_they_are_measured_again(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    save(FIGURES, "Long ago.", path)
    anew = figures("pages", "the most popular actor", 15, "ms", {OURS: [9.0]})
    run.gather(anew, path, rounds=1)
    kept, machine = load(path)
    assert [(each.size, each.contender, each.median) for each in kept] == [
        (1_000, OURS, 2.0),
        (1_000, "SQL by hand", 0.5),
        (15, OURS, 9.0),
    ]
    assert machine.startswith("Python ")
    assert machine.endswith("; 1 rounds.")


def test_tables_stand_between_their_marks_and_nowhere_else(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{page.BEGIN}\nold\n{page.END}\nafter\n")
    page.write(FIGURES, "Python 3.11.", document)
    page.write(FIGURES, "Python 3.11.", document)
    assert document.read_text() == (
        f"before\n{page.BEGIN}\n\nPython 3.11.\n\n**A page of fifty, in process**\n\n"
        "| | events: | 15 | 1,000 |\n| --- | --- | --: | --: |\n"
        "| the most popular actor, ms | diplotrack | 2.00 | 2.00 |\n"
        "|  | SQL by hand | 2.00 (1.00) | 0.500 (4.00) |\n\n"
        f"{page.END}\nafter\n"
    )


def test_a_document_without_marks_is_left_alone(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text("nothing\n")
    with pytest.raises(ValueError, match="has no place for the figures"):
        page.write(FIGURES, "", document)
    assert document.read_text() == "nothing\n"


def test_the_chart_draws_what_was_measured() -> None:
    drawn = ET.fromstring(chart(FIGURES))  # noqa: S314 - our own
    texts = [element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"a page of one actor", "SQL by hand", "15", "1 k"} <= set(texts)
    described = drawn.findtext("{http://www.w3.org/2000/svg}desc")
    assert described == (
        "To ask: wall time: a page of one actor, 2 ms at 15 events, 2 ms at 1,000; "
        "SQL by hand, 2 ms at 15 events, 0.5 ms at 1,000."
    )


def test_nothing_measured_is_nothing_drawn() -> None:
    other = Figure("pages", "something else", 15, OURS, "ms", 1.0)
    assert "<polyline" not in chart([other])
