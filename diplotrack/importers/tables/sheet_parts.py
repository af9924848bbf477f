"""What a sheet of a workbook holds beside its cells: merged cells, links, formulas without a value.

In: the workbook, and the name of the sheet's part in it. Out: places, columns counted from 0. Read with
patterns: the sheet's XML is large, and these are few and flat.
"""

from __future__ import annotations

import re
from html import unescape
from posixpath import basename, dirname
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 300_000_000
"""The most bytes that a workbook may have when it is unpacked."""

MOST_MERGED = 10_000
"""The most rows over which one cell is taken to be merged."""

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"')
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_EMPTY = re.compile(
    rb'<c\s[^>]*?r="([A-Z]+[0-9]+)"[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)


class Parts:
    """What one sheet holds beside its cells.

    `merged` has, by row and column of the first of merged cells, the rows below it; `links` has addresses
    by cell; `without_value` the cells whose formulas have none.
    """

    def __init__(self, path: Path, part: str) -> None:
        """Read the part of the workbook in which the sheet is."""
        name = part.lstrip("/")
        relations = f"{dirname(name)}/_rels/{basename(name)}.rels"
        with ZipFile(path) as archive:
            sheet = archive.read(name)
            there = archive.read(relations) if relations in archive.namelist() else b""
        self.merged = {
            (int(top), _place(column)): range(int(top) + 1, min(int(last), int(top) + MOST_MERGED) + 1)
            for column, top, last in _MERGED.findall(sheet)
        }
        addresses = {_field(each, b"Id"): _field(each, b"Target") for each in _RELATION.findall(there)}
        cells = ((_field(each, b"ref"), _field(each, rb"\w+:id")) for each in _LINK.findall(sheet))
        self.links = {
            cell.partition(":")[0]: address
            for cell, known in cells
            if (address := addresses.get(known, "")).startswith(("http://", "https://"))
        }
        self.without_value = tuple(cell.decode() for cell in _EMPTY.findall(sheet))


def _place(column: bytes) -> int:
    """Return a column's place, counted from 0.

    >>> _place(b"A"), _place(b"AB")
    (0, 27)
    """
    number = 0
    for letter in column:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _field(element: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb'="([^"]*)"', element)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""
