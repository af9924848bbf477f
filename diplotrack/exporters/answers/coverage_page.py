"""The coverage of articles as a page to look at and to print: coverages in, pieces of HTML out.

Kinds are told apart by letters and lines as well as colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.citations import KINDS
from diplotrack.exporters.html.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.criticism.covering import Coverage, Segment

LETTERS = {"report": "R", "wording": "W", "context": "C"}
"""The letter that stands where a stretch of that kind begins."""

UNCITED = "✗"
"""What stands where words begin that nothing cites."""

MEANINGS = {**KINDS, "uncited": "nothing cites it"}
"""What is said of each kind of stretch."""

_KIND_SHOWN = ("wording", "report", "context")
"""Of what is several kinds at once, the first of these is drawn."""


class Stretch(NamedTuple):
    """Words, their class, the letters in front, and whether white space stands before and behind them.

    What is cited by something further around it has neither class nor letters.
    """

    words: str
    is_apart_before: bool
    is_apart_behind: bool
    kind: str = ""
    letters: str = ""


class Block(NamedTuple):
    """A block of the text: the number of its paragraph where that begins, and its stretches."""

    number: str
    stretches: tuple[Stretch, ...]


def page(title: str, articles: Iterable[tuple[str, Coverage | None]], unread: int = 0) -> Iterator[str]:
    """Return the pieces of the page of the dossier with that title, for articles by key.

    One without a text says so. So many `unread` articles were passed over.
    """
    return sheet(
        "coverage",
        f"Coverage: {title}",
        "answers/coverage.html.jinja",
        "answers/coverage.css",
        legend=[(kind, LETTERS.get(kind, UNCITED), meaning) for kind, meaning in MEANINGS.items()],
        articles=((key, coverage, _blocks(coverage) if coverage else ()) for key, coverage in articles),
        kinds=KINDS,
        unread=unread,
    )


def _blocks(coverage: Coverage) -> Iterator[Block]:
    before = 0
    for block, segments in zip(coverage.blocks, coverage.segments, strict=True):
        number = str(block.paragraph) if block.paragraph != before else ""
        before = block.paragraph
        yield Block(number, tuple(_stretch(coverage, segment) for segment in segments))


def _stretch(coverage: Coverage, segment: Segment) -> Stretch:
    text = coverage.text[segment.start : segment.end]
    apart = Stretch(text, text.startswith(" "), text.endswith(" "))
    if not segment.kinds and coverage.is_cited(segment):
        return apart
    kind = next((kind for kind in _KIND_SHOWN if kind in segment.kinds), "uncited")
    letters = "".join(LETTERS[each] for each in segment.kinds) or UNCITED
    return apart._replace(kind=kind, letters=letters)
