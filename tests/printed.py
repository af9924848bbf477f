"""What a chronology says, read from Markdown, Word and PDF alike: paragraphs, each with its notes."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLOCKS = {"h1", "h2", "h3", "p", "li"}


class Said(NamedTuple):
    """A paragraph without the marks of its notes, and what these say, in order."""

    text: str
    notes: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Return a text on one line, without two characters that Markdown may hold and XML may not."""
    return " ".join(text.translate({0xFEFF: None, 0xFFFE: None}).split())


class _Blocks(HTMLParser):
    """The text of each block of a page, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks = [""]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += data


def in_markdown(text: str) -> list[Said]:
    """Return what a chronology in Markdown says, as CommonMark renders it."""
    blocks = [folded(block) for block in _Blocks(MarkdownIt("commonmark").render(text)).blocks]
    noted = (re.fullmatch(r"\[\^(\d+)\]: (.*)", block) for block in blocks)
    notes = {each[1]: each[2] for each in noted if each}
    return [
        Said(folded(re.sub(r"\[\^\d+\]", "", block)), tuple(notes[each] for each in _called(block)))
        for block in blocks
        if block and not re.match(r"\[\^\d+\]: ", block)
    ]


def _called(block: str) -> list[str]:
    return re.findall(r"\[\^(\d+)\]", block)


def part(written: bytes, path: str) -> ET.Element:
    """Return a part of an Office document."""
    with ZipFile(BytesIO(written)) as archive:
        return ET.fromstring(archive.read(path))  # noqa: S314 - we have written it


def in_word(written: bytes) -> list[Said]:
    """Return what a Word document says."""
    text, footnotes = part(written, "word/document.xml"), part(written, "word/footnotes.xml")
    notes = {each.attrib[f"{WORD}id"]: folded("".join(_letters(each))) for each in footnotes}
    return [
        Said(
            folded("".join(_letters(paragraph))),
            tuple(notes[each.attrib[f"{WORD}id"]] for each in paragraph.iter(f"{WORD}footnoteReference")),
        )
        for paragraph in text.iter(f"{WORD}p")
    ]


def _letters(element: ET.Element) -> Iterator[str]:
    """Yield the text of an element, without the raised commas between notes."""
    for run in element.iter(f"{WORD}r"):
        if run.find(f"{WORD}rPr/{WORD}vertAlign") is None:
            yield from (each.text or "" for each in run.iter(f"{WORD}t"))


def in_pdf(path: Path) -> list[Said]:
    """Return what the tags of a PDF say, in the order in which they are read aloud. Needs poppler."""
    shown = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)],  # noqa: S607
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return _Tags(shown).said()


class _Tags:
    """The tree of a PDF's tags, as poppler prints it, read line by line."""

    def __init__(self, shown: str) -> None:
        self._paragraphs: list[list[Any]] = []
        self._open: list[tuple[int, str]] = []
        for line in shown.splitlines():
            self._read(len(line) - len(line.lstrip()), line.strip())

    def said(self) -> list[Said]:
        read = (Said(folded(text), tuple(folded(note) for note in notes)) for text, notes in self._paragraphs)
        return [each for each in read if each.text]

    def _read(self, indent: int, line: str) -> None:
        if line.startswith("/"):
            if "BaselineShift" in line:
                self._open[-1] = (self._open[-1][0], "Raised")
            return
        while self._open and self._open[-1][0] >= indent:
            self._open.pop()
        if line.startswith('"'):
            self._hear(line[1:-1])
            return
        name = line.partition(" ")[0]
        self._open.append((indent, name))
        if name in {"P", "H1", "H2", "LBody"}:
            self._paragraphs.append(["", []])
        elif name == "Note":
            self._paragraphs[-1][1].append("")

    def _hear(self, text: str) -> None:
        names = [name for _, name in self._open]
        if "Lbl" in names or "Raised" in names:
            return
        if "Note" in names:
            self._paragraphs[-1][1][-1] += text
        else:
            self._paragraphs[-1][0] += text
