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

NAMED_BESIDE = frozenset(
    (
        *("ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "byline", "caption"),
        *("comment", "comments", "complementary", "consent", "contentinfo", "cookie", "cookies", "dialog"),
        *("footer", "menu", "nav", "navbar", "navigation", "newsletter", "promo", "related", "search"),
        *("share", "sharing", "sidebar", "signup", "skip", "social", "sponsored", "subscribe", "teaser"),
    )
)
"""Words in the class, id or role of an element that holds no words of the article, if it is a small one."""

UNSEEN = frozenset(("hidden", "invisible", "only"))
"""Words in a class by which an element is not shown: visually-hidden, sr-only."""

_SMALL_PART = 3
"""What holds more than one of so many parts of a page's words is never taken for a menu or a banner."""

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

PUBLISHED = ("article:published_time", "datePublished", "parsely-pub-date", "pubdate", "dc.date", "date")
"""Names under which a page says when it was published, the surest first."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FRONT_LINE = re.compile(r"^(\w+):[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
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
    r"""Return what a web page says: its longest article, else its main part, else all that is no menu.

    >>> from_html("<title>Talks</title><nav>Home</nav><p>They <b>met</b>.<p>They left.").text
    'They met.\n\nThey left.\n'
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415 - most texts are no web pages

    soup = BeautifulSoup(page, "html.parser")
    return _readable(soup, _said(soup))


def _readable(soup: BeautifulSoup, said: Readable) -> Readable:
    """Return what a page says of itself, with the paragraphs of its longest article."""
    for element in soup(BESIDE_THE_TEXT):
        element.extract()
    for line_break in soup("br"):
        line_break.replace_with(soup.new_tag("hr"))
    articles = soup("article")
    root = max(articles, key=_length) if articles else soup.main or soup.body or soup
    for element in list(_beside(root)):
        element.extract()
    if said.title is not None and (headline := root.find(["h1", "h2"])) and _flat(headline) == said.title:
        headline.extract()
    return said._replace(text="".join(f"{paragraph}\n\n" for paragraph in _paragraphs(root))[:-1])


def from_markdown(text: str) -> Readable:
    r"""Return what a text in Markdown says; its title is that of its front matter, else its first heading.

    >>> from_markdown("# Talks\n\nThey *met*.")
    Readable(text='They met.\n', title='Talks', outlet=None, author=None, published=None, url=None)
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415 - most texts are no web pages
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most texts are not in Markdown

    text = text.replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    said = _in_front(front[1]) if front else Readable("")
    page = BeautifulSoup(MarkdownIt("commonmark").render(text[front.end() if front else 0 :]), "html.parser")
    title = _flat(page.h1) if page.h1 else None
    return _readable(page, said if said.title else said._replace(title=title))


def _in_front(matter: str) -> Readable:
    """Return what the lines in front of a text in Markdown say of it."""
    lines = {name.lower(): value.strip("\"'") for name, value in _FRONT_LINE.findall(matter)}
    outlet = next((lines[name] for name in ("outlet", "publisher", "source", "site") if name in lines), None)
    day = _DAY.match(lines.get("published") or lines.get("date") or "")
    address = lines.get("url", "")
    return Readable(
        text="",
        title=lines.get("title"),
        outlet=outlet,
        author=lines.get("author"),
        published=day[0] if day else None,
        url=address if _ADDRESS.fullmatch(address) else None,
    )


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


def _beside(root: Tag) -> Iterator[Tag]:
    """Yield the elements that are not shown, and the small ones that are named for what is no article."""
    most = _length(root) // _SMALL_PART
    for element in root.find_all():
        words = _words_of(element)
        styled = re.search(r"display:\s*none", str(element.get("style") or ""))
        is_hidden = element.has_attr("hidden") or element.get("aria-hidden") == "true" or styled
        is_named = element.name.startswith("amp-") or words & (NAMED_BESIDE | UNSEEN)
        if (is_hidden or is_named) and _length(element) <= most:
            yield element


def _words_of(element: Tag) -> set[str]:
    """Return the words of an element's class, id and role."""
    said = " ".join(str(element.get(name) or "") for name in ("class", "id", "role"))
    return set(re.findall("[a-z]+", said.lower()))


def _length(element: Tag) -> int:
    return len(element.get_text())


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
    published = (linked.get("datePublished"), *(_meta(soup, name) for name in PUBLISHED))
    day = next(filter(None, (_DAY.match(str(each or "")) for each in published)), None)
    canonical = soup.find("link", rel="canonical")
    page = linked.get("mainEntityOfPage")
    address = (_attribute(canonical, "href") if canonical else None) or _meta(soup, "og:url")
    address = address or str((page.get("@id") if isinstance(page, dict) else page) or linked.get("url") or "")
    headings = (_flat(found) for found in (soup.find("h1"), soup.title) if found is not None)
    title = _meta(soup, "og:title") or _named(linked.get("headline")) or next(filter(None, headings), None)
    return Readable(
        text="",
        title=title,
        outlet=_meta(soup, "og:site_name") or _named(linked.get("publisher")),
        author=_meta(soup, "author") or _named(linked.get("author")),
        published=day[0] if day else None,
        url=address if _ADDRESS.fullmatch(address) else None,
    )


def _meta(soup: BeautifulSoup, name: str) -> str | None:
    kinds = ("property", "name", "itemprop")
    found = next(filter(None, (soup.find("meta", attrs={kind: name}) for kind in kinds)), None)
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
