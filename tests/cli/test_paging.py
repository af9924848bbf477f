"""Lines that never end, on a real terminal: the first screen comes at once, and whoever quits has quit."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Self

import pytest

from diplotrack.cli import INTERRUPTED
from tests.cli.conftest import ROOT
from tests.cli.test_processes import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

ROWS = 24
ENDLESS = """
import os, sys
from diplotrack.cli.screen import Screen

def lines(width):
    for number in range(10**9):
        if number == {before}:
            os.read({gate}, 1)
        with open({count!r}, "w") as count:
            count.write(str(number))
        yield [("line " + str(number), "")]

try:
    Screen(sys.stdout, os.environ).show(lines)
except KeyboardInterrupt:
    sys.exit({interrupted})
"""


class Endless:
    """A program that shows lines without end, all but the first screen when its gate is opened."""

    def __init__(self, folder: Path, pager: str) -> None:
        self.count = folder / "count"
        gate, self.gate = os.pipe()
        code = ENDLESS.format(before=ROWS + 1, gate=gate, count=str(self.count), interrupted=INTERRUPTED)
        self.terminal, theirs = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm", "PAGER": pager}
        environment |= {"LINES": str(ROWS), "COLUMNS": "80"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            pass_fds=[gate],
        )
        os.close(theirs)
        os.close(gate)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)

    def read_until(self, words: str) -> str:
        """Return what the terminal gets up to these words; fail if nothing comes for a minute."""
        seen = ""
        while words not in seen:
            ready, _, _ = select.select([self.terminal], [], [], 60)
            assert ready, f"no {words!r} in {seen!r}"
            seen += os.read(self.terminal, 65536).decode()
        return seen

    def open(self) -> None:
        """Let all further lines come."""
        os.close(self.gate)

    def made(self) -> int:
        """Return how many lines were made, when the program has ended."""
        return int(self.count.read_text())


def test_the_first_screen_comes_before_the_rest_is_made(tmp_path: Path) -> None:
    with Endless(tmp_path, "head -n 30") as endless:
        assert "line 0" in endless.read_until(f"line {ROWS - 1}")
        endless.open()
        endless.read_until("line 29")
        assert endless.process.wait(60) == 0


def test_quitting_the_pager_ends_it(tmp_path: Path) -> None:
    with Endless(tmp_path, "head -n 1") as endless:
        endless.open()
        assert endless.process.wait(60) == 0
        assert endless.made() < 50_000, "no more than what a pipe holds"


def test_ctrl_c_ends_it_and_its_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ntrap '' INT\necho $$ > {tmp_path}/pid\nhead -n 30\ncat > /dev/null\n")
    pager.chmod(0o755)
    with Endless(tmp_path, str(pager)) as endless:
        endless.open()
        endless.read_until("line 29")
        endless.process.send_signal(signal.SIGINT)
        assert endless.process.wait(60) == INTERRUPTED
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_page_says_how_to_go_on(program: Program) -> None:
    page, _ = on_terminal(program, "timeline", "--limit", "1")
    assert page.endswith("The first of 2 events. Not shown: 1. Go on with --after hanoi.\n")
    page, _ = on_terminal(program, "timeline", "--limit", "1", "--after", "hanoi")
    assert page.endswith("1 further event. Not shown: 1.\n")
    page, _ = on_terminal(program, "actors", "--limit", "3")
    assert page.endswith("3 actors. Go on with --after trump.\n")
    page, _ = on_terminal(program, "stats", "--by", "type", "--limit", "1")
    assert page.endswith("1 event in 1 type. Go on with --after AGREE.\n")
