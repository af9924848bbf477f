"""How much of each article is cited, and its text with every cited stretch marked: coverage in, lines out.

Where another kind of citation begins stands a small letter, so that it reads without colour: ᴿ report,
ᵂ wording, ᶜ context; ✗ stands before what nothing cites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.criticism.citations import KINDS
from diplotrack.views.line import hanging, joined, pad, piece, right, wrap
from diplotrack.views.marks import counted
from diplotrack.views.verify import NOT_READ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.criticism.covering import Coverage, Segment
    from diplotrack.criticism.verifying import ArticleCheck
    from diplotrack.views.line import Line

LETTERS = {"report": "ᴿ", "wording": "ᵂ", "context": "ᶜ"}
"""The letter of each kind, one cell wide."""

UNCITED = "✗"
"""The sign of words that nothing cites."""

HOW_TO_HAVE_TEXTS = "Where no text is at hand: save it as KEY.txt in the folder that --texts names."
"""What to do about an article without a text."""

MARGIN = 5
"""Cells for the number of a paragraph."""

WIDEST = 100
"""A text is not set wider than this: longer lines are hard to read."""


def summary_lines(coverage: Coverage, width: int) -> Iterator[Line]:
    """Yield an article's key, its per cent, and its words by kind."""
    kinds = ", ".join(f"{coverage.by_kind[kind]:,} as {kind}" for kind in KINDS)
    words = f"{coverage.covered:,} of {counted(coverage.words, 'word')} cited: {kinds}"
    first: Line = [
        piece(coverage.check.article.key, "key"),
        (f"  {coverage.percent} %", "good" if coverage.percent == 100 else "bad"),  # noqa: PLR2004  per cent
        ("  ", ""),
    ]
    yield from hanging(first, [(words, "")], width)
    if coverage.missing:
        lost = f"{counted(coverage.missing, 'anchor')} found nowhere in the text: see `diplotrack verify`"
        yield from wrap([(f"  {lost}", "bad")], width)


def textless_lines(check: ArticleCheck, width: int) -> Iterator[Line]:
    """Yield why there is no coverage of an article without a text."""
    why = NOT_READ if check.is_of_unread else "no text at hand"
    yield from hanging([piece(check.article.key, "key"), ("  ", "")], [(why, "bad")], width)


def legend_lines(width: int) -> Iterator[Line]:
    """Yield what the letters and colours mean."""
    parts: list[Line] = [
        [(f"{LETTERS[kind]}{kind}", kind), (f" {meaning}", "faint")] for kind, meaning in KINDS.items()
    ]
    parts.append([(f"{UNCITED}uncited", "uncited"), (" nothing cites it", "faint")])
    yield from wrap(joined(parts, ("   ", "")), width)


def text_lines(coverage: Coverage, width: int) -> Iterator[Line]:
    """Yield the text in blocks, each with its paragraph's number and every cited stretch marked."""
    width = min(width, WIDEST)
    before = 0
    for block, segments in zip(coverage.blocks, coverage.segments, strict=True):
        number = str(block.paragraph) if block.paragraph != before else ""
        before = block.paragraph
        margin = [*right([(number, "faint")], MARGIN - 2), ("  ", "")]
        yield from hanging(margin, _marked(coverage, segments), width)


def _marked(coverage: Coverage, segments: Sequence[Segment]) -> Line:
    line: Line = []
    for segment in segments:
        text = piece(coverage.text[segment.start : segment.end])[0]
        if not segment.kinds and coverage.is_cited(segment):
            line.append((text, ""))
            continue
        style = next((kind for kind in ("wording", "report", "context") if kind in segment.kinds), "uncited")
        sign = "".join(LETTERS[kind] for kind in segment.kinds) or UNCITED
        words = text.lstrip()
        line += [(text[: len(text) - len(words)], ""), (sign + words, style)]
    return line


def overlooked_lines(coverage: Coverage, width: int) -> Iterator[Line]:
    """Yield every sentence with words that nothing cites, with its paragraph; or that there is none."""
    width = min(width, WIDEST)
    if not coverage.overlooked:
        yield [("Every word is cited.", "good")]
        return
    heading = f"{counted(len(coverage.overlooked), 'sentence')} with words that nothing cites:"
    yield from wrap([(heading, "bad")], width)
    for sentence in coverage.overlooked:
        first = pad([(f"  {UNCITED} paragraph {sentence.paragraph}", "faint")], 18)
        yield from hanging(first, [piece(coverage.text[sentence.start : sentence.end])], width)
