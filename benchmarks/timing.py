"""Contenders measured in rounds, and figures of what came of it.

Every round runs every contender once, in turn, so that a machine that speeds up or slows down treats all
alike; a ratio is taken within its round. Whoever gives a wrong answer is not timed: `same` stops the
benchmark.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Measured = TypeVar("Measured")

OURS = "diplotrack"
"""The contender that the others are held against."""


class Figure(NamedTuple):
    """What a contender's answer to a question cost at a size (events): the median of all rounds, in `unit`.

    `ratio` is that of ours to it, with the least and the most of all rounds: None for ours.
    """

    topic: str
    question: str
    size: int
    contender: str
    unit: str
    median: float
    ratio: Sequence[float] | None = None


def milliseconds(work: Callable[[], object]) -> float:
    """Do some work and return how long that took (wall)."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_rounds(contenders: Mapping[str, Callable[[], Measured]], rounds: int) -> dict[str, list[Measured]]:
    """Return what measuring each contender gave, round by round."""
    given: dict[str, list[Measured]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, measure in contenders.items():
            given[name].append(measure())
    return given


def contest(
    topic: str,
    question: str,
    size: int,
    contenders: Mapping[str, Callable[[], Iterable[object]]],
    rounds: int,
) -> list[Figure]:
    """Return what answering a question in this process costs each contender, ours first: milliseconds (wall).

    Stops the benchmark where answers differ.
    """
    (_, ours), *theirs = contenders.items()
    for name, work in theirs:
        same(question, ours(), name, work())
    taken = in_rounds({name: partial(milliseconds, work) for name, work in contenders.items()}, rounds)
    return figures(topic, question, size, "ms", taken)


def figures(
    topic: str, question: str, size: int, unit: str, measured: Mapping[str, Sequence[float]]
) -> list[Figure]:
    """Return a figure for each contender; `measured` begins with ours, and goes round by round."""
    (_, ours), *theirs = measured.items()
    found = [Figure(topic, question, size, OURS, unit, statistics.median(ours))]
    for name, costs in theirs:
        ratios = [mine / its for mine, its in zip(ours, costs, strict=True)]
        ratio = (statistics.median(ratios), min(ratios), max(ratios))
        found.append(Figure(topic, question, size, name, unit, statistics.median(costs), ratio))
    return found


def same(question: str, ours: Iterable[object], rival: str, theirs: Iterable[object]) -> None:
    """Stop the benchmark with a sentence unless two answers are the same, item by item."""
    for place, (mine, its) in enumerate(zip_longest(ours, theirs), 1):
        if mine != its:
            sys.exit(
                f"{question}: item {place} of our answer is {repr(mine)[:300]}, and {rival} has "
                f"{repr(its)[:300]}. Nothing is timed where answers differ."
            )


def tell(found: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures as they come, and print each on a line."""
    for each in found:
        what = f"{each.size:>9,}  {each.topic}: {each.question}, {each.contender}"
        ratio = "" if each.ratio is None else "  ours to that: {:.2f} ({:.2f} to {:.2f})".format(*each.ratio)
        print(f"{what:<86} {each.median:>12,.3f} {each.unit:<7}{ratio}".rstrip(), flush=True)
        yield each


def save(found: Iterable[Figure], machine: str, path: Path) -> None:
    """Write figures, and what they were measured on, to a file from which they can be drawn again."""
    lines = {"machine": machine, "figures": [each._asdict() for each in found]}
    path.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> tuple[list[Figure], str]:
    """Return what `save` wrote. Raises OSError, and ValueError where the file is none of its."""
    lines = json.loads(path.read_text(encoding="utf-8"))
    found = [Figure(**each) for each in lines["figures"]]
    return found, lines["machine"]
