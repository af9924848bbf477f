"""Figures as a picture: what things cost against the size of the dossier, both on scales of powers of ten.

A line is a question: ours whole, the rival dashed in the same colour, each with its name at its end. Plain
SVG, which follows the reader's choice of light or dark.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.timing import OURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.timing import Figure

NAMESPACE = "http://www.w3.org/2000/svg"

WIDTH, HEIGHT = 880, 380
"""A panel, in pixels."""

LEFT, RIGHT, TOP, BOTTOM = 64, 300, 50, 40
"""The margins of a panel, for the scale, the names of the lines, the title and the sizes."""

APART = 16
"""How far names stand from one another at least."""

LIGHT = {
    "ground": "#ffffff",
    "title": "#1b1f24",
    "scale": "#59616b",
    "grid": "#e4e7eb",
    "lead": "#c3c9d0",
    "line-0": "#0b57b0",
    "line-1": "#a8271d",
    "line-2": "#17703a",
    "line-3": "#865000",
}
DARK = {
    "ground": "#0d1117",
    "title": "#f0f3f6",
    "scale": "#a0a8b2",
    "grid": "#262c34",
    "lead": "#4a525c",
    "line-0": "#7db5ff",
    "line-1": "#ff9a8f",
    "line-2": "#74d199",
    "line-3": "#f0b45c",
}
"""The colours of everything; a panel has four questions at most."""

RULES = """
text { font: 12px system-ui, sans-serif; fill: var(--scale); }
text.title { font-size: 15px; font-weight: 600; fill: var(--title); }
text.ours { font-weight: 600; }
rect { fill: var(--ground); }
line { stroke: var(--grid); }
polyline { fill: none; stroke-width: 1.5; }
polyline.ours { stroke-width: 2.5; }
polyline.rival { stroke-dasharray: 5 4; }
polyline.lead { stroke: var(--lead); stroke-width: 1; }
"""


class Drawn(NamedTuple):
    """A question that has a line: what it is called in the picture, where its figures are, and its rival."""

    name: str
    topic: str
    question: str
    rival: str


class Panel(NamedTuple):
    """Lines on one scale: seconds for one of the unit of their figures."""

    title: str
    seconds: float
    lines: tuple[Drawn, ...]


PANELS = (
    Panel(
        "To ask: wall time",
        0.001,
        (
            Drawn(
                "a whole command, one actor", "commands", "timeline: the most popular actor", "sqlite-utils"
            ),
            Drawn("a common word, twenty years", "pages", "a common word in twenty years", "SQL by hand"),
            Drawn("a page of one actor", "pages", "the most popular actor", "SQL by hand"),
            Drawn("events per year", "counts", "events per year", "DuckDB"),
        ),
    ),
    Panel(
        "To read or write all of it: CPU time",
        1,
        (
            Drawn("build", "build", "a build", "bare executemany"),
            Drawn("export JSON Lines", "export", "jsonl", "sqlite3 shell"),
            Drawn(
                "timeline in a pipe, 100 k lines at most",
                "pipe",
                "a timeline of up to 100,000 lines",
                "a Rich table",
            ),
        ),
    ),
)


class _Line(NamedTuple):
    """A line as it is drawn: its points are sizes and seconds."""

    name: str
    style: str
    points: list[tuple[int, float]]


def chart(found: Sequence[Figure]) -> str:
    """Return the picture as SVG; questions and rivals without figures are left out."""
    panels = [(panel, lines) for panel in PANELS if (lines := list(_lines(panel, found)))]
    sizes = sorted({size for _, lines in panels for line in lines for size, _ in line.points})
    drawn = [
        piece
        for number, (panel, lines) in enumerate(panels)
        for piece in (f'<g transform="translate(0 {number * HEIGHT})">', *_panel(panel, lines, sizes), "</g>")
    ]
    height = HEIGHT * len(panels)
    described = escape(" ".join(f"{panel.title}: {_told(lines)}." for panel, lines in panels))
    head = (
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title desc">',
        '<title id="title">What diplotrack costs, from 15 events to a million</title>',
        f'<desc id="desc">{described}</desc>',
        f"<style>{_style()}</style>",
        f'<rect width="{WIDTH}" height="{height}"/>',
    )
    return "\n".join((*head, *drawn, "</svg>")) + "\n"


def _lines(panel: Panel, found: Iterable[Figure]) -> Iterator[_Line]:
    """Yield the lines of a panel: for each question ours, then the rival's."""
    costs: dict[tuple[str, str, str], list[tuple[int, float]]] = {}
    for each in found:
        point = (each.size, each.median * panel.seconds)
        costs.setdefault((each.topic, each.question, each.contender), []).append(point)
    for number, drawn in enumerate(panel.lines):
        for contender, style in ((OURS, "ours"), (drawn.rival, "rival")):
            points = costs.get((drawn.topic, drawn.question, contender))
            if points:
                name = drawn.name if contender == OURS else contender
                yield _Line(name, f"{style} line-{number}", sorted(points))


