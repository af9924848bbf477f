"""Text from files, made safe for a terminal: any text in, one line of visible characters out.

Removed are the control characters (C0, C1), which could move the cursor or change the terminal, the
marks that reorder text (Unicode Technical Report 36, section 2.4: bidirectional overrides, embeddings
and isolates) and other invisible format characters. Line breaks and other spaces become one space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

JOINERS = frozenset("\u200c\u200d")
"""The invisible characters that Persian, Indic scripts and emoji need: they stay."""


def clean(text: str) -> str:
    r"""Return the text on one line, without what a terminal would obey instead of show.

    >>> clean("red \x1b[31malert\nnext\u202eline")
    'red [31malert nextline'
    """
    if text.isprintable():
        return text
    return "".join(filter(None, map(_shown, text)))


def _shown(character: str) -> str:
    if character.isprintable() or character in JOINERS:
        return character
    return " " if character.isspace() else ""


def cells(text: str) -> int:
    """Return how many cells a terminal gives to a clean text (Unicode Standard Annex 11).

    >>> cells("Kim"), cells("김정은")
    (3, 6)
    """
    return len(text) if text.isascii() else len(text) + sum(map(_beyond_one, _NOT_ASCII.findall(text)))


@lru_cache(maxsize=4096)
def _beyond_one(character: str) -> int:
    """Return how many cells more than one a character takes that is not ASCII."""
    if character in JOINERS or unicodedata.category(character) in {"Mn", "Me"}:
        return -1
    return 1 if unicodedata.east_asian_width(character) in "WF" else 0
