"""The chronology as a PDF to print: a `Timeline` in, the pages out, tagged, with outline and footnotes.

Typst sets them by the template beside this module, which gets the paragraphs as JSON. Only the typefaces that
come with Typst are used, and no clock: the same timeline gives the same bytes with the same Typst.
"""

from __future__ import annotations

import re
from importlib.resources import files
from json import dumps
from typing import TYPE_CHECKING, Any

from diplotrack.errors import LibraryMissing
from diplotrack.exporters.manuscript import Note, manuscript
from diplotrack.exporters.plain import running

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.exporters.losses import Losses
    from diplotrack.exporters.manuscript import Paragraph, Run
    from diplotrack.exporters.pieces import Piece
    from diplotrack.timeline import Timeline

ACCESSIBLE = "ua-1"
"""The standard that is held: PDF/UA, which readers of screens rely on."""

_GOES_ON = ("wording", "remark")
"""Kinds of paragraphs that belong to the quote above."""

_PROBE = b"#for each in json(bytes(sys.inputs.letters)) [#each #parbreak()]\n#set document(title: [?])"
_UNDRAWN = re.compile(r'the text `"(?:\\u\{([0-9a-f]+)\}|(.))"` could not be displayed')
_SHOWN = 5


def pdf(timeline: Timeline, losses: Losses) -> Iterator[bytes]:
    """Yield the document, which is held whole. Raises LibraryMissing without Typst."""
    typst = _typst()
    blocks = dumps([*_blocks(manuscript(timeline))], ensure_ascii=False, separators=(",", ":"))
    title = running(timeline.dossier.title).strip() or timeline.dossier.key
    undrawn = _undrawn(typst, f"{title}{blocks}")
    _noted(undrawn, losses)
    template = files(__package__).joinpath("chronology.typ").read_bytes()
    yield typst.compile(
        template,
        ignore_system_fonts=True,
        sys_inputs={"title": title, "blocks": blocks},
        pdf_standards=[] if undrawn else [ACCESSIBLE],
    )


def _noted(undrawn: Sequence[str], losses: Losses) -> None:
    """Note how many characters, and which, cannot be seen."""
    shown = ", ".join(undrawn[:_SHOWN]) + (", …" if undrawn[_SHOWN:] else "")
    missing = "missing from the typefaces that come with Typst, and printed as"
    losses.note(
        f"character is {missing} a box ({shown})",
        f"characters are {missing} boxes ({shown})",
        len(undrawn),
        hint="docx and html leave them to the reader's own",
    )


def _typst() -> Any:  # noqa: ANN401 - a library that may be missing
    try:
        import typst  # noqa: PLC0415 - an extra, and large
    except ImportError as error:
        raise LibraryMissing("Writing a PDF", "Typst", "pdf") from error
    return typst


def _blocks(paragraphs: Iterator[Paragraph]) -> Iterator[dict[str, object]]:
    """Yield paragraphs for the template, those in one block that belong together: a list, a quote."""
    kind, together = "", list[dict[str, object]]()
    for paragraph in paragraphs:
        if paragraph.kind not in _GOES_ON and not paragraph.kind == kind == "item":
            if together:
                yield {"kind": kind, "paragraphs": together}
            kind, together = paragraph.kind, []
        together.append({"depth": paragraph.depth, "runs": [*_runs(paragraph.runs)]})
    yield {"kind": kind, "paragraphs": together}


def _runs(runs: tuple[Run, ...]) -> Iterator[object]:
    """Yield each piece, and the notes that are called at one place in one."""
    notes: list[object] = []
    for run in runs:
        if isinstance(run, Note):
            notes.append([_piece(piece) for piece in run.said])
            continue
        if notes:
            yield {"notes": notes}
            notes = []
        yield _piece(run)
    if notes:
        yield {"notes": notes}


def _piece(piece: Piece) -> tuple[str, str, str | None]:
    """Return a text, how it looks, and where it leads to, if anywhere."""
    is_link = piece.look == "link"
    return running(piece.text), "" if is_link else piece.look, piece.text if is_link else None


def _undrawn(typst: Any, text: str) -> list[str]:  # noqa: ANN401 - Typst has no types
    """Return the characters of a text of which no typeface has a picture, in order.

    Typst tells of them where accessibility is asked for: a page of all letters, each alone, is tried.
    """
    letters = sorted({letter for letter in text if letter > "\xff"})
    try:
        typst.compile(
            _PROBE,
            ignore_system_fonts=True,
            sys_inputs={"letters": dumps(letters)},
            pdf_standards=[ACCESSIBLE],
        )
    except typst.TypstError as error:
        found = _UNDRAWN.finditer(error.diagnostic)
        return [chr(int(each[1], 16)) if each[1] else each[2] for each in found]
    return []
