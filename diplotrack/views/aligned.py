"""Wordings aligned word by word: a collation in; rows of columns out, one row a wording.

What differs from the base has a colour and a sign, so that it reads without colour. Widths are in cells.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.views.line import beside, length, pad, piece, spaced, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplotrack.collation import Collation, Part, Segment
    from diplotrack.views.line import Line

SIGNS = {
    "base": ("*", "the base"),
    "omission": ("∅", "not there"),
    "addition": ("+", "not in the base"),
    "substitution": ("≠", "other words"),
    "moved": ("→ ←", "moved: points to its other place"),
    "accidental": ("≈", "other marks, capitals or contractions"),
    "not-printed": ("╌", "not quoted"),
    "fragment": ("‖", "the article interrupts the words"),
}
"""The sign for each kind of reading, and what it means."""

_STYLES = {"base": "key", "accidental": "punctuation"}
_ACCIDENTALS = ("punctuation", "form", "contraction")
_LONG = 24
"""Cells from which on a stretch that differs is cut into several columns."""
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class _Cell(NamedTuple):
    """What one wording shows in a column; `empty` if it does not print what others do there."""

    line: Line
    empty: bool = False


class _Column(NamedTuple):
    cells: list[_Cell]
    clings: bool = False

    @property
    def width(self) -> int:
        return max(1, *(length(cell.line) for cell in self.cells))


def aligned_lines(collation: Collation, width: int, *, only_words: bool = False) -> Iterator[Line]:
    """Yield the wordings in blocks, the base first.

    With `only_words`, other punctuation, capitals and contractions are not marked.
    """
    rows = _Rows(collation, only_words=only_words)
    label = min(max(length(line) for line in rows.labels), max(width // 3, 4))
    room = max(1, width - label - 2)
    yield from spaced(_block(rows.labels, label, columns) for columns in _blocks(rows.columns(room), room))


def signs_in(collation: Collation, *, only_words: bool = False) -> set[str]:
    """Return which of `SIGNS` occur when the collation is shown."""
    parts = [part for segment in collation.segments for part in segment.parts]
    kinds = {"accidental" if part.kind in _ACCIDENTALS else part.kind for part in parts}
    signs = kinds - {"same", "accidental"} if only_words else kinds - {"same"}
    if any(len(part.pieces) > 1 for part in parts):
        signs.add("fragment")
    return signs | {"base"} if len(collation.sigla) > 1 else signs


def legend(signs: Iterable[str], width: int) -> Iterator[Line]:
    """Yield what the signs mean, those of the kinds given, as many on a line as have room."""
    given = set(signs)
    line: Line = []
    for kind, (sign, meaning) in SIGNS.items():
        if kind not in given:
            continue
        entry = [(sign, _STYLES.get(kind, kind)), (f" {meaning}", "faint")]
        if line and length(line) + 3 + length(entry) > width:
            yield from wrap(line, width)
            line = []
        line += [("   ", ""), *entry] if line else entry
    if line:
        yield from wrap(line, width)


class _Rows:
    """A collation as labels and columns."""

    def __init__(self, collation: Collation, *, only_words: bool) -> None:
        self._collation = collation
        self._only_words = only_words
        self._arrows = _arrows(collation)
        base = collation.sigla.index(collation.base)
        self._order = [base, *(place for place in range(len(collation.sigla)) if place != base)]
        self.labels: list[Line] = [
            [(f"{SIGNS['base'][0]} " if place == base else "  ", "key"), piece(collation.sigla[place], "key")]
            for place in self._order
        ]

    def columns(self, room: int) -> list[_Column]:
        """Return columns that are no wider than `room`; what clings to what is before it stands there."""
        columns: list[_Column] = []
        for place, segment in enumerate(self._collation.segments):
            for column in self._cut(segment, place, min(_LONG, room)):
                if not (column.clings and _joined(columns, column, room)):
                    columns.extend(_fitting(column, room))
        return columns

    def _cut(self, segment: Segment, place: int, most: int) -> Iterator[_Column]:
        """Yield one column for what differs, if it is short, else one for each word."""
        words = [list(self._words(segment.parts[number], place)) for number in self._order]
        silent = [segment.parts[number].kind == "not-printed" for number in self._order]
        if not any(words):
            return
        clings = place > 0 and _clings(segment)
        whole = _Column(
            [_Cell(_spaced(line), empty) for line, empty in zip(words, silent, strict=True)], clings
        )
        if segment.differs and whole.width <= most:
            yield whole
        elif len({len(each) for each in words if each}) == 1:
            for number, row in enumerate(zip_longest(*words, fillvalue=())):
                cells = [_Cell(list(line), empty) for line, empty in zip(row, silent, strict=True)]
                yield _Column(cells, clings and not number)
        else:
            yield from _fitting(whole, most)

    def _words(self, part: Part, place: int) -> Iterator[Line]:
        """Yield what a part prints, each word with the sign that it needs."""
        kind = "same" if self._only_words and part.kind in _ACCIDENTALS else part.kind
        sign, arrow = self._sign(kind, part, place)
        style = kind if kind != "same" else ""
        words = [word for printed in part.pieces for word in ["", *printed.split()]][1:]
        printed = [number for number, word in enumerate(words) if word]
        line: Line = []
        for number, word in enumerate(words):
            if not word:
                line.append((SIGNS["fragment"][0], "fragment"))
                continue
            line += [(" ", "")] if line else []
            before, after = sign if number == printed[0] else "", arrow if number == printed[-1] else ""
            yield [*line, piece(f"{before}{word}{after}", style)]
            line = []
        if not printed and (sign or arrow):
            line += [(" ", ""), (sign or arrow, style)] if line else [(sign or arrow, style)]
        if line:
            yield line

    def _sign(self, kind: str, part: Part, place: int) -> tuple[str, str]:
        """Return what stands before a part, and what stands behind its last word."""
        if kind in ("same", "not-printed"):
            return "", ""
        if kind == "moved":
            arrow = self._arrows[place, part.siglum]
            return (arrow, "") if arrow.startswith("←") else ("", arrow)
        return SIGNS["accidental" if kind in _ACCIDENTALS else kind][0], ""


def _arrows(collation: Collation) -> Mapping[tuple[int, str], str]:
    """Return the arrow of each part that has moved, by segment and siglum, numbered if there are several."""
    parts = [
        (place, part)
        for place, segment in enumerate(collation.segments)
        for part in segment.parts
        if part.move is not None
    ]
    several = len({part.move for _, part in parts}) > 1
    arrows = {}
    for place, part in parts:
        there = [
            other
            for other, each in parts
            if (each.siglum, each.move) == (part.siglum, part.move) and bool(each.text) != bool(part.text)
        ]
        number = str(part.move).translate(_SUBSCRIPT) if several else ""
        arrows[place, part.siglum] = ("→" if there and place < there[0] else "←") + number
    return arrows


def _clings(segment: Segment) -> bool:
    """Tell whether no white space parts what is printed here from what is before it."""
    printed = [part.pieces[0] for part in segment.parts if part.text]
    return bool(printed) and all(text and not text[0].isspace() for text in printed)


def _spaced(words: Sequence[Line]) -> Line:
    line: Line = []
    for number, word in enumerate(words):
        line += [(" ", word[-1][1]), *word] if number else word
    return line


def _joined(columns: list[_Column], column: _Column, room: int) -> bool:
    """Put all cells of a column behind the last words of their rows, and tell whether there was room."""
    behind = []
    for row, cell in enumerate(column.cells):
        if cell.empty and not cell.line and columns and not columns[-1].cells[row].empty:
            cell = _Cell(_filled(cell, column.width))  # noqa: PLW2901 - the same, drawn
        if cell.line:
            printed = (each.cells for each in reversed(columns) if each.cells[row].line)
            last = next(printed, None)
            if last is None or length(last[row].line) + length(cell.line) > room:
                return False
            behind.append((last, row, cell))
    for cells, row, cell in behind:
        cells[row] = _Cell([*cells[row].line, *cell.line], cells[row].empty)
    return True


def _fitting(column: _Column, room: int) -> Iterator[_Column]:
    """Yield the column, in several where it is wider than the room."""
    if column.width <= room:
        yield column
        return
    cut = [wrap(cell.line, room) for cell in column.cells]
    for row in zip_longest(*cut, fillvalue=()):
        yield _Column([_Cell(list(line), cell.empty) for line, cell in zip(row, column.cells, strict=True)])


def _blocks(columns: Iterable[_Column], room: int) -> Iterator[list[_Column]]:
    """Yield as many columns at a time as have room side by side."""
    block: list[_Column] = []
    used = 0
    for column in columns:
        if block and used + 1 + column.width > room:
            yield block
            block, used = [], 0
        used += column.width + bool(block)
        block.append(column)
    if block:
        yield block


def _block(labels: Sequence[Line], label: int, columns: Sequence[_Column]) -> Iterator[Line]:
    for number, name in enumerate(labels):
        row: Line = []
        for column in columns:
            cell = _filled(column.cells[number], column.width)
            row += [(" ", ""), *cell] if row else cell
        yield from beside([(wrap(name, label), label), ([row], length(row))])


def _filled(cell: _Cell, width: int) -> Line:
    if not cell.empty:
        return pad(cell.line, width)
    return [*cell.line, (SIGNS["not-printed"][0] * (width - length(cell.line)), "not-printed")]
