"""Lines of styled text: how they are wrapped, indented, and set side by side.

A piece is a text and the name of its style (`drawing.STYLES`); a line is a list of pieces, without a
line break. Widths are in terminal cells. Text is wrapped, never cut.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from diplotrack.views.clean import cells, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Piece = tuple[str, str]
Line = list[Piece]


def piece(text: str, style: str = "") -> Piece:
    """Return a piece of clean text: the only way in for text from files."""
    return clean(text), style


def length(line: Line) -> int:
    """Return how many cells the line takes."""
    return sum(cells(text) for text, _ in line)


def plain(line: Line) -> str:
    """Return the text of a line alone, without spaces at its end."""
    return "".join(text for text, _ in line).rstrip()


def joined(parts: Iterable[Line], between: Piece) -> Line:
    """Return one line of all parts, with a piece between each two."""
    line: Line = []
    for part in parts:
        line += [between, *part] if line else part
    return line


def wrap(line: Line, width: int) -> list[Line]:
    """Break a line into lines of at most `width` cells, at spaces and between wide characters.

    A word longer than a line is broken where the line ends. There is always one line at least.

    >>> [plain(part) for part in wrap([("Trump would ", ""), ("love", "hit"), (" to meet", "")], 12)]
    ['Trump would', 'love to meet']
    """
    text = "".join(text for text, _ in line)
    return [_stretch(line, start, end) for start, end in _breaks(text, max(1, width))]


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = 0
    while (full := _full(text, start, width)) < len(text):
        end = next((at for at in range(full, start, -1) if _may_break(text, at)), full)
        yield start, end
        start = end
        while text.startswith(" ", start):
            start += 1
    yield start, len(text)


def _full(text: str, start: int, width: int) -> int:
    used = 0
    for at in range(start, len(text)):
        used += cells(text[at])
        if used > width:
            return max(at, start + 1)
    return len(text)


def _may_break(text: str, at: int) -> bool:
    if text[at] == " ":
        return text[at - 1] != " "
    return cells(text[at - 1]) > 1 or (cells(text[at]) > 1 and text[at - 1] != " ")


def _stretch(line: Line, start: int, end: int) -> Line:
    stretch: Line = []
    begin = 0
    for text, style in line:
        part = text[max(0, start - begin) : max(0, end - begin)]
        if part:
            stretch.append((part, style))
        begin += len(text)
    return stretch


def filled(parts: Iterable[Line], width: int, gap: int = 3) -> Iterator[Line]:
    """Set parts beside each other, as many as have room on a line; one that is longer than a line is wrapped.

    >>> [plain(line) for line in filled([[("one", "")], [("two", "")], [("three", "")]], 10)]
    ['one   two', 'three']
    """
    line: Line = []
    for part in parts:
        if line and length(line) + gap + length(part) > width:
            yield from wrap(line, width)
            line = []
        line = [*line, (" " * gap, ""), *part] if line else part
    if line:
        yield from wrap(line, width)


def pad(line: Line, width: int) -> Line:
    """Fill a line up with spaces, to `width` cells."""
    missing = width - length(line)
    return [*line, (" " * missing, "")] if missing > 0 else line


def right(line: Line, width: int) -> Line:
    """Move a line to the right end of `width` cells."""
    missing = width - length(line)
    return [(" " * missing, ""), *line] if missing > 0 else line


def indented(lines: Iterable[Line], by: int) -> Iterator[Line]:
    """Move all lines that have anything on them `by` cells to the right."""
    margin = (" " * by, "")
    return ([margin, *line] if line else line for line in lines)


def hanging(first: Line, rest: Line, width: int) -> list[Line]:
    """Wrap `rest` to the right of `first`, which stands on the first line alone.

    >>> [plain(line) for line in hanging([("why  ", "key")], [("both articles say so", "")], 17)]
    ['why  both', '     articles say', '     so']
    """
    margin = length(first)
    top, *others = wrap(rest, width - margin)
    return [first + top, *indented(others, margin)]


def spaced(blocks: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """Set blocks of lines below each other, with an empty line between."""
    for number, block in enumerate(blocks):
        if number:
            yield []
        yield from block


def beside(columns: Sequence[tuple[list[Line], int]], gap: int = 2) -> Iterator[Line]:
    """Set blocks of lines side by side, each in a column of its width, with `gap` cells between."""
    *left, (last, _) = columns
    for *parts, end in zip_longest(*(block for block, _ in left), last, fillvalue=()):
        line: Line = []
        for part, (_, width) in zip(parts, left, strict=True):
            line += [*pad(list(part), width), (" " * gap, "")]
        yield line + list(end)
