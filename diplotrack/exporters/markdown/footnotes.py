"""Numbered footnotes: citations in, marks for the running text and the notes themselves out, in Markdown.

The marks are those of GitHub and pandoc, which look for a note wherever it stands, and show all of them at
the end. Plain CommonMark has no footnotes; there a note must not be read
as the definition of a link, and vanish, so each is a paragraph of its own that ends in a full stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.markdown.commonmark import emphasis, escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.entries import Citation

MOST_WAITING = 500
"""So many notes wait at most for a good place to stand: more would have to be held."""


class Footnotes:
    """The notes of one document, numbered in the order in which they are first cited.

    Those that are taken are written and forgotten: the same note has a new number after that.
    """

    def __init__(self) -> None:
        """Begin with no notes."""
        self._numbers: dict[str, int] = {}
        self._taken = 0

    def cite(self, citation: Citation) -> str:
        """Return the mark for a place in an article. The same note is numbered once."""
        said = "; ".join(escape(part) for part in (*citation.places, *citation.remarks))
        note = f"{emphasis(citation.title)}, {said}."
        if citation.note:
            note += f" {escape(citation.note)}"
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
