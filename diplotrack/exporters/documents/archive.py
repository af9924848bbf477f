"""An archive (ZIP) in pieces: names and contents in, bytes out, the same for the same contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time stamp of everything in an archive: no clock is asked."""

PIECE = 1 << 16
"""About so many bytes wait before they are passed on."""


def zipped(parts: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Yield an archive of parts, each with its path; a part is read when those before it are written."""
    outbox = _Outbox()
    with ZipFile(cast("IO[bytes]", outbox), "w", ZIP_DEFLATED) as archive:
        for path, pieces in parts:
            with archive.open(_entry(path), "w") as part:
                for piece in pieces:
                    part.write(piece)
                    if outbox.waiting >= PIECE:
                        yield outbox.emptied()
    yield outbox.emptied()


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path, EARLIEST)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry


class _Outbox:
    """A file that nobody can go back in: what is written to it waits until it is fetched."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.waiting = 0

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        self.waiting += len(piece)
        return len(piece)

    def flush(self) -> None:
        """Do nothing: what waits is fetched."""

    def emptied(self) -> bytes:
        piece = b"".join(self._pieces)
        self._pieces.clear()
        self.waiting = 0
        return piece
