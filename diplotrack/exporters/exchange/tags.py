"""Names that are the same for ever, tag URIs (RFC 4151): keys of a dossier in, such names out.

The authority is a domain that nobody can own (RFC 2606), so that no such name is anybody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplotrack.timeline import Timeline

AUTHORITY = "tag:diplotrack.invalid,2025:"
"""What all such names begin with."""

TERMS = f"{AUTHORITY}terms:"
"""What the names of diplotrack's own words begin with."""


def dossier_name(timeline: Timeline) -> str:
    """Return the name of a dossier."""
    return f"{AUTHORITY}{timeline.dossier.key}"


def inside(timeline: Timeline) -> str:
    """Return what the names of a dossier's things begin with."""
    return f"{dossier_name(timeline)}:"
