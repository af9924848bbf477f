"""Tables as delimited text, one row a line, safe to open in a spreadsheet: cells in, lines out.

Lines end with a newline character alone, also in CSV (RFC 4180 has a carriage return before it, which
gets in the way of pipes; spreadsheets take both). No cell holds a line end, a tab or a control character:
a stretch of white space is one space. A cell that a spreadsheet would take for a formula gets an
apostrophe in front (OWASP, "CSV Injection"); so does one that has an apostrophe there already, so that one
can always be taken away again. No date begins so: years before the first are none here.
"""

from __future__ import annotations

import csv
import re
from itertools import chain
from typing import TYPE_CHECKING

from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"

_LONGEST = 40
_MISREAD = re.compile(
    r"true$|false$|[$€£(.,]?[0-9]|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*[0-9]", re.IGNORECASE
)
"""What Excel may take for a truth, a number or a date, if it is no longer than the longest of these."""

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the ASCII signs, and the same in full width


def cell(value: object) -> str:
    """Return a value as the text of one cell; None is an empty one.

    >>> cell("=1+1")
    "'=1+1"
    """
    text = "" if value is None else folded(str(value))
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def _excel_cell(value: object) -> str:
    """Return a value as a cell that Excel leaves as it is; numbers and days stay what they are."""
    text = cell(value)
    is_misread = isinstance(value, str) and len(text) <= _LONGEST and _MISREAD.match(text)
    return f'="{text}"' if is_misread and '"' not in text else text


class _Line:
    """A file that gives back what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        return text


def csv_lines(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, excel: bool = False
) -> Iterator[str]:
    """Yield a table as CSV, cells quoted where need be.

    For Excel a mark stands in front, without which it misreads letters, lines end as RFC 4180 has it, and
    what it would turn into a date or a number is written as ="2022-01", which stays a text.
    """
    written = _excel_cell if excel else cell
    writer = csv.writer(_Line, lineterminator="\r\n" if excel else "\n")
    if excel:
        yield BYTE_ORDER_MARK
    for row in chain([header], rows):
        yield writer.writerow([written(value) for value in row])


def tsv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a table as tab-separated values, without quoting: no cell needs any."""
    for row in chain([header], rows):
        yield "\t".join(cell(value) for value in row) + "\n"
