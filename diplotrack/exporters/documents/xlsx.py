"""The dossier as a workbook: a `Timeline` in, pieces of an .xlsx file out: events, quotes, actors, articles.

Every text is a text: nothing is a formula, a number or a date because it looks like one. Only the first and
last days of an event are dates, where spreadsheets agree on them. `diplotrack import xlsx` reads the sheet
of events back.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from diplotrack.errors import LibraryMissing
from diplotrack.exporters.columns import FULL, Table
from diplotrack.exporters.documents.archive import EARLIEST, PIECE
from diplotrack.exporters.documents.workbook_page import about
from diplotrack.exporters.guide import Survey
from diplotrack.exporters.links import web_link
from diplotrack.exporters.plain import running
from diplotrack.timeline import QuoteRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.losses import Losses
    from diplotrack.model import Event
    from diplotrack.timeline import ArticleRow, Timeline

FIRST_DAY = date(1900, 3, 1)
"""The first day that all spreadsheets count alike: Excel believes that 1900 had a 29 February."""

MOST_CHARACTERS, MOST_ROWS, MOST_LINKS, LONGEST_LINK = 32_767, 1_048_576, 65_530, 2_079
"""What Excel can hold: in a cell, in a sheet, links in a sheet, and characters in one of these."""

KEPT_BY = "docx, pdf and html show them"
"""Where what has no column can be read."""

WIDTHS = {
    "key": 26, "edtf": 22, "date": 30, "earliest": 12, "latest": 12, "basis": 10, "why": 44, "title": 44,
    "summary": 64, "place": 24, "actors": 40, "contexts": 16, "articles": 24, "utterances": 24, "note": 44,
    "utterance": 24, "event": 26, "speaker": 22, "addressee": 22, "article": 22, "words": 80, "name": 26,
    "aliases": 34, "of": 22, "offices": 44, "url": 44, "outlet": 20, "author": 20, "text_sha256": 20,
}  # fmt: skip
"""How wide a column is, in characters."""

NARROW = 14

LINE, MOST_LINES = 15, 20
"""How high a line is, in points, and how many a row may show: what is longer is cut off on the screen."""


def _articles(row: ArticleRow, timeline: Timeline) -> Iterator[tuple[object, ...]]:
    """Yield an article's row with what else a bibliography wants."""
    article = row.article
    for known in FULL["articles"].rows_of(row, timeline):
        yield (*known, article.outlet, article.author, article.url)


SHEETS = {
    "Events": FULL["timeline"],
    "Quotes": FULL["quotes"],
    "Actors": FULL["actors"],
    "Articles": Table((*FULL["articles"].header, "outlet", "author", "url"), _articles),
}
"""The tables of the workbook, each a sheet of this name."""


def xlsx(timeline: Timeline, losses: Losses) -> Iterator[bytes]:
    """Yield the workbook in pieces. Raises LibraryMissing without XlsxWriter."""
    workbook_class = _workbook_class()
    with TemporaryFile() as stream:
        _write(workbook_class, stream, timeline, losses)
        stream.seek(0)
        yield from iter(lambda: stream.read(PIECE), b"")


def _workbook_class() -> Any:  # noqa: ANN401 - a class of a library that may be missing
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, without types
    except ImportError as error:
        raise LibraryMissing("Writing a workbook", "XlsxWriter", "xlsx") from error
    return Workbook


