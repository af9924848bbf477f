"""Whether an event happened, in other people's words."""

from __future__ import annotations

from diplotrack.importers.meaning.names import fold
from diplotrack.model import STATUSES

_WORDS = {
    "happened": ("done", "completed", "occurred", "took place", "confirmed"),
    "ongoing": ("in progress", "continuing", "current"),
    "planned": ("scheduled", "upcoming", "announced"),
    "expected": ("forecast", "anticipated"),
    "proposed": ("offered", "suggested"),
    "called-off": ("cancelled", "canceled"),
    "did-not-happen": (),
    "alleged": ("claimed", "unconfirmed", "unverified", "rumoured", "rumored"),
}
_KNOWN = {fold(word): status for status in STATUSES for word in (status, *_WORDS[status])}


def status_of(written: str) -> str | None:
    """Return the status that a word stands for, or None.

    >>> status_of("Cancelled"), status_of("Did not happen"), status_of("green")
    ('called-off', 'did-not-happen', None)
    """
    return _KNOWN.get(fold(written))
