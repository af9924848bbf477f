"""What all pages of a site have in common: a page's path, title and contents in, the page out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from diplotrack.exporters.html.site.addresses import Links
from diplotrack.exporters.pictures.look import in_pages
from diplotrack.exporters.templates import template, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.exporters.html.site.census import Census

File = tuple[str, "Iterable[str | bytes]"]
"""A file of a site: its path there, and its pieces."""

STYLE = "style.css"
FEED = "feed.xml"

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
"""What a browser may do for a page: follow its style sheet, and nothing else."""

SECTIONS = {
    "chronology.html": "Chronology",
    "actors.html": "Actors",
    "quotes.html": "Quotes",
    "articles.html": "Articles",
    "downloads.html": "Downloads",
    "about.html": "How to read it",
}
"""The pages to which every page leads, and what they are called."""


def look() -> str:
    """Return how a site looks: as pictures and the single page do, and what only a site needs."""
    return in_pages() + text_of("html/look.css") + text_of("html/site/site.css")


class Section(NamedTuple):
    """One of `SECTIONS`, as seen from a page: its address, its name, and whether the page belongs to it."""

    address: str
    name: str
    is_here: bool


class Frame:
    """Sets pages of one site; `address` is where it will stand, ending in a slash, or None."""

    def __init__(self, census: Census, address: str | None = None) -> None:
        """Take what stands in the site, and its address."""
        self.census = census
        self.address = address

    def style(self) -> File:
        """Return the style sheet."""
        return STYLE, [look()]

    def page(self, path: str, kind: str, title: str, section: str = "", /, **values: object) -> File:
        """Return a page, from the template of its kind ("event"); `section` is the path it belongs to."""
        return path, self._pieces(path, kind, title, section, values)

    def absolute(self, path: str) -> str:
        """Return the address of a file wherever one reads it; its path where the site has none."""
        return urljoin(self.address or "", path)

    def _pieces(
        self, path: str, kind: str, title: str, section: str, values: dict[str, object]
    ) -> Iterator[str]:
        links = Links(path, self.census.has)
        yield template(f"html/site/{kind}.html.jinja").render(
            {
                "title": title,
                "census": self.census,
                "timeline": self.census.timeline,
                "links": links,
                "policy": POLICY,
                "style": links.to(STYLE),
                "feed": links.to(FEED),
                "canonical": self.absolute(path) if self.address else None,
                "sections": [
                    Section(links.to(each), name, each == (section or path))
                    for each, name in SECTIONS.items()
                ],
                **values,
            }
        )
