"""What is wrong in a dossier, and what a build read and wrote, for a person to read: values in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.views.clean import cells, clean
from diplotrack.views.line import hanging, indented, piece, wrap
from diplotrack.views.marks import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.criticism.reviewing import Unreviewed
    from diplotrack.errors import Problem
    from diplotrack.views.line import Line


MOST_ARTICLES = 5
"""So many articles at most are named each on a line of its own."""

SHORTEST = 20
"""The fewest code points of a line that are shown, however narrow the terminal."""


def problems_lines(problems: Sequence[Problem], width: int) -> Iterator[Line]:
    """Yield each problem with its line and the place in it, and how many there are; nothing for none."""
    for problem in problems:
        yield from _problem(problem, width)
        yield []
    if problems:
        files = len({problem.path for problem in problems})
        yield [(f"{counted(len(problems), 'problem')} in {counted(files, 'file')}.", "bad")]


def unreviewed_lines(found: Sequence[Unreviewed], width: int) -> Iterator[Line]:
    """Yield how much of each article nobody has reviewed; of many articles, of all together."""
    if len(found) > MOST_ARTICLES:
        stretches, quotations = sum(each.stretches for each in found), sum(each.quotations for each in found)
        yield from wrap(_unreviewed([piece(f"{len(found):,} articles")], stretches, quotations), width)
        return
    for article, stretches, quotations in found:
        yield from wrap(_unreviewed([piece(article, "key")], stretches, quotations), width)


def _unreviewed(where: Line, stretches: int, quotations: int) -> Line:
    numbers = {
        counted(stretches, "stretch", "stretches"): stretches,
        counted(quotations, "quotation"): quotations,
    }
    parts = " and ".join(part for part, number in numbers.items() if number)
    return [("Not reviewed in ", ""), *where, (f": {parts}.", "")]


def _problem(problem: Problem, width: int) -> Iterator[Line]:
    where: Line = [piece(f"{problem.path}:{problem.line}:{problem.column}: ", "name")]
    yield from wrap([*where, piece(problem.message), piece(f" [{problem.check}]", "faint")], width)
    if problem.excerpt:
        yield from _excerpt(problem, width)
    if problem.hint:
        yield from indented(wrap([piece(problem.hint)], width - 2), 2)


def _excerpt(problem: Problem, width: int) -> Iterator[Line]:
    """Yield the line as it stands in the file, and carets below the place that is meant.

    Of a line that is too long only the surroundings of the place are shown, with … for the rest.
    """
    number = f"{problem.line} | "
    start, end = _window(problem, max(SHORTEST, width - len(number)))
    excerpt = "…" * (start > 0) + problem.excerpt[start:end] + "…" * (end < len(problem.excerpt))
    at = problem.column - 1 - start + (start > 0)
    place = excerpt[at : at + problem.width]
    yield [(number, "faint"), piece(excerpt)]
    margin = f"{' ' * (len(number) - 2)}| {' ' * cells(clean(excerpt[:at]))}"
    yield [(margin, "faint"), ("^" * max(1, cells(clean(place))), "bad")]


def _window(problem: Problem, room: int) -> tuple[int, int]:
    """Return from where to where a line is shown, in code points, where there is room for so many."""
    if len(problem.excerpt) <= room:
        return 0, len(problem.excerpt)
    start = max(0, problem.column - 1 - room // 3)
    return start, start + room - 2


def build_lines(
    folder: str, counts: Mapping[str, int], database: str, problems: int, width: int
) -> Iterator[Line]:
    """Yield what a build read where, how many of each thing it found (by its noun), and what it wrote."""
    found = ", ".join(counted(number, noun) for noun, number in counts.items())
    for label, text in (("Read  ", folder), ("Found ", found), ("Wrote ", database)):
        yield from hanging([(label, "faint")], [piece(text)], width)
    if problems:
        yield from wrap([(problems_sentence(problems), "bad")], width)


def problems_sentence(number: int) -> str:
    """Return the sentence that says that a build could not use all that the files say.

    >>> problems_sentence(3)
    '3 places in the files could not be used: `diplotrack check` says why.'
    """
    return f"{counted(number, 'place')} in the files could not be used: `diplotrack check` says why."
