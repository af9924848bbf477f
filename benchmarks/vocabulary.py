"""Made-up words, and weights that make them as unevenly common as words are.

Nothing here is left to chance: word number 17 is the same at every run and on every machine.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate

WORDS = 100_000
"""How many words texts are made of; word 0 is the commonest."""

NAMES = 150_000
"""From this number on, words are names: no text is made of them."""

_SYLLABLES = [consonant + vowel for vowel in "aeiou" for consonant in "bdfgklmnprstvz"]
_SHORT = len(_SYLLABLES) ** 2
_LONG = len(_SYLLABLES) ** 3
_STEP = 33_391
"""A prime that divides neither number: no word comes twice, and neighbours do not look alike."""


def word(number: int) -> str:
    """Return the word of this number, up to 347,899: the first 4,900 have two syllables, the others three.

    >>> word(0), word(1), word(5_000)
    ('baba', 'duda', 'rogifi')
    """
    long = number >= _SHORT
    place = (number - _SHORT) * _STEP % _LONG if long else number * _STEP % _SHORT
    syllables = []
    for _ in range(3 if long else 2):
        place, syllable = divmod(place, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    return "".join(reversed(syllables))


@cache
def zipf(count: int, *, power: float = 1.0, level: float = 0.0) -> list[float]:
    """Return cumulative weights of so many things, the first the heaviest.

    A thing weighs 1 / (its rank + `level`) ** `power`: a level makes the first ones less unlike.
    """
    return list(accumulate((rank + level) ** -power for rank in range(1, count + 1)))


@cache
def words() -> tuple[list[str], list[float]]:
    """Return all words of texts, and their cumulative weights."""
    return [word(number) for number in range(WORDS)], zipf(WORDS)
