"""One file as text, and places in it.

In: a path. Out: a `Page` whose offsets turn into places that a person finds in an editor, or the
`Problem` that kept it from being read. Units: offsets are code points from 0; lines and columns count
from 1.
"""

from __future__ import annotations

import re
import stat
from bisect import bisect_right
from codecs import BOM_UTF8
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplotrack.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 32_000_000
"""The most bytes that a file may have; ten thousand events need about five million."""

_LONGEST_EXCERPT = 1000
_LINE_END = re.compile(r"\r\n?|\n")
_UNPRINTABLE = re.compile(r"[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line of a file, and that line; the excerpt of a very long line is left out."""

    path: str
    line: int
    column: int
    width: int
    excerpt: str

    def problem(self, check: str, message: str, hint: str = "") -> Problem:
        """Return the problem that is here."""
        return Problem(
            check, self.path, self.line, self.column, message, hint, self.excerpt, width=self.width
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A file's text, under its path relative to the dossier's folder."""

    path: str
    text: str = field(repr=False)
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find where the lines begin."""
        starts = (0, *(match.end() for match in _LINE_END.finditer(self.text)))
        object.__setattr__(self, "starts", starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def place(self, start: int, end: int) -> Place:
        """Return the place of a stretch, cut at the end of the line in which it begins."""
        line, column = self.position(start)
        first = self.starts[line - 1]
        after = self.starts[line] if line < len(self.starts) else len(self.text)
        written = self.text[first:after].rstrip()
        width = max(1, min(end, first + len(written)) - start)
        return Place(self.path, line, column, width, written if len(written) <= _LONGEST_EXCERPT else "")


def open_page(folder: Path, path: Path) -> Page | Problem:
    """Return the text of a file in the folder, or what keeps it from being read."""
    name = path.relative_to(folder).as_posix()
    whole = Place(name, 1, 1, 1, "")
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return whole.problem("unreadable-file", f'"{name}" is not a file.', "Put a text file there.")
        if found.st_size > LARGEST:
            return _too_large(whole, found.st_size)
        with path.open("rb") as stream:
            written = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return whole.problem("unreadable-file", f'"{name}" is a link that leads nowhere.', "Mend the link.")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return whole.problem(
            "unreadable-file", f'"{name}" cannot be read: {reason}.', "Look at who may read the file."
        )
    return _decoded(name, written)


def _too_large(whole: Place, size: int) -> Problem:
    return whole.problem(
        "unreadable-file",
        f'"{whole.path}" has {size:,} bytes, and a file of a dossier has {LARGEST:,} at most.',
        "Is it the right file? A large dossier is better kept as several.",
    )


def _decoded(name: str, written: bytes) -> Page | Problem:
    """Return the bytes as a page, or the first of them that no text in UTF-8 has."""
    written = written.removeprefix(BOM_UTF8)
    try:
        page = Page(name, written.decode())
    except UnicodeDecodeError as error:
        return _not_utf8(name, written, error.start)
    unprintable = _UNPRINTABLE.search(page.text)
    if unprintable is None:
        return page
    return page.place(*unprintable.span()).problem(
        "not-text",
        f"There is a character here that cannot be seen and is no text (U+{ord(unprintable[0]):04X}).",
        "Delete it, or put a space or a line break in its place.",
    )


def _not_utf8(name: str, written: bytes, offset: int) -> Problem:
    before = written[:offset].decode()
    page = Page(name, before + written[offset : offset + 200].decode(errors="replace"))
    return page.place(len(before), len(before) + 1).problem(
        "not-text",
        f"The file is not in UTF-8: the byte 0x{written[offset]:02X} cannot stand here.",
        "Save the file as UTF-8; in most editors this is a choice under Save As.",
    )
