"""What came of moving a file into a dossier, for a person to read: counts and findings in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.views.line import hanging, indented, piece, wrap
from diplotrack.views.marks import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.views.line import Line

MOST_FINDINGS = 12
MOST_LINES = 5
"""So many findings of a sort, and so many lines of a finding, are shown; of the rest, how many there are."""


def account_lines(
    counts: Mapping[str, int],
    findings: Mapping[str, Sequence[tuple[str, Sequence[int]]]],
    about: Mapping[str, tuple[str, str]],
    width: int,
    *,
    only_looked: bool,
) -> Iterator[Line]:
    """Yield how much came in, and below it what there is to say, each with its lines in the file.

    `about` says of each sort of findings its heading, and what can be done about it.
    """
    yield from wrap([(_sentence(counts, only_looked=only_looked), "good" if counts["events"] else "")], width)
    for sort, (heading, advice) in about.items():
        if found := findings.get(sort):
            yield []
            yield from wrap([(f"{heading}:", "heading")], width)
            yield from indented(_some(found, width - 2), 2)
            if advice:
                yield from indented(wrap([(advice, "faint")], width - 2), 2)


def _sentence(counts: Mapping[str, int], *, only_looked: bool) -> str:
    new = [
        counted(counts[name], f"new {noun}")
        for name, noun in (("events", "event"), ("actors", "actor"), ("articles", "article"))
        if counts[name] or name == "events"
    ]
    parts = [" and ".join(filter(None, (", ".join(new[:-1]), new[-1])))]
    if counts["there"]:
        parts.append(f"{counted(counts['there'], 'event')} already there")
    if counts["rejected"]:
        parts.append(f"{counted(counts['rejected'], 'row')} rejected")
    return "; ".join(parts) + ("; nothing is written yet." if only_looked else ".")


def _some(found: Sequence[tuple[str, Sequence[int]]], width: int) -> Iterator[Line]:
    for what, lines in found[:MOST_FINDINGS]:
        where: Line = [(_lines(lines), "faint")] if lines else []
        between: Line = [("  ", "")] if what and where else []
        yield from hanging([("- ", "faint")], [piece(what), *between, *where], width)
    more = len(found) - MOST_FINDINGS
    if more > 0:
        rest = sum(len(each) for _, each in found[MOST_FINDINGS:])
        yield [(f"… and {more:,} more, in {counted(rest, 'line')}", "faint")]


def _lines(lines: Sequence[int]) -> str:
    """Return the first lines of a finding, and how many more there are.

    >>> _lines([3]), _lines([3, 8]), _lines(range(1, 9))
    ('line 3', 'lines 3, 8', 'lines 1, 2, 3, 4, 5 and 3 more')
    """
    shown = ", ".join(f"{line}" for line in lines[:MOST_LINES])
    more = len(lines) - MOST_LINES
    return f"line{'s' if len(lines) > 1 else ''} {shown}" + (f" and {more:,} more" if more > 0 else "")
