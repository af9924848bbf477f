"""The parts of which a page about one thing is made: its head, labelled facts, and sections.

Lines in, lines out (see `line`); widths in cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.model import BASES
from diplotrack.views.closing import day_in_words
from diplotrack.views.line import hanging, indented, length, pad, piece, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Basis, Spot
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

LABEL = 14
"""Cells for the label of a fact."""


def head(title: str, key: str, width: int) -> Iterator[Line]:
    """Yield a thing's title, and its key at the right end, below it where there is no room."""
    line: Line = [piece(title, "title")]
    end: Line = [piece(key, "key")]
    if length(line) + 2 + length(end) <= width:
        yield pad(line, width - length(end)) + end
    else:
        yield from wrap(line, width)
        yield end


def as_known(timeline: Timeline) -> Iterator[Line]:
    """Yield the day as of which is asked, if one is."""
    day = timeline.question.known_on
    if day:
        yield [(f"As known on {day_in_words(day)}", "heading")]


def fact(label: str, value: Line, width: int) -> list[Line]:
    """Return a labelled fact, wrapped beside its label."""
    return hanging(pad([piece(f"{label}  ", "faint")], LABEL), value, width)


def facts(pairs: Iterable[tuple[str, str | None]], width: int) -> Iterator[Line]:
    """Yield labelled facts, leaving out those that are not known."""
    for label, value in pairs:
        if value:
            yield from fact(label, [piece(value)], width)


def section(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield a heading with lines below it, after an empty line; nothing where there are none."""
    for number, line in enumerate(indented(lines, 2)):
        if not number:
            yield from ([], [(title, "heading")])
        yield line


def when(date: EdtfDate) -> Line:
    """Return a date in English, and as it is written where that says more."""
    return [piece(english(date)), piece(f"  {date.edtf}", "faint")]


def reason(basis: Basis | None) -> str | None:
    """Return in words what a date rests on."""
    if basis is None:
        return None
    meaning = f"{basis.basis} ({BASES[basis.basis]})" if basis.basis in BASES else basis.basis
    return f"{meaning}: {basis.why}" if basis.why else meaning


def standing(spot: Spot) -> Iterator[Line]:
    """Yield where in the dossier a record stands, as file and line."""
    yield from ([], [piece(f"{spot.path}:{spot.line}", "faint")])
