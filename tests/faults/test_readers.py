"""Eight ask while builds go on: every answer is the one of the state in which the files were then."""

from __future__ import annotations

import os
import time
from functools import partial
from itertools import count, takewhile
from mmap import mmap
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from diplotrack.cli.app import app
from tests.faults.children import forked
from tests.faults.conftest import STATES, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.faults.conftest import Desk

READERS = 8
YIELDING = 10
"""How nice they are: they take what time is left, and other tests need not wait for them."""

QUESTIONS = (("export", "jsonl"), ("timeline", "--format", "json"), ("search", "state"))
"""What is asked in turn."""


class Clock:
    """A number that all processes see: twice the turn, and one more while the files are being exchanged."""

    OVER = 255

    def __init__(self) -> None:
        """Begin with the first turn."""
        self._shared = mmap(-1, 1)

    @property
    def now(self) -> int:
        """The number."""
        return self._shared[0]

    @now.setter
    def now(self, number: int) -> None:
        self._shared[0] = number


def answer(*arguments: str) -> str:
    """Return the answer of the program, run in this process: it must not complain."""
    result = CliRunner().invoke(app, arguments, prog_name="diplotrack")
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr
    return result.stdout


def reader(clock: Clock, right: Sequence[Sequence[str]]) -> Callable[[], None]:
    """Return what asks until all is over: each answer must be right, and of now if nothing has changed."""

    def ask() -> None:
        os.nice(YIELDING)
        answers = 0
        while clock.now != Clock.OVER:
            for number, question in enumerate(QUESTIONS):
                before = clock.now
                found = [state[number] for state in right].index(answer(*question))
                answers += 1
                if before % 2 == 0 and clock.now == before:
                    assert found == before // 2 % 2, f"an answer of yesterday: {question}"
        tell(str(answers))

    return ask


def builder(clock: Clock) -> Callable[[], None]:
    """Return what builds until all is over."""

    def build() -> None:
        os.nice(YIELDING)
        builds = 0
        while clock.now != Clock.OVER:
            answer("build")
            builds += 1
        tell(str(builds))

    return build


def while_the_states_alternate(desk: Desk, turns: Iterable[object]) -> None:
    """Exchange the files at every turn and build, while eight ask and one builds all the time."""
    clock = Clock()
    right: list[list[str]] = []
    for state in reversed(STATES):
        desk.is_in(state)
        right.insert(0, [desk.asks(*question) for question in QUESTIONS])
    actors = [reader(clock, right)] * READERS + [builder(clock)]
    children = [forked(act, desk.variables) for act in actors]
    for turn, _ in enumerate(turns, start=1):
        number = 2 * (turn % 100)
        clock.now = number + 1
        desk.is_in(STATES[turn % 2])
        clock.now = number
        assert desk.runs(["build"], partial(os.nice, YIELDING)).code == 0
    clock.now = Clock.OVER
    endings = [child.ends() for child in children]
    assert [(ending.code, ending.err) for ending in endings] == [(0, "")] * len(children)
    assert not list(desk.folder.rglob("*.unfinished*"))
    answers = [int(ending.out) for ending in endings]
    assert min(answers) > 0
    tell(f"{turn} exchanges, {answers.pop()} builds besides, {sum(answers)} answers: all right.")


def test_readers_get_one_answer_or_the_other(desk: Desk) -> None:
    while_the_states_alternate(desk, range(6))


@pytest.mark.slow
def test_readers_get_one_answer_or_the_other_for_half_a_minute(desk: Desk) -> None:
    end = time.monotonic() + 30
    half_a_minute = takewhile(lambda _: time.monotonic() < end, count())
    while_the_states_alternate(desk, half_a_minute)
