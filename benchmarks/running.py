"""Run a command alone, and know what it cost: wall and CPU seconds, memory at the peak."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

BIN = Path(sys.executable).parent
"""Where the programs of this environment are: ours, and the rivals that are written in Python."""

_ALONE = Path(__file__).with_name("alone.py")


class Cost(NamedTuple):
    """What a process cost: wall and CPU seconds, and its memory at the peak in MiB."""

    wall: float
    cpu: float
    peak: float


class Runner:
    """Runs commands to their end. One that fails stops the benchmark with a sentence."""

    def __init__(self, cache: Path) -> None:
        """Take the folder that stands for the user's cache."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        own = {"XDG_CACHE_HOME": str(cache), "COLUMNS": "100", "TERM": "xterm-256color"}
        self._variables = {**kept, **own}

    def cost(self, command: Sequence[str], *, into: Path = Path(os.devnull)) -> Cost:
        """Return what a command cost whose output goes into a file."""
        with into.open("wb") as stream:
            return self._alone(command, stream.fileno())[0]

    def answer(self, command: Sequence[str]) -> tuple[Cost, str]:
        """Return what a command cost, and what it printed."""
        cost, printed = self._alone(command, subprocess.PIPE)
        return cost, printed.decode()

    def cost_on_a_terminal(self, command: Sequence[str]) -> Cost:
        """Return what a command cost that believes to speak to a person."""
        screen, keyboard = pty.openpty()
        reading = threading.Thread(target=_drain, args=(screen,))
        reading.start()
        try:
            return self._alone(command, keyboard, stdin=keyboard)[0]
        finally:
            os.close(keyboard)
            reading.join()
            os.close(screen)

    def _alone(self, command: Sequence[str], stdout: int, stdin: int | None = None) -> tuple[Cost, bytes]:
        told, telling = os.pipe()
        alone = (sys.executable, "-I", "-S", str(_ALONE), str(telling), *command)
        done = subprocess.run(
            alone, env=self._variables, stdin=stdin, stdout=stdout, pass_fds=[telling], check=False
        )
        os.close(telling)
        with os.fdopen(told) as stream:
            numbers = [float(number) for number in stream.read().split()]
        if done.returncode or not numbers:
            sys.exit(f"Nothing is measured, for this command failed: {' '.join(command)[:1_000]}")
        wall, cpu, peak = numbers
        return Cost(wall, cpu, peak / 1024), done.stdout or b""


def _drain(screen: int) -> None:
    """Read what a program writes to its terminal, until nobody holds the other end."""
    while True:
        try:
            if not os.read(screen, 65536):
                return
        except OSError:
            return
