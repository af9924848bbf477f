"""Sites of several timelines, as files by path, and what a browser makes of their pages."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from diplotrack.exporters.html.site.whole import Site
from diplotrack.timeline import EventFilter
from diplotrack.workspace import Workspace, shipped_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline

INSIDE = ("href", "src")
"""The attributes of a page that lead somewhere."""


def files_of(timeline: Timeline, address: str | None = None) -> dict[str, bytes]:
    """Return the files of a site; no two have one path, whatever a file system makes of capitals."""
    found: dict[str, bytes] = {}
    for path, pieces in Site(timeline, address).files():
        assert path.casefold() not in map(str.casefold, found)
        found[path] = b"".join(each if isinstance(each, bytes) else each.encode() for each in pieces)
    return found


def pages_of(files: Mapping[str, bytes]) -> dict[str, Seen]:
    """Return the pages of a site, as they are read; a page that is a download is none of them."""
    return {
        path: Seen(content.decode())
        for path, content in files.items()
        if path.endswith(".html") and not path.startswith("downloads/")
    }


class Seen(HTMLParser):
    """What stands in a page: elements with their attributes, the names of its parts, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._parts: list[str] = []
        self._inside = ""
        self.feed(text)
        self.close()
        self.text = " ".join("".join(self._parts).split())
        self.ids = [value for _, attributes in self.elements if (value := attributes.get("id"))]
        self.addresses = [
            value
            for _, attributes in self.elements
            for name in INSIDE
            if (value := attributes.get(name)) is not None
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """Note an end, behind which words are apart in a browser, too."""
        self._inside = ""
        if tag in {"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "blockquote", "div"}:
            self._parts.append(" ")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if self._inside != "style":
            self._parts.append(data)


def target(page: str, address: str) -> tuple[str, str] | None:
    """Return the path and the part to which an address leads, None where that is out of the site."""
    if urlsplit(address).scheme or address.startswith("//"):
        return None
    path, part = urldefrag(address)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page, unquote(part)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Give the shipped dossier's reader."""
    database = tmp_path_factory.mktemp("shipped") / "index.db"
    with Workspace(shipped_dossier(), database).opened() as opened:
        yield opened


@pytest.fixture(scope="module")
def shipped(reader: Reader) -> Timeline:
    """Give the shipped dossier, all of it."""
    return reader.timeline(EventFilter())
