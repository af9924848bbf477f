"""Where output goes: a terminal, with Rich and a pager, or a pipe, with neither.

In: lines or plain text. Out: what is written to the stream. Nothing else in the project asks what the
terminal is like, and nothing but a terminal makes it import Rich.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
from contextlib import contextmanager, nullcontext, suppress
from io import TextIOWrapper
from itertools import islice
from typing import TYPE_CHECKING, TextIO, cast

from diplotrack.views.clean import clean
from diplotrack.views.line import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import Console

    from diplotrack.views.line import Line

PIPE_WIDTH = 80
"""How wide a page is where there is no terminal."""


class Screen:
    """One output stream and what it can show."""

    def __init__(self, stream: TextIO, environment: Mapping[str, str], *, pager: bool = True) -> None:
        """Take the stream, the environment variables that speak of terminals, and whether to use a pager."""
        self.stream = stream
        self.environment = environment
        self.is_terminal = stream.isatty()
        self.pager = pager
        if isinstance(stream, TextIOWrapper):
            if self.is_terminal:
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")

    def show(
        self,
        drawn: Callable[[int], Iterable[Line]],
        as_plain: Callable[[], Iterable[str]] | None = None,
    ) -> None:
        """Show lines drawn to the terminal's width, or write plain ones to a pipe.

        Without a plain form of its own, a pipe gets the same lines, without style, `COLUMNS` or 80 wide.
        """
        if self.is_terminal:
            self.draw(drawn)
        elif as_plain:
            self.write(as_plain())
        else:
            columns = self.environment.get("COLUMNS", "")
            width = int(columns) if columns.isdecimal() and int(columns) else PIPE_WIDTH
            self.write(f"{plain(line)}\n" for line in drawn(width))

    def write(self, pieces: Iterable[str | bytes]) -> None:
        """Write pieces as they come; each text brings its own line breaks, and bytes go as they are."""
        for piece in pieces:
            if isinstance(piece, bytes):
                self.stream.buffer.write(piece)
            else:
                self.stream.write(_harmless(piece) if self.is_terminal else piece)

    def draw(self, drawn: Callable[[int], Iterable[Line]]) -> None:
        """Draw lines on the terminal, through a pager if they are more than it has.

        Rich prints one screenful; the rest is written with the same codes, ten times as fast, as it comes.
        """
        from diplotrack.views.drawing import as_codes, as_rich

        console = self._console(self.stream)
        lines = iter(drawn(console.width))
        first = list(islice(lines, console.height))
        with self._paged() if len(first) >= console.height else nullcontext(self.stream) as stream:
            console = self._console(stream)
            for line in first:
                console.print(as_rich(line), soft_wrap=True)
            stream.writelines(as_codes(lines, codes=bool(console.color_system), colour=not console.no_color))

    def _console(self, stream: TextIO) -> Console:
        from rich.console import Console

        return Console(file=stream, force_terminal=True, highlight=False, markup=False, emoji=False)

    @contextmanager
    def _paged(self) -> Iterator[TextIO]:
        """Open the pager and wait for its end; without one, give the stream itself."""
        command = pager_command(self.environment) if self.pager else []
        environment = {"LESS": "FRX", **self.environment}
        try:
            process = subprocess.Popen(  # noqa: S603  the user's own PAGER
                command, stdin=subprocess.PIPE, env=environment, encoding="utf-8", errors="replace"
            )
        except (OSError, IndexError):
            yield self.stream
            return
        try:
            with suppress(BrokenPipeError), process:
                yield cast("TextIO", process.stdin)
        finally:
            while process.returncode is None:
                with suppress(KeyboardInterrupt):  # it is the pager's, as long as it is there
                    process.wait()


def pager_command(environment: Mapping[str, str]) -> list[str]:
    """Return the words of PAGER, or `less` where that is unset and installed, or nothing.

    >>> pager_command({"PAGER": "most -s"})
    ['most', '-s']
    """
    if environment.get("TERM") == "dumb":
        return []
    if "PAGER" in environment:
        with suppress(ValueError):  # quotation marks that do not close
            return shlex.split(environment["PAGER"])
        return []
    return ["less"] if shutil.which("less") else []


def _harmless(text: str) -> str:
    return "\n".join(map(clean, text.split("\n")))
