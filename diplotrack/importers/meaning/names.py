"""Names of actors: cells split into names, names held against those known, names that may be one.

Names are compared folded: without regard to letter case, accents, punctuation and spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.model import ROLES

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from diplotrack.model import Actor

SHORTEST_ALIKE = 5
"""Names of fewer letters are not asked about for one letter's sake: Iran is not Iraq."""

LONGEST_ALIKE = 60
"""Longer names are whole sentences, and are not asked about."""

_SEPARATORS = re.compile(r"[;|\n]")
_WITH_COMMAS = re.compile(r"[,;|\n]")
_AND = re.compile(r"\s+(?:and|und|&|\+)\s+|\s*/\s*", re.IGNORECASE)
_WITH_ROLE = re.compile(rf"(.+?) \(({'|'.join(ROLES)})\)")
_AND_FIRST = re.compile(r"\s*(?:and|und|&)\s+", re.IGNORECASE)


class Splitting(NamedTuple):
    """By what the names in a column are split; `alone` are those, folded, that stand alone between two marks.

    Where commas may stand within a name, they are `in_doubt`. `at_and`: some names are split at "and".
    """

    by: re.Pattern[str] = _SEPARATORS
    alone: frozenset[str] = frozenset()
    in_doubt: bool = False
    at_and: bool = False


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Return a name as it is compared.

    >>> fold(" KIM  Jong-ün "), fold("U.S.A."), fold("O'Neill")
    ('kim jong un', 'usa', 'oneill')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    spelt = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub(r"['’.]", "", spelt)).split())


def parted(name: str) -> tuple[str, str]:
    """Return a name and the part that is said behind it in brackets; "actor" where none is.

    >>> parted("Ada Lind (recipient)"), parted("Ada Lind")
    (('Ada Lind', 'recipient'), ('Ada Lind', 'actor'))
    """
    match = _WITH_ROLE.fullmatch(name)
    return (match[1], match[2]) if match else (name, "actor")


def splitting(cells: Sequence[str]) -> Splitting:
    """Return by what the names in the cells of one column are split.

    Semicolons, bars and line breaks always split. Commas do if no cell has one of those, and if it shows
    that what stands behind them are names of their own, not first names: if in most cells of two names
    the second stands elsewhere alone or in front. "and" and its signs split what is left if each name
    between them stands elsewhere alone: so Northland and Southmark are two, Trinidad and Tobago is one.
    """
    by, in_doubt = _marks([cell for cell in cells if cell.strip()])
    parts = dict.fromkeys(part for cell in cells for part in by.split(cell))
    alone = frozenset(filter(None, (fold(part) for part in parts if not _AND.search(part))))
    at_and = any(len(_apart(part, alone)) > 1 for part in parts)
    return Splitting(by, alone, in_doubt, at_and)


def _marks(filled: Sequence[str]) -> tuple[re.Pattern[str], bool]:
    """Return the marks that split, and whether commas are in doubt."""
    with_commas = [[part.strip() for part in cell.split(",")] for cell in filled if "," in cell]
    if not with_commas or any(_SEPARATORS.search(cell) for cell in filled):
        return _SEPARATORS, False
    in_front = {fold(cell.split(",")[0]) for cell in filled}
    pairs = [
        parts
        for parts in with_commas
        if len(parts) == 2 and not _AND.search(parts[1])  # noqa: PLR2004 - two names, or one turned round
    ]
    shown = sum(fold(parts[1]) in in_front for parts in pairs)
    if 2 * shown > len(pairs) or not pairs:
        return _WITH_COMMAS, False
    return _SEPARATORS, True


def split(cell: str, how: Splitting) -> tuple[str, ...]:
    """Return the names in a cell, each once."""
    names = (" ".join(name.split()) for part in how.by.split(cell) for name in _apart(part, how.alone))
    return tuple(dict.fromkeys(name for name in names if fold(name)))


