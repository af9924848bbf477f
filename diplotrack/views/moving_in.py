"""What came of moving a file into a dossier, for a person to read: counts and findings in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from diplotrack.views.clean import clean
from diplotrack.views.line import hanging, indented, piece, wrap
from diplotrack.views.marks import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.views.line import Line

Found: TypeAlias = "tuple[str, Sequence[int], Sequence[str]]"
"""What is said, and of which lines; of a folder, of which files in it."""

MOST_FINDINGS = 6
MOST_PLACES = 5
"""So many findings of a sort, and so many places of a finding, are shown; of the rest, how many there are."""


def account_lines(
    counts: Mapping[str, int],
    findings: Mapping[str, Sequence[Found]],
    about: Mapping[str, tuple[str, str]],
    width: int,
    *,
    only_looked: bool,
) -> Iterator[Line]:
    """Yield how much came in, and below it what there is to say, each with its places.

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


def _some(found: Sequence[Found], width: int) -> Iterator[Line]:
    for what, lines, files in found[:MOST_FINDINGS]:
        where: Line = [(_places(lines, files), "faint")] if lines or files else []
        between: Line = [("  ", "")] if what and where else []
        yield from hanging([("- ", "faint")], [piece(what), *between, *where], width)
    more = len(found) - MOST_FINDINGS
    if more > 0:
        yield [(f"… and {more:,} more", "faint")]


def _places(lines: Sequence[int], files: Sequence[str]) -> str:
    """Return the first places of a finding, and how many more there are.

    >>> _places([3], ()), _places([3, 8], ()), _places(range(1, 9), ())
    ('line 3', 'lines 3, 8', 'lines 1, 2, 3, 4, 5 and 3 more')
    >>> _places((), ["a.md", "b.md"])
    'in a.md, b.md'
    """
    places = [*map(clean, files), *map(str, lines)]
    shown = ", ".join(places[:MOST_PLACES])
    more = f" and {len(places) - MOST_PLACES:,} more" if len(places) > MOST_PLACES else ""
    return f"{'in' if files else 'line' if len(lines) == 1 else 'lines'} {shown}{more}"
