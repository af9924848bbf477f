"""What only the script reads, packed: lines or pieces of text in, gzip in base64 out.

The same text gives the same bytes: no time stamp is in them.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SLICE = 500
"""So many lines are packed together, and unpacked when one of them is looked at."""

_GZIP = 31
"""zlib's number for the largest window with the head of gzip."""


def packed(pieces: Iterable[str]) -> str:
    """Return pieces of one text packed."""
    press = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    pressed = [press.compress(piece.encode()) for piece in pieces]
    return b64encode(b"".join((*pressed, press.flush()))).decode()


class Slices:
    """Lines packed as they come, `SLICE` of them together: hardly any are held."""

    def __init__(self) -> None:
        """Begin with no lines."""
        self._waiting: list[str] = []
        self._packed: list[str] = []

    def add(self, line: str) -> None:
        """Add a line."""
        self._waiting.append(line)
        if len(self._waiting) == SLICE:
            self._pack()

    def taken(self) -> Iterator[str]:
        """Yield the slices that are full, and forget them."""
        yield from self._packed
        self._packed.clear()

    def all(self) -> Iterator[str]:
        """Yield the slices that are left, the last with however many lines it has."""
        if self._waiting:
            self._pack()
        yield from self.taken()

    def _pack(self) -> None:
        self._packed.append(packed(["\n".join(self._waiting)]))
        self._waiting.clear()
