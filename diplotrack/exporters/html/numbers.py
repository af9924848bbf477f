"""What the page's script shares with charts and pictures: nothing in, constants as JavaScript out.

The script draws what they draw, so its numbers are theirs: each stands in one place, where it is explained.
"""

from __future__ import annotations

from json import dumps

from diplotrack.charts import activity, density, lettering, marks, placing, ticks
from diplotrack.charts import swimlane as laid_out
from diplotrack.dates import names
from diplotrack.exporters.html.packing import SLICE
from diplotrack.exporters.pictures import bars, lanes, shapes, swimlane

MEASURES = {name: size for name, size in placing.Measures(0)._asdict().items() if name != "width"}

NUMBERS: dict[str, object] = {
    "MONTHS": names.MONTHS,
    "WEEKDAYS": names.WEEKDAYS,
    "FORMS": marks.FORMS,
    "SIGNS": marks.SIGNS,
    "MEASURES": MEASURES,
    "MOST_MARKS": laid_out.MOST_MARKS,
    "MOST_MONTHS": activity.MOST_MONTHS,
    "LEVELS": density.LEVELS,
    "STEPS": ticks.STEPS,
    "FIRST_NUMBER": ticks.FIRST_NUMBER,
    "TICK_GAP": ticks.GAP,
    "TICK_DIGITS": ticks.DIGITS,
    "LETTERS_OF_WIDTH": lettering.LETTERS_OF_WIDTH,
    "ROW": lanes.ROW,
    "VAGUE_ROW": lanes.VAGUE_ROW,
    "PAD": lanes.PAD,
    "LOWEST": lanes.LOWEST,
    "NAME": lanes.NAME,
    "LINE": lanes.LINE,
    "LETTERS_BELOW": lanes.LETTERS_BELOW,
    "MOST_LINES": lettering.MOST_LINES,
    "INDENT": lanes.INDENT,
    "NAMES": lanes.NAMES,
    "NARROW_NAMES": lanes.NARROW_NAMES,
    "WIDE": lanes.WIDE,
    "STRIP": swimlane.STRIP,
    "AXIS": swimlane.AXIS,
    "FOOT": swimlane.FOOT,
    "LETTER": swimlane.LETTER,
    "CELL": swimlane.CELL,
    "MOST_TIED": swimlane.MOST_TIED,
    "HEIGHTS": shapes.HEIGHTS,
    "LEAST": shapes.LEAST,
    "NARROW_BAR": bars.NARROW,
    "BAR_GAP": bars.GAP,
    "LOWEST_BAR": bars.LEAST,
    "A_PACKED_SLICE": SLICE,
}
"""The constants of the script, by their names there."""


def numbers() -> str:
    """Return the part of the script with which it begins, a constant a line."""
    return "".join(f"const {name} = {dumps(value, ensure_ascii=False)};\n" for name, value in NUMBERS.items())
