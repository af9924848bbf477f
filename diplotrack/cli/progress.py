"""How far long work is: a bar on a terminal, and nothing where there is none or the work is short."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONG = 2_000_000
"""From so many bytes of files on, reading them shows how far it is."""


@contextmanager
def progress(work: str = "Reading the files") -> Iterator[Callable[[int, int], None] | None]:
    """Give a function to tell of bytes read and in all, or None where nobody is looking.

    `work` is what stands beside the bar.
    """
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(work)
    try:
        yield bar.told
    finally:
        bar.stop()


class _Bar:
    """A bar that appears when the work turns out to be long; only then Rich is needed."""

    def __init__(self, work: str) -> None:
        self._work = work
        self._told: Callable[[int, int], None] | None = None
        self.stop: Callable[[], None] = lambda: None

    def told(self, done: int, total: int) -> None:
        if self._told is None and total >= LONG:
            self._start()
        if self._told is not None:
            self._told(done, total)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        bar = Progress(console=Console(stderr=True), transient=True)
        task = bar.add_task(self._work)
        self._told = lambda done, total: bar.update(task, completed=done, total=total)
        self.stop = bar.stop
        bar.start()
