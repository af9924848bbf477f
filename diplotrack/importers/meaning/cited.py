"""Where a row says that it comes from: cells in, articles out, and what is left over for the note.

Addresses are compared without what only a browser or a newsletter put there: see `address`.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from diplotrack.importers.entry import CitedArticle
from diplotrack.importers.meaning.dating import Undated, dated
from diplotrack.importers.meaning.names import fold

LONGEST_OUTLET = 5
"""The most words that a text beside an address can have to be taken for the name of its outlet."""

LONGEST_SAID = 300
"""The most characters of a text that can name an article by its outlet and its day."""

_URL = re.compile(r"https?://[^\s<>\"|;]+", re.IGNORECASE)
_BETWEEN = ' \t\n,;|–—-<>"“”'
_ENDING = ".,;:!?'’”»"
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_LABELS = frozenset({"", "see", "see also", "via", "cf", "source", "link", "url"})
"""What people write beside an address and what is no outlet, folded; marks alone fold to nothing."""

_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|cmpid|ocid|smid|ref_src|ns_.*"
)


class Cells(NamedTuple):
    """What a row says of its articles: the cells of its columns, and `order` for dates in numbers."""

    cited: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    order: str | None = None


class Found(NamedTuple):
    """The articles that a row names, and texts that name none, or none alone."""

    articles: tuple[CitedArticle, ...] = ()
    left: tuple[str, ...] = ()


def address(url: str) -> str:
    """Return what identifies a page: its address without scheme, fragment and tracking parameters.

    >>> address("HTTPS://www.Example.org/a/?id=7&utm_source=news#top") == address("http://example.org/a?id=7")
    True
    """
    parts = parts_of(url)
    host = parts.netloc.casefold().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name.casefold())
    ]
    return f"{host}{parts.path.rstrip('/')}" + (f"?{urlencode(kept)}" if kept else "")


def parts_of(url: str) -> SplitResult:
    """Return the parts of an address; of what is none, all of it is the path."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")


def host(url: str) -> str:
    """Return the name of the host, without "www."."""
    return parts_of(url).netloc.casefold().rpartition("@")[2].partition(":")[0].removeprefix("www.")


def trimmed(url: str) -> str:
    """Return an address without the marks of the sentence that it ends, and brackets that open before it.

    >>> trimmed("https://example.org/a_(b)."), trimmed("https://example.org/c),")
    ('https://example.org/a_(b)', 'https://example.org/c')
    """
    url = url.rstrip(_ENDING)
    while any(url.endswith(end) and url.count(end) > url.count(begin) for begin, end in _BRACKETS):
        url = url[:-1].rstrip(_ENDING)
    return url


def found(cells: Cells) -> Found:
    """Return the articles that a row's cells name.

    Each address is one. A text beside a single address is its outlet, if it is short, else its title. A
    text without an address is an article if it ends with a day: "Reuters, 12 May 2018"; or if other
    columns say what it is. What is left over is returned as it is written.
    """
    urls: dict[str, str] = {}
    texts: list[str] = []
    for cell in (*cells.urls, *cells.cited):
        for match in _URL.finditer(cell):
            scheme, _, rest = trimmed(match[0]).partition("://")
            url = f"{scheme.lower()}://{rest}"
            if host(url):
                urls.setdefault(address(url), url)
            else:
                texts.append(url)
        between = _URL.sub(lambda match: "\n" + match[0][len(trimmed(match[0])) :], cell).split("\n")
        texts += [text for part in between if fold(text := _bare(part)) not in _LABELS]
    if urls:
        return _with_urls(tuple(urls.values()), texts, cells)
    return _without(texts, cells)


