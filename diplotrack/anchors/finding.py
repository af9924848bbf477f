"""Finding the anchors of an article again, in a text that need not be the one they were made on.

In: anchors, with the words where they are kept, and a normalised text. Out: a `Finding` for each. Unit: code
points of the normalised text, end exclusive.

The rules, in order; an anchor that one of them settles is a neighbour to the others:

1. *same*: what stands at the anchor's own place has its hash.
2. *moved*: what stands where its nearest settled neighbour, before or behind it, has moved by as much, has
   its hash. So a block that moved as a whole is found from one of its anchors, and a stretch that a text has
   several times (an advertisement's mark, say) is told from its twins.
3. *moved*: exactly one of all stretches of that length that start on a word has its hash, no other anchor
   is of the same words, and it is long: what is short recurs by chance.
4. *moved*: exactly one of those stretches lies between its settled neighbours and has moved no less than
   the one and no more than the other, and no twin could be there.
5. *ambiguous*: there are such stretches, and nothing says which it is, or that it is the one that there is.
6. *drifted*: where its words are kept, the stretch that is most like them (see `likeness`).
7. *lost*.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import defaultdict
from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.anchors.likeness import Likeness
from diplotrack.anchors.normal import Anchor, holds, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

OUTCOMES = {
    "same": "stands where it says",
    "moved": "stands, letter by letter, elsewhere in the text",
    "drifted": "similar words stand in the text, and not the very words that are kept",
    "ambiguous": "stands at several places, and nothing says which is meant",
    "lost": "stands nowhere in the text",
}
"""What can come of looking for an anchor, and what each outcome means."""

LONG = 32
"""From so many characters on, words that a text has once are not there by chance."""

_WORD_START = re.compile(r"(?<!\w)\w|[^\w\s]")


class Sought(NamedTuple):
    """An anchor to find, and its words where they are kept."""

    anchor: Anchor
    words: str | None = None


class Finding(NamedTuple):
    """What came of looking for an anchor: one of `OUTCOMES`, and from where to where it stands now.

    `start` and `end` are None where it is ambiguous or lost; `places` are the starts of all stretches that
    it may be where it is ambiguous.
    """

    outcome: str
    start: int | None = None
    end: int | None = None
    places: tuple[int, ...] = ()


def find(anchor: Anchor, normalised: str, words: str | None = None) -> Finding:
    """Return what came of looking for one anchor in a normalised text.

    >>> from diplotrack.anchors import make
    >>> find(make("I would love to", 8, 12), "He said: I would love to")
    Finding(outcome='moved', start=17, end=21, places=())
    """
    return find_all([Sought(anchor, words)], normalised)[0]


def find_all(sought: Sequence[Sought], normalised: str) -> list[Finding]:
    """Return what came of looking for each of an article's anchors in a normalised text, in their order."""
    search = _Search({each.anchor for each in sought}, normalised)
    search.settle()
    likeness = Likeness(normalised)
    return [_finding(each, search, likeness) for each in sought]


def _finding(sought: Sought, search: _Search, likeness: Likeness) -> Finding:
    """Return the outcome for one anchor; words that its hash stands for, but not it, have drifted too."""
    anchor = sought.anchor
    words = None if sought.words is None else normalise(sought.words)
    start = search.found.get(anchor)
    if start is not None:
        end = start + anchor.end - anchor.start
        if words not in {None, search.text[start:end]}:
            return Finding("drifted", start, end)
        return Finding("same" if start == anchor.start else "moved", start, end)
    if places := search.open_places(anchor):
        return Finding("ambiguous", places=places)
    if words and (like := likeness.nearest(words, search.expected(anchor))):
        return Finding("drifted", *like)
    return Finding("lost")


