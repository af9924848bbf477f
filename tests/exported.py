"""What the text exports write of a timeline, for tests."""

from __future__ import annotations

import re
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


def without_style(page: str) -> str:
    """Return a page without what is between its style and script tags, and their hashes."""
    text = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1…\2", page, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-…", text)
