"""Figures as tables in Markdown, and into the page that shows them: a table a topic, a column a size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.timing import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.timing import Figure

BEGIN, END = "<!-- figures: written by benchmarks/run.py -->", "<!-- end of the figures -->"
"""What the tables stand between."""

TOPICS = {
    "start-up": "Whole commands on fifteen events, wall time",
    "commands": "Whole commands for a page of fifty, wall time",
    "pages": "A page of fifty, in process",
    "search": "A page of what words are found in, with where they stand, in process",
    "counts": "Counts over all events, in process",
    "build": "A build",
    "rebuild": "The next command in an archive of as many files as events, 10,000 at most",
    "export": "Exports of everything",
    "pipe": "Lines in a pipe",
    "memory": "Memory at the peak",
}
"""Every topic, and what its table is called."""


def write(found: Sequence[Figure], machine: str, document: Path) -> None:
    """Put the tables into a document, between its two marks. Raises ValueError where it has not both."""
    text = document.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f'"{document}" has no place for the figures: it needs the lines {BEGIN} and {END}')
    document.write_text(before + "\n".join([BEGIN, *_lines(found, machine), END]) + after, encoding="utf-8")


def _lines(found: Sequence[Figure], machine: str) -> Iterator[str]:
    yield ""
    yield machine
    for topic, title in TOPICS.items():
        its = [each for each in found if each.topic == topic]
        if its:
            yield from ("", f"**{title}**", "", *_table(its))
    yield ""


def _table(found: Sequence[Figure]) -> Iterator[str]:
    """Yield the lines of one topic's table; behind a rival's cost stands the ratio of ours to it."""
    sizes = sorted({each.size for each in found})
    yield f"| | events: | {' | '.join(f'{size:,}' for size in sizes)} |"
    yield f"| --- | --- |{' --: |' * len(sizes)}"
    cells = {(each.question, each.contender, each.size): _cell(each) for each in found}
    for question, unit in dict.fromkeys((each.question, each.unit) for each in found):
        for contender in dict.fromkeys(each.contender for each in found if each.question == question):
            named = f"{question}, {unit}" if contender == OURS else ""
            costs = (cells.get((question, contender, size), "") for size in sizes)
            yield f"| {named} | {contender} | {' | '.join(costs)} |"


def _cell(figure: Figure) -> str:
    ratio = "" if figure.ratio is None else f" ({figure.ratio[0]:.2f})"
    return _rounded(figure.median) + ratio


def _rounded(number: float) -> str:
    """Return a number with three digits that say something.

    >>> _rounded(0.01234), _rounded(12.345), _rounded(123456.7)
    ('0.0123', '12.3', '123,457')
    """
    places = next((places for places in range(5) if number * 10**places >= 100), 5)
    return f"{number:,.{places}f}"
