"""Keys for what comes in: made of titles, names and dates, the same ones every time."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from diplotrack.importers.names import fold

if TYPE_CHECKING:
    from diplotrack.importers.entry import Entry

LONGEST = 80
LONGEST_TITLE = 50
_MARK = 6

_KEY = re.compile(r"[a-z][a-z0-9-]*")
_MACHINE_MADE = re.compile(r"[0-9a-f]{8}")


def slug(text: str, most: int) -> str:
    """Return a text as a part of a key, cut between words if it is longer; "" if nothing of it can stay.

    >>> slug("Lind: “We’ll meet” – Zoë's plan", 50), slug("Talks about talks", 12)
    ('lind-we-ll-meet-zoe-s-plan', 'talks-about')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    written = re.sub("[^a-z0-9]+", "-", re.sub("(?<=[^ ])['’](?=s)", "-", plain)).strip("-")
    if len(written) <= most:
        return written
    cut = written[: most + 1].rpartition("-")[0]
    return (cut or written[:most]).strip("-")


def of_event(entry: Entry) -> str:
    """Return the key of an entry's event: the file's own where it reads like one, else title and date."""
    own = entry.key or ""
    if len(own) <= LONGEST and _KEY.fullmatch(own) and not _MACHINE_MADE.search(own):
        return own
    title = slug(entry.title, LONGEST_TITLE) or f"event-{mark(fold(entry.title))}"
    return f"{title}-{slug(entry.date.edtf, LONGEST - LONGEST_TITLE - _MARK - 2) or 'undated'}"


def of_actor(name: str) -> str:
    """Return the key of an actor of that name."""
    return slug(name, LONGEST - _MARK - 1) or f"actor-{mark(fold(name))}"


def apart(key: str, content: object) -> str:
    """Return a key that another has as well, with a mark of what its own record holds."""
    return f"{key[: LONGEST - _MARK - 1].rstrip('-')}-{mark(repr(content))}"


def mark(text: str) -> str:
    """Return a few letters and digits that stand for a text."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:_MARK]
