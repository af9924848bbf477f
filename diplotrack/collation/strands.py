"""Strands: a wording laid out for alignment, one key after another.

In: a witness, which is how one article prints an utterance. Out: its tokens, and its *units*, one for
each key of each token. Places and ranges count units from 0, ends exclusive; a place where a range may
end lies between two tokens, never inside a contraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diplotrack.collation.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = Token("", "", ("",), mark=True)
_ELLIPSIS = "..."

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Witness:
    """How one article prints an utterance: its siglum, its fragments in order, and whether in part only.

    A gap of a partial witness, before, between and after its fragments, means nothing: it does not
    print the words, and does not leave them out either.
    """

    siglum: str
    fragments: tuple[str, ...]
    partial: bool = False

    @property
    def text(self) -> str:
        """The fragments as one text, with a space at each join."""
        return " ".join(self.fragments)


class Strand:
    """The tokens of a wording and their keys; `partial` as of its witness."""

    __slots__ = ("_edges", "_joins", "gaps", "keys", "marks", "partial", "tokens", "word_keys", "words")

    def __init__(self, tokens: tuple[Token, ...], joins: frozenset[int], *, partial: bool) -> None:
        """Lay out the tokens; `joins` are the tokens, other than the first, that begin a fragment."""
        self.tokens, self._joins, self.partial = tokens, joins, partial
        self.keys: list[str] = []
        self.marks: list[bool] = []
        self._edges: list[int] = []
        for number, token in enumerate(tokens):
            self.keys.extend(token.keys)
            self.marks.extend([token.mark] * len(token.keys))
            self._edges.extend([number, *[-1] * (len(token.keys) - 1)])
        self._edges.append(len(tokens))
        self.words = [place for place, mark in enumerate(self.marks) if not mark]
        self.word_keys = [self.keys[place] for place in self.words]
        self.gaps = frozenset(self._gaps()) if partial else frozenset()

    @classmethod
    def of(cls, witness: Witness) -> Strand:
        """Lay out the wording of a witness; an empty fragment is a mark that prints nothing."""
        tokens: list[Token] = []
        joins = []
        for fragment in witness.fragments:
            joins.append(len(tokens))
            tokens.extend(tokenise(fragment) or [_BLANK])
        return cls(tuple(tokens), frozenset(joins[1:]), partial=witness.partial)

    def __len__(self) -> int:
        """Return the number of units."""
        return len(self.keys)

    def splits(self, place: int) -> bool:
        """Tell whether the place lies between two tokens, or at either end."""
        return self._edges[place] >= 0

    def clings(self, place: int) -> bool:
        """Tell whether no white space parts a mark from what is before it."""
        return place > 0 and not self.tokens[self._edges[place]].before

    def within(self, stretch: Range) -> tuple[Token, ...]:
        """Return the tokens of a range."""
        start, end = stretch
        return self.tokens[self._edges[start] : self._edges[end]]

    def part(self, stretch: Range) -> Strand:
        """Return a range as a strand of its own."""
        return Strand(self.within(stretch), frozenset(), partial=False)

    def pieces(self, stretch: Range) -> tuple[str, ...]:
        """Return what a range prints, white space and all, cut where a new fragment begins."""
        pieces = [""]
        for number in range(self._edges[stretch[0]], self._edges[stretch[1]]):
            if number in self._joins:
                pieces.append("")
            pieces[-1] += self.tokens[number].before + self.tokens[number].text
        return tuple(pieces)

    def _gaps(self) -> Iterator[int]:
        """Yield the places where a partial wording may break off: ends of fragments, and ellipses."""
        breaks = {0, len(self), *(place for place, edge in enumerate(self._edges) if edge in self._joins)}
        for place, key in enumerate(self.keys):
            if key == _ELLIPSIS:
                breaks |= {place, place + 1}
        for place in breaks:
            before = after = place
            while before and self.marks[before - 1]:
                before -= 1
            while after < len(self) and self.marks[after]:
                after += 1
            yield from range(before, after + 1)
