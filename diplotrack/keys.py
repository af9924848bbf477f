"""Keys: the human names by which everything in a dossier is referred to, made from what it is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST_KEY = 80
"""The most characters that a key may have."""

KEY_PATTERN = rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_KEY - 1}}}"
"""What a key is made of."""

_DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""What no file may be called on Windows, whatever its ending."""

_EASY_TO_TYPE = 40
"""A key made from a long title ends with the last word within so many characters."""


def key_from(name: str, taken: Container[str] = (), *, otherwise: str = "") -> str:
    """Return a key for what is called so, that is not taken: its words in plain letters, hyphens between.

    Where nothing of the name can stand in a key, it is made from `otherwise`, and is empty if that is.

    >>> key_from("Ms Björk's reply to Łódź, on the 5th")
    'ms-bjorks-reply-to-lodz-on-the-5th'
    >>> key_from("The offer", {"the-offer", "the-offer-2"})
    'the-offer-3'
    >>> key_from("한국", otherwise="actor")
    'actor'
    """
    words = re.findall("[a-z0-9]+", _plain(name)) or ([otherwise] if otherwise else [])
    made = words[0][:LONGEST_KEY] if words else ""
    for word in words[1:]:
        if len(made) + 1 + len(word) > _EASY_TO_TYPE:
            break
        made += f"-{word}"
    number, key = 1, made
    while made and key in taken:
        number += 1
        end = f"-{number}"
        key = made[: LONGEST_KEY - len(end)] + end
    return key


def file_stem(key: str) -> str:
    """Return what a file is called, without its ending, that is named for a key; no key has an underscore.

    Keys are small letters, digits and hyphens: they need no escaping in a path, and no two are one on a file
    system that takes no notice of case.

    >>> file_stem("air-force-one-offer"), file_stem("con")
    ('air-force-one-offer', 'con_')
    """
    return f"{key}{'_' if _DEVICE.fullmatch(key) else ''}"


def _plain(name: str) -> str:
    """Return a name in small letters without accents and apostrophes; other scripts are left as they are."""
    from unicodedata import combining, normalize  # noqa: PLC0415 - few commands make keys

    apart = normalize("NFKD", name.casefold().translate(_WITHOUT_PARTS))
    return "".join(each for each in apart if not combining(each))


_WITHOUT_PARTS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"} | dict.fromkeys("'’"))
"""Letters that Unicode does not take apart; and marks inside words, which keys leave out."""
