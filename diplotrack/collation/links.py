"""Links: two wordings aligned unit by unit, marks and all.

In: two strands. Out: the *seams* between what stands against what, and the words that have moved. A
seam is a pair of places, one in each strand; from one seam to the next, either two stretches stand
against each other, or one strand prints something and the other nothing.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.collation.align import match
from diplotrack.collation.tokens import EITHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.collation.strands import Range, Strand

Seam = tuple[int, int]

_PAUSES = frozenset([".", ",", ";", ":", "!", "?", "-", "..."])
_MOST_CELLS = 5_000
"""The size of a gap, as a product of its sides, beyond which nothing in it is set against anything."""
_LONG_WORD = 4
"""Letters that two spellings of a word must begin with in common, and more than half of the longer one."""

_APART, _WORDS, _PAUSE_MARKS, _EQUAL_MARKS, _AKIN = 0, 1, 2, 3, 4


class Links(NamedTuple):
    """How a strand is aligned to a base: the seams, and for each moved unit of either its run in the base."""

    seams: tuple[Seam, ...]
    moved: Mapping[int, Range]
    moved_there: Mapping[int, Range]


def link(base: Strand, other: Strand) -> Links:
    """Align a strand to the base, words first, and tell which words have moved."""
    found = match(base.word_keys, other.word_keys)
    moved: dict[int, Range] = {}
    moved_there: dict[int, Range] = {}
    for move in found.moves:
        run = _units(base, move.here, move.length)
        moved.update(dict.fromkeys(range(*run), run))
        moved_there.update(dict.fromkeys(range(*_units(other, move.there, move.length)), run))
    return Links(_seams(found.pairs, Gaps(base, other, moved, moved_there)), moved, moved_there)


def seams(gaps: Gaps) -> tuple[Seam, ...]:
    """Align two strands in which it is known which units have moved."""
    return _seams(match(gaps.base.word_keys, gaps.other.word_keys).pairs, gaps)


def _seams(pairs: Iterable[tuple[int, int]], gaps: Gaps) -> tuple[Seam, ...]:
    seams = [(0, 0)]
    for here, there in pairs:
        place, other_place = gaps.base.words[here], gaps.other.words[there]
        seams.extend(gaps.seams(seams[-1], (place, other_place)))
        seams.append((place + 1, other_place + 1))
    seams.extend(gaps.seams(seams[-1], (len(gaps.base), len(gaps.other))))
    return tuple(seams)


def _units(strand: Strand, first: int, length: int) -> Range:
    """Return the range of a run of words, with the marks between them."""
    return strand.words[first], strand.words[first + length - 1] + 1


class Gaps(NamedTuple):
    """What stands between the words that two strands share; moved units stand against nothing."""

    base: Strand
    other: Strand
    moved: Mapping[int, Range]
    moved_there: Mapping[int, Range]

    def seams(self, start: Seam, end: Seam) -> Iterator[Seam]:
        """Yield the seams after `start`, up to and with `end`.

        Words that resemble nothing stand against each other in one block; marks stand for themselves.
        """
        rows, columns = end[0] - start[0], end[1] - start[1]
        if not 0 < rows * columns <= _MOST_CELLS:
            yield from _apart(start, end)
            return
        block = here = start
        for step, loose in self._steps(start, end):
            if not loose:
                yield from self._block(block, here)
            here = (here[0] + step[0], here[1] + step[1])
            if not loose:
                yield here
                block = here
        yield from self._block(block, here)

    def _block(self, start: Seam, end: Seam) -> Iterator[Seam]:
        """Yield the seams of a block of words; a partial wording prints no more of it than it can."""
        spare = (end[0] - start[0]) - (end[1] - start[1])
        opens, closes = (spare > 0 and seam[1] in self.other.gaps for seam in (start, end))
        if start[0] == end[0] or start[1] == end[1] or (opens and closes):
            yield from _apart(start, end)
            return
        first = (start[0] + spare, start[1]) if opens else start
        last = (end[0] - spare, end[1]) if closes else end
        yield from _apart(start, first)
        yield last
        yield from _apart(last, end)

    def _steps(self, start: Seam, end: Seam) -> Iterator[tuple[Seam, bool]]:
        """Yield steps through a gap that set the most alike against each other, and whether each is loose."""
        rows, columns = end[0] - start[0], end[1] - start[1]
        likeness = [
            [self._likeness(place, other) for other in range(start[1], end[1])]
            for place in range(start[0], end[0])
        ]
        best = _best(likeness, columns)
        # Where a partial wording begins, its words stand against the nearest that come before it goes on.
        late = start[1] in self.other.gaps and end[1] not in self.other.gaps
        row = column = 0
        while row < rows and column < columns:
            place, other, most = start[0] + row, start[1] + column, best[row][column]
            alike = likeness[row][column]
            skips, waits = most == best[row + 1][column], most == best[row][column + 1]
            # What is put in stands before a full stop, and a mark that is put in right behind its word.
            clings = self.other.clings(other) if self.other.marks[other] else self.base.marks[place]
            if alike and most == alike + best[row + 1][column + 1] and not (late and skips):
                yield (1, 1), alike == _WORDS
                row, column = row + 1, column + 1
            elif skips and not (waits and clings):
                yield (1, 0), self._loose(place)
                row += 1
            else:
                yield (0, 1), self._loose_there(other)
                column += 1
        yield from (((1, 0), self._loose(start[0] + rest)) for rest in range(row, rows))
        yield from (((0, 1), self._loose_there(start[1] + rest)) for rest in range(column, columns))

    def _loose(self, place: int) -> bool:
        return not self.base.marks[place] and place not in self.moved

    def _loose_there(self, place: int) -> bool:
        return not self.other.marks[place] and place not in self.moved_there

    def _likeness(self, place: int, other: int) -> int:
        mark, other_mark = self.base.marks[place], self.other.marks[other]
        if mark is not other_mark or place in self.moved or other in self.moved_there:
            return _APART
        key, other_key = self.base.keys[place], self.other.keys[other]
        if mark:
            if key == other_key:
                return _EQUAL_MARKS
            return _PAUSE_MARKS if key in _PAUSES and other_key in _PAUSES else _APART
        return _AKIN if _akin(key, other_key) else _WORDS


def _apart(start: Seam, end: Seam) -> Iterator[Seam]:
    """Yield the seams where nothing stands against anything: one for each unit of the base."""
    yield from ((place, start[1]) for place in range(start[0] + 1, end[0] + 1))
    if start[1] < end[1]:
        yield end


def _best(likeness: list[list[int]], columns: int) -> list[list[int]]:
    """Return, for each cell of a gap, the most likeness that can be had from there to its end."""
    best = [[0] * (columns + 1)]
    for alike in reversed(likeness):
        below, row = best[-1], [0] * (columns + 1)
        for column in range(columns - 1, -1, -1):
            skipped = max(below[column], row[column + 1])
            linked = alike[column] + below[column + 1] if alike[column] else 0
            row[column] = max(linked, skipped)
        best.append(row)
    return best[::-1]


def _akin(key: str, other: str) -> bool:
    """Tell whether two words are spellings or forms of one, or may be openings of one contraction."""
    if key == other or (key, other) in EITHER or (other, key) in EITHER:
        return True
    common = sum(
        1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(key, other, strict=False))
    )
    return common >= _LONG_WORD and 2 * common > max(len(key), len(other))
