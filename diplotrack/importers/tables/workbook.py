"""XLSX: a sheet of a workbook in, entries out. A line is the number of a row.

A date is as exact as its cell shows it: the format `mmm-yy` shows a month, whatever day stands behind it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from diplotrack.errors import DiplotrackError, LibraryMissing, NotFound
from diplotrack.importers.entry import Remark
from diplotrack.importers.tables.rows import Row, Table, entries
from diplotrack.importers.tables.sheet_parts import MOST_BYTES, Parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from diplotrack.importers.entry import Options, Read

MOST_ROWS = 200_000
MOST_COLUMNS = 500
"""How much a sheet may hold: it is held in memory."""

_SHOWN = 5
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P', re.IGNORECASE)


def read(path: Path, options: Options) -> Read:
    """Yield what a sheet holds. Raises DiplotrackError for a file that cannot be read as a workbook."""
    load_workbook = _openpyxl()
    if not path.is_file():
        raise DiplotrackError(f'There is no file "{path}".')
    try:
        _refuse_huge(path)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except DiplotrackError:
        raise
    except Exception as error:
        raise _broken(path) from error
    try:
        sheet = _sheet(book, options.sheet, path)
        yield from _others(book, sheet)
        parts = Parts(path, sheet._worksheet_path)  # noqa: SLF001 - no other way to a part of the file
        rows = list(_rows(sheet, parts))
        since_1904 = book.epoch.year == 1904  # noqa: PLR2004 - how workbooks of old Macintoshes count
    except DiplotrackError:
        raise
    except Exception as error:
        raise _broken(path) from error
    finally:
        book.close()
    if not rows:
        raise DiplotrackError(f'The sheet "{sheet.title}" of "{path}" has no rows.')
    if parts.without_value:
        cells = ", ".join(parts.without_value[:_SHOWN])
        more = len(parts.without_value) - _SHOWN
        left = f"{cells} and {more:,} more" if more > 0 else cells
        yield Remark(
            1, f"formulas without a value, which the program that saves the file has to keep: {left}"
        )
    yield from entries(Table(rows, since_1904), options)


def _openpyxl() -> Any:  # noqa: ANN401 - a function of a library that may be missing
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and only workbooks need it
    except ImportError as error:
        raise LibraryMissing("Reading a workbook", "openpyxl", "xlsx") from error
    return load_workbook


def _broken(path: Path) -> DiplotrackError:
    return DiplotrackError(
        f'"{path}" cannot be read as a workbook (.xlsx): open it in a spreadsheet program and save it anew.'
    )


def _refuse_huge(path: Path) -> None:
    """Raise DiplotrackError for an archive that would unpack to more than can be meant."""
    from zipfile import ZipFile  # noqa: PLC0415

    with ZipFile(path) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > MOST_BYTES:
        raise DiplotrackError(
            f'"{path}" unpacks to {size:,} bytes, and {MOST_BYTES:,} are the most: '
            "split it, or save it as CSV."
        )


def _sheet(book: Any, name: str | None, path: Path) -> Any:  # noqa: ANN401
    """Return the sheet of that name, or the first that is not hidden. Raises NotFound."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if name is not None and name not in sheets:
        raise NotFound("sheet", name, sheets, where=str(path))
    if name is not None:
        return sheets[name]
    visible = [sheet for sheet in sheets.values() if sheet.sheet_state == "visible"]
    if not visible:
        raise DiplotrackError(f'"{path}" has no sheet that is not hidden: name one with --sheet.')
    return visible[0]


def _others(book: Any, read: Any) -> Iterator[Remark]:  # noqa: ANN401
    """Yield that there are other sheets."""
    for sheet in book.worksheets:
        if sheet.title != read.title:
            hidden = ", which is hidden" if sheet.sheet_state != "visible" else ""
            yield Remark(0, f'not read: the sheet "{sheet.title}"{hidden}; --sheet names another')


def _rows(sheet: Any, parts: Parts) -> Iterator[Row]:  # noqa: ANN401
    """Yield the rows that are not empty; a cell merged downwards stands in each of its rows."""
    sheet.reset_dimensions()
    count = width = 0
    merged: dict[tuple[int, int], tuple[str, str | None]] = {}
    for line, cells in enumerate(sheet.iter_rows(), 1):
        width = max(width, min(len(cells), MOST_COLUMNS))
        shown = [_shown(cell, parts.links) for cell in cells[:MOST_COLUMNS]]
        shown += [("", None)] * (width - len(shown))
        for place, cell in enumerate(shown):
            shown[place] = merged.pop((line, place), cell)
            for below in parts.merged.get((line, place), ()):
                merged[below, place] = shown[place]
        if not any(text.strip() for text, _ in shown):
            continue
        count += 1
        if count > MOST_ROWS or any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
            raise DiplotrackError(
                f'The sheet "{sheet.title}" has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns: '
                "split it."
            )
        doubts = {place: doubt for place, (_, doubt) in enumerate(shown) if doubt}
        yield Row(line, tuple(text for text, _ in shown), doubts)


def _shown(cell: Any, links: Mapping[str, str]) -> tuple[str, str | None]:  # noqa: ANN401
    """Return a cell as it is shown, with the address that it links to, and why it looks too exact."""
    value = cell.value
    if value is None:
        return "", None
    text, doubt = str(value), None
    if isinstance(value, dt.datetime):
        text, doubt = _date_shown(value, cell.number_format)
    elif isinstance(value, float) and value.is_integer():
        text = str(int(value))
    link = links.get(cell.coordinate) if links else None
    return (f"{text} {link}" if link and link not in text else text), doubt


def _date_shown(value: dt.datetime, number_format: str) -> tuple[str, str | None]:
    """Return as much of a date as the format of its cell shows.

    >>> _date_shown(dt.datetime(2018, 5, 1), "mmm-yy"), _date_shown(dt.datetime(2018, 1, 1), "yyyy")
    (('2018-05', None), ('2018', None))
    """
    shown = _NOT_SHOWN.sub("", number_format.split(";", maxsplit=1)[0]).casefold()
    day = value.date().isoformat()
    doubt = None if "y" in shown or "e" in shown else "its cell does not show the year"
    if "h" in shown and value.time() != dt.time.min:
        return f"{day} {value:%H:%M:%S}", doubt
    if "d" in shown or "y" not in shown:
        return day, doubt
    return day[:7] if "m" in shown else day[:4], doubt
