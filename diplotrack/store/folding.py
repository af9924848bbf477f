"""Text as it is compared when letter case does not matter."""

from __future__ import annotations

from unicodedata import normalize


def fold(text: str) -> str:
    """Return the text without differences of letter case, composition and spacing.

    >>> fold("  Lee  JAE-Myung ")
    'lee jae-myung'
    """
    return normalize("NFC", " ".join(text.split()).casefold())
