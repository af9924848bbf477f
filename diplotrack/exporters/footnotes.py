"""Numbered footnotes: places in articles in, marks for the running text and the notes themselves out.

The marks are those of GitHub and pandoc. Plain CommonMark has no footnotes; there a note must not be read
as the definition of a link, and vanish, so each is a paragraph of its own that ends in a full stop.
Places are paragraphs, from 1, and code points of the normalised text, end exclusive.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.exporters.commonmark import emphasis, escape
from diplotrack.exporters.phrases import capital, listed, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.model import Anchor, Article
    from diplotrack.timeline import Timeline


class Footnotes:
    """The notes of one document, numbered in the order in which they are first cited."""

    def __init__(self, timeline: Timeline) -> None:
        """Begin with no notes, for the articles of a timeline."""
        self._timeline = timeline
        self._numbers: dict[str, int] = {}

    def cite(
        self, article: str, at: tuple[Anchor, ...], remarks: Iterable[str] = (), coder: str | None = None
    ) -> str:
        """Return the mark for a place in an article (its key).

        Remarks on the place and what the coder notes follow it, both plain text. The same note is
        numbered once.
        """
        parts = [_place(at, self._timeline.articles.get(article)), *(escape(remark) for remark in remarks)]
        note = f"{article_name(article, self._timeline)}, {'; '.join(parts)}."
        if coder:
            note += f" {escape(sentence(capital(coder)))}"
        return f"[^{self._numbers.setdefault(note, len(self._numbers) + 1)}]"

    def __iter__(self) -> Iterator[str]:
        """Yield the notes as paragraphs, in order."""
        return (f"[^{number}]: {note}" for note, number in self._numbers.items())


def article_name(key: str, timeline: Timeline) -> str:
    """Return an article's title in italics as Markdown, or its key where it has none."""
    article = timeline.articles.get(key)
    return emphasis((article and article.title) or key)


def _place(at: tuple[Anchor, ...], article: Article | None) -> str:
    def paragraph(anchor: Anchor) -> str:
        return f"paragraph {article.text.paragraph_of(anchor)}, " if article else ""

    return "; ".join(
        f"{where}characters {listed(f'{anchor.start:,}-{anchor.end:,}' for anchor in anchors)}"
        for where, anchors in groupby(at, paragraph)
    )
