"""The same chronology as files for other programs, a page that lists them, and the feed."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from diplotrack.exporters.everything import Everything
from diplotrack.exporters.exchange.atom import Addresses, atom
from diplotrack.exporters.html.site.addresses import path_of
from diplotrack.exporters.html.site.frame import FEED
from diplotrack.exporters.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.html.site.frame import File, Frame

ATOM, PDF = "atom", "pdf"
"""The export that is the site's feed, and no download; and one that a long chronology does without."""

DOWNLOADS = "downloads/"
"""The folder of these files."""

LAST = 250
"""So many events stand in the feed."""


MOST_TYPESET = 1_000
"""A PDF of more events takes half a mebibyte of memory for each, and is none to print."""


def downloads(frame: Frame) -> Iterator[File]:
    """Yield the chronology in every format of which the library is there, and the page that lists them."""
    timeline = frame.census.timeline
    too_long = {PDF} if len(timeline.matches) > MOST_TYPESET else set()
    everything = Everything(timeline, without={ATOM, *too_long})
    for path, pieces in everything.exports():
        yield f"{DOWNLOADS}{path}", pieces
    yield frame.page("downloads.html", "downloads", "Downloads", groups=everything.groups, folder=DOWNLOADS)


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
