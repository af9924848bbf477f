"""From places to shapes: a `Placed` mark and a height in, the parts of its drawing out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.charts.marks import Mark
    from diplotrack.charts.placing import Placed

HEIGHTS = {"band": 9.0, "bar": 5.0, "span": 0.0}
"""How high a dashed band, a bar and a dotted line are."""

PLAIN = "currentColor"
"""The paint of what does not fade: the colour of its lane."""

LEAST = 0.05
"""What is narrower is not drawn."""


class Part(NamedTuple):
    """A "band", a "bar" or a "span" (a dotted line) behind a sign, and its paint, which may fade."""

    kind: str
    left: float
    right: float
    paint: str

    @property
    def height(self) -> float:
        """How high it is."""
        return HEIGHTS[self.kind]


class Shape(NamedTuple):
    """What is drawn of an event in one lane: the name of its sign, where it stands, and what is behind it."""

    sign: str
    x: float
    y: float
    parts: tuple[Part, ...]


def side_class(side: int) -> str:
    """Return what the classes and paints of a side end with: "0" to "5", or "none"."""
    return str(side) if side >= 0 else "none"


def sign_of(mark: Mark) -> str:
    """Return the name of a mark's sign: it is hollow where the day is not known."""
    return mark.sign if mark.is_filled else f"{mark.sign}-hollow"


def shape_of(each: Placed, y: float, side: int) -> Shape:
    """Return how a mark is drawn whose middle stands at this height, in the colour of a side."""
    parts = tuple(
        Part(kind, left, right, f"url(#{fade}-{side_class(side)})" if fade else PLAIN)
        for kind, left, right, fade in _parts(each)
        if right - left > LEAST
    )
    return Shape(sign_of(each.mark), each.x, y, parts)


def _parts(each: Placed) -> Iterator[tuple[str, float, float, str]]:
    """Yield kind, begin, end, and where it fades: "before", "after", "both", or nowhere."""
    mark = each.mark
    if mark.form == "within":
        fades = {(True, False): "before", (False, True): "after", (True, True): "both"}
        yield "band", each.left, each.right, fades.get((mark.fades_before, mark.fades_after), "")
    elif mark.form == "lasted":
        yield "bar", each.left, each.solid_left, "before"
        yield "bar", each.solid_left, each.solid_right, ""
        yield "bar", each.solid_right, each.right, "after"
    elif mark.form == "vague":
        low = (each.left + each.x) / 2 if mark.fades_before else each.left
        high = (each.right + each.x) / 2 if mark.fades_after else each.right
        yield "span", each.left, low, "before"
        yield "span", low, high, ""
        yield "span", high, each.right, "after"
