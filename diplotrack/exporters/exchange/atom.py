"""Atom (RFC 4287): a timeline in, a feed out, an entry an event.

An entry's id never changes, and it counts as updated on the day on which the event's latest article came out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.exchange.days import NEVER, last_told
from diplotrack.exporters.exchange.shortfalls import Shortfalls
from diplotrack.exporters.exchange.tags import TERMS, dossier_name, inside
from diplotrack.exporters.exchange.told import as_html
from diplotrack.exporters.links import article_link
from diplotrack.exporters.plain import folded
from diplotrack.exporters.selection import selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Match, Timeline

_NAMESPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:dcterms": "http://purl.org/dc/terms/"}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Addresses(NamedTuple):
    """Where the feed stands on the web, the front page of its site, and the page of an event (its key)."""

    feed: str
    front: str
    event: Callable[[str], str]


def atom(timeline: Timeline, losses: Losses, addresses: Addresses | None = None) -> Iterator[str]:
    """Yield the feed in pieces of whole lines. The events are read twice: the feed's day comes first.

    Where the feed is of a site, `addresses` says where that is.
    """
    updated = max((last_told(event, timeline) for event in timeline.events), default=NEVER)
    shortfalls = Shortfalls(timeline, losses)
    names = "".join(f" {name}={quoteattr(uri)}" for name, uri in _NAMESPACES.items())
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<feed{names}>\n'
    yield from map(_written, _head(timeline, updated, addresses))
    for match in timeline.matches:
        yield _written(_entry(match, timeline, addresses))
        shortfalls.count(match.event)
    yield "</feed>\n"
    shortfalls.close()


def _head(timeline: Timeline, updated: date, addresses: Addresses | None) -> Iterator[ET.Element]:
    dossier = timeline.dossier
    yield _element("id", dossier_name(timeline))
    yield _element("title", folded(dossier.title))
    if about := " ".join(folded(each) for each in (dossier.scope, selection(timeline)) if each):
        yield _element("subtitle", about)
    if addresses:
        yield _element("link", rel="self", href=addresses.feed)
        yield _element("link", rel="alternate", href=addresses.front)
    yield _element("updated", _stamp(updated))
    author = ET.Element("author")
    author.append(_element("name", folded(dossier.title)))
    yield author
    yield _element("generator", "diplotrack")


def _entry(match: Match, timeline: Timeline, addresses: Addresses | None) -> ET.Element:
    event, told = match.event, entry_of(match, timeline)
    entry = ET.Element("entry")
    entry.append(_element("id", inside(timeline) + event.key))
    entry.append(_element("title", folded(event.title)))
    entry.append(_element("updated", _stamp(last_told(event, timeline))))
    if addresses:
        entry.append(_element("link", rel="alternate", href=addresses.event(event.key)))
    for kind, term in (("type", event.type), ("status", event.status)):
        entry.append(_element("category", term=term, scheme=TERMS + kind))
    for key in event.articles:
        if address := article_link(key, timeline):
            entry.append(_element("link", rel="related", href=address))
    entry.append(_element("dcterms:date", event.date.edtf))
    entry.append(_element("summary", f"{told.date}. {folded(event.summary)}".strip()))
    entry.append(
        _element("content", f"<p><strong>{told.date}</strong></p>{as_html(told, timeline)}", type="html")
    )
    return entry


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _element(name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.Element(name, {each: _allowed(value) for each, value in attributes.items()})
    element.text = _allowed(text) if text is not None else None
    return element


def _allowed(text: str) -> str:
    """Return a text without the characters that XML 1.0 has no way to write."""
    return _FORBIDDEN.sub("", text)


def _written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode") + "\n"
