"""How much of an article a dossier accounts for: what is cited as what, and what nobody has cited.

In: an `ArticleCheck`, and the text as it was read. Out: a `Coverage`. Unit: code points of the normalised
text, end exclusive; coverage is counted in words (runs of letters and digits), and a word counts if all of
it is cited. What nobody has reviewed cites nothing.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with any quotation marks and
brackets behind it, before a space and something that can open a sentence: a capital, a digit, a quotation
mark, a bracket. It does not end behind a single capital (as in "U.S." and "J. Lee") nor behind one of
`ABBREVIATIONS`. It always ends with its block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.anchors import NORM, digest, normalise
from diplotrack.criticism.citations import KINDS
from diplotrack.criticism.verifying import CUT
from diplotrack.model import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.criticism.verifying import ArticleCheck, Check

ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        "Mr Mrs Ms Dr Prof Gen Lt Col Maj Brig Sgt Cpl Capt Cmdr Adm Amb Sen Rep Gov Pres Rev Hon St Jr Sr"
        " vs etc Inc Ltd Co"
        " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    )
)
"""What is written with a full stop and ends no sentence."""

WRAPPED = 120
"""A text without longer lines, but with empty ones, is broken by hand: then only the empty ones divide it."""

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"(?:(?<!\w)(\w++)|(?<![\w.!?]))[.!?]++[\"')\]]*+(?= [\"'(\[]*+[^\W_a-z])")


class Block(NamedTuple):
    """A stretch that the text sets off with line breaks, and the paragraph of the encoding that it is in."""

    start: int
    end: int
    paragraph: int


class Segment(NamedTuple):
    """A stretch that is cited in one way throughout: as these kinds, in the order of `KINDS`, or as none."""

    start: int
    end: int
    kinds: tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence with words that nothing cites, and the paragraph of the encoding that it is in."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of an article is cited: `words` in all, `covered` of them, and how many as each kind.

    `segments` go through every block without a gap; `overlooked` are the sentences with words that
    nothing cites; `missing` counts the citations that stand nowhere, and so cover nothing.
    """

    check: ArticleCheck
    text: str
    words: int
    covered: int
    by_kind: dict[str, int]
    blocks: tuple[Block, ...]
    segments: tuple[tuple[Segment, ...], ...]
    overlooked: tuple[Sentence, ...]
    missing: int

    @property
    def percent(self) -> int:
        """How many of a hundred words are cited, rounded down: 100 only if all are."""
        return 100 * self.covered // self.words if self.words else 100

    def is_cited(self, segment: Segment) -> bool:
        """Tell whether there is nothing in a segment that ought to be cited."""
        return bool(segment.kinds) or not _WORD.search(self.text, segment.start, segment.end)


def cover(check: ArticleCheck, text: str) -> Coverage:
    """Return the coverage of an article whose citations have been looked for in this text, as it was read."""
    normalised = normalise(text)
    placed = [each for each in check.checks if each.start is not None]
    reviewed = [each for each in check.checks if each.citation.is_reviewed]
    found = [each for each in reviewed if each.start is not None]
    borders, kinds = _spread(found, len(normalised))
    words = [match.span() for match in _WORD.finditer(normalised)]
    uncovered = [span for span in words if not _always(span, borders, kinds)]
    blocks = tuple(Block(start, end, _paragraph(start, end, placed, check)) for start, end in blocks_of(text))
    return Coverage(
        check=check,
        text=normalised,
        words=len(words),
        covered=len(words) - len(uncovered),
        by_kind={kind: sum(_always(span, borders, kinds, kind) for span in words) for kind in KINDS},
        blocks=blocks,
        segments=tuple(tuple(_segments(block, borders, kinds, normalised)) for block in blocks),
        overlooked=tuple(_overlooked(blocks, [start for start, _ in uncovered], normalised)),
        missing=sum(each.start is None and each.outcome != CUT for each in reviewed),
    )


def article_text(text: str) -> ArticleText:
    """Return what a dossier keeps of an article's text, which is not the text."""
    paragraphs = tuple(start for start, _ in blocks_of(text))
    return ArticleText(digest(text), len(text), NORM, len(normalise(text)), paragraphs)


