"""Tables as delimited text, one row a line, safe to open in a spreadsheet: cells in, lines out.

Lines end with a newline character alone, also in CSV (RFC 4180 has a carriage return before it, which
gets in the way of pipes; spreadsheets take both). No cell holds a line end, a tab or a control character:
a stretch of white space is one space. A cell that a spreadsheet would take for a formula gets an
apostrophe in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING

from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the ASCII signs, and the same in full width


def cell(value: object) -> str:
    """Return a value as the text of one cell; None is an empty one.

    >>> cell("=1+1")
    "'=1+1"
    """
    text = "" if value is None else folded(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Line:
    """A file that gives back what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        return text


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a table as CSV, cells quoted where need be."""
    writer = csv.writer(_Line, lineterminator="\n")
    for row in chain([header], rows):
        yield writer.writerow([cell(value) for value in row])


def tsv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a table as tab-separated values, without quoting: no cell needs any."""
    for row in chain([header], rows):
        yield "\t".join(cell(value) for value in row) + "\n"
