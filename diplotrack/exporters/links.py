"""Addresses that a reader may follow: whatever stands in a file in, an address of the web or nothing out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplotrack.timeline import Timeline

_WEB = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)[^\s<>\"'\\`{|}^\x00-\x20\x7f-\x9f]*", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?(10\.[0-9]{4,9}/[^\s<>\"'\\`{|}^\x00-\x20\x7f-\x9f]+)", re.IGNORECASE)


def web_link(address: str | None) -> str | None:
    """Return the address if it is one of the web or of mail, a DOI (ISO 26324) as its address; else None.

    Scripts, files and whatever else a program might open are no links, nor is what holds white space or
    quotation marks: it is shown as text.

    >>> web_link("doi:10.1000/182"), web_link("javascript:alert(1)")
    ('https://doi.org/10.1000/182', None)
    """
    stripped = (address or "").strip()
    if doi := _DOI.fullmatch(stripped):
        return f"https://doi.org/{doi[1]}"
    return stripped if _WEB.fullmatch(stripped) else None


def article_link(key: str, timeline: Timeline) -> str | None:
    """Return the address of an article (its key) if a reader may follow it."""
    article = timeline.articles.get(key)
    return web_link(article.url) if article else None
