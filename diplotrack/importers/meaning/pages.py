"""Web pages that foreign files link to: texts in, articles that nobody has read here out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.importers.entry import CitedArticle
from diplotrack.importers.meaning.cited import address, host, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WEB_PAGE = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)


def is_web_page(text: str) -> bool:
    """Whether a text is the address of a web page, and nothing else."""
    if not _WEB_PAGE.fullmatch(text):
        return False
    try:
        return bool(host(text))
    except ValueError:
        return False


def web_pages(text: str) -> Iterator[str]:
    """Yield the addresses that stand in a text, without the marks of the sentence that they end.

    >>> list(web_pages("See https://example.org/a_(b), and (http://example.org/c)."))
    ['https://example.org/a_(b)', 'http://example.org/c']
    """
    for match in _WEB_PAGE.finditer(text):
        found = trimmed(match[0])
        if is_web_page(found):
            yield found


def articles(pages: Iterable[str]) -> tuple[CitedArticle, ...]:
    """Return an article for each address that is a web page; each page once."""
    found = {address(page): page for page in reversed(list(pages)) if is_web_page(page)}
    return tuple(CitedArticle(url=page) for page in reversed(found.values()))
