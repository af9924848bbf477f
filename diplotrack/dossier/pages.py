"""One file as text, or line by line, and places in it.

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
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from diplotrack.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

LARGEST = 32_000_000
"""The most bytes that a file may have of which every line is needed at once; ten thousand events need
about five million.
"""

LONGEST_LINE = 8_000_000
"""The most bytes that a line may have in a file that is read line by line, whatever its size."""

_LONGEST_EXCERPT = 1000
_BLANKS = b" \t\r\n"
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


@dataclass(frozen=True)
class Page:
    """A file's text, under its path relative to the dossier's folder; or one line of it, by its number."""

    path: str
    text: str = field(repr=False)
    line: int | None = None

    @property
    def in_json(self) -> bool:
        """Whether it is in JSON, as all is that is read line by line, and not in YAML."""
        return self.line is not None

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the lines begin."""
        ends = _LINE_END.finditer(self.text) if self.line is None else ()
        return (0, *(match.end() for match in ends))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        line = bisect_right(self.starts, offset)
        return self.line or line, offset - self.starts[line - 1] + 1

    def place(self, start: int, end: int) -> Place:
        """Return the place of a stretch, cut at the end of the line in which it begins."""
        number = bisect_right(self.starts, start)
        first = self.starts[number - 1]
        after = self.starts[number] if number < len(self.starts) else len(self.text)
        written = self.text[first:after].rstrip()
        width = max(1, min(end, first + len(written)) - start)
        excerpt = written if len(written) <= _LONGEST_EXCERPT else ""
        return Place(self.path, self.line or number, start - first + 1, width, excerpt)


def open_page(folder: Path, path: Path, written: bytes | None = None) -> Page | Problem:
    """Return the text of a file in the folder, or what keeps it from being read.

    With `written`, that is read in place of what the file holds.
    """
    whole = Place(path.relative_to(folder).as_posix(), 1, 1, 1, "")
    try:
        if written is not None:
            found = _decoded(whole.path, written.removeprefix(BOM_UTF8))
            return found if len(written) <= LARGEST else _too_large(whole, len(written), LARGEST)
        if problem := _unusable(path, whole, LARGEST):
            return problem
        with path.open("rb") as stream:
            return _decoded(whole.path, stream.read(LARGEST + 1).removeprefix(BOM_UTF8))
    except OSError as error:
        return _not_to_be_read(whole, error)


def open_lines(
    folder: Path, path: Path, tell: Callable[[int], None] | None = None, written: bytes | None = None
) -> Iterator[Page | Problem]:
    """Yield the lines of a file in the folder that are not empty, or what keeps each from being read.

    One line at a time is in memory, whatever the file's size; `tell` is told how many bytes it has. With
    `written`, its lines are read in place of what the file holds.
    """
    whole = Place(path.relative_to(folder).as_posix(), 1, 1, 1, "")
    try:
        if written is None and (problem := _unusable(path, whole)):
            yield problem
            return
        with path.open("rb") if written is None else BytesIO(written) as stream:
            for number, found in _lines(stream):
                if tell:
                    tell(len(found))
                if len(found) > LONGEST_LINE:
                    yield _too_long(Place(whole.path, number, 1, 1, ""))
                elif line := found.rstrip(_BLANKS):
                    yield _decoded(whole.path, line, number)
    except OSError as error:
        yield _not_to_be_read(whole, error)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers; of one that is too long, only as much as shows that it is."""
    number, begins = 0, True
    while written := stream.readline(LONGEST_LINE + 1):
        if begins:
            number += 1
            yield number, written.removeprefix(BOM_UTF8) if number == 1 else written
        begins = written.endswith(b"\n")


def _unusable(path: Path, whole: Place, most: int | None = None) -> Problem | None:
    """Return why this is no file of at most so many bytes, if it is none. Raises OSError."""
    name = whole.path
    try:
        found = path.stat()
    except FileNotFoundError:
        return whole.problem("unreadable-file", f'"{name}" is a link that leads nowhere.', "Mend the link.")
    if not stat.S_ISREG(found.st_mode):
        return whole.problem("unreadable-file", f'"{name}" is not a file.', "Put a text file there.")
    return _too_large(whole, found.st_size, most) if most is not None and found.st_size > most else None


def _not_to_be_read(whole: Place, error: OSError) -> Problem:
    reason = (error.strerror or "unknown reason").lower()
    return whole.problem(
        "unreadable-file", f'"{whole.path}" cannot be read: {reason}.', "Look at who may read the file."
    )


def _too_large(whole: Place, size: int, most: int) -> Problem:
    return whole.problem(
        "unreadable-file",
        f'"{whole.path}" has {size:,} bytes, and a file of a dossier has {most:,} at most.',
        "Is it the right file? A large dossier is better kept as several files, or in JSON Lines.",
    )


def _too_long(line: Place) -> Problem:
    return line.problem(
        "unreadable-line",
        f"This line has more than {LONGEST_LINE:,} bytes, and none may have more.",
        "Write each record on a line of its own.",
    )


def _decoded(name: str, written: bytes, line: int | None = None) -> Page | Problem:
    """Return the bytes as a page, or the first of them that no text in UTF-8 has."""
    try:
        page = Page(name, written.decode(), line)
    except UnicodeDecodeError as error:
        return _not_utf8(name, written, error.start, line)
    if page.text.isprintable():
        return page
    unprintable = _UNPRINTABLE.search(page.text)
    if unprintable is None:
        return page
    return page.place(*unprintable.span()).problem(
        "not-text",
        f"There is a character here that cannot be seen and is no text (U+{ord(unprintable[0]):04X}).",
        "Delete it, or put a space or a line break in its place.",
    )


def _not_utf8(name: str, written: bytes, offset: int, line: int | None) -> Problem:
    before = written[:offset].decode()
    page = Page(name, before + written[offset : offset + 200].decode(errors="replace"), line)
    return page.place(len(before), len(before) + 1).problem(
        "not-text",
        f"The file is not in UTF-8: the byte 0x{written[offset]:02X} cannot stand here.",
        "Save the file as UTF-8; in most editors this is a choice under Save As.",
    )
