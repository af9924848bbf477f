"""How much room words take in a picture, before anybody draws them: a text and a size in, a width out.

Nobody knows which face a reader's machine has. So these are the widths of a wide one, in parts of the size:
what has room here has room in all that browsers and papers use.
"""

from __future__ import annotations

import unicodedata

LETTERS_OF_WIDTH = {
    0.32: " ijl.,'’:;|!I",
    0.42: 'frt()[]{}/-–J“”"`',
    0.6: "ackszvxyLFETZ*?_",
    0.82: "wMOQ&%…—→@",
    1.0: "mW",
}
"""Which letters are so wide, in parts of their size."""

_WIDTH = {letter: width for width, letters in LETTERS_OF_WIDTH.items() for letter in letters}
_CAPITAL, _OTHER, _WIDE = 0.76, 0.65, 1.05


MOST_LINES = 4
"""Of a name: a longer one is cut, as nobody would read it."""


def width_of(text: str, size: float) -> float:
    """Return how wide a line of letters of that size is, at the most; both in the same unit.

    >>> round(width_of("Kim", 10), 1), width_of("김", 10)
    (20.8, 10.5)
    """
    width = 0.0
    for letter in text:
        width += _width(letter)
    return width * size


def broken(text: str, size: float, room: float) -> tuple[str, ...]:
    """Return the text in lines no wider than `room`, broken at spaces, and inside a word that is longer.

    >>> broken("Korean Central News Agency", 10, 100)
    ('Korean Central', 'News Agency')
    """
    lines = [""]
    for word in text.split():
        parts = _parts(word, size, room)
        longer = f"{lines[-1]} {parts[0]}"
        if lines[-1] and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(parts[0])
        lines += parts[1:]
    return tuple(line for line in lines if line)


def label(name: str, size: float, room: float) -> tuple[str, ...]:
    """Return a name in lines as `broken` makes them, cut off where they are more than a picture has room for.

    >>> label("Permanent Joint Standing Committee", 10, 50)
    ('Permane', 'nt Joint', 'Standing', '…')
    """
    lines = broken(name, size, room)
    return lines if len(lines) <= MOST_LINES else (*lines[: MOST_LINES - 1], "…")


def _parts(word: str, size: float, room: float) -> list[str]:
    """Return a word in one piece, or in pieces that have room; each holds one letter at least."""
    parts, width = [""], 0.0
    for letter in word:
        its = _width(letter) * size
        if parts[-1] and width + its > room:
            parts.append("")
            width = 0.0
        parts[-1] += letter
        width += its
    return parts


def _width(letter: str) -> float:
    known = _WIDTH.get(letter)
    if known is not None:
        return known
    if letter.isascii():
        return _CAPITAL if letter.isupper() else _OTHER
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _CAPITAL if letter.isupper() else _OTHER
