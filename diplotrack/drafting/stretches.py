"""The sentences of an article, and what of each is narration.

In: the normalised text, its lines and what is quoted in them. Out: sentences, each with its parts. A
sentence ends as in `covering.sentences`, but not inside a quotation, and not behind a quotation that ends
with a question mark or the like if words of saying follow. A line that is no narration is one sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.covering import sentences
from diplotrack.drafting.saying import attribution_follows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.drafting.found import Span
    from diplotrack.drafting.layout import Line
    from diplotrack.drafting.marks import Quoted

_WORDS = re.compile(r"\w")
_ASKED = tuple("!?")


class Sentence(NamedTuple):
    """A sentence: where it stands, its parts without what is quoted, and the number of its line."""

    start: int
    end: int
    parts: tuple[Span, ...]
    line: int


def sentences_of(text: str, lines: Sequence[Line], quotations: Sequence[Quoted]) -> list[Sentence]:
    """Return the sentences of a normalised text; all words are in a part of one, or quoted."""
    found: list[Sentence] = []
    at = 0
    for number, line in enumerate(lines):
        inside: list[Quoted] = []
        while at < len(quotations) and quotations[at].start < line.end:
            inside.append(quotations[at])
            at += 1
        spans = [(line.start, line.end)] if line.rule else _spans(text, line, inside)
        places = [each.start for each in inside]
        for start, end in spans:
            first = max(0, bisect_right(places, start) - 1)
            here = inside[first : bisect_right(places, end - 1)]
            found.append(Sentence(start, end, tuple(_parts(text, start, end, here)), number))
    return found


def masked(text: str, quotations: Sequence[Quoted]) -> str:
    r"""Return the text with everything in quotation marks blotted out, character by character.

    >>> from diplotrack.drafting.marks import Quoted
    >>> masked('He said "no".', [Quoted(8, 12, 9, 11)])
    'He said \x1f\x1f\x1f\x1f.'
    """
    pieces, at = [], 0
    for each in quotations:
        pieces += [text[at : each.start], BLOT * (each.end - each.start)]
        at = each.end
    return "".join([*pieces, text[at:]])


BLOT = "\x1f"
"""What stands for a character in quotation marks. A normalised text has none: it is taken for a space."""


def _spans(text: str, line: Line, quotations: Sequence[Quoted]) -> Iterator[Span]:
    """Yield the sentences of a line, of which none ends inside a quotation."""
    starts = [each.start for each in quotations]
    first: int | None = None
    for start, end in sentences(text, line.start, line.end):
        first = start if first is None else first
        at = bisect_right(starts, end - 1) - 1
        around = quotations[at] if at >= 0 else None
        if around and end < around.end:
            continue
        if (
            around
            and around.end == end
            and text[around.first : around.last].rstrip("'\"").endswith(_ASKED)
            and attribution_follows(text, end, line.end)
        ):
            continue
        yield first, end
        first = None
    if first is not None:
        yield first, line.end


def _parts(text: str, start: int, end: int, quotations: Sequence[Quoted]) -> Iterator[Span]:
    """Yield the narration between quotations, without spaces around it and only where it has words."""
    at = start
    for first, last in (*((each.start, each.end) for each in quotations if each.end > start), (end, end)):
        piece = text[at : max(at, min(first, end))]
        if _WORDS.search(piece):
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = max(at, last)