def _write(workbook_class: Any, stream: IO[bytes], timeline: Timeline, losses: Losses) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Write the workbook while the events go by; a row that is written is forgotten."""
    with workbook_class(stream, {"constant_memory": True}) as workbook:
        title = running(timeline.dossier.title)
        workbook.set_properties({"title": title, "created": datetime(*EARLIEST, tzinfo=UTC)})
        formats = _Formats(workbook)
        sheets = {name: _Sheet(workbook, name, table, formats, losses) for name, table in SHEETS.items()}
        survey = Survey(timeline)
        for match in timeline.matches:
            _count(match.event, losses)
            sheets["Events"].add(match, timeline)
            for utterance in match.event.utterances:
                sheets["Quotes"].add(QuoteRow(match.event, utterance), timeline)
        for actor in survey.tally.actor_rows(timeline, closed=True):
            sheets["Actors"].add(actor, timeline)
        for article in survey.tally.article_rows(timeline):
            sheets["Articles"].add(article, timeline)
        for sheet in sheets.values():
            sheet.close()
        about(workbook.add_worksheet("About"), formats, timeline, survey)


def _count(event: Event, losses: Losses) -> None:
    """Count what has no column."""
    losses.note(
        "disagreement of articles has no column",
        "disagreements of articles have no columns",
        len(event.disagreements),
        hint=KEPT_BY,
    )
    losses.note(
        "report loses its place in its article, and how that dates and tells the event",
        "reports lose their places in their articles, and how these date and tell the event",
        len(event.reports),
        hint=KEPT_BY,
    )


class _Formats:
    """How cells look."""

    def __init__(self, workbook: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.head = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#EFECE4", "valign": "top"})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self.link = workbook.add_format(
            {"font_color": "#0B4F8A", "underline": 1, "text_wrap": True, "valign": "top"}
        )
        self.title = workbook.add_format({"bold": True, "font_size": 15, "text_wrap": True, "valign": "top"})
        self.part = workbook.add_format({"bold": True, "valign": "top"})


class _Sheet:
    """One table, row by row."""

    def __init__(self, workbook: Any, name: str, table: Table, formats: _Formats, losses: Losses) -> None:  # noqa: ANN401 - XlsxWriter has no types
        self._sheet = workbook.add_worksheet(name)
        self._table, self._formats, self._losses = table, formats, losses
        self._row = self._links = 0
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        for place, column in enumerate(table.header):
            self._sheet.set_column(place, place, WIDTHS.get(column, NARROW))
            self._sheet.write_string(0, place, column, formats.head)

    def add(self, listed: object, timeline: Timeline) -> None:
        """Write the rows of something that is listed."""
        for cells in self._table.rows_of(listed, timeline):
            if self._row + 1 == MOST_ROWS:
                self._losses.note("row does not fit on its sheet", "rows do not fit on their sheets")
                continue
            self._row += 1
            lines = max(map(self._lines, cells, self._table.header))
            self._sheet.set_row(self._row, LINE * min(lines, MOST_LINES))
            for place, value in enumerate(cells):
                self._put(place, value)
            self._forget(self._row - 1)

    def _forget(self, row: int) -> None:
        """Forget how high a row is that has been written: XlsxWriter would hold that to the end."""
        for known in (self._sheet.row_info, self._sheet.row_sizes):
            known.pop(row, None)

    def close(self) -> None:
        """Let the rows be filtered by what stands in each column."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._table.header) - 1)

    @staticmethod
    def _lines(value: object, column: str) -> int:
        """Return about how many lines a value takes in its column: not all programs work that out."""
        return -(-len(str(value)) // WIDTHS.get(column, NARROW))

    def _put(self, place: int, value: object) -> None:
        if isinstance(value, int):
            self._sheet.write_number(self._row, place, value, self._formats.text)
        elif isinstance(value, date) and value >= FIRST_DAY:
            self._sheet.write_datetime(self._row, place, value, self._formats.day)
        elif value not in {None, ""}:
            self._text(place, self._fitting(running(str(value)).strip()))

    def _fitting(self, text: str) -> str:
        """Return as much of a text as a cell can hold."""
        if len(text) <= MOST_CHARACTERS:
            return text
        self._losses.note(
            f"text is longer than the {MOST_CHARACTERS:,} characters of a cell, and cut off",
            f"texts are longer than the {MOST_CHARACTERS:,} characters of a cell, and cut off",
        )
        return f"{text[: MOST_CHARACTERS - 1]}…"

    def _text(self, place: int, text: str) -> None:
        """Write a text, as a link if it is an address of the web."""
        address = web_link(text) if self._table.header[place] == "url" else None
        if address and len(address) <= LONGEST_LINK and self._links < MOST_LINKS:
            self._links += 1
            self._sheet.write_url(self._row, place, address, self._formats.link, string=text)
        else:
            self._sheet.write_string(self._row, place, text, self._formats.text)
