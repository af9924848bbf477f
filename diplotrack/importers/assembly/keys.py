"""Keys for what comes in: made of titles, names and dates, the same ones every time."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from diplotrack.importers.meaning.names import fold
from diplotrack.keys import LONGEST_KEY, key_from

if TYPE_CHECKING:
    from diplotrack.importers.entry import Entry

_MARK = 6
"""So many characters of a key stand for what a record holds, where two would have the same."""

_KEY = re.compile(r"[a-z][a-z0-9-]*")
_MACHINE_MADE = re.compile(r"[0-9a-f]{8}")


def of_event(entry: Entry) -> str:
    """Return the key of an entry's event: the file's own where it reads like one, else title and date."""
    own = entry.key or ""
    if len(own) <= LONGEST_KEY and _KEY.fullmatch(own) and not _MACHINE_MADE.search(own):
        return own
    title = key_from(entry.title) or f"event-{mark(fold(entry.title))}"
    date = key_from(re.sub("T[0-9:]+(?:Z|[+-][0-9:]+)?", "", entry.date.edtf), otherwise="undated")
    return f"{title[: LONGEST_KEY - len(date) - 1].rstrip('-')}-{date}"


def of_actor(name: str) -> str:
    """Return the key of an actor of that name."""
    return key_from(name) or f"actor-{mark(fold(name))}"


def apart(key: str, content: object) -> str:
    """Return a key that another has as well, with a mark of what its own record holds."""
    return f"{key[: LONGEST_KEY - _MARK - 1].rstrip('-')}-{mark(repr(content))}"


def mark(text: str) -> str:
    """Return a few letters and digits that stand for a text."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:_MARK]
