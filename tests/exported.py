"""What the text exports write of a timeline, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.timeline import Timeline


def exported(name: str, timeline: Timeline, losses: Losses | None = None, **options: bool) -> Iterator[str]:
    """Yield the pieces of an export that is text."""
    for piece in EXPORTERS[name](timeline, Losses() if losses is None else losses, **options):
        assert isinstance(piece, str)
        yield piece
