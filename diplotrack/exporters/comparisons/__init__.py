"""Comparisons for other programs and for print: a comparison in, pieces of a text in one format out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.criticism.comparing import Comparison
    from diplotrack.timeline import Timeline

FORMATS = {
    "json": "in_records",
    "md": "in_markdown",
    "html": "page",
    "tei": "tei",
}
"""Every format of a comparison, and the module of this room that writes it; "tei" is of utterances alone."""


def write(comparison: Comparison, timeline: Timeline, fmt: str, *, only_words: bool = False) -> Iterator[str]:
    """Return the pieces of a comparison in one of `FORMATS`.

    With `only_words`, punctuation, capitals and contractions make no difference. Raises UsageError where
    TEI has nothing to hold: for an event, for articles, for an utterance of which nobody prints the words.
    """
    module = import_module(f"diplotrack.exporters.comparisons.{FORMATS[fmt]}")
    writer: Callable[..., Iterator[str]] = module.compared
    return writer(comparison, timeline, only_words=only_words)
