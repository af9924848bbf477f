"""A seal at the end of a database: SQLite keeps no checksums, and shows a flipped bit as it stands.

In: a file that nobody writes to any more. Out: twenty bytes more, behind the last page, where SQLite never
looks: a mark that the file is ours, and the checksum (CRC-32) of all before it. What has been cut off,
overwritten or changed afterwards has no seal, or one that does not fit.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

MARK = b"diplotrack seal\n"
"""What a seal begins with; the four bytes of the checksum follow."""

_LENGTH = len(MARK) + 4
_PAGE = 512
"""Bytes in the smallest page of SQLite: a database is a multiple of it long, and a seal shorter than it."""

_PIECE = 1 << 20
"""How many bytes are read at once."""


def seal(path: Path) -> None:
    """Put the seal on a file that is complete; an older seal goes."""
    with path.open("r+b") as stream:
        length = stream.seek(0, os.SEEK_END) // _PAGE * _PAGE
        stream.truncate(length)
        checksum = _checksum(stream, length)
        stream.seek(length)
        stream.write(MARK + checksum)


def is_sealed(stream: BinaryIO) -> bool:
    """Tell whether the file ends with a seal of ours, without comparing the checksum: that is quick."""
    return _seal(stream).startswith(MARK)


def is_intact(stream: BinaryIO) -> bool:
    """Tell whether the file is, to the last bit, what was sealed: this reads all of it."""
    return _seal(stream) == MARK + _checksum(stream, _length(stream) - _LENGTH)


def _seal(stream: BinaryIO) -> bytes:
    """Return what stands where the seal should."""
    stream.seek(max(0, _length(stream) - _LENGTH))
    return stream.read(_LENGTH)


def _length(stream: BinaryIO) -> int:
    return stream.seek(0, os.SEEK_END)


def _checksum(stream: BinaryIO, length: int) -> bytes:
    """Return the checksum of the first so many bytes."""
    stream.seek(0)
    checksum = 0
    while length > 0 and (piece := stream.read(min(length, _PIECE))):
        checksum = crc32(piece, checksum)
        length -= len(piece)
    return checksum.to_bytes(4, "big")
