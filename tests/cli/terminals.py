"""A terminal on which somebody types: what it shows is waited for, never slept for."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

CODES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[=>78])")
"""What moves the cursor and colours."""

LONGEST_WAIT = 60
"""Seconds after which nothing more is to be expected, on the slowest of machines."""

ENTER, TAB, CTRL_C, CTRL_D, DOWN = "\r", "\t", "\x03", "\x04", "\x1b[B"


class Terminal:
    """A program on a terminal of its own."""

    def __init__(  # noqa: PLR0913  what a terminal is like
        self,
        command: Iterable[str],
        environment: Mapping[str, str],
        cwd: Path,
        *,
        columns: int = 80,
        lines: int = 24,
        term: str = "xterm-256color",
    ) -> None:
        """Start the program."""
        self._ours, theirs = pty.openpty()
        self._size(columns, lines)
        variables = {**environment, "TERM": term, "PROMPT_TOOLKIT_NO_CPR": "1"}
        self._process = subprocess.Popen(
            [*command], stdin=theirs, stdout=theirs, stderr=theirs, env=variables, cwd=cwd
        )
        os.close(theirs)
        self._read = b""
        self._behind = 0

    @property
    def shown(self) -> str:
        """All that it has shown, without codes."""
        return CODES.sub("", self._read.decode(errors="replace")).replace("\r\n", "\n")

    @property
    def codes(self) -> list[str]:
        """The codes in all that it has shown."""
        return CODES.findall(self._read.decode(errors="replace"))

    @property
    def screen(self) -> list[str]:
        """The lines that it has shown since it last cleared the screen."""
        last = self._read.decode(errors="replace").rpartition("\x1b[2J")[2]
        return CODES.sub("", last).replace("\r\n", "\n").split("\n")

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size, and tell the program."""
        self._size(columns, lines)
        self._process.send_signal(signal.SIGWINCH)

    def kill(self) -> None:
        """Kill the program, as one does with -9."""
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def expect(self, text: str) -> None:
        """Wait until it shows a text, behind what was expected before."""
        while text not in self.shown[self._behind :]:
            if not self._more():
                self._give_up(f"{text!r} is not shown, but:")
        self._behind = self.shown.index(text, self._behind) + len(text)

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._ours, keys.encode())

    def answer(self, question: str, keys: str = "") -> None:
        """Wait for a question, and answer it with Enter behind the keys.

        A question that is asked again is only waited for behind what is said of the first answer: until then
        the line of the first may be drawn anew. The space behind it may be a movement of the cursor.
        """
        self.expect(question.rstrip())
        self.type(keys + ENTER)

    def end(self) -> int:
        """Wait until the program ends; return its exit code."""
        while self._more():
            pass
        os.close(self._ours)
        return self._process.wait()

    def _size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _more(self) -> bool:
        ready, _, _ = select.select([self._ours], [], [], LONGEST_WAIT)
        if not ready:
            self._give_up("nothing comes any more after:")
        try:
            piece = os.read(self._ours, 65536)
        except OSError:  # how Linux says that nobody has the other end any more
            return False
        self._read += piece
        return bool(piece)

    def _give_up(self, why: str) -> NoReturn:
        """End the program, and the test."""
        self.kill()
        raise AssertionError(f"{why}\n{self.shown[self._behind :]}")
