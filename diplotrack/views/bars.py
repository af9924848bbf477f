"""Bars of characters: numbers and a width in cells in, the line of a bar out.

A bar is as long as its share of the greatest number, to an eighth of a cell, or to a cell in ASCII.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplotrack.views.line import Line


class Strokes(NamedTuple):
    """What bars are made of: parts of a cell, the thinnest first and the whole last, and the possible."""

    parts: str
    possible: str


BLOCKS, ASCII = Strokes("▏▎▍▌▋▊▉█", "░"), Strokes("#", ":")


def bar(certainly: int, possibly: int, most: int, longest: int, strokes: Strokes = BLOCKS) -> Line:
    """Return the bar of a number beside others, of which `most` fills `longest` cells.

    What is there has the thinnest part of a cell at least. The possible begins with a cell of its own: a
    thin part before it would look like a gap.

    >>> bar(5, 0, 16, 2), bar(8, 8, 16, 8, ASCII)
    ([('▋', 'happened')], [('####', 'happened'), ('::::', 'faint')])
    """
    fine = len(strokes.parts)
    both = -(-(certainly + possibly) * longest * fine // most)
    if not possibly:
        whole, rest = divmod(both, fine)
        text = strokes.parts[-1] * whole + (strokes.parts[rest - 1] if rest else "")
        return [(text, "happened")] if text else []
    cells = -(-both // fine)
    sure = min(cells, -(-certainly * longest // most))
    return [(strokes.parts[-1] * sure, "happened"), (strokes.possible * (cells - sure), "faint")]
