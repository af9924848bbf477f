"""The whole site, file by file: a `Timeline` in, paths and pieces out.

The events are read once for what pages have to know of each other, once for the pages about them, and once
or twice for the chart, the feed and each download. Nothing is held but a line an event and one page of the
chronology. The same timeline gives the same bytes.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.html.quotes import set_quotes
from diplotrack.exporters.html.site.about import about
from diplotrack.exporters.html.site.actors import actor_pages
from diplotrack.exporters.html.site.addresses import Links
from diplotrack.exporters.html.site.articles import article_pages
from diplotrack.exporters.html.site.census import Census
from diplotrack.exporters.html.site.chronology import CHRONOLOGY, stretches
from diplotrack.exporters.html.site.downloads import DOWNLOADS, downloads, feed
from diplotrack.exporters.html.site.events import event_page
from diplotrack.exporters.html.site.frame import Frame
from diplotrack.exporters.html.site.front import front, nowhere, sitemap
from diplotrack.exporters.html.site.utterances import quotes, utterance_page
from diplotrack.exporters.templates import macro

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markupsafe import Markup

    from diplotrack.exporters.html.site.census import Line
    from diplotrack.exporters.html.site.chronology import Stretch
    from diplotrack.exporters.html.site.frame import File
    from diplotrack.timeline import Match, Timeline


class Site:
    """A site of a timeline; `address` is where it will stand, and None where nobody knows."""

    def __init__(self, timeline: Timeline, address: str | None = None) -> None:
        """Read the events once, for what pages have to know of each other."""
        folder = address if address is None or address.endswith("/") else f"{address}/"
        self._timeline = timeline
        self._census = Census(timeline)
        self._frame = Frame(self._census, folder)
        self._stretches = stretches([*self._census.lines.values()])

    @property
    def things(self) -> int:
        """How many events, utterances, actors and articles have a page, which most of the files are."""
        census = self._census
        return len(census.lines) + len(census.sayings) + len(census.actors) + len(census.articles)

    def files(self) -> Iterator[File]:
        """Yield every file of the site; its pieces are to be read before the next is asked for."""
        frame, pages = self._frame, []
        for path, pieces in chain(self._pages(), downloads(frame)):
            if path.endswith(".html") and not path.startswith(DOWNLOADS):
                pages.append(path)
            yield path, pieces
        yield feed(frame)
        yield nowhere(frame)
        yield frame.style()
        if frame.address:
            yield sitemap(frame, pages)

    def _pages(self) -> Iterator[File]:
        frame = self._frame
        yield front(frame, self._stretches)
        yield about(frame)
        yield from self._events()
        yield from actor_pages(frame)
        yield from article_pages(frame)
        yield quotes(frame)

    def _events(self) -> Iterator[File]:
        """Yield the pages about events and utterances, and the chronology."""
        matches = iter(self._timeline.matches)
        for number, stretch in enumerate(self._stretches):
            entries: list[tuple[Line, Markup]] = []
            for line in stretch.lines:
                pages, entry = self._event(next(matches), stretch.path)
                yield from pages
                entries.append((line, entry))
            yield self._stretch(stretch, number, entries)
        if [stretch.path for stretch in self._stretches] != [CHRONOLOGY]:
            yield self._frame.page(CHRONOLOGY, "contents", "Chronology", stretches=self._stretches)

    def _event(self, match: Match, page: str) -> tuple[list[File], Markup]:
        """Return the pages about an event and what was said in it, and its entry on a page."""
        told = entry_of(match, self._timeline)
        quotes = [*set_quotes(told)]
        pages = [event_page(self._frame, told, quotes)]
        pages += [utterance_page(self._frame, quote, told) for quote in told.quotes]
        set_entry: Callable[..., Markup] = macro("html/entry.html.jinja", "entry")
        mark = self._census.lines[match.key].mark
        return pages, set_entry(told, mark, quotes, Links(page, self._census.has))

    def _stretch(self, stretch: Stretch, number: int, entries: list[tuple[Line, Markup]]) -> File:
        return self._frame.page(
            stretch.path,
            "chronology",
            stretch.title,
            CHRONOLOGY,
            entries=entries,
            before=self._stretches[number - 1] if number else None,
            behind=self._stretches[number + 1] if number + 1 < len(self._stretches) else None,
        )
