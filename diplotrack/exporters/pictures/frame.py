"""What all pictures have around their drawing: title, selection, legend and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from diplotrack.charts.lettering import broken
from diplotrack.exporters.phrases import sentence
from diplotrack.exporters.pictures.legend import LINE, Entry, laid_out
from diplotrack.exporters.pictures.look import standing_alone
from diplotrack.exporters.plain import folded
from diplotrack.exporters.selection import selection
from diplotrack.exporters.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.timeline import Timeline

MARGIN = 24.0
"""What is free on all sides of a picture."""

TITLE, SUBTITLE, NOTE = 19.0, 12.5, 11.0
"""The sizes of letters; `look.css` has them too."""

LEADING = 1.35
"""How far lines are apart, in sizes."""


class Drawing(NamedTuple):
    """An SVG fragment that fills a rectangle from 0, 0 on, and what it shows, for who cannot see it."""

    svg: Markup
    width: float
    height: float
    described: str


class Line(NamedTuple):
    """A line of text, the height of its foot, and its class."""

    text: str
    y: float
    look: str


def framed(
    kind: str, timeline: Timeline, drawing: Drawing, legend: Sequence[Entry] = (), notes: Sequence[str] = ()
) -> Iterator[str]:
    """Yield a whole SVG document: a drawing below the dossier's title, above legend and notes."""
    head = _set((timeline.dossier.title,), "headline", TITLE, drawing.width, 0.0)
    said = selection(timeline) or sentence(folded(timeline.dossier.scope or drawing.described))
    head += _set((said,), "subtitle", SUBTITLE, drawing.width, _foot(head, 0.0) + 3)
    top = _foot(head, 0.0) + MARGIN / 2
    entries = laid_out(legend, drawing.width, top + drawing.height + LINE)
    below = max((entry.y for entry in entries), default=top + drawing.height) + LINE / 2
    lines = _set(notes, "note", NOTE, drawing.width, below)
    yield template("pictures/frame.svg.jinja").render(
        kind=kind,
        title=timeline.dossier.title,
        described=drawing.described,
        style=Markup(standing_alone()),  # noqa: S704 - our own style sheet
        width=drawing.width + 2 * MARGIN,
        height=_foot(lines, below) + 2 * MARGIN,
        margin=MARGIN,
        headline=head,
        drawing_top=top,
        drawing=drawing.svg,
        legend=entries,
        notes=lines,
    )


def _set(texts: Sequence[str], look: str, size: float, width: float, top: float) -> list[Line]:
    """Return texts in lines of this width, the first of which begins at `top`."""
    lines = [line for text in texts for line in broken(folded(text), size, width)]
    return [Line(line, top + (number + 1) * size * LEADING, look) for number, line in enumerate(lines)]


def _foot(lines: Sequence[Line], top: float) -> float:
    return lines[-1].y if lines else top
