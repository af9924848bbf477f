"""A web page, or a text in Markdown, as the text of an article, and what it says of itself.

In: what a file holds. Out: a `Readable`: paragraphs divided by empty lines, without menus, captions and
headline; and the title, outlet, author, day and address that the page gives, each None where it gives none.
Nothing is guessed from the text.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dossier.texts import read_bytes, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

BESIDE_THE_TEXT = (
    *("script", "style", "noscript", "template", "iframe", "svg", "nav", "header", "footer", "aside"),
    *("form", "figure", "button", "select", "title"),
)
"""Elements of a page that hold no words of the article."""

BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "h1",
            "h2",
            "h3",
            "h4",
        ),
        *("h5", "h6", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "th"),
        *("tr", "ul"),
    ]
)
"""Elements that begin a paragraph of their own."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MOST_NESTED = 200
"""So many elements around a word are looked at; a real page has some thirty."""


class Readable(NamedTuple):
    """An article's text, and what its page says of it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


def from_html(page: str | bytes) -> Readable:
    r"""Return what a web page says: its article, else its main part, else all that is no menu.

    >>> from_html("<title>Talks</title><nav>Home</nav><p>They <b>met</b>.<p>They left.").text
    'They met.\n\nThey left.\n'
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415 - most texts are no web pages

    soup = BeautifulSoup(page, "html.parser")
    said = _said(soup)
    for element in soup(BESIDE_THE_TEXT):
        element.extract()
    for line_break in soup("br"):
        line_break.replace_with(soup.new_tag("hr"))
    root = soup.article or soup.main or soup.body or soup
    if said.title is not None and (headline := root.find("h1")) and _flat(headline) == said.title:
        headline.extract()
    return said._replace(text="".join(f"{paragraph}\n\n" for paragraph in _paragraphs(root))[:-1])


def from_markdown(text: str) -> Readable:
    r"""Return what a text in Markdown says; its first heading of the first rank is its title.

    >>> from_markdown("# Talks\n\nThey *met*.")
    Readable(text='They met.\n', title='Talks', outlet=None, author=None, published=None, url=None)
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most texts are not in Markdown

    return from_html(MarkdownIt("commonmark").render(_FRONT_MATTER.sub("", text.replace("\r\n", "\n"))))


def from_file(path: Path) -> Readable:
    """Return what a file says: .html and .md are what they are called, any other is as `from_text` has it.

    Raises DiplotrackError for what cannot be read; only a web page may be in another encoding than UTF-8.
    """
    if path.suffix.lower() in (".html", ".htm"):
        return from_html(read_bytes(path))
    if path.suffix.lower() in (".md", ".markdown"):
        return from_markdown(read_text(path))
    return from_text(read_text(path))


def from_text(text: str) -> Readable:
    """Return a text as it is, or what it says if it is a web page, by how it begins."""
    is_page = text.lstrip()[:20].lower().startswith(("<!doctype html", "<html"))
    return from_html(text) if is_page else Readable(text)


def _paragraphs(root: Tag) -> Iterator[str]:
    """Yield the words of each block, in their order; words between two blocks are one of their own."""
    from bs4.element import NavigableString, PreformattedString, Tag  # noqa: PLC0415 - see above

    pieces: list[str] = []
    block: object = None
    for each in root.descendants:
        if isinstance(each, Tag) and each.name == "hr":
            block = each
            yield from _joined(pieces)
        elif isinstance(each, NavigableString) and not isinstance(each, PreformattedString):
            parents = zip(each.parents, range(_MOST_NESTED), strict=False)
            own = next((parent for parent, _ in parents if parent.name in BLOCKS), root)
            if own is not block:
                yield from _joined(pieces)
            block = own
            pieces.append(str(each))
    yield from _joined(pieces)


def _joined(pieces: list[str]) -> Iterator[str]:
    words = " ".join("".join(pieces).split())
    pieces.clear()
    if words:
        yield words


def _said(soup: BeautifulSoup) -> Readable:
    """Return what a page says of itself, by what is meant for machines first."""
    linked = _linked(soup)
    day = _DAY.match(_meta(soup, "article:published_time") or str(linked.get("datePublished") or ""))
    canonical = soup.find("link", rel="canonical")
    address = (_attribute(canonical, "href") if canonical else None) or _meta(soup, "og:url")
    headings = (_flat(found) for found in (soup.find("h1"), soup.title) if found is not None)
    title = _meta(soup, "og:title") or _named(linked.get("headline")) or next(filter(None, headings), None)
    return Readable(
        text="",
        title=title,
        outlet=_meta(soup, "og:site_name") or _named(linked.get("publisher")),
        author=_meta(soup, "author") or _named(linked.get("author")),
        published=day[0] if day else None,
        url=address if address and re.fullmatch(r"https?://[^\s<>\"]+", address) else None,
    )


def _meta(soup: BeautifulSoup, name: str) -> str | None:
    found = soup.find("meta", property=name) or soup.find("meta", attrs={"name": name})
    return _attribute(found, "content") if found else None


def _attribute(element: Any, name: str) -> str | None:  # noqa: ANN401  an element, or a text in it
    return " ".join(str(element.get(name) or "").split()) or None


def _flat(element: PageElement) -> str:
    return " ".join(element.get_text().split())


def _linked(soup: BeautifulSoup) -> dict[str, Any]:
    """Return the first article of the page's JSON-LD, or nothing."""
    for script in soup("script", type="application/ld+json"):
        try:
            waiting = [json.loads(script.get_text())]
        except (ValueError, RecursionError):
            continue
        while waiting:
            each = waiting.pop(0)
            if isinstance(each, list):
                waiting += each
            elif isinstance(each, dict):
                if "Article" in str(each.get("@type")):
                    return each
                waiting.append(each.get("@graph"))
    return {}


def _named(value: object) -> str | None:
    """Return a name that JSON-LD gives as a text, as a record with a name, or as a list of either."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None
