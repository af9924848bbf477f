"""The normal form of a text, and anchors that count in it.

In: a text as a coder has it. Out: its normalised form, and what stands where in it. Unit: code points
of the normalised text, end exclusive; a hash is the sha256, in hex, of the UTF-8 of such a stretch.

The normal form, `dt-norm-1`, levels what typesetting, web pages and copying change in a text and keeps
what its writer wrote: letter case, digits, accents and spelling. In order:

1. zero-width characters, direction marks and soft hyphens go; the ligatures ff, fi, fl, ffi, ffl open;
2. Unicode NFC (not NFKC, which would change fractions, superscripts and signs);
3. every kind of quotation mark becomes a straight one, every dash `-` and a run of them one, the
   ellipsis three full stops;
4. every run of spaces, tabs and line ends becomes one space, and none is left at either end.
"""

from __future__ import annotations

from typing import NamedTuple

NORM = "dt-norm-1"
"""The name of the normal form; it stands beside every anchor's article, since offsets depend on it."""

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), "")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_SINGLE_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\uff07"), "'")
_DOUBLE_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"), '"')
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D], "-")
_UNSEEN = _DROPPED | _LIGATURES
_MARKS = _SINGLE_QUOTES | _DOUBLE_QUOTES | _DASHES | {0x2026: "..."}


class Anchor(NamedTuple):
    """A stretch of an article's normalised text, and the sha256 (hex) of that stretch."""

    start: int
    end: int
    sha256: str


def normalise(text: str) -> str:
    r"""Return the text in the normal form `dt-norm-1`; to normalise twice changes nothing.

    >>> normalise("  He said:\n\u201cI\u2019d go \u2014 soon\u2026\u201d ")
    'He said: "I\'d go - soon..."'
    """
    import re  # noqa: PLC0415 - readers of the database come by here and never normalise
    from unicodedata import normalize  # noqa: PLC0415

    composed = normalize("NFC", text.translate(_UNSEEN)).translate(_MARKS)
    return " ".join(re.sub("-{2,}", "-", composed).split())


def digest(span: str) -> str:
    """Return the sha256 of a stretch of normalised text, as 64 hexadecimal digits.

    >>> digest("love")[:12]
    '686f746a95b6'
    """
    from hashlib import sha256  # noqa: PLC0415 - costs readers of the database 10 ms for nothing

    return sha256(span.encode()).hexdigest()


def make(normalised: str, start: int, end: int) -> Anchor:
    """Return the anchor of the stretch from `start` to before `end` of a normalised text.

    Raises ValueError if there is no such stretch, or it is empty.

    >>> make("I would love to", 8, 12).sha256 == digest("love")
    True
    """
    if not 0 <= start < end <= len(normalised):
        raise ValueError(f"There is nothing from {start} to {end} in a text of {len(normalised)} characters.")
    return Anchor(start, end, digest(normalised[start:end]))


def holds(anchor: Anchor, normalised: str) -> bool:
    """Tell whether the text has, at the anchor's very place, the stretch that the anchor was made on.

    >>> holds(make("I would love to", 8, 12), "I should love to")
    False
    """
    return 0 <= anchor.start < anchor.end <= len(normalised) and (
        digest(normalised[anchor.start : anchor.end]) == anchor.sha256
    )
