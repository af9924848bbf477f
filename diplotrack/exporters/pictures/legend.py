"""The legend of a picture: samples of what occurs in it, with their meaning, in lines of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from diplotrack.charts.lettering import width_of
from diplotrack.charts.marks import LEGEND, SIGNS, Mark
from diplotrack.charts.placing import Placed
from diplotrack.charts.sides import NONE
from diplotrack.exporters.pictures.shapes import Shape, shape_of
from diplotrack.exporters.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE, LETTERS, GAP = 19.0, 11.0, 20.0
"""How far lines are apart, the size of letters, and what is free between two entries."""

PALE = "pale: only possibly"
"""What pale marks mean, whatever is asked."""


class Sample(NamedTuple):
    """What stands before a meaning: a mark, or a rectangle of this class."""

    shape: Shape | None
    box: str = ""
    is_pale: bool = False

    @property
    def is_sign(self) -> bool:
        """Whether it is a sign alone."""
        return self.shape is not None and not self.shape.parts


class Entry(NamedTuple):
    """A sample with its meaning, and where it stands."""

    sample: Sample
    words: str
    x: float = 0.0
    y: float = 0.0

    @property
    def room(self) -> float:
        """How wide the sample is, with what is free behind it."""
        return 16.0 if self.sample.is_sign else 32.0


def legend_of(marks: Iterable[Mark], pale: str = "") -> Iterator[Entry]:
    """Yield what explains these marks and nothing else; `pale` is what pale ones mean, if there are any."""
    occurring = {name for mark in marks for name in mark.explained}
    for name, words in LEGEND:
        if name in occurring:
            yield Entry(Sample(_sample(name)), words)
    if pale:
        yield Entry(Sample(_sample("day"), is_pale=True), f"pale: {pale}")


def laid_out(entries: Iterable[Entry], width: float, top: float) -> list[Entry]:
    """Return the entries in lines of this width, the first of which begins at `top`."""
    found: list[Entry] = []
    x, y = 0.0, top
    for entry in entries:
        taken = entry.room + width_of(entry.words, LETTERS)
        if x and x + taken > width:
            x, y = 0.0, y + LINE
        found.append(entry._replace(x=x, y=y))
        x += taken + GAP
    return found


def samples() -> Iterator[tuple[str, Markup, str]]:
    """Yield name, <svg> and meaning of all that a legend can explain, for a page that draws its own marks."""
    for name, words in LEGEND:
        yield name, sample_svg(Entry(Sample(_sample(name)), words)), words
    yield "possible", sample_svg(Entry(Sample(_sample("day"), is_pale=True), PALE)), PALE


def sample_svg(entry: Entry) -> Markup:
    """Return the sample of an entry as an <svg> element for a page that holds the signs already."""
    svg = template("pictures/sample.svg.jinja").render(entry=entry)
    return Markup(svg)  # noqa: S704 - escaped by the template


def _sample(name: str) -> Shape:
    """Return a small drawing of a sign, of a form, or of an end that fades."""
    form = "day" if name in SIGNS else "lasted" if name == "fades" else name
    sign = name if name in SIGNS else "circle"
    mark = Mark(form, sign, 0, 1, 0, 1, 0)
    reach = {"within": (0.0, 24.0, 12.0), "lasted": (2.0, 24.0, 6.0), "vague": (0.0, 24.0, 12.0)}
    left, right, x = reach.get(form, (5.0, 5.0, 5.0))
    solid = right - 14 if name == "fades" else right
    return shape_of(Placed(mark, 0, x, left, right, left, solid), 0, NONE)
