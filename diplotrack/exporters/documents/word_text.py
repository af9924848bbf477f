"""Paragraphs as WordprocessingML: paragraphs in, elements out as bytes, each with its style.

Whatever stands in the text, it is text: nothing of it can be an element or a field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from diplotrack.exporters.manuscript import Note
from diplotrack.exporters.plain import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from diplotrack.exporters.losses import Losses
    from diplotrack.exporters.manuscript import Paragraph, Run
    from diplotrack.exporters.pieces import Piece

STYLES = {
    "title": "Title",
    "scope": "Subtitle",
    "selection": "Selection",
    "heading": "Heading 1",
    "year": "Heading 1",
    "day": "Heading 2",
    "event": "Event",
    "particular": "Particular",
    "quote": "Quote",
    "wording": "Wording",
    "remark": "Remark",
    "item": "List Bullet",
}
"""The style of each kind of paragraph, as Word lists it."""

LOOKS = {"term": "Emphasis", "name": "Strong", "code": "Code"}
"""The style of a piece of text by how it looks."""

NOTE, CALL, LINK = "footnote text", "footnote reference", "Hyperlink"
"""The styles of footnotes, of the numbers that call them, and of links, by the names that Word gives them."""

DEEPEST = 3
"""So many levels a list has in Word's own styles."""

MOST_NOTES = 32_767
"""So many footnotes Word can number."""

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_COMMA = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>,</w:t></w:r>'


def style_id(name: str) -> str:
    """Return what a style is called within the document."""
    return name.replace(" ", "")


class Typesetter:
    """Sets paragraphs one after the other; their notes go to a file, their links are kept."""

    def __init__(self, notes: IO[bytes], losses: Losses) -> None:
        """Begin with no notes and no links."""
        self._notes = notes
        self._losses = losses
        self._called = 0
        self._links: dict[str, str] = {}

    def paragraph(self, paragraph: Paragraph) -> bytes:
        """Return a paragraph as an element, and add its notes to the file."""
        name = STYLES[paragraph.kind]
        if paragraph.depth:
            name += f" {min(paragraph.depth + 1, DEEPEST)}"
        return _paragraph(name, "".join(self._runs(paragraph.runs))).encode()

    def links(self) -> Iterator[bytes]:
        """Yield the relationships to all addresses that are linked to."""
        for address, key in self._links.items():
            where = f'Target={quoteattr(address)} TargetMode="External"'
            yield f'<Relationship Id="{key}" Type="{_RELATION}" {where}/>'.encode()

    def _runs(self, runs: tuple[Run, ...]) -> Iterator[str]:
        was_note = False
        for run in runs:
            is_note = isinstance(run, Note)
            if is_note and was_note:
                yield _COMMA
            yield self._note(run) if isinstance(run, Note) else self._piece(run)
            was_note = is_note

    def _piece(self, piece: Piece) -> str:
        if piece.look != "link":
            return _text(piece.text, LOOKS.get(piece.look))
        key = self._links.setdefault(piece.text, f"link{len(self._links) + 1}")
        return f'<w:hyperlink r:id="{key}">{_text(piece.text, LINK)}</w:hyperlink>'

    def _note(self, note: Note) -> str:
        """Return the call of a note, or where Word has no number left the note itself, in the text."""
        said = "".join(_text(piece.text, LOOKS.get(piece.look)) for piece in note.said)
        if self._called == MOST_NOTES:
            many = f"notes stand in the text, since Word numbers no more than {MOST_NOTES:,}"
            self._losses.note(many.replace("notes stand", "note stands"), many)
            return f"{_text(' [')}{said}{_text(']')}"
        self._called += 1
        number = f"{_styled(CALL)}<w:footnoteRef/></w:r>{_text(' ')}"
        content = _paragraph(NOTE, number + said)
        self._notes.write(f'<w:footnote w:id="{self._called}">{content}</w:footnote>'.encode())
        return f'{_styled(CALL)}<w:footnoteReference w:id="{self._called}"/></w:r>'


def _paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{content}</w:p>'


def _text(text: str, style: str | None = None) -> str:
    return f'{_styled(style)}<w:t xml:space="preserve">{escape(running(text))}</w:t></w:r>'


def _styled(style: str | None) -> str:
    """Return how a run begins that has a style, if any."""
    return f'<w:r><w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>' if style else "<w:r>"
