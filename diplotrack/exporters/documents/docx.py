"""The chronology as a Word document to go on working with: a `Timeline` in, pieces of a .docx file out.

python-docx makes the frame: styles, pages, and the part for footnotes, which it does not know. The text is
set by `word_text` while the events go by.
"""

from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile
from typing import TYPE_CHECKING
from zipfile import ZipFile

from diplotrack.errors import LibraryMissing
from diplotrack.exporters.documents.archive import PIECE, zipped
from diplotrack.exporters.documents.word_text import Typesetter
from diplotrack.exporters.manuscript import manuscript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import IO

    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Timeline

TEXT = "word/document.xml"
NOTES = "word/footnotes.xml"
LINKS = "word/_rels/document.xml.rels"
"""The parts that grow with the dossier; all others are the frame's."""


def docx(timeline: Timeline, losses: Losses) -> Iterator[bytes]:
    """Yield the document in pieces. Raises LibraryMissing without python-docx."""
    with ZipFile(BytesIO(_frame()(timeline.dossier.title))) as frame, TemporaryFile() as notes:
        yield from zipped(_parts(frame, notes, timeline, losses))


def _frame() -> Callable[[str], bytes]:
    try:
        from diplotrack.exporters.documents.word_frame import frame  # noqa: PLC0415 - it needs an extra
    except ImportError as error:
        raise LibraryMissing("Writing a Word document", "python-docx", "docx") from error
    return frame


def _parts(
    frame: ZipFile, notes: IO[bytes], timeline: Timeline, losses: Losses
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the parts of the document; the notes wait in a file while the text is written."""
    for path in sorted({*frame.namelist()} - {TEXT, NOTES, LINKS}):
        yield path, [frame.read(path)]
    typesetter = Typesetter(notes, losses)
    yield TEXT, _within(frame.read(TEXT), b"<w:sectPr", map(typesetter.paragraph, manuscript(timeline)))
    notes.seek(0)
    yield NOTES, _within(frame.read(NOTES), b"</w:footnotes>", iter(lambda: notes.read(PIECE), b""))
    yield LINKS, _within(frame.read(LINKS), b"</Relationships>", typesetter.links())


def _within(part: bytes, end: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a part of the frame, with pieces in front of the mark at which its content ends."""
    before, mark, behind = part.partition(end)
    yield before
    yield from pieces
    yield mark + behind
