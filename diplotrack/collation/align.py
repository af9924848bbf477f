"""Alignment: which words two texts share, which have moved, and what stands against what between them.

In: sequences of keys (see `tokens`). Out: pairs of places, and links between stretches. Places count
from 0, ends are exclusive. Words are aligned before marks, so that no comma outweighs a word. All
answers are the same whichever of two texts comes first. Time is bounded: what would take more than
some hundred thousand comparisons is cut at words that occur once in both, or else in the middle.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_COMPARISONS = 50_000
"""Pairs of equal words beyond which two texts are cut before they are aligned."""
_MOST_SEEDS = 64
"""Pairs of equal unmatched words beyond which a word is too common to look for moves from."""
_MOST_PLACES = 6
"""How many words a single word may jump over and still count as moved."""
_SHORT_WORD = 3
"""Letters up to which a word, alone, does not make a run worth calling moved."""


class Move(NamedTuple):
    """A run of `length` words that stands at `here` in one text and at `there` in the other."""

    here: int
    there: int
    length: int


class Match(NamedTuple):
    """How the words of two texts correspond: pairs of places in the same order, and moved runs."""

    pairs: tuple[tuple[int, int], ...]
    moves: tuple[Move, ...]

    def weight(self) -> float:
        """Return how many words the texts share; a moved word counts half."""
        return len(self.pairs) + sum(move.length for move in self.moves) / 2


def match(here: list[str], there: list[str]) -> Match:
    """Align two sequences of word keys.

    >>> match("put the word out now".split(), "put out the word now".split())
    Match(pairs=((0, 0), (1, 2), (2, 3), (4, 4)), moves=(Move(here=3, there=1, length=1),))
    """
    # The matcher's answer depends on which text comes first, so one order is kept for both.
    if (len(here), here) > (len(there), there):
        turned = match(there, here)
        return Match(
            tuple((ours, theirs) for theirs, ours in turned.pairs),
            tuple(Move(move.there, move.here, move.length) for move in turned.moves),
        )
    pairs = tuple(_pairs(here, there))
    return Match(pairs, _moves(here, there, pairs))


def _pairs(here: list[str], there: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of equal words, in order, as the longest common runs give them."""
    for start, other_start, ours, theirs in _stretches(here, there):
        matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
        for first, other_first, length in matcher.get_matching_blocks():
            for place in range(length):
                yield start + first + place, other_start + other_first + place


def _stretches(
    here: list[str], there: list[str], start: int = 0, other_start: int = 0
) -> Iterator[tuple[int, int, list[str], list[str]]]:
    """Cut two texts, at the same landmarks, until each stretch is quick to align."""
    if _comparisons(here, there) <= _MOST_COMPARISONS:
        yield start, other_start, here, there
        return
    landmarks = _landmarks(here, there)
    cut, other_cut = landmarks[len(landmarks) // 2] if landmarks else (len(here) // 2, len(there) // 2)
    yield from _stretches(here[:cut], there[:other_cut], start, other_start)
    yield from _stretches(here[cut:], there[other_cut:], start + cut, other_start + other_cut)


def _comparisons(here: list[str], there: list[str]) -> int:
    if len(here) * len(there) <= _MOST_COMPARISONS:
        return 0
    counts = Counter(there)
    return sum(count * counts[word] for word, count in Counter(here).items())


def _landmarks(here: list[str], there: list[str]) -> list[tuple[int, int]]:
    """Return the places of words that occur once in both: the most of them that keep their order."""
    once, once_there = Counter(here), Counter(there)
    found = {word: place for place, word in enumerate(there) if once_there[word] == once[word] == 1}
    pairs = [(place, found[word]) for place, word in enumerate(here) if word in found]
    ends: list[int] = []
    chains: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        rank = bisect_left(ends, place)
        before.append(chains[rank - 1] if rank else -1)
        ends[rank : rank + 1], chains[rank : rank + 1] = [place], [number]
    landmarks = []
    number = chains[-1] if chains else -1
    while number >= 0:
        landmarks.append(pairs[number])
        number = before[number]
    return [pair for pair in reversed(landmarks) if pair != (0, 0)]


def _moves(here: list[str], there: list[str], pairs: tuple[tuple[int, int], ...]) -> tuple[Move, ...]:
    """Find the words left over in both texts that stand elsewhere, the longest runs first."""
    if len(pairs) in (len(here), len(there)):
        return ()
    ours, theirs = [place for place, _ in pairs], [place for _, place in pairs]
    loose, loose_there = set(range(len(here))).difference(ours), set(range(len(there))).difference(theirs)

    def jumped(place: int, other: int) -> int:
        """Return over how many words it is to the other place, 0 if no matched word is jumped over."""
        first, last = bisect_left(ours, place), bisect_left(theirs, other)
        if first < last:
            return max(ours[last - 1] - place, other - theirs[first])
        return max(place - ours[last], theirs[first - 1] - other) if last < first else 0

    moves = []
    runs = _runs(here, there, loose, loose_there)
    for run in sorted(runs, key=lambda run: (-run.length, jumped(run.here, run.there), run)):
        for move in _free(run, loose, loose_there):
            words, places = here[move.here : move.here + move.length], jumped(move.here, move.there)
            long_enough = any(len(word) > _SHORT_WORD for word in words)
            if places and (long_enough if move.length > 1 else places <= _MOST_PLACES):
                moves.append(move)
                loose.difference_update(range(move.here, move.here + move.length))
                loose_there.difference_update(range(move.there, move.there + move.length))
    return tuple(sorted(moves))


def _runs(here: list[str], there: list[str], loose: set[int], loose_there: set[int]) -> list[Move]:
    """Return the common runs of words that are loose in both texts, each as long as it can be."""
    places, places_there = defaultdict(list), defaultdict(list)
    for place in sorted(loose):
        places[here[place]].append(place)
    for place in sorted(loose_there):
        places_there[there[place]].append(place)
    runs = []
    seen: set[tuple[int, int]] = set()
    for word, starts in places.items():
        if len(starts) * len(places_there.get(word, ())) > _MOST_SEEDS:
            continue
        for seed in ((one, other) for one in starts for other in places_there.get(word, ())):
            if seed not in seen:
                diagonal = _run(here, there, loose, loose_there, seed)
                seen.update(
                    (diagonal.here + place, diagonal.there + place) for place in range(diagonal.length)
                )
                runs.append(diagonal)
    return runs


def _run(
    here: list[str], there: list[str], loose: set[int], loose_there: set[int], seed: tuple[int, int]
) -> Move:
    """Return the longest run of loose words around two equal ones."""

    def same(place: int, other: int) -> bool:
        return place in loose and other in loose_there and here[place] == there[other]

    start, other_start = end, other_end = seed
    while same(start - 1, other_start - 1):
        start, other_start = start - 1, other_start - 1
    while same(end, other_end):
        end, other_end = end + 1, other_end + 1
    return Move(start, other_start, end - start)


def _free(run: Move, loose: set[int], loose_there: set[int]) -> Iterator[Move]:
    """Yield the parts of a run that no longer run has taken."""
    length = 0
    for place in range(run.length + 1):
        if place < run.length and run.here + place in loose and run.there + place in loose_there:
            length += 1
        elif length:
            yield Move(run.here + place - length, run.there + place - length, length)
            length = 0
