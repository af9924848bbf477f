"""The marks of a chart in characters: where a mark is placed in; a stroke of cells out.

The sign says whether an event happened, what is drawn around it how well its days are known. Signs are filled
where the day is known and hollow where it is not.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.charts.placing import Measures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.charts.marks import Mark
    from diplotrack.charts.placing import Placed

STUB = 2
"""Cells by which what is open goes on beyond the bound that is known."""


def measures_of(width: int) -> Measures:
    """Return the measures of lanes that are so many cells wide."""
    return Measures(width, sign=1, stub=STUB, gap=0, cell=1)


class Pens(NamedTuple):
    """The characters of which marks are made, filled and hollow signs in pairs.

    `band` is where it happened on some day, `bar` where it lasted, `dots` where little is known. `fading` is
    drawn where it may have lasted, `faint` where an end is open. `rule` is the axis and `tick` what stands on
    it; a lane begins with `begins`, and goes on with `goes_on`. `possible` is what only may match.
    """

    signs: dict[str, tuple[str, str]]
    band: str
    bar: str
    dots: str
    fading: str
    faint: str
    rule: str
    tick: str
    begins: str
    goes_on: str
    possible: str = "~"


DRAWN = Pens(
    {
        "circle": ("●", "○"),
        "half": ("◐", "◐"),
        "diamond": ("◆", "◇"),
        "slashed": ("⊘", "⊘"),
        "cross": ("✕", "✕"),
        "question": ("?", "?"),
    },
    band="┄",
    bar="━",
    dots="·",
    fading="╍",
    faint="╌",
    rule="─",
    tick="┬",
    begins="┤",
    goes_on="│",
)
ASCII = Pens(
    {
        "circle": ("*", "o"),
        "half": ("@", "@"),
        "diamond": ("#", "+"),
        "slashed": ("/", "/"),
        "cross": ("x", "x"),
        "question": ("?", "?"),
    },
    band="-",
    bar="=",
    dots=".",
    fading=":",
    faint="'",
    rule="-",
    tick="+",
    begins="+",
    goes_on="|",
)


def samples(marks: Iterable[Mark], pens: Pens) -> dict[str, str]:
    """Return what stands in a legend for each sign and form (`charts.marks.LEGEND`).

    A sign is shown filled if one of these marks has it so.
    """
    filled = {mark.sign for mark in marks if mark.is_filled}
    signs = {sign: pair[sign not in filled] for sign, pair in pens.signs.items()}
    dot, ring = pens.signs["circle"]
    return {
        **signs,
        "day": dot,
        "within": f"{pens.band}{ring}{pens.band}",
        "lasted": pens.bar * 3,
        "vague": f"{pens.dots}{ring}{pens.dots}",
        "fades": f"{pens.fading}{pens.faint}",
    }


class Stroke(NamedTuple):
    """A mark in cells: the first cell that it takes, its characters, and whether its event only may match.

    It may be moved as far as `last_first`: a sign may stand in any cell of its day.
    """

    first: int
    text: str
    last_first: int
    is_possible: bool = False

    @property
    def behind(self) -> int:
        """The cell behind its last one."""
        return self.first + len(self.text)


def stroke_of(place: Placed, pens: Pens, day_ends: float, *, is_possible: bool = False) -> Stroke:
    """Return a mark in cells, placed where a cell is the unit; its day ends at `day_ends`.

    Before what is only possible stands `pens.possible`.
    """
    mark = place.mark
    at = int(place.solid_left if mark.form == "lasted" else place.x)
    sign = pens.signs[mark.sign][not mark.is_filled]
    before = pens.possible if is_possible else ""
    if mark.form == "day":
        return Stroke(at - len(before), before + sign, ceil(day_ends) - 1 - len(before), is_possible)
    first, behind = min(at, int(place.left)), max(at + 1, ceil(place.right))
    cells = [_pen(place, cell, pens) for cell in range(first, behind)]
    cells[at - first] = sign
    first -= len(before)
    return Stroke(first, before + "".join(cells), first, is_possible)


def _pen(place: Placed, cell: int, pens: Pens) -> str:
    """Return what is drawn in one cell of a band or a bar."""
    mark = place.mark
    if (mark.is_open_before and cell < place.left + STUB) or (
        mark.is_open_after and cell >= place.right - STUB
    ):
        return pens.faint
    is_end = (mark.fades_before and cell == int(place.left)) or (mark.fades_after and cell + 1 >= place.right)
    if mark.form == "lasted":
        is_solid = int(place.solid_left) <= cell < place.solid_right and not is_end
        return pens.bar if is_solid else pens.fading
    return pens.faint if is_end else pens.dots if mark.form == "vague" else pens.band


def packed(strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    """Return strokes in as few rows as they need, each in the first row that is free where it may begin.

    Signs may touch each other; what is longer keeps a cell free before and behind it.
    """
    rows: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda each: (each.first, -each.behind)):
        for row in rows:
            first = _free(row[-1], stroke)
            if first <= stroke.last_first:
                row.append(stroke._replace(first=first))
                break
        else:
            rows.append([stroke])
    return rows


def _free(before: Stroke, stroke: Stroke) -> int:
    """Return the first cell in which a stroke can stand behind another."""
    gap = 1 if len(before.text) > 1 or len(stroke.text) > 1 else 0
    return max(stroke.first, before.behind + gap)