def _apart(part: str, alone: Collection[str]) -> list[str]:
    """Return the names between "and" in what stands between two marks; the whole where one is none."""
    named = _AND_FIRST.sub("", part, count=1) if _AND_FIRST.match(part) else part
    several = _AND.split(named)
    return several if len(several) > 1 and all(fold(each) in alone for each in several) else [named]


class Known:
    """The actors that a dossier has, by every name and key, folded; a name of two of them is nobody's."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Take the dossier's actors."""
        self.actors = {actor.key: actor for actor in actors}
        self._names: dict[str, set[str]] = {}
        for actor in self.actors.values():
            for name in (actor.key, actor.name, *actor.aliases):
                self._names.setdefault(fold(name), set()).add(actor.key)

    def meant(self, name: str) -> frozenset[str]:
        """Return the keys of all actors who are called so."""
        return frozenset(self._names.get(fold(name), ()))

    def called(self, name: str) -> str | None:
        """Return the key of the actor who alone is called so."""
        keys = self.meant(name)
        return next(iter(keys)) if len(keys) == 1 else None

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield every name with the key of its actor."""
        for actor in self.actors.values():
            yield from ((name, actor.key) for name in (actor.name, *actor.aliases))


class Pair(NamedTuple):
    """Two names that may be one actor's, and what they have in common."""

    one: str
    other: str
    why: str


def alike(new: Iterable[str], known: Iterable[str], apart: Mapping[str, str]) -> Iterator[Pair]:
    """Yield each new name with a name, new or known, that may be the same actor's.

    Names may be one if the words of one begin or end the other, if they have the same words in another
    order, or if one letter differs in a word of `SHORTEST_ALIKE` letters or more. `apart` holds, folded,
    the answers that were given already: they are not asked again.
    """
    new_names = {fold(name): name for name in new}
    names = {**{fold(name): name for name in known}, **new_names}
    seen: set[tuple[str, str]] = set()
    buckets: dict[tuple[str, str], list[str]] = {}
    for folded in names:
        for sign in _signs(folded):
            buckets.setdefault(sign, []).append(folded)
    for folded, name in new_names.items():
        if folded in apart:
            continue
        for why, variant in _signs(folded):
            others = buckets[why, variant] if why != "part" else [variant] if variant in names else []
            for other in others:
                pair = (min(folded, other), max(folded, other))
                if other != folded and pair not in seen and other not in apart and _may_be(why, *pair):
                    seen.add(pair)
                    yield Pair(name, names[other], _WHYS[why])


_WHYS = {
    "part": "one name is part of the other",
    "order": "the same words in another order",
    "letter": "one letter differs",
}


def _signs(folded: str) -> Iterator[tuple[str, str]]:
    """Yield what two names must have in common to be alike."""
    if len(folded) > LONGEST_ALIKE:
        return
    words = folded.split()
    yield "part", folded
    for count in range(1, len(words)):
        yield "part", " ".join(words[:count])
        yield "part", " ".join(words[count:])
    yield "order", " ".join(sorted(words))
    if len(folded) >= SHORTEST_ALIKE:
        yield "letter", folded
        for place in range(len(folded)):
            yield "letter", folded[:place] + folded[place + 1 :]


def _may_be(why: str, one: str, other: str) -> bool:
    """Tell whether a sign in common means what it is meant to: one whole name, one letter of one word."""
    if why == "part":
        short, long = sorted((one.split(), other.split()), key=len)
        return len(short) < len(long) and short in (long[: len(short)], long[-len(short) :])
    if why == "letter":
        first, second = one.split(), other.split()
        if len(first) != len(second):
            return one.replace(" ", "") == other.replace(" ", "")
        differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
        return len(differing) == 1 and all(
            word.isalpha() and len(word) >= SHORTEST_ALIKE - 1 for word in differing[0]
        )
    return True


def best_first(spellings: Counter[str]) -> list[str]:
    """Return the spellings, the one first that most rows have; those all small or all large come last."""
    return sorted(spellings, key=lambda name: (name.islower() or name.isupper(), -spellings[name], name))
