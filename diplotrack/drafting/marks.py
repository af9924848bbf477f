"""Quotation marks: which open, which close, and which are apostrophes.

In: a text as the coder has it, its normalised form (in which all marks are straight) and its lines. Out:
`Quoted` stretches, in order, none inside another. The rules:

- Layout decides first: a mark behind a space or an opening bracket opens, one before a space or a stop
  closes. Where layout does not say, a curly mark says itself, and else a mark closes what is open.
- A double mark that opens while one is open is a quotation inside it if the next two marks close; if not,
  the first quotation was never closed, and ends before it.
- A single mark between two letters or digits is an apostrophe, and so is the one of 'em or '90s. One
  behind the s of a plural is an apostrophe, too, if a mark that closes without a doubt comes before the
  next that opens. A single mark that nothing closes is an apostrophe, unless it opens a line and so does
  one of the next narration.
- What is never closed ends with its line. If the next line of narration does not open with a mark, and
  its first mark closes, the quotation goes on from the line's beginning to there.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.drafting.layout import Line

_RAW_MARK = re.compile(
    "[\"'\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\uff07\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02]"
)
_SIDES = dict.fromkeys("\u2018\u201a\u201b\u201c\u201e\u201f\u00ab", "opens") | dict.fromkeys(
    "\u2019\u201d\u00bb", "closes"
)
_OPENS_BEHIND = " ([{-/\"'"
_CLOSES_BEFORE = " .,;:!?)]}-/\"'"
_ELISION = re.compile(
    r"'(?:[0-9]0s|(?:em|tis|twas|til|cause|cos|n|bout|round|neath"
    r"|tween)\b)",
    re.IGNORECASE,
)
_STRONG = tuple(",.!?-)")
_WORD = re.compile(r"\w")


class Quoted(NamedTuple):
    """A stretch in quotation marks: with its marks, and without them.

    `closed` tells whether a mark closes it; `opened`, whether one opens it: what goes on from the line
    before need not.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True
    opened: bool = True
    double: bool = True


def directions(text: str, normalised: str) -> dict[int, str]:
    """Return which marks of the normalised text open and which close, by those that were curly before.

    >>> directions("\u201cYes\u201d", '"Yes"')
    {0: 'opens', 4: 'closes'}
    """
    raw = _RAW_MARK.findall(normalize("NFC", text))
    places = [match.start() for match in re.finditer("[\"']", normalised)]
    if len(raw) != len(places):
        return {}
    return {place: _SIDES[mark] for place, mark in zip(places, raw, strict=True) if mark in _SIDES}


def quoted(normalised: str, lines: Sequence[Line], sides: Mapping[int, str]) -> list[Quoted]:
    """Return the stretches in quotation marks, in order; they stay within their lines and never overlap."""
    found: list[Quoted] = []
    carried = False
    narration = [line.start for line in lines if line.rule is None]
    next_mark = {one: normalised[other : other + 1] for one, other in pairwise(narration)}
    for line in lines:
        reader = _LineOfMarks(normalised, line, sides)
        here = reader.quoted(carried=carried and line.rule is None, goes_on=next_mark.get(line.start) == "'")
        found += here
        if line.rule is None:
            carried = bool(here) and not here[-1].closed
    return found


