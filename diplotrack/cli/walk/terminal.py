"""The terminal of the walk: whole screens out, single keys and lines in."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from diplotrack.errors import DiplotrackError
from diplotrack.views.drawing import as_codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from prompt_toolkit.completion import Completer

    from diplotrack.views.line import Line

OPENED = "\x1b[?1049h\x1b[?2004h"
"""A screen of its own, on which what is pasted is told from what is typed."""

CLOSED = "\x1b[?2004l\x1b[?1049l"
"""The screen that was there before."""

CLEARED = "\x1b[H\x1b[2J"
PASTED, PASTED_END = "\x1b[200~", "\x1b[201~"
ENTER, ESCAPE = "\r", "\x1b"
AT_ONCE = 4096
"""Bytes at most that are read at once."""

MENU = 6
"""Lines that are kept free for what completes a word."""


class Terminal:
    """A terminal that shows one screen after the other."""

    def __init__(self) -> None:
        """Take the terminal of this process.

        Raises DiplotrackError for one that cannot be drawn on.
        """
        if os.environ.get("TERM", "dumb") == "dumb":
            raise DiplotrackError(
                "This terminal can only write lines, and encode draws screens: use another, or --draft-only."
            )
        self._colour = not os.environ.get("NO_COLOR")
        self._typed: deque[str] = deque()
        self._decoder = getincrementaldecoder("utf-8")("replace")

    @property
    def size(self) -> tuple[int, int]:
        """How many columns and lines it has now."""
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
        return columns or 80, lines or 24

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Take the screen, and give it back as it was.

        Keys come one by one, and none is a signal: nothing interrupts what is being saved.
        """
        before = termios.tcgetattr(sys.stdin)
        single = [*before]
        single[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, single)
        sys.stdout.write(OPENED)
        try:
            yield
        finally:
            sys.stdout.write(CLOSED)
            sys.stdout.flush()
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)

    def show(self, lines: Iterable[Line]) -> None:
        """Show these lines from the top of an empty screen; the cursor stays behind the last."""
        written = "".join(as_codes(lines, codes=True, colour=self._colour)).removesuffix("\n")
        sys.stdout.write(f"{CLEARED}{written}")
        sys.stdout.flush()

    def key(self, draw: Callable[[], None]) -> str:
        """Draw, and return the next key; draw anew whenever the window gets another size.

        What is pasted, and keys that send more than one character, are the empty text. Raises
        KeyboardInterrupt for Ctrl-C and EOFError for Ctrl-D.
        """
        if not self._typed:
            with self._resizing() as resized:
                draw()
                while resized in select.select([sys.stdin, resized], [], [])[0]:
                    os.read(resized, AT_ONCE)
                    draw()
            self._typed += self._read()
        key = self._typed.popleft() if self._typed else ""
        if key == "\x03":
            raise KeyboardInterrupt
        if key == "\x04":
            raise EOFError
        return ENTER if key == "\n" else key

    @contextmanager
    def _resizing(self) -> Iterator[int]:
        """Give a descriptor from which something can be read when the window has got another size.

        The signal itself writes to it: a handler in Python would wait for `select` to return, if the signal
        came just before that.
        """
        ours, theirs = os.pipe()
        os.set_blocking(theirs, False)
        before = signal.signal(signal.SIGWINCH, lambda *_: None)
        woken = signal.set_wakeup_fd(theirs, warn_on_full_buffer=False)
        try:
            yield ours
        finally:
            signal.set_wakeup_fd(woken)
            signal.signal(signal.SIGWINCH, before)
            os.close(ours)
            os.close(theirs)

    def _read(self) -> str:
        """Return what is typed next, which is nothing if it was pasted or is no single character."""
        typed = self._more()
        if typed.startswith(PASTED):
            while PASTED_END not in typed:
                typed += self._more()
            return typed.partition(PASTED_END)[2]
        return "" if typed.startswith(ESCAPE) and typed != ESCAPE else typed

    def _more(self) -> str:
        """Return what has been typed since; raises EOFError where nobody can type any more."""
        while not (typed := self._decoder.decode(read := os.read(sys.stdin.fileno(), AT_ONCE))):
            if not read:
                raise EOFError
        return typed

    def line(self, asked: str, default: str, completer: Completer | None) -> str:
        """Return a line that is typed, or changed; raises KeyboardInterrupt and EOFError as `key` does."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import DummyHistory
        from prompt_toolkit.input.typeahead import get_typeahead

        session: PromptSession[str] = PromptSession(
            history=DummyHistory(), completer=completer, reserve_space_for_menu=MENU if completer else 0
        )
        typed, enter, behind = "".join(self._typed).partition(ENTER)
        self._typed = deque(behind)
        if enter:
            return " ".join((default + typed).split())

        def show_all() -> None:
            """Show what there is to choose from before anything is typed."""
            if completer and not session.app.current_buffer.text:
                session.app.current_buffer.start_completion()

        line = session.prompt(asked, default=default + typed, pre_run=show_all)
        self._typed += "".join(press.data for press in get_typeahead(session.app.input))
        return " ".join(line.split())
