"""The page of a workbook that says what it is: a timeline in, a sheet with two columns of text filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotrack.exporters.plain import running
from diplotrack.exporters.selection import selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.guide import Survey
    from diplotrack.timeline import Timeline

SHEETS = {
    "Events": "one row an event: when it was, what happened, who took part, which articles report it",
    "Quotes": "one row a wording: what an article prints of what was said, and who said it to whom",
    "Actors": "who takes part, with other names, offices, and how often",
    "Articles": "what was read, and where it is to be found",
}
COLUMNS = {
    "edtf": "the date as it is known, in EDTF (ISO 8601-2): 2025-10 is some day in October, [a..b] one day "
    "of these, a/b all of them, ~ about, ? perhaps",
    "date": "the same in plain English",
    "earliest, latest": "the first and the last day that it can mean, for sorting and calculating; days "
    "before 1 March 1900 are text, since spreadsheets count them differently",
    "basis, why": "what the date rests on",
    "status": "whether it happened",
    "type, mode, contexts": "in the words of the codebook",
    "actors": "who did it; in brackets the part of others",
    "match": "whether the event answers the question certainly or possibly",
    "manner": "verbatim, partial (only a word or a phrase) or reported (told in other words, not given here)",
    "text_sha256": "by which a text is recognised as the one that was read",
}
BACK = "diplotrack import xlsx FILE --into FOLDER reads the sheet of events back."


def about(sheet: Any, formats: Any, timeline: Timeline, survey: Survey) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Fill the sheet: what the workbook holds, its sheets and columns, and how to read them."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    sheet.hide_gridlines(2)
    for row, (name, text) in enumerate(_lines(timeline, survey)):
        sheet.write_string(row, 0, running(name).strip(), formats.part)
        sheet.write_string(row, 1, running(text).strip(), formats.title if not row else formats.text)


def _lines(timeline: Timeline, survey: Survey) -> Iterator[tuple[str, str]]:
    """Yield what stands on the page: a name, and what is said of it."""
    yield "", timeline.dossier.title
    if timeline.dossier.scope:
        yield "Scope", timeline.dossier.scope
    if selected := selection(timeline):
        yield "Selection", selected
    yield "", ""
    yield from (("Sheet " + name, text) for name, text in SHEETS.items())
    yield "", BACK
    yield "", ""
    yield from COLUMNS.items()
    yield "", ""
    for number, said in enumerate(survey.terms() if timeline.matches else ()):
        yield "" if number else "How to read it", "".join(piece.text for piece in said)