class _LineOfMarks:
    """Reads the marks of one line."""

    def __init__(self, text: str, line: Line, sides: Mapping[int, str]) -> None:
        self._text, self._line, self._sides = text, line, sides

    def quoted(self, *, carried: bool, goes_on: bool) -> list[Quoted]:
        """Return what is quoted in the line.

        `carried` tells whether the line before ended within a quotation, `goes_on` whether the next
        begins with a single mark.
        """
        doubles = list(self._doubles(carried=carried))
        singles = list(self._singles(doubles, goes_on=goes_on))
        kept: list[Quoted] = []
        for each in sorted([*doubles, *singles]):
            if (not kept or each.start >= kept[-1].end) and _WORD.search(self._text, each.first, each.last):
                kept.append(each)
        return kept

    def _side(self, place: int) -> str:
        """Return whether the mark at a place opens or closes: by layout, else by what it looked like."""
        before = self._text[place - 1] if place > self._line.start else " "
        behind = self._text[place + 1] if place + 1 < self._line.end else " "
        may_open = before in _OPENS_BEHIND and behind not in " .,;:!?)]}"
        may_close = before != " " and behind in _CLOSES_BEFORE
        if may_open != may_close:
            return "opens" if may_open else "closes"
        return self._sides.get(place, "either")

    def _marks(self, mark: str) -> list[int]:
        return [
            match.start() for match in re.compile(mark).finditer(self._text, self._line.start, self._line.end)
        ]

    def _doubles(self, *, carried: bool) -> Iterator[Quoted]:
        places = self._marks('"')
        sides = [self._side(place) for place in places]
        if carried and places and sides[0] == "closes":
            yield Quoted(self._line.start, places[0] + 1, self._line.start, places[0], opened=False)
        opened: int | None = None
        number = 0
        while number < len(places):
            place, side = places[number], sides[number]
            if opened is None:
                opened = None if side == "closes" else place
            elif side != "opens":
                yield Quoted(opened, place + 1, opened + 1, place)
                opened = None
            elif sides[number + 1 : number + 2] == ["closes"] and sides[number + 2 : number + 3] == [
                "closes"
            ]:
                number += 1
            else:
                yield self._unclosed(opened, place)
                opened = place
            number += 1
        if opened is not None:
            yield self._unclosed(opened, self._line.end)

    def _unclosed(self, opened: int, end: int) -> Quoted:
        end = opened + 1 + len(self._text[opened + 1 : end].rstrip())
        return Quoted(opened, end, opened + 1, end, closed=False, double=self._text[opened] == '"')

    def _singles(self, doubles: Sequence[Quoted], *, goes_on: bool) -> Iterator[Quoted]:
        marks = [
            (place, side)
            for place in self._outside(self._marks("'"), doubles)
            if (side := self._single_side(place)) is not None
        ]
        free = self._line.start
        for number, (place, side) in enumerate(marks):
            if side != "opens" or place < free:
                continue
            closing = self._closing(place, marks, number + 1)
            if closing is not None:
                yield Quoted(place, closing + 1, place + 1, closing, double=False)
                free = closing + 1
            elif place == self._line.start and goes_on:
                yield self._unclosed(place, self._line.end)
                return

    @staticmethod
    def _outside(places: Sequence[int], doubles: Sequence[Quoted]) -> Iterator[int]:
        """Yield the places that are not in double marks."""
        number = 0
        for place in places:
            while number < len(doubles) and doubles[number].end <= place:
                number += 1
            if number == len(doubles) or place < doubles[number].start:
                yield place

    def _single_side(self, place: int) -> str | None:
        """Return whether a single mark may open or close; None if it is an apostrophe."""
        before = self._text[place - 1] if place > self._line.start else " "
        behind = self._text[place + 1] if place + 1 < self._line.end else " "
        if (before.isalnum() and behind.isalnum()) or _ELISION.match(self._text, place):
            return None
        if before in _OPENS_BEHIND and (behind.isalnum() or behind in '"[($.'):
            return None if self._sides.get(place) == "closes" and before == " " else "opens"
        return None if before == " " or self._sides.get(place) == "opens" else "closes"

    def _closing(self, opened: int, marks: Sequence[tuple[int, str]], number: int) -> int | None:
        """Return the mark that closes a single quotation: of those before the next that opens."""
        doubtful: int | None = None
        while number < len(marks) and marks[number][1] == "closes":
            place = marks[number][0]
            if not self._may_be_plural(opened, place):
                return place if doubtful is None or self._text[place - 1] in _STRONG else doubtful
            doubtful = place if doubtful is None else doubtful
            number += 1
        return doubtful

    def _may_be_plural(self, opened: int, place: int) -> bool:
        """Tell whether a mark that could close several words may be the apostrophe of a plural."""
        return (
            self._text[place - 1] == "s"
            and bool(re.match(" [a-z0-9]", self._text[place + 1 : place + 3]))
            and " " in self._text[opened:place][:200]
        )
