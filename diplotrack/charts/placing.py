"""From days to places in a picture: marks, a scale and measures in; where each is drawn, and its row, out.

The unit is the drawer's: a pixel of a page, a cell of a terminal. Whoever draws the same elsewhere follows
`placed` and `packed`, which are all there is to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplotrack.charts.marks import Mark
    from diplotrack.charts.scale import Scale


class Measures(NamedTuple):
    """How wide the lanes are drawn, and in the same unit a sign, the stub of an open end, and a gap.

    `cell` is the width of a cell in which events are only counted. On both sides `inset` stays free for
    what reaches beyond the scale.
    """

    width: float
    sign: float = 9.0
    stub: float = 22.0
    gap: float = 3.0
    cell: float = 6.0

    @property
    def inset(self) -> float:
        """How much is free before the scale begins, and behind its end."""
        return self.stub + self.sign


class Placed(NamedTuple):
    """Where a mark is drawn: its sign in the middle of `x`, its band or bar from `left` to `right`.

    Of a bar, `solid_left` to `solid_right` is solid. `row` counts from 0 in its lane; marks that are
    "vague" have rows of their own.
    """

    mark: Mark
    number: int
    x: float
    left: float
    right: float
    solid_left: float
    solid_right: float
    row: int = 0


def across(day: float, scale: Scale, measures: Measures) -> float:
    """Return where a day begins."""
    return measures.inset + scale.at(day) * (measures.width - 2 * measures.inset)


def placed(mark: Mark, number: int, scale: Scale, measures: Measures) -> Placed:
    """Return where a mark is drawn; `number` is that of its event.

    The sign stands in the middle of its day, a band goes from the begin of its first day to the end of its
    last one, and by a stub further where it is open. Around a sign that says "by" or "since" there is a
    band on the open side alone. A band or a bar is seen behind its sign even where the scale is too
    narrow for that.
    """
    x = across(mark.at + 0.5, scale, measures)
    left, right = across(mark.first, scale, measures), across(mark.last + 1, scale, measures)
    solid_left, solid_right = (
        across(mark.sure_first, scale, measures),
        across(mark.sure_last + 1, scale, measures),
    )
    if mark.form == "day":
        left = right = solid_left = solid_right = x
    elif mark.form == "lasted":
        if right == solid_right:
            right = solid_right = max(right, x + measures.sign)
    elif not (mark.is_open_before or mark.is_open_after):
        left, right = min(left, x - measures.sign), max(right, x + measures.sign)
    elif mark.is_open_before:
        right = x
    else:
        left = x
    left -= measures.stub if mark.is_open_before else 0
    right += measures.stub if mark.is_open_after else 0
    return Placed(mark, number, x, left, right, solid_left, solid_right)


def packed(marks: Sequence[Placed], measures: Measures) -> list[Placed]:
    """Return the marks with their rows: each stands in the first row where nothing is in its way.

    Those that begin further left choose first, of these the shorter, and of these the earlier event.
    """
    ends: list[float] = []
    found: list[Placed] = []
    for left, right, place in sorted(_extents(marks, measures)):
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [right + measures.gap]
        found.append(marks[place]._replace(row=row))
    return sorted(found, key=lambda each: each.number)


def _extents(marks: Iterable[Placed], measures: Measures) -> Iterable[tuple[float, float, int]]:
    half = measures.sign / 2
    for place, each in enumerate(marks):
        yield min(each.left, each.x - half), max(each.right, each.x + half), place
