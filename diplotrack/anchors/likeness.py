"""Words that have changed: where in a text stands what is most like them, and how it differs.

In: kept words and a text, both normalised. Out: a stretch of the text, or the words that differ. Unit: code
points, end exclusive; likeness is 2M/T (difflib): the words and marks in common, twice, by those of both.

Few words of a text are rare, so those of the kept ones that are rare say where to look; only there are the
words aligned. Letter case does not count in looking, and does in the difference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 0.6
"""The least likeness of words that are said to have drifted; what is less like them is lost."""

RARE = 12
"""So many of the rarest words say where to look."""

COMMON = 500
"""A word that a text has more often says nothing of where to look, unless all do."""

PLACES = 8
"""So many places are looked at closely."""

_WORD = re.compile(r"\w+|[^\w\s]")
_WITH_SPACE = re.compile(r"(?:\w+|[^\w\s])\s*|\s+")
_QUOTES = frozenset("\"'")

Change = tuple[str, str]
"""A sign, and words: "-" where only the kept words have them, "+" where only the text has, " " where both."""


class Likeness:
    """Finds in one text what is most like given words."""

    def __init__(self, text: str) -> None:
        """Take a normalised text; it is taken apart when it is first needed."""
        self._text = text

    def nearest(self, words: str, expected: int) -> tuple[int, int] | None:
        """Return from where to where the most similar stretch reaches, or None where nothing is similar.

        `expected` is where it would start if all had gone well: of places that are as like it counts
        first.
        """
        wanted = [match[0].casefold() for match in _WORD.finditer(words)]
        best, found = LEAST, None
        for place in self._candidates(wanted, expected):
            likeness, first, last = self._aligned(wanted, place)
            if likeness > best or (found is None and likeness == best):
                best, found = likeness, (first, last)
        return found and (self._spans[found[0]][0], self._spans[found[1] - 1][1])

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self._text)]

    @cached_property
    def _keys(self) -> list[str]:
        return [self._text[start:end].casefold() for start, end in self._spans]

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        positions: dict[str, list[int]] = defaultdict(list)
        for position, key in enumerate(self._keys):
            positions[key].append(position)
        return positions

    def _candidates(self, wanted: list[str], expected: int) -> Iterator[int]:
        """Yield where the words may begin: where they are expected, then where most rare words say."""
        yield bisect_left(self._spans, (expected, 0))
        known = sorted(
            (len(self._positions[key]), number) for number, key in enumerate(wanted) if key in self._positions
        )
        rare = [pair for pair in known if pair[0] <= COMMON] or known[:1]
        votes: Counter[int] = Counter()
        for _, number in rare[:RARE]:
            votes.update(position - number for position in self._positions[wanted[number]])
        yield from (place for place, _ in votes.most_common(PLACES))

    def _aligned(self, wanted: list[str], place: int) -> tuple[float, int, int]:
        """Return how alike the words and those around a position are, and from where to where these reach."""
        slack = 3 + len(wanted) // 3
        low, high = max(0, place - slack), min(len(self._keys), place + len(wanted) + slack)
        blocks = SequenceMatcher(None, wanted, self._keys[low:high], autojunk=False).get_matching_blocks()
        common = sum(block.size for block in blocks)
        if not common:
            return 0.0, 0, 0
        head, tail = blocks[0], blocks[-2]
        first, last = low + head.b, low + tail.b + tail.size
        first = self._reach(first, head.a, -1)
        last = self._reach(last, len(wanted) - tail.a - tail.size, 1)
        return 2 * common / (len(wanted) + last - first), first, last

    def _reach(self, position: int, most: int, step: int) -> int:
        """Move a border over words that stand where kept ones are missing, up to a quotation mark."""
        for _ in range(most):
            at = position if step > 0 else position - 1
            if not 0 <= at < len(self._keys) or self._keys[at] in _QUOTES:
                break
            position += step
        return position


def changes(kept: str, found: str) -> list[Change]:
    """Return how the words found differ from those kept, in order, word by word and mark by mark.

    >>> changes("I would love to.", "I'd like to.")
    [(' ', 'I '), ('-', 'would love '), ('+', "'d like "), (' ', 'to.')]
    """
    one, other = _WITH_SPACE.findall(kept), _WITH_SPACE.findall(found)
    keys = [each.strip() for each in one], [each.strip() for each in other]
    told: list[Change] = []
    for tag, start, end, first, last in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            told.append((" ", "".join(one[start:end])))
            continue
        told += [("-", "".join(one[start:end]))] if end > start else []
        told += [("+", "".join(other[first:last]))] if last > first else []
    return told
