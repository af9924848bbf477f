"""Text out of foreign files: bytes, HTML and Markdown in, plain text that a dossier can hold out.

A line has no line ends, prose has paragraphs with an empty line between them, and neither has a character
that cannot be seen.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.errors import DiplotrackError
from diplotrack.importers.entry import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup
    from bs4.element import PageElement

LARGEST = 64_000_000
"""The most bytes that a foreign file may have, which is held in memory."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CUT = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r?\n[ \t])([\x80-\xbf]{1,3})")
_LINE_END = re.compile("\r\n?")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[#\w]+;")
_PARAGRAPH = re.compile(
    "address|article|blockquote|d[dlt]|div|figcaption|figure|h[1-6r]|li|ol|p|pre|section|table|tr|ul"
)
_LONGEST_TITLE = 100
_MOST_UNCLOSED = 100  # the parser takes the square of their number of steps
_SILENT = frozenset(("script", "style", "template", "noscript", "head", "iframe"))


class Text(NamedTuple):
    """The text of a file, and the name of its encoding where that is not UTF-8."""

    text: str
    encoding: str = ""

    def remarks(self, file: str | None = None) -> Iterator[Remark]:
        """Yield that it is not in UTF-8, if so; `file` is its name, if others are read too."""
        if self.encoding:
            yield Remark(0, f"not in UTF-8: read as {self.encoding}", file)


class Plain(NamedTuple):
    """What is left of a page without its markup: its prose, and what it links to."""

    prose: str
    links: tuple[str, ...]


def read_text(path: Path, most: int = LARGEST, *, folded: bool = False) -> Text:
    """Return the text of a file, every line end a single character. Raises `DiplotrackError` if it has none.

    In a `folded` text, as calendars write it, a line may go on in the next one within a character.
    """
    try:
        with path.open("rb") as stream:
            written = stream.read(most + 1)
    except OSError as error:
        raise DiplotrackError(f"{path} cannot be read: {error.strerror or error}.") from None
    if len(written) > most:
        raise DiplotrackError(f"{path} is larger than {most:,} bytes: split it into several files.")
    if folded:
        written = _CUT.sub(rb"\1\3\2", written)
    text, encoding = decoded(written, path)
    return Text(_LINE_END.sub("\n", text) if "\r" in text else text, encoding)


def decoded(written: bytes, path: Path) -> Text:
    """Return what bytes say: UTF-16 where a mark in front says so, else UTF-8, else Windows-1252.

    Raises `DiplotrackError` for what is no text.
    """
    if written.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return Text(written.decode("utf-16"), "UTF-16")
        except UnicodeDecodeError as error:
            raise DiplotrackError(f'"{path}" begins as UTF-16 and is not: save it as UTF-8.') from error
    if b"\x00" in written:
        raise DiplotrackError(f'"{path}" is not text, or not in an encoding that says so: save it as UTF-8.')
    try:
        return Text(written.removeprefix(BOM_UTF8).decode())
    except UnicodeDecodeError:
        return Text(written.decode("cp1252", errors="replace"), "Windows-1252")


def in_one_line(text: str) -> str:
    r"""Return a text on one line, without what cannot be seen.

    >>> in_one_line(" Talks\n in \x1b[1mStrelsau ")
    'Talks in [1mStrelsau'
    """
    return " ".join(_UNSEEN.sub("", " ".join(text.split())).split())


def in_paragraphs(text: str) -> str:
    r"""Return a text with single spaces, and an empty line wherever there was at least one.

    >>> in_paragraphs("One  line,\nanother.\n\n\n Next.\n")
    'One line,\nanother.\n\nNext.'
    """
    lines = (in_one_line(line) for line in _LINE_END.sub("\n", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def noted(fields: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return names of fields and their values for a note, without those that are empty."""
    plain = ((in_one_line(name), in_paragraphs(value)) for name, value in fields)
    return tuple((name, value) for name, value in plain if name and value)


def titled(prose: str) -> tuple[str, str]:
    r"""Return a title for a prose that has none, and what is left: its first line, or the beginning of that.

    >>> titled("The bridge opens.\nA band plays.")
    ('The bridge opens.', 'A band plays.')
    """
    line, _, rest = prose.partition("\n")
    if len(line) <= _LONGEST_TITLE:
        return line, rest.strip()
    return f"{line[:_LONGEST_TITLE].rpartition(' ')[0] or line[:_LONGEST_TITLE]}…", prose


def from_html(markup: str) -> Plain:
    r"""Return the prose of a piece of HTML, and its links.

    >>> from_html('<p>They met, <a href="https://example.org/a">it says</a>.</p><p>Twice &amp; more.')
    Plain(prose='They met, it says.\n\nTwice & more.', links=('https://example.org/a',))
    """
    if not _MARKUP.search(markup) or markup.count("<") > markup.count(">") + _MOST_UNCLOSED:
        return Plain(in_paragraphs(markup), ())
    soup = _soup(markup)
    if soup is None:
        return Plain(in_paragraphs(markup), ())
    links = (str(link["href"]).strip() for link in soup.find_all("a", href=True))
    return Plain(in_paragraphs("".join(_spoken(soup))), tuple(links))


def from_markdown(markdown: str) -> Plain:
    r"""Return the prose of a piece of Markdown, and its links.

    >>> from_markdown("# Talks\\n\\nThey *met*, [it says](https://example.org/a).").prose
    'Talks\\n\\nThey met, it says.'
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only Markdown needs it

    return from_html(MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").render(markdown))


def _soup(markup: str) -> BeautifulSoup | None:
    """Return the tree of a piece of HTML, or None if no parser would take it."""
    import warnings  # noqa: PLC0415

    from bs4 import BeautifulSoup  # noqa: PLC0415 - takes a while
    from bs4.exceptions import ParserRejectedMarkup  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that it looks like XML, or like the name of a file
        try:
            return BeautifulSoup(markup, "html.parser")
        except ParserRejectedMarkup:
            return None


def _spoken(soup: BeautifulSoup) -> Iterator[str]:
    """Yield the texts of a page in their order, and the line ends that its paragraphs mean."""
    from bs4.element import (  # noqa: PLC0415 - takes a while
        Comment,
        Declaration,
        Doctype,
        NavigableString,
        ProcessingInstruction,
    )

    waiting: list[PageElement | str] = list(reversed(soup.contents))
    while waiting:
        each = waiting.pop()
        name = getattr(each, "name", None)
        if isinstance(each, NavigableString):
            if not isinstance(each, Comment | Declaration | Doctype | ProcessingInstruction):
                yield re.sub(r"\s+", " ", each)
        elif isinstance(each, str):
            yield each
        elif name == "br":
            yield "\n"
        elif name not in _SILENT:
            ends = "\n\n" if _PARAGRAPH.fullmatch(name or "") else " " if name in ("td", "th") else ""
            waiting.append(ends)
            waiting.extend(reversed(getattr(each, "contents", [])))
            yield ends
