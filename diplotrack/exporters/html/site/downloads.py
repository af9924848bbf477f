"""The same chronology as files for other programs: what `EXPORTERS` can write, and a page that lists it."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.errors import LibraryMissing
from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.exchange.atom import Addresses, atom
from diplotrack.exporters.html.site.addresses import path_of
from diplotrack.exporters.html.site.frame import FEED
from diplotrack.exporters.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.html.site.frame import File, Frame


ATOM = "atom"
"""The export that is the site's feed, and no download."""


DOWNLOADS = "downloads/"
"""The folder of these files."""

LAST = 250
"""So many events stand in the feed."""


class Download(NamedTuple):
    """A file to download: its path, the name of its format, what it is for, and what it cannot keep."""

    path: str
    name: str
    purpose: str
    losses: Losses


def downloads(frame: Frame) -> Iterator[File]:
    """Yield the chronology in every format of which the library is there, and the page that lists them."""
    timeline = frame.census.timeline
    made: list[Download] = []
    for name, exporter in EXPORTERS.items():
        if name == ATOM:
            continue
        losses = Losses()
        try:
            pieces: Iterator[str | bytes] = iter(exporter(timeline, losses))
            first = next(pieces, "")
        except LibraryMissing:
            continue
        path = f"{DOWNLOADS}{timeline.dossier.key}{exporter.suffix}"
        if any(path == each.path for each in made):
            path = f"{DOWNLOADS}{timeline.dossier.key}.{name}{exporter.suffix}"
        made.append(Download(path, name, exporter.purpose, losses))
        yield path, chain([first], pieces)
    yield frame.page("downloads.html", "downloads", "Downloads", downloads=made)


def feed(frame: Frame) -> File:
    """Return the feed of the last events; it leads to their pages where the site's address is known."""
    timeline = frame.census.timeline
    last = tuple(deque(timeline.matches, maxlen=LAST))
    addresses = Addresses(
        frame.absolute(FEED),
        frame.absolute("index.html"),
        lambda key: frame.absolute(path_of("event", key)),
    )
    return FEED, atom(replace(timeline, matches=last), Losses(), addresses if frame.address else None)