def _with_urls(urls: tuple[str, ...], texts: list[str], cells: Cells) -> Found:
    about, left = CitedArticle(), texts
    if len(urls) == 1:
        about, left = _about(cells), []
        for text in texts:
            said = _said(text, cells.order) or _short(text)
            told = {name: value for name, value in said._asdict().items() if value}
            if any(getattr(about, name) for name in told):
                left.append(text)
            else:
                about = about._replace(**told)
        left += _unread(cells)
    else:
        left = [*texts, *filter(None, (cells.title, cells.outlet, cells.author, cells.published))]
    return Found(tuple(about._replace(url=url) for url in urls), tuple(left))


def _without(texts: list[str], cells: Cells) -> Found:
    about = _about(cells)
    if about.title or (about.published and (about.outlet or texts)):
        if not about.outlet and len(texts) == 1 and not _said(texts[0], cells.order):
            about, texts = about._replace(outlet=texts[0]), []
        if about.title or about.outlet:
            return Found((about,), (*texts, *_unread(cells)))
    articles, left = [], []
    for text in (part.strip() for cell in texts for part in cell.split(";")):
        said = _said(text, cells.order)
        if said:
            articles.append(said)
        elif text:
            left.append(text)
    rest = filter(None, (cells.outlet, cells.author, cells.published))
    return Found(tuple(articles), (*left, *rest))


def _about(cells: Cells) -> CitedArticle:
    """Return what columns of their own say of the article."""
    try:
        published = dated(cells.published, cells.order).date if cells.published else None
    except Undated:
        published = None
    return CitedArticle(
        title=cells.title or None,
        outlet=cells.outlet or None,
        published=published,
        author=cells.author or None,
    )


def _unread(cells: Cells) -> list[str]:
    """Return the day of publication as it is written, if it cannot be read."""
    return [cells.published] if cells.published and not _about(cells).published else []


def _said(text: str, order: str | None) -> CitedArticle | None:
    """Return the article that a text names by its outlet and its day, with a title between quotes or none.

    >>> said = _said('"A bridge opens", Northport Daily, 12 May 2018', None)
    >>> said.title, said.outlet, str(said.published)
    ('A bridge opens', 'Northport Daily', '2018-05-12')
    """
    if len(text) > LONGEST_SAID:
        return None
    match = re.fullmatch(
        r"(?:[\"“'‘](?P<title>.+?)[,.]?[\"”'’],? +(?:in +)?)?(?P<outlet>[^\"“”]+?)(?:, *| *\(| +)"
        r"(?P<date>(?:[0-9]|[A-Z][a-z]{2,8}\.? [0-9])[^()]*?)\)?",
        text,
    )
    if not match:
        return None
    try:
        published = dated(match["date"], order).date
    except Undated:
        return None
    if published.precision not in ("day", "time") or published.kind != "date":
        return None
    return CitedArticle(title=match["title"], outlet=match["outlet"].strip(" ,"), published=published)


def _bare(text: str) -> str:
    """Return a text without what divides it from its neighbours, and without brackets around it.

    >>> _bare(" (Tollhaven Post (2015)),"), _bare("[Northport Daily](")
    ('Tollhaven Post (2015)', 'Northport Daily')
    """
    text = text.strip(_BETWEEN)
    for begin, end in _BRACKETS:
        inner = text.removeprefix(begin) if text.count(begin) > text.count(end) else text
        inner = inner.removesuffix(begin)
        inner = inner.removesuffix(end) if inner.count(end) > inner.count(begin) else inner
        if inner.startswith(begin) and inner.endswith(end) and _is_closed(inner[1:-1], begin, end):
            inner = inner[1:-1]
        if inner != text:
            return _bare(inner)
    return text


def _is_closed(text: str, begin: str, end: str) -> bool:
    """Tell whether every bracket closes one that is open."""
    depth = 0
    for sign in text:
        depth += (sign == begin) - (sign == end)
        if depth < 0:
            return False
    return depth == 0


def _short(text: str) -> CitedArticle:
    if len(text.split()) <= LONGEST_OUTLET:
        return CitedArticle(outlet=text)
    return CitedArticle(title=text)