class _Search:
    """Looks for a set of anchors in one text; `found` grows by where each that is settled starts."""

    def __init__(self, anchors: Iterable[Anchor], text: str) -> None:
        self.text = text
        self.found: dict[Anchor, int] = {}
        self._anchors = sorted(anchors)
        self._settled: list[Anchor] = []
        self._windows = Windows(text, self._anchors)
        self._twins: dict[tuple[int, str], set[Anchor]] = defaultdict(set)
        for anchor in self._anchors:
            self._twins[_of(anchor)].add(anchor)

    def settle(self) -> None:
        """Apply the rules 1 to 4, the second one again when all have neighbours."""
        for anchor in self._anchors:
            if holds(anchor, self.text):
                self.found[anchor] = anchor.start
                self._settled.append(anchor)
        beside, only, between = self._beside_neighbour, self._only_one, self._between_neighbours
        for rules in ((beside, only), (beside,)):
            for anchor in self._waiting():
                self._settle(anchor, rules)
        for anchor in sorted(self._waiting(), key=lambda each: each.start - each.end):
            self._settle(anchor, (beside, between))

    def open_places(self, anchor: Anchor) -> tuple[int, ...]:
        """Return where the anchor's stretch stands, without the places that its settled twins have."""
        taken = {self.found.get(twin) for twin in self._twins[_of(anchor)]}
        return tuple(start for start in self._windows.places(anchor) if start not in taken)

    def expected(self, anchor: Anchor) -> int:
        """Return where the anchor would start, had it moved as far as its nearest settled neighbour."""
        return next(self._shifted(anchor), anchor.start)

    def _waiting(self) -> list[Anchor]:
        return [anchor for anchor in self._anchors if anchor not in self.found]

    def _settle(self, anchor: Anchor, rules: Iterable[Callable[[Anchor], int | None]]) -> None:
        """Settle the anchor by the first of the rules that says where it is."""
        for rule in rules:
            start = rule(anchor)
            if start is not None:
                self.found[anchor] = start
                insort(self._settled, anchor)
                return

    def _neighbours(self, anchor: Anchor) -> tuple[Anchor | None, Anchor | None]:
        at = bisect_right(self._settled, anchor)
        before = self._settled[at - 1] if at else None
        return before, self._settled[at] if at < len(self._settled) else None

    def _shifted(self, anchor: Anchor) -> Iterator[int]:
        """Yield where the anchor would start, had it moved as far as each of its neighbours."""
        for neighbour in self._neighbours(anchor):
            if neighbour is not None:
                yield anchor.start + self.found[neighbour] - neighbour.start

    def _beside_neighbour(self, anchor: Anchor) -> int | None:
        length = anchor.end - anchor.start
        starts = {
            start
            for start in self._shifted(anchor)
            if holds(Anchor(start, start + length, anchor.sha256), self.text)
        }
        return starts.pop() if len(starts) == 1 else None

    def _only_one(self, anchor: Anchor) -> int | None:
        if anchor.end - anchor.start < LONG or len(self._twins[_of(anchor)]) > 1:
            return None
        places = self._windows.places(anchor)
        return places[0] if len(places) == 1 else None

    def _between_neighbours(self, anchor: Anchor) -> int | None:
        places = self._between(anchor)
        rivals = (twin for twin in self._twins[_of(anchor)] if twin != anchor and twin not in self.found)
        if len(places) == 1 and not any(places & self._between(rival) for rival in rivals):
            return places.pop()
        return None

    def _between(self, anchor: Anchor) -> set[int]:
        before, behind = self._neighbours(anchor)
        first = self.found[before] if before else 0
        last = self.found[behind] if behind else len(self.text)
        if before and behind:
            one, other = sorted(self._shifted(anchor))
            first, last = max(first, one), min(last, other)
        return {start for start in self.open_places(anchor) if first <= start <= last}


def _of(anchor: Anchor) -> tuple[int, str]:
    """Return what anchors of the same words share: their length and their hash."""
    return anchor.end - anchor.start, anchor.sha256


class Windows:
    """Where in a text the stretches that some anchors were made on stand, wherever a word starts.

    All stretches of one length are hashed once, when the first anchor of that length is asked for.
    """

    def __init__(self, text: str, anchors: Iterable[Anchor]) -> None:
        """Take a normalised text, and all anchors that will be asked for."""
        self._text = text
        self._wanted: dict[int, set[bytes]] = defaultdict(set)
        for anchor in anchors:
            self._wanted[anchor.end - anchor.start].add(bytes.fromhex(anchor.sha256))
        self._places: dict[int, dict[bytes, list[int]]] = {}
        self._starts: list[int] = []
        self._encoded = b""
        self._offsets: Sequence[int] = ()

    def places(self, anchor: Anchor) -> list[int]:
        """Return where the anchor's stretch starts, in order; only where it also ends a word, if it does."""
        length = anchor.end - anchor.start
        if length not in self._places:
            self._places[length] = self._hashed(length) if 0 < length <= len(self._text) else {}
        starts = self._places[length].get(bytes.fromhex(anchor.sha256), [])
        return [start for start in starts if self._ends_word(start + length)] or starts

    def _hashed(self, length: int) -> dict[bytes, list[int]]:
        """Return the starts of all wanted stretches of that length, by their hash."""
        if not self._encoded:
            self._encode()
        encoded, offsets, wanted = self._encoded, self._offsets, self._wanted[length]
        found: dict[bytes, list[int]] = defaultdict(list)
        last = len(self._text) - length
        for start in self._starts[: bisect_right(self._starts, last)]:
            hashed = sha256(encoded[offsets[start] : offsets[start + length]]).digest()
            if hashed in wanted:
                found[hashed].append(start)
        return found

    def _encode(self) -> None:
        """Encode the text once: hashing takes bytes, and places count characters."""
        self._starts = [match.start() for match in _WORD_START.finditer(self._text)]
        self._encoded = self._text.encode()
        if self._text.isascii():
            self._offsets = range(len(self._text) + 1)
        else:
            self._offsets = [0, *accumulate(_width(character) for character in self._text)]

    def _ends_word(self, end: int) -> bool:
        return not (self._text[end - 1 : end].isalnum() and self._text[end : end + 1].isalnum())


def _width(character: str) -> int:
    """Return how many bytes a character takes in UTF-8 (RFC 3629)."""
    return 1 + (character > "\x7f") + (character > "\u07ff") + (character > "\uffff")
