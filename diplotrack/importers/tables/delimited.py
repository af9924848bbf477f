"""CSV in its many dialects: a file in, entries out. Lines are those of the file, also in quoted cells."""

from __future__ import annotations

import csv
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.errors import DiplotrackError
from diplotrack.importers.entry import Rejected, Remark
from diplotrack.importers.meaning.plain import LARGEST, decoded
from diplotrack.importers.tables import headers
from diplotrack.importers.tables.rows import HEADER_WITHIN, Row, Table, as_csv, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from diplotrack.importers.entry import Options, Read
    from diplotrack.importers.meaning.plain import Text

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
"""What stands between cells, and what that is called."""

MOST_COLUMNS = 1000
"""The most cells that a row may have."""

LONG = 50
"""From so many lines on, a quoted cell is told of: a quotation mark may be missing."""

_END = "\x00the end\x00"
"""A line behind the last: if it turns out to be within a cell, that cell is never closed."""


class _Record(NamedTuple):
    """One record: the line in which it begins, its cells, and how many lines it takes."""

    line: int
    cells: tuple[str, ...]
    lines: int


def read(path: Path, options: Options) -> Read:
    """Yield what a CSV file holds. Raises DiplotrackError for a file that cannot be read as one."""
    found = _text(path)
    yield from found.remarks()
    lines = _lines(found.text)
    delimiter, first = _declared(lines)
    delimiter = delimiter or _sniffed(lines, options.columns)
    if delimiter != ",":
        yield Remark(0, f"cells are separated by {DELIMITERS.get(delimiter, delimiter)}")
    rows = []
    for each in _records(lines, first, delimiter):
        if isinstance(each, Rejected):
            yield each
            continue
        if each.lines >= LONG:
            last = each.line + each.lines - 1
            yield Remark(each.line, f"a cell between quotation marks goes on to line {last}")
        if len(each.cells) > MOST_COLUMNS:
            raise DiplotrackError(
                f'"{path}", line {each.line}, has {len(each.cells):,} cells: {MOST_COLUMNS:,} are the most.'
            )
        if any(cell.strip() for cell in each.cells):
            rows.append(Row(each.line, each.cells))
    if not rows:
        raise DiplotrackError(f'"{path}" has no rows.')
    yield from entries(Table(rows), options)


def _text(path: Path) -> Text:
    """Return a file's text. Raises DiplotrackError if it has none, or too much."""
    if not path.exists():
        raise DiplotrackError(f'There is no file "{path}".')
    if not path.is_file():
        raise DiplotrackError(f'"{path}" is not a file.')
    with path.open("rb") as stream:
        written = stream.read(LARGEST + 1)
    if len(written) > LARGEST:
        raise DiplotrackError(f'"{path}" has more than {LARGEST:,} bytes: split it into several files.')
    if written.startswith(b"PK\x03\x04"):
        raise DiplotrackError(f'"{path}" is no CSV: is it a workbook? Then import it as xlsx.')
    return decoded(written, path)


def _lines(text: str) -> list[str]:
    """Return the lines as editors count them: a line ends at a line feed, a carriage return, or both."""
    return [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _declared(lines: Sequence[str]) -> tuple[str, int]:
    """Return the delimiter that a first line such as "sep=;" names, and how many lines that takes."""
    first = lines[0].rstrip() if lines else ""
    if first.casefold().startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1], 1
    return "", 0


def _sniffed(lines: Sequence[str], mapped: Mapping[str, str]) -> str:
    """Return the delimiter with which most columns are recognised, else the one that makes most cells."""

    def worth(delimiter: str) -> tuple[int, int]:
        records = islice(_records(lines[: 4 * HEADER_WITHIN], 0, delimiter), HEADER_WITHIN)
        rows = [each.cells[:MOST_COLUMNS] for each in records if isinstance(each, _Record)]
        known = (headers.recognised(cells, mapped) for cells in rows)
        return (
            max((len(each.names) - len(each.unknown) for each in known if each.is_enough), default=0),
            max((len(cells) for cells in rows), default=0),
        )

    return max(DELIMITERS, key=worth)


def _records(lines: Sequence[str], first: int, delimiter: str) -> Iterator[_Record | Rejected]:
    """Yield the records from a line on, counted from 0; a line with a quotation mark too many is rejected."""
    begun = first
    while begun < len(lines):
        start = begun
        reader = csv.reader(chain(islice(lines, start, None), [_END]), delimiter=delimiter)
        try:
            for cells in reader:
                after = start + reader.line_num
                if after > len(lines):
                    break
                yield _Record(begun + 1, tuple(cells), after - begun)
                begun = after
        except csv.Error:
            pass
        if begun < len(lines):
            why = "a quotation mark that opens a cell here is never closed"
            yield Rejected(begun + 1, why, as_csv([lines[begun].rstrip("\n")]))
            begun += 1