class _Scales(NamedTuple):
    """From sizes and seconds to pixels: `lowest` and `highest` are powers of ten of seconds."""

    sizes: Sequence[int]
    lowest: int
    highest: int

    def across(self, size: int) -> float:
        first, last = math.log10(self.sizes[0]), math.log10(self.sizes[-1])
        share = (math.log10(size) - first) / ((last - first) or 1)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def down(self, seconds: float) -> float:
        share = (math.log10(seconds) - self.lowest) / (self.highest - self.lowest)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def _panel(panel: Panel, lines: Sequence[_Line], sizes: Sequence[int]) -> Iterator[str]:
    costs = [math.log10(seconds) for line in lines for _, seconds in line.points]
    lowest = math.floor(min(costs))
    scales = _Scales(sizes, lowest, max(math.ceil(max(costs)), lowest + 1))
    yield f'<text class="title" x="16" y="26">{escape(panel.title)}</text>'
    yield from _grid(scales)
    for line in lines:
        points = [(scales.across(size), scales.down(seconds)) for size, seconds in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline class="{line.style}" points="{path}"/>'
        if line.style.startswith("ours"):
            yield from (f'<circle class="{line.style}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points)
    yield from _names(lines, scales)


def _grid(scales: _Scales) -> Iterator[str]:
    """Yield the lines and labels of both scales."""
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    for power in range(scales.lowest, scales.highest + 1):
        y = scales.down(10.0**power)
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_seconds(power)}</text>'
    for size in scales.sizes:
        x = scales.across(size)
        yield f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{_size(size)}</text>'
    yield f'<text x="{right + 22}" y="{bottom + 18}">events</text>'


def _names(lines: Sequence[_Line], scales: _Scales) -> Iterator[str]:
    """Yield the names at the ends of the lines, moved apart where they would cover one another."""
    ends = sorted((scales.down(line.points[-1][1]), line) for line in lines)
    places = [y for y, _ in ends]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + APART)
    over = max(0.0, places[-1] - (HEIGHT - BOTTOM)) if places else 0.0
    places = [place - over for place in places]
    for number in range(len(places) - 2, -1, -1):
        places[number] = min(places[number], places[number + 1] - APART)
    for place, (y, line) in zip(places, ends, strict=True):
        x, right = scales.across(line.points[-1][0]), WIDTH - RIGHT
        lead = f"{x + 4:.1f},{y:.1f} {right + 8},{y:.1f} {right + 18},{place:.1f}"
        yield f'<polyline class="lead" points="{lead}"/>'
        yield f'<text class="{line.style}" x="{right + 22}" y="{place + 4:.1f}">{escape(line.name)}</text>'


def _style() -> str:
    """Return the style sheet, in which the reader's choice says what the colours are."""
    light, dark = (
        " ".join(f"--{name}: {its};" for name, its in colours.items()) for colours in (LIGHT, DARK)
    )
    lines = "".join(
        f"polyline.{name} {{ stroke: var(--{name}); }} "
        f"text.{name}, circle.{name} {{ fill: var(--{name}); }}\n"
        for name in LIGHT
        if name.startswith("line")
    )
    return f"svg {{ {light} }}\n@media (prefers-color-scheme: dark) {{ svg {{ {dark} }} }}{RULES}{lines}"


def _told(lines: Iterable[_Line]) -> str:
    return "; ".join(
        f"{line.name}, {_rounded(line.points[0][1])} at {line.points[0][0]:,} events, "
        f"{_rounded(line.points[-1][1])} at {line.points[-1][0]:,}"
        for line in lines
    )


def _rounded(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def _seconds(power: int) -> str:
    return f"{10**power:,} s" if power >= 0 else f"{10.0 ** (power + 3):g} ms"


def _size(size: int) -> str:
    """Return a size as a scale shows it.

    >>> _size(15), _size(10_000), _size(1_000_000)
    ('15', '10 k', '1 M')
    """
    if size >= 1_000_000:
        return f"{size / 1_000_000:g} M"
    return f"{size / 1_000:g} k" if size >= 1_000 else str(size)
