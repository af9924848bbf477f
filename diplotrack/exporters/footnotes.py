"""Numbered footnotes: places in articles in, marks for the running text and the notes themselves out.

The marks are those of GitHub and pandoc, which look for a note wherever it stands, and show all of them at
the end. Plain CommonMark has no footnotes; there a note must not be read
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


MOST_WAITING = 500
"""So many notes wait at most for a good place to stand: more would have to be held."""


class Footnotes:
    """The notes of one document, numbered in the order in which they are first cited.

    Those that are taken are written and forgotten: the same note has a new number after that.
    """

    def __init__(self, timeline: Timeline) -> None:
        """Begin with no notes, for the articles of a timeline."""
        self._timeline = timeline
        self._numbers: dict[str, int] = {}
        self._taken = 0

    def cite(
        self, article: str, at: tuple[Anchor, ...], remarks: Iterable[str] = (), coder: str | None = None
    ) -> str:
        """Return the mark for a place in an article (its key).

        Remarks on the place and what the coder notes follow it, both plain text. The same note is
        numbered once.
        """
        known = self._timeline.articles.get(article)
        parts = [*_places(at, known), *(escape(remark) for remark in remarks)]
        note = f"{_name(article, known)}, {'; '.join(parts)}."
        if coder:
            note += f" {escape(sentence(capital(coder)))}"
        return f"[^{self._numbers.setdefault(note, self._taken + len(self._numbers) + 1)}]"

    @property
    def are_many(self) -> bool:
        """Whether so many wait that they should be taken."""
        return len(self._numbers) >= MOST_WAITING

    def taken(self) -> Iterator[str]:
        """Yield the notes that wait as paragraphs, in order."""
        yield from (f"[^{number}]: {note}" for note, number in self._numbers.items())
        self._taken += len(self._numbers)
        self._numbers.clear()


def article_name(key: str, timeline: Timeline) -> str:
    """Return an article's title in italics as Markdown, or its key where it has none."""
    return _name(key, timeline.articles.get(key))


def _name(key: str, article: Article | None) -> str:
    return emphasis((article and article.title) or key)


def _places(at: tuple[Anchor, ...], article: Article | None) -> Iterator[str]:
    """Yield the places by paragraph, or why there is none: a note of one word would define a link."""
    text = article.text if article else None
    if not at:
        yield "nowhere" if text or not article else "not read here"
    for paragraph, anchors in groupby(at, lambda anchor: text.paragraph_of(anchor) if text else None):
        where = f"paragraph {paragraph}, " if paragraph else ""
        yield f"{where}characters {listed(f'{anchor.start:,}-{anchor.end:,}' for anchor in anchors)}"