def blocks_of(text: str) -> list[tuple[int, int]]:
    r"""Return where the parts of a text that line breaks set off stand in its normalised form.

    >>> blocks_of("One line.\nAnother line.")
    [(0, 9), (10, 23)]
    >>> blocks_of("Broken\nby hand.\n\nAnother.")
    [(0, 15), (16, 24)]
    """
    lines = text.splitlines()
    wrapped = any(lines) and max(map(len, lines)) <= WRAPPED and "" in map(str.strip, _inner(lines))
    parts = re.split(r"\n\s*\n", "\n".join(lines)) if wrapped else lines
    found, at = [], 0
    for part in filter(None, map(normalise, parts)):
        found.append((at, at + len(part)))
        at += len(part) + 1
    return found if max(0, at - 1) == len(normalise(text)) else [(0, len(normalise(text)))]


def _inner(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines without empty ones at either end."""
    full = [number for number, line in enumerate(lines) if line.strip()]
    return lines[full[0] : full[-1] + 1] if full else []


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where each sentence of a stretch of normalised text reaches.

    >>> text = "He met Mr. Lee. Why? No U.S. official knows."
    >>> [text[start:end] for start, end in sentences(text, 0, len(text))]
    ['He met Mr. Lee.', 'Why?', 'No U.S. official knows.']
    """
    first = start
    for stop in _STOP.finditer(text, start, end):
        word = stop[1] or ""
        if word in ABBREVIATIONS or (len(word) == 1 and word.isupper()):
            continue
        yield first, stop.end()
        first = stop.end() + 1
    if first < end:
        yield first, end


def _spread(placed: Sequence[Check], length: int) -> tuple[list[int], list[tuple[str, ...]]]:
    """Return the places where citations begin or end, and the kinds of what follows each of them."""
    spans = [(each.start or 0, each.end or 0, each.citation.kind) for each in placed]
    borders = sorted({0, length, *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    number = {border: count for count, border in enumerate(borders)}
    changes: list[dict[str, int]] = [{} for _ in borders]
    for start, end, kind in spans:
        changes[number[start]][kind] = changes[number[start]].get(kind, 0) + 1
        changes[number[end]][kind] = changes[number[end]].get(kind, 0) - 1
    depth = dict.fromkeys(KINDS, 0)
    kinds = []
    for change in changes:
        for kind, step in change.items():
            depth[kind] += step
        kinds.append(tuple(kind for kind in KINDS if depth[kind]))
    return borders, kinds


def _always(
    span: tuple[int, int], borders: list[int], kinds: list[tuple[str, ...]], kind: str | None = None
) -> bool:
    """Tell whether all of a stretch is cited, if a kind is given as that."""
    at = bisect_right(borders, span[0]) - 1
    while at < len(borders) and borders[at] < span[1]:
        if not (kind in kinds[at] if kind else kinds[at]):
            return False
        at += 1
    return True


def _paragraph(start: int, end: int, placed: Sequence[Check], check: ArticleCheck) -> int:
    """Return the number of the encoding's paragraph in which a block is, by what is cited in it or before."""
    paragraphs = check.article.text.paragraphs if check.article.text else ()
    before = None
    for each in placed:
        if each.start is not None and each.start >= end:
            break
        before = each
        if each.start is not None and each.start >= start:
            break
    if before is None or before.start is None:
        return 1
    there = before.citation.anchor.start + max(0, start - before.start)
    return max(1, bisect_right(paragraphs, there))


def _segments(block: Block, borders: list[int], kinds: list[tuple[str, ...]], text: str) -> Iterator[Segment]:
    """Yield the segments of a block; spaces and marks between two of the same kinds belong to them."""
    at = bisect_right(borders, block.start) - 1
    cut = [block.start, *(border for border in borders[at + 1 :] if border < block.end), block.end]
    parts = [Segment(start, end, kinds[bisect_right(borders, start) - 1]) for start, end in pairwise(cut)]
    kept: list[Segment] = []
    for number, part in enumerate(parts):
        here = part.kinds
        behind = parts[number + 1].kinds if number + 1 < len(parts) else ()
        if kept and not here and kept[-1].kinds == behind and not _WORD.search(text, part.start, part.end):
            here = behind
        if kept and kept[-1].kinds == here:
            kept[-1] = Segment(kept[-1].start, part.end, here)
        else:
            kept.append(Segment(part.start, part.end, here))
    yield from kept


def _overlooked(blocks: Sequence[Block], uncovered: Sequence[int], text: str) -> Iterator[Sentence]:
    for block in blocks:
        for start, end in sentences(text, block.start, block.end):
            at = bisect_right(uncovered, start - 1)
            if at < len(uncovered) and uncovered[at] < end:
                yield Sentence(start, end, block.paragraph)
