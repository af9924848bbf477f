"""Verdicts: in what way a wording differs from the base, at one place.

In: what two strands print at a place. Out: the kind of reading, a key of `READING_KINDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.collation.tokens import EITHER, Token, levelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

READING_KINDS = {
    "same": "as the base prints it, whatever the typesetting",
    "punctuation": "the same words, other marks",
    "form": "the same words, other capitals",
    "contraction": "the same words, one drawn together and one written out",
    "substitution": "other words",
    "addition": "words that the base does not print",
    "omission": "words of the base that it does not print",
    "moved": "the same words in another place",
    "not-printed": "outside what a partial wording prints, so nothing can be said",
}
"""Kinds of reading and what each means."""

_SUBSTANTIVE = frozenset({"substitution", "addition", "omission", "moved"})
ACCIDENTAL = frozenset({"punctuation", "form", "contraction"})
"""The kinds in which an editor's hand shows, and not what was said."""


def substantive(kind: str) -> bool:
    """Tell whether readings of a kind differ in their words.

    >>> [kind for kind in READING_KINDS if substantive(kind)]
    ['substitution', 'addition', 'omission', 'moved']
    """
    return kind in _SUBSTANTIVE


def verdict(ours: Sequence[Token], theirs: Sequence[Token]) -> str:
    """Return the kind of what a wording prints at a place where the base prints `ours`."""
    if [token.text for token in ours] == [token.text for token in theirs]:
        return "same"
    ours, theirs = _printing(ours), _printing(theirs)
    if _levelled(ours) == _levelled(theirs):
        return "same"
    words, other_words = _words(ours), _words(theirs)
    if _levelled(words) == _levelled(other_words):
        return "punctuation"
    if not (words and other_words):
        return "omission" if words else "addition"
    return _spelling(words, other_words) if _agree(words, other_words) else "substitution"


def _spelling(words: list[Token], other_words: list[Token]) -> str:
    """Return in what two runs of words differ that are the same words."""
    letters, other_letters = _letters(words), _letters(other_words)
    if letters == other_letters:
        return "punctuation"
    if [each.casefold() for each in letters] == [each.casefold() for each in other_letters]:
        return "form"
    return "contraction"


def _printing(tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if token.keys != ("",)]


def _words(tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if not token.mark]


def _levelled(tokens: Iterable[Token]) -> list[str]:
    return [levelled(token.text) for token in tokens]


def _letters(tokens: Iterable[Token]) -> list[str]:
    """Return the words without the marks inside them: the points of "U.S.", the comma of "1,000"."""
    return ["".join(filter(str.isalnum, levelled(token.text))) for token in tokens]


def _agree(ours: list[Token], theirs: list[Token]) -> bool:
    """Tell whether two runs of words are one, if every contraction is opened as it suits best."""
    keys, other_keys = _openings(ours), _openings(theirs)
    return len(keys) == len(other_keys) and all(
        key == other or (opened and (key, other) in EITHER) or (other_opened and (other, key) in EITHER)
        for (key, opened), (other, other_opened) in zip(keys, other_keys, strict=True)
    )


def _openings(tokens: list[Token]) -> list[tuple[str, bool]]:
    """Return the keys of tokens, and of each whether a contraction was opened for it."""
    return [(key, len(token.keys) > 1) for token in tokens for key in token.keys]
