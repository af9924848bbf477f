"""Rows of a table, wherever they come from: cells in, entries out.

A table is held whole: by what names are split only a whole column shows.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.names import MONTHS
from diplotrack.importers.assembly.exactness import marked
from diplotrack.importers.entry import CitedArticle, Entry, Header, Lost, Rejected, Remark
from diplotrack.importers.meaning import cited, names, ours
from diplotrack.importers.meaning.clock import time_of
from diplotrack.importers.meaning.dating import Dated, Undated, dated
from diplotrack.importers.meaning.statuses import status_of
from diplotrack.importers.tables import headers
from diplotrack.keys import KEY_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplotrack.importers.entry import Options, Read
    from diplotrack.importers.tables.headers import Columns

HEADER_WITHIN = 30
"""The header is looked for in so many rows that are not empty."""

_DERIVED = frozenset({"earliest", "latest", "match"})
"""Columns of diplotrack's own CSV, which has one for EDTF, that say nothing more."""

_OWN_SPLITTING = names.Splitting(re.compile(";"))
_GUARD = re.compile(r"'(?='*[=+@\uff1d\uff0b\uff0d\uff20-])")
_AS_TEXT = re.compile(r'="([^"]*)"')
_BETWEEN_IDS = re.compile("[;,|\n]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Row(NamedTuple):
    """A row: its line, its cells as text, and by column why a date looks more exact than it is."""

    line: int
    cells: tuple[str, ...]
    doubts: Mapping[int, str] = {}


class Table(NamedTuple):
    """Rows, of which those without text are left out, and from when numbers count days."""

    rows: Sequence[Row]
    since_1904: bool = False


def as_csv(cells: Iterable[str]) -> str:
    """Return cells as a line of CSV, without a line end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def entries(table: Table, options: Options) -> Read:
    """Yield the header, what each row below it holds, and what was decided for all of them.

    Raises DiplotrackError where no row is a header, or two columns hold what an event has one of.
    """
    at, columns = _header(table.rows, headers.checked(options.columns))
    headers.refuse_two_for_one(columns)
    header, below = table.rows[at], table.rows[at + 1 :]
    yield Header(header.line, as_csv(header.cells), columns.fields)
    if at:
        yield Remark(0, f"what stands above the header (line {header.line}) is left out")
    passed = _DERIVED if "edtf" in columns.places else frozenset()
    if unknown_ones := [name for place in columns.unknown if (name := columns.names[place]) not in passed]:
        unknown = ", ".join(f'"{name}"' for name in unknown_ones)
        yield Remark(header.line, f"columns that are not known, and go to the note: {unknown}")
    for name in headers.not_there(columns, options.columns):
        yield Remark(0, f'no column is called "{name}", which is mapped to {options.columns[name]}')
    reading = _Reading(columns, below, options.order, since_1904=table.since_1904)
    yield from reading.remarks()
    found = list(reading.read(below))
    kept = iter(marked([each for each in found if isinstance(each, Entry)]))
    yield from (next(kept) if isinstance(each, Entry) else each for each in found)
    yield from reading.orders()


def _header(rows: Sequence[Row], mapped: Mapping[str, str]) -> tuple[int, Columns]:
    """Return where the header is, and its columns: the first row that names a date and a title."""
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        columns = headers.recognised([_line(_visible(cell)) for cell in row.cells], mapped)
        if columns.is_enough:
            return at, columns
    fullest = max(rows[:HEADER_WITHIN], key=lambda row: sum(map(bool, row.cells)), default=Row(1, ()))
    raise headers.missing(fullest.cells)


class _Reading:
    """Reads the rows of one table, whose columns are known."""

    def __init__(self, columns: Columns, rows: Sequence[Row], order: str | None, *, since_1904: bool) -> None:
        self._columns = columns
        self._is_ours = "edtf" in columns.places
        self._order = order
        self._since_1904 = since_1904
        self._orders: Counter[tuple[str, ...]] = Counter()
        self._splitting = {
            place: _OWN_SPLITTING if self._is_ours else names.splitting([_cell(row, place) for row in rows])
            for place in columns.places.get("actors", ())
        }

    def remarks(self) -> Iterator[Remark]:
        """Yield what was decided on whole columns."""
        for place, how in self._splitting.items():
            name = self._columns.names[place]
            if how.in_doubt:
                why = "commas may stand within a name: put semicolons between names"
                yield Remark(0, f'the column "{name}" is not split at commas: {why}')
            if how.at_and:
                why = "only where each name stands elsewhere alone"
                yield Remark(0, f'the column "{name}" is split at "and", "&" and "/", {why}')

    def orders(self) -> Iterator[Remark]:
        """Yield how many dates in numbers can be read in one way only, if any date asked for a flag."""
        for orders, count in sorted(self._orders.items()):
            if len(orders) == 1:
                yield Remark(0, f"{count:,} of the dates in numbers can only be read with --{orders[0]}")
            elif orders:
                yield Remark(0, f"{count:,} of the dates in numbers can be read in two ways")

    def read(self, rows: Iterable[Row]) -> Iterator[Entry | Rejected | Lost | Remark]:
        """Yield what each row holds."""
        for row in rows:
            seen = row._replace(cells=tuple(map(self._as_it_was, row.cells)))
            if any(_UNSEEN.search(cell.replace("\r\n", "\n")) for cell in row.cells):
                yield Lost(row.line, "characters that cannot be seen")
            try:
                yield from self._entry(seen)
            except Undated as error:
                self._orders[error.readings] += 1
                yield Rejected(row.line, str(error), as_csv(row.cells))

    def _as_it_was(self, cell: str) -> str:
        """Return what a cell shows; of our own tables, without what keeps spreadsheets from misreading it."""
        seen = _visible(cell)
        if not self._is_ours:
            return seen
        as_text = _AS_TEXT.fullmatch(seen)
        return as_text[1] if as_text else _GUARD.sub("", seen, count=1) if _GUARD.match(seen) else seen

    def _entry(self, row: Row) -> Iterator[Entry | Remark]:
        """Yield the entry of a row; raises Undated where the date or the title of an event is missing."""
        note: list[tuple[str, str]] = []
        written, when = self._date(row, note)
        title = _line(self._one(row, "title"))
        if not title:
            raise Undated("there is no title")
        if when.granted:
            yield Remark(row.line, when.granted)
        articles = self._articles(row, note)
        status, kind = self._coded(row, note)
        self._unplaced(row, note)
        yield Entry(
            line=row.line,
            title=title,
            date=when.date,
            dated=written,
            summary=self._one(row, "summary"),
            place=_line(self._one(row, "place")) or None,
            status=status,
            type=kind,
            key=_line(self._one(row, "key")) or None,
            actors=self._actors(row),
            articles=articles,
            follows=names.split(self._one(row, "follows"), names.Splitting(_BETWEEN_IDS)),
            part_of=_line(self._one(row, "part of")) or None,
            note=tuple(note),
            suspicious=self._doubt(row),
        )

    def _actors(self, row: Row) -> tuple[str, ...]:
        splitting = self._splitting.items()
        named = (name for place, how in splitting for name in names.split(_cell(row, place), how))
        return tuple(dict.fromkeys(named))

    def _one(self, row: Row, field: str) -> str:
        place = self._columns.one(field)
        return "" if place is None else _cell(row, place)

    def _all(self, row: Row, field: str) -> tuple[str, ...]:
        cells = (_cell(row, place) for place in self._columns.places.get(field, ()))
        return tuple(cell for cell in cells if cell)

    def _date(self, row: Row, note: list[tuple[str, str]]) -> tuple[str, Dated]:
        """Return a row's date as it is written and as it is read. Raises Undated."""
        written = self._one(row, "edtf")
        if own := ours.date_of(written):
            return _line(self._one(row, "date")) or own.edtf, Dated(own)
        if written:
            note.append((self._name("edtf"), written))
        start = self._moment(row, "date", ("year", "month", "day"))
        end = self._moment(row, "end", ("end year", "end month", "end day"))
        time = self._one(row, "time")
        if time and not end:
            try:
                return f"{start} {time}", self._read(f"{start} {time_of(time) or time}")
            except Undated:
                pass
        if time:
            note.append((self._name("time"), time))
        if not end or end == start:
            return start, self._read(start)
        first, last = self._read(start), self._read(end)
        if any(each.date.kind != "date" for each in (first, last)):
            raise Undated(f'a start "{start}" and an end "{end}" do not make one date')
        if first.date.edtf == last.date.edtf:
            return f"{start} – {end}", first
        days = (each.date.edtf.partition("T")[0] for each in (first, last))
        granted = "; ".join(filter(None, (first.granted, last.granted)))
        return f"{start} – {end}", Dated(self._read("/".join(days)).date, granted or None)

    def _moment(self, row: Row, field: str, numbers: tuple[str, str, str]) -> str:
        """Return the text of a date: a column's own, else a year, a month and a day of three columns."""
        if written := " ".join(self._one(row, field).split()):
            return written
        year, month, day = (self._one(row, number) for number in numbers)
        if not year:
            return ""
        if month.isdecimal() and (day.isdecimal() or not day):
            return "-".join(filter(None, (year.zfill(4), month.zfill(2), day.zfill(2) if day else "")))
        if month.isdecimal() and 1 <= int(month) <= len(MONTHS):
            month = MONTHS[int(month) - 1]
        return " ".join(filter(None, (day, month, year)))

    def _read(self, written: str) -> Dated:
        try:
            return dated(written, self._order, since_1904=self._since_1904)
        except Undated as error:
            if not written:
                raise
            raise Undated(f'the date "{written}" cannot be read: {error}', error.readings) from None

    def _doubt(self, row: Row) -> str | None:
        places = (self._columns.one(field) for field in ("date", "end"))
        return next((why for place in places if place is not None and (why := row.doubts.get(place))), None)

    def _articles(self, row: Row, note: list[tuple[str, str]]) -> tuple[CitedArticle, ...]:
        found = cited.found(
            cited.Cells(
                cited=self._all(row, "cited"),
                urls=self._all(row, "url"),
                title=_line(self._one(row, "article title")),
                outlet=_line(self._one(row, "outlet")),
                author=_line(self._one(row, "author")),
                published=_line(self._one(row, "published")),
                order=self._order,
            )
        )
        if found.left:
            field = next(
                each
                for each in ("cited", "url", "article title", "outlet", "author", "published")
                if self._all(row, each)
            )
            note.append((self._name(field), "; ".join(found.left)))
        return (*found.articles, *self._filed(row, note))

    def _filed(self, row: Row, note: list[tuple[str, str]]) -> Iterator[CitedArticle]:
        """Yield the articles that our own table names by their keys; other people's words go to the note."""
        written = self._one(row, "article keys")
        keys = names.split(written, names.Splitting(_BETWEEN_IDS))
        if self._is_ours and all(map(re.compile(KEY_PATTERN).fullmatch, keys)):
            yield from (CitedArticle(key=key) for key in keys)
        elif written:
            note.append((self._name("article keys"), written))

    def _coded(self, row: Row, note: list[tuple[str, str]]) -> tuple[str | None, str | None]:
        """Return the status and the type of a row where they are known words; else they go to the note."""
        status, kind = _line(self._one(row, "status")), _line(self._one(row, "type"))
        known_status = status_of(status)
        known_type = ours.type_of(kind)
        for field, written, known in (("status", status, known_status), ("type", kind, known_type)):
            if written and not known:
                note.append((self._name(field), written))
        return known_status, known_type

    def _unplaced(self, row: Row, note: list[tuple[str, str]]) -> None:
        """Add to the note what stands in columns of notes, and in cells beyond the last column."""
        named = {place: self._columns.names[place] for place in self._columns.places.get("note", ())}
        for place, cell in enumerate(row.cells):
            nameless = place >= len(self._columns.names) or not self._columns.names[place].strip()
            name = f"column {place + 1}" if nameless else named.get(place)
            if name and cell and not (self._is_ours and name in _DERIVED):
                note.append((name, cell))

    def _name(self, field: str) -> str:
        place = self._columns.one(field)
        return field if place is None else self._columns.names[place]


def _cell(row: Row, place: int) -> str:
    """Return a cell, which a row that is too short does not have."""
    return row.cells[place] if place < len(row.cells) else ""


def _visible(text: str) -> str:
    """Return a text without what cannot be seen, its line ends alike."""
    return _UNSEEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _line(text: str) -> str:
    return " ".join(text.split())
